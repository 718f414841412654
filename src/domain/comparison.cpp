// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/comparison.h"

#include "domain/providermapjson.h"

#include <algorithm>
#include <array>

namespace flavormap {

namespace {

using State = ProviderMap::State;

/// Collects what turns one image type into the other. `before` is always the value in `from`: what the person
/// sees as replaced.
class Differ
{
public:
    Differ(const ImageType& from, const ImageType& to)
        : m_from(from)
        , m_to(to)
    {
    }

    std::vector<CellChange> run() &&
    {
        members();
        map();
        return std::move(m_changes);
    }

private:
    void change(const CellPath& path, const Value& after)
    {
        m_changes.push_back({path, m_from.value(path), after});
    }
    void set(const CellPath& path, const Value& after)
    {
        if (m_from.value(path) != after)
            change(path, after);
    }

    void members();
    void map();
    void provider(const Provider* from, const Provider& to);
    void goneProvider(const Provider& from);
    void goneEntries(const Provider& from, const Provider* to);

    const ImageType& m_from;
    const ImageType& m_to;
    std::vector<CellChange> m_changes;
};

void Differ::members()
{
    for (const ImageType::Member& member : m_from.members()) {
        const CellPath path = CellPath::member(member.name);
        set(path, m_to.value(path));
    }
    for (const ImageType::Member& member : m_to.members()) {
        const CellPath path = CellPath::member(member.name);
        if (m_from.value(path).isAbsent())
            set(path, m_to.value(path));
    }
}

void Differ::map()
{
    const ProviderMap& from = m_from.providerMap();
    const ProviderMap& to = m_to.providerMap();
    if (to.state == State::Object) {
        if (from.state == State::NotAnObject || (from.state == State::Absent && to.providers.empty()))
            change(CellPath::map(), Value::emptyObject());
        for (const Provider& wanted : to.providers)
            provider(from.find(wanted.name), wanted);
    }
    for (const Provider& known : from.providers) {
        if (!to.find(known.name))
            goneProvider(known);
    }
    if (to.state != State::Object)
        set(CellPath::map(), m_to.value(CellPath::map()));
}

void Differ::provider(const Provider* from, const Provider& to)
{
    const CellPath path = CellPath::provider(to.name);
    if (to.entries.empty()) { // {} or not an object
        if (from)
            goneEntries(*from, nullptr);
        set(path, cellOf(to));
        return;
    }
    if (from && !from->isObject())
        change(path, Value::emptyObject());
    for (const Provider::Entry& entry : to.entries)
        set(CellPath::entry(to.name, entry.key), entry.value);
    if (from)
        goneEntries(*from, &to);
}

void Differ::goneProvider(const Provider& from)
{
    if (from.entries.empty())
        change(CellPath::provider(from.name), {});
    else
        goneEntries(from, nullptr);
}

void Differ::goneEntries(const Provider& from, const Provider* to)
{
    for (const Provider::Entry& entry : from.entries) {
        if (!to || std::ranges::find(to->entries, entry.key, &Provider::Entry::key) == to->entries.end())
            change(CellPath::entry(from.name, entry.key), {});
    }
}

bool isKnown(const QString& member)
{
    return member == u"label" || member == u"description" || member == u"icon";
}

/// What the server stores of one value: nothing for null, the spelling of a number or boolean as a string.
/// The rest is kept: it refuses objects and arrays, and a lone surrogate stays as it is spelled.
Value stored(const Value& value)
{
    if (!value.isRawJson())
        return value;
    if (value == Value::null())
        return {};
    const QString& json = value.text();
    const bool refused = json.startsWith(u'{') || json.startsWith(u'[') || json.startsWith(u'"');
    return refused ? value : Value::string(json);
}

void normaliseProvider(ImageType& result, const Provider& sent)
{
    if (!sent.isObject()) {
        if (sent.notAnObject != Value::null())
            result.setValue(CellPath::provider(sent.name), sent.notAnObject);
        return;
    }
    result.setValue(CellPath::provider(sent.name), Value::emptyObject());
    for (const Provider::Entry& entry : sent.entries) {
        if (const Value value = stored(entry.value); !value.isAbsent())
            result.setValue(CellPath::entry(sent.name, entry.key), value);
    }
}

} // namespace

std::vector<CellChange> diff(const ImageType& from, const ImageType& to)
{
    return Differ(from, to).run();
}

ImageType normalised(const ImageType& sent)
{
    ImageType result(sent.name());
    for (const ImageType::Member& member : sent.members()) {
        if (isKnown(member.name))
            result.setValue(CellPath::member(member.name), stored(member.value));
    }
    const ProviderMap& map = sent.providerMap();
    if (map.state == State::NotAnObject && map.notAnObject != Value::null())
        result.setValue(CellPath::map(), map.notAnObject);
    if (map.state == State::Object)
        result.setValue(CellPath::map(), Value::emptyObject());
    for (const Provider& provider : map.providers)
        normaliseProvider(result, provider);
    return result;
}

Comparison compare(const ImageType& sent, const ImageType& readBack)
{
    const ImageType expected = normalised(sent);
    Comparison comparison;
    comparison.differences = diff(expected, normalised(readBack));
    for (const ImageType::Cell& cell : sent.cells()) {
        const bool changedByRule = expected.value(cell.path) != cell.value;
        if (changedByRule && readBack.value(cell.path) == expected.value(cell.path))
            comparison.dropped.push_back(cell.path);
    }
    return comparison;
}

bool equal(const ImageType& a, const ImageType& b)
{
    return a == b || (a.name() == b.name() && diff(normalised(a), normalised(b)).empty());
}

} // namespace flavormap
