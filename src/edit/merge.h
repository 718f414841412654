// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/patchentry.h"

namespace flavormap {

/// Two changes of one thing. What "theirs" is, is never stored: it is what base has now.
struct Conflict
{
    enum class Kind : quint8 {
        Cell,            ///< a cell was changed here and, differently, there
        DeletedThere,    ///< changed (or renamed) here, gone there
        ChangedThere,    ///< deleted or renamed here, changed there
        CreatedThere,    ///< new here (or the target of a rename), and there, with other content
        UnreadableThere, ///< there, but it can't be read: nothing can be told or sent until it is mended
    };

    Kind kind = Kind::Cell;
    CellPath path;            ///< Cell only
    Value seen, theirs, mine; ///< Cell only
    bool operator==(const Conflict&) const = default;
};

/// What is on the server for one entry: the image type under its name and, for a rename, under its old name.
struct Theirs
{
    std::optional<ImageType> current; ///< under the entry's own name
    std::optional<ImageType> origin;  ///< under PatchEntry::origin; unused otherwise
    bool isUnreadable = false;        ///< one of them is there but can't be read
};

/// Rebase of one entry on what the server has now.
struct Rebased
{
    /// The entry without what is already so; nothing left: all of it is done.
    std::optional<PatchEntry> left;
    std::vector<Conflict> conflicts; ///< of `left`, against `theirs`; empty: it may be sent
    std::vector<CellChange>
        merged; ///< cells that changed there and were not touched here: merged without a word, but listed
    bool isDone() const { return !left.has_value(); }
};

/// Pure: for each cell fresh == wanted: done, dropped; fresh == seen: fine; else a conflict. Values are
/// compared as the server normalises them (comparison.h). A create whose image type is there with equal
/// content is done; a delete of one that is absent is done; a rename whose old name is gone and whose new
/// name has the wanted content is done (while the old name is still there, half of it: no conflict, only the
/// delete is left to do). `before`, where known, is what was read before `theirs` (for
/// `merged`).
Rebased rebase(
    const QString& name, const PatchEntry& entry, const Theirs& theirs, const ImageType* before = nullptr);

/// theirs (+) entry: the complete object to send under `name`. For a delete: nothing. Members and keys that
/// are not in the entry are kept as they are there; new ones append in the order of staging. A create, or an
/// update whose image type is gone: from seenWhole if there is one, else from nothing.
std::optional<ImageType> patched(const QString& name, const PatchEntry& entry, const Theirs& theirs);

enum class Resolution : quint8 { KeepMine, TakeTheirs };

/// What is staged after the person's choice for one conflict (path) or, without a path, for every conflict of
/// the entry; empty: nothing any more.
/// KeepMine never changes the draft, only what it has seen: seen := theirs, a create becomes an update, an
/// update of a gone image type a create, a delete's seenWhole what is there now. A rename whose new name was
/// created there becomes two entries: an update of that one and a delete of the old name.
/// While it can't be read there, KeepMine changes nothing.
/// TakeTheirs drops the cells that are in conflict (and keeps the others); where the whole image type is in
/// conflict it drops the entry.
Patch resolved(const QString& name, const PatchEntry& entry, const Theirs& theirs, Resolution resolution,
    const std::optional<CellPath>& path = {});

} // namespace flavormap
