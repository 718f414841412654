// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tablecolumn.h"

#include <QPersistentModelIndex>
#include <QStringList>

#include <optional>
#include <vector>

namespace flavormap {

class MatrixView;

/// Where a person is in the table (selection, current cell, scroll) by names of image types and columns, to
/// be found again after the rows or the columns were replaced.
class MatrixPlace
{
public:
    explicit MatrixPlace(MatrixView& view)
        : m_view(view)
    {
    }

    /// All of it: before and after a reset.
    void remember();
    void restore();
    /// Before and after a layout change, which keeps the selection by itself.
    void rememberScroll();
    void restoreScroll();

private:
    using Column = std::pair<TableColumn::Kind, ColumnId>;
    struct Block
    {
        QStringList names;
        std::vector<Column> columns;
    };
    Column columnKey(int column) const;
    int columnNow(const Column& column) const;

    MatrixView& m_view;
    std::vector<Block> m_selected;
    QString m_currentName;
    std::optional<Column> m_currentColumn;
    QPersistentModelIndex m_anchor; ///< of the row that is to stay where it is
    QString m_anchorName;
    int m_anchorTop = 0; ///< in the viewport
    int m_left = 0;      ///< value of the scroll bar
};

} // namespace flavormap
