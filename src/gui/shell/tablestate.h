// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tablecolumns.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace flavormap {

/// How the table of one connection was left: columns, widths, sort.
struct TableState
{
    ColumnChoice columns;
    QHash<ColumnId, int> widths;      ///< pixels
    std::optional<CellPath> sortedBy; ///< nothing: Name
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    /// What can't be read is left at its default: only looks are lost.
    static TableState decode(const QByteArray& bytes);
    QByteArray encode() const;
};

} // namespace flavormap
