// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/problem.h"

#include <algorithm>

namespace flavormap {

namespace {

std::optional<Problem::Kind> problemOf(const Value& value)
{
    if (!value.isString())
        return {};
    const QString& text = value.text();
    if (text.isEmpty())
        return Problem::Kind::EmptyValue;
    if (text.front().isSpace() || text.back().isSpace())
        return Problem::Kind::BlankAtEdge;
    return {};
}

} // namespace

std::vector<Problem> problems(const ImageType& imageType)
{
    const QString image = QStringLiteral("image");
    std::vector<Problem> found;
    if (imageType.providerMap().state != ProviderMap::State::Object)
        found.push_back({Problem::Kind::NoProviderMap, CellPath::map()});
    for (const Provider& provider : imageType.providerMap().providers) {
        if (!provider.isObject())
            continue;
        if (std::ranges::find(provider.entries, image, &Provider::Entry::key) == provider.entries.end())
            found.push_back({Problem::Kind::EntryWithoutImage, CellPath::entry(provider.name, image)});
        for (const Provider::Entry& entry : provider.entries) {
            if (const auto kind = problemOf(entry.value))
                found.push_back({*kind, CellPath::entry(provider.name, entry.key)});
        }
    }
    return found;
}

std::optional<Value> fix(const Problem& problem, const Value& value)
{
    switch (problem.kind) {
    case Problem::Kind::BlankAtEdge:
        return value.isString() ? std::optional(Value::string(value.text().trimmed())) : std::nullopt;
    case Problem::Kind::NoProviderMap:
        return Value::emptyObject();
    case Problem::Kind::EntryWithoutImage:
    case Problem::Kind::EmptyValue:
        break;
    }
    return {};
}

} // namespace flavormap
