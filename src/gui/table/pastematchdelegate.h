// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/pastematchmodel.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace flavormap {

/// Paints the preview of a paste: what changes in the colours that it will have in the table, the rest muted.
class PasteMatchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    PasteMatchDelegate(QTableView* view, const PasteMatchModel* cells);

    /// In which all of the cell is seen, of a path its last part.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool isId(const QModelIndex& index) const;

    QTableView* const m_view;
    const PasteMatchModel* const m_cells;
};

} // namespace flavormap
