// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/patchentry.h"

namespace flavormap {

const PatchCell* PatchEntry::find(const CellPath& path) const
{
    for (const auto& [at, cell] : cells) {
        if (at == path)
            return &cell;
    }
    return nullptr;
}

bool PatchEntry::operator==(const PatchEntry& other) const
{
    if (kind != other.kind || origin != other.origin || cells != other.cells)
        return false;
    if (seenWhole == other.seenWhole)
        return true;
    return seenWhole && other.seenWhole && *seenWhole == *other.seenWhole;
}

} // namespace flavormap
