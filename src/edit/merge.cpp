// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/merge.h"

#include "edit/stagedcells.h"

#include <algorithm>

namespace flavormap {

namespace {

using Kind = PatchEntry::Kind;

Conflict wholeConflict(Conflict::Kind kind)
{
    return {kind, {}, {}, {}, {}};
}

std::vector<CellChange> mergedSince(const ImageType* before, const ImageType& now, const StagedCells& staged)
{
    if (!before)
        return {};
    std::vector<CellChange> changes = diff(*before, now);
    std::erase_if(changes, [&](const CellChange& change) {
        return std::ranges::any_of(staged, [&](const auto& cell) { return cell.first == change.path; });
    });
    return changes;
}

Rebased rebaseDelete(const PatchEntry& entry, const Theirs& theirs)
{
    Rebased result;
    if (!theirs.current)
        return result;
    result.left = entry;
    if (!entry.seenWhole || !equal(*entry.seenWhole, *theirs.current))
        result.conflicts.push_back(wholeConflict(Conflict::Kind::ChangedThere));
    return result;
}

Rebased rebaseCreate(const QString& name, const PatchEntry& entry, const Theirs& theirs)
{
    Rebased result;
    if (theirs.current && equal(*patched(name, entry, theirs), *theirs.current))
        return result;
    result.left = entry;
    if (theirs.current)
        result.conflicts.push_back(wholeConflict(Conflict::Kind::CreatedThere));
    return result;
}

Rebased rebaseRename(
    const QString& name, const PatchEntry& entry, const Theirs& theirs, const ImageType* before)
{
    Rebased result;
    const bool isThere = theirs.current && equal(*patched(name, entry, theirs), *theirs.current);
    if (isThere && !theirs.origin)
        return result;
    result.left = entry;
    if (theirs.current && !isThere)
        result.conflicts.push_back(wholeConflict(Conflict::Kind::CreatedThere));
    if (!theirs.origin) {
        if (before)
            result.left->seenWhole = std::make_shared<const ImageType>(*before);
        result.conflicts.push_back(wholeConflict(Conflict::Kind::DeletedThere));
        return result;
    }
    if (!entry.seenWhole || !equal(*entry.seenWhole, *theirs.origin))
        result.conflicts.push_back(wholeConflict(Conflict::Kind::ChangedThere));
    MergedCells cells = mergedCells(entry.cells, *theirs.origin);
    result.left->cells = std::move(cells.left);
    result.conflicts.insert(result.conflicts.end(), cells.conflicts.begin(), cells.conflicts.end());
    result.merged = mergedSince(before, *theirs.origin, entry.cells);
    return result;
}

Rebased rebaseUpdate(const PatchEntry& entry, const Theirs& theirs, const ImageType* before)
{
    Rebased result;
    if (entry.cells.empty())
        return result;
    if (!theirs.current) {
        result.left = entry;
        if (before)
            result.left->seenWhole = std::make_shared<const ImageType>(*before);
        result.conflicts.push_back(wholeConflict(Conflict::Kind::DeletedThere));
        return result;
    }
    MergedCells cells = mergedCells(entry.cells, *theirs.current);
    result.merged = mergedSince(before, *theirs.current, entry.cells);
    if (cells.left.empty())
        return result;
    result.left = entry;
    result.left->seenWhole.reset(); // it is there again
    result.left->cells = std::move(cells.left);
    result.conflicts = std::move(cells.conflicts);
    return result;
}

} // namespace

Rebased rebase(const QString& name, const PatchEntry& entry, const Theirs& theirs, const ImageType* before)
{
    if (theirs.isUnreadable) {
        Rebased result{entry, {wholeConflict(Conflict::Kind::UnreadableThere)}, {}};
        if (before && !entry.seenWhole)
            result.left->seenWhole = std::make_shared<const ImageType>(*before);
        return result;
    }
    switch (entry.kind) {
    case Kind::Create:
        return rebaseCreate(name, entry, theirs);
    case Kind::Delete:
        return rebaseDelete(entry, theirs);
    case Kind::Update:
        break;
    }
    return entry.isRename() ? rebaseRename(name, entry, theirs, before) : rebaseUpdate(entry, theirs, before);
}

std::optional<ImageType> patched(const QString& name, const PatchEntry& entry, const Theirs& theirs)
{
    if (entry.kind == Kind::Delete)
        return std::nullopt;
    const std::optional<ImageType>& there = entry.isRename() ? theirs.origin : theirs.current;
    ImageType target(name);
    if (entry.kind == Kind::Update && there)
        target = *there;
    else if (entry.seenWhole)
        target = *entry.seenWhole;
    if (target.name() != name || entry.kind != Kind::Update) {
        target.setName(name);
        target.setVersion({});
    }
    return withCells(std::move(target), entry.cells);
}

} // namespace flavormap
