// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/matrixplace.h"

#include "gui/table/matrixview.h"

#include <QScrollBar>

namespace flavormap {

namespace {

constexpr int mostRows = 5000; // of a selection that is kept by names

} // namespace

MatrixPlace::Column MatrixPlace::columnKey(int column) const
{
    const TableColumn& at = m_view.tableModel()->column(column);
    return {at.kind, at.id};
}

int MatrixPlace::columnNow(const Column& column) const
{
    for (int at = 0; at < m_view.tableModel()->columnCount(); ++at) {
        if (columnKey(at) == column)
            return at;
    }
    return -1;
}

void MatrixPlace::remember()
{
    const ImageTypeTableModel& model = *m_view.tableModel();
    m_selected.clear();
    m_currentName = m_view.currentName();
    m_currentColumn.reset();
    const QModelIndex current = m_view.currentIndex();
    if (current.isValid())
        m_currentColumn = columnKey(current.column());
    for (const QItemSelectionRange& range : m_view.selectionModel()->selection()) {
        if (range.height() > mostRows)
            continue;
        Block block;
        for (int row = range.top(); row <= range.bottom(); ++row)
            block.names.append(model.name(row));
        for (int column = range.left(); column <= range.right(); ++column)
            block.columns.push_back(columnKey(column));
        m_selected.push_back(block);
    }
    rememberScroll();
    m_anchorName = m_anchor.isValid() ? model.name(m_anchor.row()) : QString();
    m_left = m_view.horizontalScrollBar()->value();
}

void MatrixPlace::rememberScroll()
{
    const QModelIndex current = m_view.currentIndex();
    const bool seen = current.isValid() && m_view.visualRect(current).intersects(m_view.viewport()->rect());
    const int row = seen ? current.row() : m_view.rowAt(0);
    m_anchor = row >= 0 ? m_view.model()->index(row, 0) : QModelIndex();
    m_anchorTop = row >= 0 ? m_view.rowViewportPosition(row) : 0;
}

void MatrixPlace::restoreScroll()
{
    if (!m_anchor.isValid())
        return;
    QScrollBar* const bar = m_view.verticalScrollBar();
    bar->setValue(bar->value() + m_view.rowViewportPosition(m_anchor.row()) - m_anchorTop);
}

void MatrixPlace::restore()
{
    const ImageTypeTableModel& model = *m_view.tableModel();
    QItemSelection selection;
    for (const Block& block : m_selected) {
        for (const QString& name : block.names) {
            const int row = model.rowOf(name);
            for (const Column& key : block.columns) {
                const int column = columnNow(key);
                if (row >= 0 && column >= 0)
                    selection.select(model.index(row, column), model.index(row, column));
            }
        }
    }
    const int row = m_currentName.isNull() ? -1 : model.rowOf(m_currentName);
    const int column = m_currentColumn ? columnNow(*m_currentColumn) : -1;
    if (row >= 0)
        m_view.selectionModel()->setCurrentIndex(
            model.index(row, std::max(column, 0)), QItemSelectionModel::NoUpdate);
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_view.horizontalScrollBar()->setValue(m_left);
    const int anchor = m_anchorName.isNull() ? -1 : model.rowOf(m_anchorName);
    m_anchor = anchor >= 0 ? model.index(anchor, 0) : QModelIndex();
    restoreScroll();
}

} // namespace flavormap
