// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/renamedcells.h"

#include <algorithm>
#include <map>
#include <set>

namespace flavormap {

namespace {

using Content = std::map<QString, Value>; // by key

struct Entries
{
    std::map<QString, std::set<QString>> cleared; // provider -> keys
    std::map<QString, Content> added;             // provider -> keys that are not there
};

Entries entriesOf(const ImageType& target, const StagedCells& cells)
{
    Entries entries;
    for (const auto& [path, cell] : cells) {
        if (!path.isEntry())
            continue;
        const bool isThere = !target.value(path).isAbsent();
        if (cell.wanted.isAbsent() && isThere)
            entries.cleared[path.providerName()].insert(path.key());
        else if (!cell.wanted.isAbsent() && !isThere)
            entries.added[path.providerName()].emplace(path.key(), cell.wanted);
    }
    return entries;
}

bool mayRename(const StagedCells& cells)
{
    const auto isClear = [](const auto& staged) { return staged.second.wanted.isAbsent(); };
    return std::ranges::any_of(cells, isClear) && !std::ranges::all_of(cells, isClear);
}

void renameKeys(ImageType& target, const QString& provider, const std::set<QString>& cleared, Content added)
{
    for (const QString& key : cleared) {
        const Value value = target.value(CellPath::entry(provider, key));
        const auto to = std::ranges::find(added, value, [](const auto& entry) { return entry.second; });
        if (to == added.end())
            continue;
        target.renameKey(provider, key, to->first);
        added.erase(to);
    }
}

} // namespace

void renameInPlace(ImageType& target, const StagedCells& cells)
{
    if (!mayRename(cells))
        return;
    Entries entries = entriesOf(target, cells);
    for (const auto& [name, cleared] : entries.cleared) {
        if (const auto added = entries.added.find(name); added != entries.added.end()) {
            renameKeys(target, name, cleared, added->second);
            continue;
        }
        const Provider* provider = target.providerMap().find(name);
        if (!provider || provider->entries.size() != cleared.size())
            continue; // a key stays
        Content content;
        for (const Provider::Entry& entry : provider->entries)
            content.emplace(entry.key, entry.value);
        const auto to = std::ranges::find_if(entries.added, [&](const auto& added) {
            return added.second == content && !target.providerMap().find(added.first);
        });
        if (to == entries.added.end())
            continue;
        target.renameProvider(name, to->first);
        entries.added.erase(to);
    }
}

} // namespace flavormap
