// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/plainentry.h"

#include <algorithm>

namespace flavormap {

namespace {

/// No rule of problem.h finds anything in it.
bool isFine(const Value& value)
{
    const QString text = value.isString() ? value.text() : QString();
    return !text.isEmpty() && !text.front().isSpace() && !text.back().isSpace();
}

} // namespace

bool isPlain(const Base& base, const QString& name, const PatchEntry& entry)
{
    const bool isUpdate = entry.kind == PatchEntry::Kind::Update && !entry.isRename() && !entry.seenWhole
        && !entry.cells.empty();
    if (!isUpdate || !base.isKnown() || base.overlay().contains(name) || base.isUnreadable(name))
        return false;
    const Catalogue& catalogue = *base.catalogue();
    const int row = catalogue.rowOf(name);
    if (row < 0 || catalogue.hasProblem(row))
        return false;
    return std::ranges::all_of(entry.cells, [&](const auto& staged) {
        const auto& [path, cell] = staged;
        // A string that is there: its provider and its map are objects.
        return path.isEntry() && cell.seen.isString() && isFine(cell.wanted) && cell.wanted != cell.seen
            && catalogue.value(row, path) == cell.seen;
    });
}

} // namespace flavormap
