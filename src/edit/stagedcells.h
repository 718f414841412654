// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/merge.h"

namespace flavormap {

/// The rules of single cells under merge.h; pure, and not needed outside of edit/.
///
/// Members and entries stand for themselves. Map and Provider cells ("containers") only say what the
/// container is: absent, an object (always written {}, whatever is in it) or JSON that is not an object. Its
/// content is the business of the entries' own cells, so that a container cell never takes a colleague's new
/// key along.
using StagedCells = std::vector<std::pair<CellPath, PatchCell>>;

inline bool isContainer(const CellPath& path)
{
    return path.kind() == CellPath::Kind::Map || path.kind() == CellPath::Kind::Provider;
}

/// Is the cell in the container (and not the container itself)?
bool liesIn(const CellPath& path, const CellPath& container);

/// What a container is: absent, {} for every object, or the JSON that is not an object. The plain value for
/// members and entries.
Value cellValue(const ImageType& imageType, const CellPath& path);

/// Does the server keep both as the same (CONTRACT.md: null is dropped, 5 becomes "5")?
bool sameOnServer(const Value& a, const Value& b);

/// The cells to stage that turn `from` into `to`; container values as of cellValue().
std::vector<CellChange> stagedDifference(const ImageType& from, const ImageType& to);

/// `target` with the cells' wanted values. New names append in the order of staging, renamed ones keep their
/// place.
ImageType withCells(ImageType target, const StagedCells& cells);

struct MergedCells
{
    StagedCells left; ///< what `theirs` does not say already
    std::vector<Conflict> conflicts;
};
MergedCells mergedCells(const StagedCells& cells, const ImageType& theirs);

/// The cells that make the draft over `theirs` say `wanted`. What was staged before keeps its `seen` as long
/// as its wanted value stays; everything else has seen what is there now.
StagedCells restagedCells(const StagedCells& before, const ImageType& theirs, const ImageType& wanted);

/// All of `imageType` as cells of a create.
StagedCells cellsOfNew(const ImageType& imageType);

/// Without one cell, and without those that can't stand alone then: what is staged in a container that is not
/// made, and that a container goes away while this cell stays in it.
StagedCells withoutCell(const StagedCells& cells, const CellPath& path);

/// The person's "keep mine" for one cell that is in conflict: it has seen what is there now.
StagedCells keptCell(const StagedCells& cells, const CellPath& path, const ImageType& theirs);

/// The entry that makes the draft of `name` say `wanted`, built on `before`; nothing: base says it already.
std::optional<PatchEntry> restaged(
    const std::optional<PatchEntry>& before, const Theirs& theirs, const ImageType& wanted);

} // namespace flavormap
