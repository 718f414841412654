// SPDX-License-Identifier: GPL-3.0-or-later
// The context menus of a MatrixView: of a cell, a row, a header.
#include "gui/table/columnmenu.h"
#include "gui/table/matrixview.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace flavormap {

using Command = CellActions;

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    // By the keyboard it belongs to the current cell.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid();
    const QPoint at
        = byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->serve(menu);
    if (currentIndex().isValid() && currentIndex().column() == ImageTypeTableModel::nameColumn)
        fillRowMenu(menu);
    else
        fillCellMenu(menu);
    menu->popup(at);
}

void MatrixView::fillRowMenu(QMenu* menu)
{
    menu->addActions(m_rowActions);
    menu->addSeparator();
    for (const auto command : {Command::FixProblem, Command::Copy, Command::SelectRow})
        menu->addAction(m_actions->action(command));
}

void MatrixView::fillCellMenu(QMenu* menu)
{
    const auto add = [&](std::initializer_list<Command::Command> commands) {
        for (const auto command : commands)
            menu->addAction(m_actions->action(command));
        menu->addSeparator();
    };
    add({Command::Edit, Command::Clear, Command::SetEmptyString});
    add({Command::Cut, Command::Copy, Command::Paste});
    add({Command::FillDown, Command::FillRight});
    add({Command::RevertCell, Command::FixProblem, Command::KeepMine, Command::TakeTheirs});
    if (m_model && currentIndex().isValid()) {
        QMenu* column = menu->addMenu(tr("C&olumn"));
        fillColumnMenu(column, *this, currentIndex().column(), false);
    }
    menu->addAction(m_actions->action(Command::SelectRow));
    menu->addSeparator();
    menu->addActions(m_rowActions);
}

void MatrixView::showHeaderMenu(int column, bool provider, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(menu, *this, column, provider);
    menu->popup(at);
}

} // namespace flavormap
