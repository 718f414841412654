// SPDX-License-Identifier: GPL-3.0-or-later
// How a MatrixView is walked through and selected by keys.
#include "gui/table/celldelegate.h"
#include "gui/table/matrixview.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

namespace flavormap {

void MatrixView::move(int rows, int columns)
{
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return;
    const int row = std::clamp(from.row() + rows, 0, m_model->rowCount() - 1);
    const int column = std::clamp(from.column() + columns, 0, m_model->columnCount() - 1);
    setCurrentIndex(m_model->index(row, column));
    setFocus();
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && (plain || shift)) {
        move(shift ? -1 : 1, 0);
        return;
    }
    if (event->key() == Qt::Key_F2 && plain) {
        editCurrent();
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier && currentIndex().isValid()) {
        const QRect cell = visualRect(currentIndex());
        showHeaderMenu(currentIndex().column(), false, viewport()->mapToGlobal(cell.bottomLeft()));
        return;
    }
    if (event->key() == Qt::Key_Escape && plain) {
        Q_EMIT escaped();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const int key = event->key();
    const bool arrow
        = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right;
    const QScopedValueRollback toEdge(m_toEdge, control && arrow);
    // A range is found by the places of its corners, where Name must be what it is under the others.
    const QScopedValueRollback flat(m_flat, extends);
    if (m_toEdge) {
        // With Ctrl QAbstractItemView would move the current cell without the selection.
        QKeyEvent without(
            QEvent::KeyPress, key, event->modifiers() & ~Qt::KeyboardModifiers(Qt::ControlModifier));
        QTableView::keyPressEvent(&without);
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex MatrixView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (!m_model || !currentIndex().isValid() || !(m_toEdge || modifiers & Qt::ControlModifier))
        return QTableView::moveCursor(action, modifiers);
    const int forward = isRightToLeft() ? -1 : 1;
    switch (action) {
    case MoveUp:
        return edgeOfData(currentIndex(), -1, 0);
    case MoveDown:
        return edgeOfData(currentIndex(), 1, 0);
    case MoveLeft:
        return edgeOfData(currentIndex(), 0, -forward);
    case MoveRight:
        return edgeOfData(currentIndex(), 0, forward);
    case MoveHome:
        return m_model->index(0, 0);
    case MoveEnd:
        return m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1);
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

/// As in a spreadsheet: to the last filled cell of this run, or over a gap to the next filled one, or to the
/// edge of the table.
QModelIndex MatrixView::edgeOfData(const QModelIndex& from, int rows, int columns) const
{
    const auto filled = [this](const QModelIndex& index) {
        return !m_model->cell(index.row(), index.column()).flags.testFlag(TableCell::Missing);
    };
    QModelIndex at = from;
    QModelIndex next = at.siblingAtRow(at.row() + rows).siblingAtColumn(at.column() + columns);
    if (!next.isValid())
        return at;
    const bool inRun = filled(at) && filled(next);
    while (next.isValid()) {
        if (inRun && !filled(next))
            return at;
        at = next;
        if (!inRun && filled(at))
            return at;
        next = at.siblingAtRow(at.row() + rows).siblingAtColumn(at.column() + columns);
    }
    return at;
}

/// The whole columns of what is selected.
void MatrixView::selectCurrentColumn()
{
    QItemSelection columns;
    for (const QItemSelectionRange& range : selectedRanges())
        columns.select(
            m_model->index(0, range.left()), m_model->index(m_model->rowCount() - 1, range.right()));
    selectionModel()->select(columns, QItemSelectionModel::ClearAndSelect);
}

/// The whole rows of what is selected.
void MatrixView::selectCurrentRow()
{
    QItemSelection rows;
    for (const QItemSelectionRange& range : selectedRanges())
        rows.select(
            m_model->index(range.top(), 0), m_model->index(range.bottom(), m_model->columnCount() - 1));
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void MatrixView::sortBy(int column)
{
    const bool again = m_model->sortColumn() == column && m_model->sortOrder() == Qt::AscendingOrder;
    m_model->sort(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void MatrixView::selectProvider(int column)
{
    const QString provider = m_model->column(column).id.provider;
    QItemSelection selection;
    for (int each = 0; each < m_model->columnCount(); ++each) {
        if (m_model->column(each).isEntry() && m_model->column(each).id.provider == provider
            && m_model->rowCount() > 0)
            selection.select(m_model->index(0, each), m_model->index(m_model->rowCount() - 1, each));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace flavormap
