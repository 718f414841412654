// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cellplaces.h"

#include "domain/jsonreader.h"

namespace flavormap {

namespace {

class PlaceReader
{
public:
    explicit PlaceReader(QByteArrayView json)
        : m_begin(json.data())
        , m_reader(std::string_view(json.data(), size_t(json.size())))
    {
    }

    std::vector<CellPlace> read()
    {
        m_reader.object([this](std::string_view token) {
            const QString name = unescaped(token);
            if (name == u"providermap")
                return container(token, CellPath::map(), [this](std::string_view p) { return provider(p); });
            if (name != u"name" && name != u"version")
                add(CellPath::member(name), token);
            return skip();
        });
        return std::move(m_places);
    }

private:
    void add(const CellPath& path, std::string_view token)
    {
        m_places.push_back({path, token.data() - m_begin});
    }

    bool skip()
    {
        std::string_view ignored;
        return m_reader.value(ignored);
    }

    /// A container is a cell of its own only where it holds none.
    template <typename Visit> bool container(std::string_view token, const CellPath& path, Visit&& visit)
    {
        const size_t before = m_places.size();
        const bool read = m_reader.peek() == '{' ? m_reader.object(visit) : skip();
        if (m_places.size() == before)
            add(path, token);
        return read;
    }

    bool provider(std::string_view token)
    {
        const QString name = unescaped(token);
        return container(token, CellPath::provider(name), [this, &name](std::string_view key) {
            add(CellPath::entry(name, unescaped(key)), key);
            return skip();
        });
    }

    const char* m_begin;
    JsonReader m_reader;
    std::vector<CellPlace> m_places;
};

} // namespace

std::vector<CellPlace> cellPlaces(QByteArrayView json)
{
    return PlaceReader(json).read();
}

QSet<int> linesOf(QByteArrayView json, const QSet<CellPath>& cells)
{
    QSet<int> lines;
    int line = 0;
    qsizetype at = 0;
    for (const CellPlace& place : cellPlaces(json)) {
        line += int(json.sliced(at, place.position - at).count('\n'));
        at = place.position;
        if (cells.contains(place.path))
            lines.insert(line);
    }
    return lines;
}

} // namespace flavormap
