// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/merge.h"
#include "edit/stagedcells.h"

#include <algorithm>

namespace flavormap {

namespace {

using Kind = PatchEntry::Kind;

bool has(const std::vector<Conflict>& conflicts, Conflict::Kind kind)
{
    return std::ranges::any_of(conflicts, [kind](const Conflict& conflict) { return conflict.kind == kind; });
}

PatchEntry deleteOf(const ImageType& there)
{
    PatchEntry entry;
    entry.kind = Kind::Delete;
    entry.seenWhole = std::make_shared<const ImageType>(there);
    return entry;
}

/// The draft stays as it is; what changes is only what it is compared with.
Patch keepWhole(const QString& name, const PatchEntry& entry, const Theirs& theirs,
    const std::vector<Conflict>& conflicts)
{
    if (has(conflicts, Conflict::Kind::UnreadableThere))
        return {{name, entry}};
    if (entry.kind == Kind::Delete)
        return {{name, deleteOf(*theirs.current)}};
    const ImageType mine = *patched(name, entry, theirs);
    if (has(conflicts, Conflict::Kind::CreatedThere)) {
        Patch patch;
        if (std::optional<PatchEntry> update = restaged({}, {theirs.current, {}}, mine))
            patch.emplace(name, std::move(*update));
        if (entry.isRename() && theirs.origin)
            patch.emplace(entry.origin, deleteOf(*theirs.origin));
        return patch;
    }
    if (has(conflicts, Conflict::Kind::DeletedThere))
        return {{name, *restaged({}, {}, mine)}};

    PatchEntry kept = entry;
    const ImageType& there = entry.isRename() ? *theirs.origin : *theirs.current;
    if (has(conflicts, Conflict::Kind::ChangedThere))
        kept.seenWhole = std::make_shared<const ImageType>(there);
    for (const Conflict& conflict : conflicts) {
        if (conflict.kind == Conflict::Kind::Cell)
            kept.cells = keptCell(kept.cells, conflict.path, there);
    }
    return {{name, std::move(kept)}};
}

Patch takeWhole(const QString& name, const PatchEntry& entry, const std::vector<Conflict>& conflicts)
{
    const bool onlyCells = std::ranges::all_of(
        conflicts, [](const Conflict& conflict) { return conflict.kind == Conflict::Kind::Cell; });
    if (!onlyCells)
        return {};
    PatchEntry left = entry;
    for (const Conflict& conflict : conflicts)
        left.cells = withoutCell(left.cells, conflict.path);
    return {{name, std::move(left)}};
}

} // namespace

Patch resolved(const QString& name, const PatchEntry& entry, const Theirs& theirs, Resolution resolution,
    const std::optional<CellPath>& path)
{
    const Rebased now = rebase(name, entry, theirs);
    if (!now.left)
        return {};
    std::vector<Conflict> conflicts = now.conflicts;
    if (path) {
        std::erase_if(conflicts, [&](const Conflict& conflict) {
            return conflict.kind != Conflict::Kind::Cell || conflict.path != *path;
        });
    }
    if (conflicts.empty())
        return {{name, *now.left}};
    const Patch chosen = resolution == Resolution::KeepMine ? keepWhole(name, *now.left, theirs, conflicts)
                                                            : takeWhole(name, *now.left, conflicts);
    Patch patch;
    for (const auto& [at, choice] : chosen) {
        const Theirs there = at == name ? theirs : Theirs{theirs.origin, {}};
        if (std::optional<PatchEntry> left = rebase(at, choice, there).left)
            patch.emplace(at, std::move(*left));
    }
    return patch;
}

} // namespace flavormap
