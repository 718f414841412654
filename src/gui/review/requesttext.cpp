// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/requesttext.h"

#include "domain/imagetypecodec.h"

#include <QSet>

namespace flavormap {

namespace {

using Line = RequestText::Line;
using Tone = RequestText::Tone;

int indentOf(const QString& line)
{
    int at = 0;
    while (at < line.size() && line[at] == u' ')
        ++at;
    return at;
}

/// Follows the indented body of ImageTypeCodec: members at 2, providers at 4, their keys at 6 blanks.
class BodyLines
{
public:
    explicit BodyLines(const std::vector<CellChange>& changes)
    {
        for (const CellChange& change : changes) {
            const CellPath& path = change.path;
            if (path.kind() == CellPath::Kind::Member)
                m_members.insert(quoted(path.memberName()));
            else if (path.kind() == CellPath::Kind::Provider)
                m_providers.insert(quoted(path.providerName()));
            else if (path.kind() == CellPath::Kind::Entry)
                m_entries.insert(quoted(path.providerName()) + u'\n' + quoted(path.key()));
            else
                m_members.insert(QStringLiteral("\"providermap\""));
        }
    }

    bool isChanged(const QString& line)
    {
        const QString text = line.trimmed();
        const auto starts = [&](const QSet<QString>& names) {
            return std::any_of(names.begin(), names.end(),
                [&](const QString& name) { return text.startsWith(name + u':'); });
        };
        switch (indentOf(line)) {
        case 2:
            m_inMap = text.startsWith(u"\"providermap\":");
            return starts(m_members) && !text.endsWith(u'{');
        case 4:
            if (!m_inMap)
                return false;
            m_provider = text.left(text.lastIndexOf(u": "));
            return starts(m_providers) && !text.endsWith(u'{');
        case 6: {
            const QString prefix = m_provider + u'\n';
            return m_inMap && std::any_of(m_entries.begin(), m_entries.end(), [&](const QString& entry) {
                return entry.startsWith(prefix) && text.startsWith(entry.sliced(prefix.size()) + u':');
            });
        }
        default:
            return false;
        }
    }

private:
    static QString quoted(const QString& name) { return QString::fromUtf8(ImageTypeCodec::quoted(name)); }

    QSet<QString> m_members, m_providers, m_entries;
    QString m_provider;
    bool m_inMap = false;
};

} // namespace

QString RequestText::plain() const
{
    QStringList texts;
    for (const Line& line : lines)
        texts += line.text;
    return texts.join(u'\n');
}

RequestText requestText(const std::vector<RequestRecord>& requests, const std::vector<CellChange>& changes)
{
    RequestText text;
    for (const RequestRecord& request : requests) {
        if (!text.lines.empty())
            text.lines.push_back({});
        text.lines.push_back(
            {QString::fromLatin1(request.method) + u' ' + request.url.path(QUrl::FullyEncoded), Tone::Start});
        for (const auto& [name, value] : request.requestHeaders)
            text.lines.push_back(
                {QString::fromLatin1(name) + QStringLiteral(": ") + QString::fromUtf8(value), Tone::Header});
        text.bytes += request.requestBody.size();
        if (request.requestBody.isEmpty())
            continue;
        text.lines.push_back({});
        BodyLines body(changes);
        const QStringList lines = QString::fromUtf8(request.requestBody).split(u'\n');
        for (const QString& line : lines)
            text.lines.push_back({line, Tone::Plain, body.isChanged(line)});
    }
    return text;
}

} // namespace flavormap
