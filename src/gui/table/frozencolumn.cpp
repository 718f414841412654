// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/frozencolumn.h"

#include "gui/table/celldelegate.h"
#include "gui/table/matrixview.h"

#include <QPaintEvent>
#include <QPainter>

namespace flavormap {

FrozenColumn::FrozenColumn(MatrixView* view)
    : QWidget(view)
    , m_view(view)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::NoFocus);
}

void FrozenColumn::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    // The view's coordinates, so that a cell is painted just as it would be there.
    const QRect frozen = m_view->frozenRect();
    painter.translate(-frozen.topLeft());
    const auto* const delegate = static_cast<const CellDelegate*>(m_view->itemDelegate());
    const int first = m_view->rowAt(event->rect().top());
    for (int row = first; row >= 0 && row < m_view->model()->rowCount(); ++row) {
        const QModelIndex index = m_view->model()->index(row, ImageTypeTableModel::nameColumn);
        const QRect rect = m_view->visualRect(index);
        if (rect.top() > event->rect().bottom())
            break;
        delegate->paintCell(&painter, index, rect);
    }
}

} // namespace flavormap
#include "moc_frozencolumn.cpp"
