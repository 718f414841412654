// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/spokentable.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace flavormap {

SpokenTable::SpokenTable(QWidget* parent)
    : QTableView(parent)
{
    m_speakSoon.setSingleShot(true);
    m_speakSoon.setInterval(0);
    m_speakSoon.callOnTimeout(this, &SpokenTable::speakCurrent);
}

void SpokenTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    // To a screen reader all cells are others then, and the keyboard is in none that it knows.
    connect(model, &QAbstractItemModel::modelReset, this, &SpokenTable::speakSoon);
    connect(model, &QAbstractItemModel::layoutChanged, this, &SpokenTable::speakSoon);
}

void SpokenTable::setRows(int leastHeight, int more)
{
    m_leastRow = leastHeight;
    m_more = more;
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();
}

void SpokenTable::fitRows()
{
    if (m_leastRow > 0)
        verticalHeader()->setDefaultSectionSize(std::max(m_leastRow, fontMetrics().height() + m_more));
}

void SpokenTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

void SpokenTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    if (hasFocus())
        QTableView::currentChanged(current, previous);
    else
        QAbstractItemView::currentChanged(current, previous);
    if (hasFocus())
        m_speakSoon.stop(); // it was told just now
}

void SpokenTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    speakSoon();
}

/// Later: where an editor was left by Enter or Tab the next cell follows at once.
void SpokenTable::speakSoon()
{
    if (QAccessible::isActive() && hasFocus())
        m_speakSoon.start();
}

void SpokenTable::speakCurrent()
{
    QAccessibleInterface* table = QAccessible::queryAccessibleInterface(this);
    if (!hasFocus() || !currentIndex().isValid() || !table || !table->tableInterface())
        return;
    if (QApplication::activePopupWidget()) // a menu that was opened meanwhile has the keyboard
        return;
    QAccessibleInterface* cell
        = table->tableInterface()->cellAt(currentIndex().row(), currentIndex().column());
    if (!cell)
        return;
    QAccessibleEvent event(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace flavormap

#include "moc_spokentable.cpp"
