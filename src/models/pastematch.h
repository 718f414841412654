// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"
#include "models/copiedcells.h"

namespace flavormap {

/// What a copied cell meets in another connection, where it is found by its names.
struct MatchedCell
{
    enum class Fit : quint8 {
        Changes,   ///< the cell is here and has something else
        New,       ///< the image type is here, without this cell
        Clears,    ///< the cell is here, and had no value where it was copied
        Unmatched, ///< the image type is not here, or can't be edited
        Same,      ///< the cell is here and says it already
    };

    Fit fit = Fit::Same;
    CellEdit edit; ///< the names, and what was copied
    Value here;
    QString reason; ///< in a few words; Unmatched only

    bool operator==(const MatchedCell&) const = default;
};

/// Each copied cell, those that change something first, else in the order of the block. Left out: names, and
/// cells that have no value on either side.
std::vector<MatchedCell> matched(const CopiedCells& copied, const EditSession& session);

/// What is staged of them.
std::vector<CellEdit> editsOf(const std::vector<MatchedCell>& cells, bool clearsToo);

} // namespace flavormap
