// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/problem.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace flavormap {

namespace {

constexpr QStringView imageKey = u"image";

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
    const QString image = imageKey.toString();
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

Fix fixOf(const Problem& problem, const ImageType& imageType)
{
    if (problem.kind == Problem::Kind::NoProviderMap)
        return {CellPath::map(), Value::emptyObject()};
    const QString trimmed = imageType.value(problem.path).text().trimmed();
    if (problem.kind == Problem::Kind::BlankAtEdge && !trimmed.isEmpty())
        return {problem.path, Value::string(trimmed)};
    if (problem.path.key() == imageKey)
        return {CellPath::provider(problem.path.providerName()), Value()};
    return {problem.path, Value()};
}

std::vector<Fix> fixesOf(const std::vector<Problem>& problems, const ImageType& imageType)
{
    std::vector<Fix> fixes;
    for (const Problem& problem : problems) {
        const Fix fix = fixOf(problem, imageType);
        if (std::ranges::find(fixes, fix) == fixes.end())
            fixes.push_back(fix);
    }
    const auto goesWithItsProvider = [&](const Fix& fix) {
        return fix.path.isEntry() && std::ranges::any_of(fixes, [&](const Fix& other) {
            return other.path == CellPath::provider(fix.path.providerName());
        });
    };
    std::vector<Fix> left;
    std::ranges::copy_if(fixes, std::back_inserter(left), std::not_fn(goesWithItsProvider));
    return left;
}

} // namespace flavormap
