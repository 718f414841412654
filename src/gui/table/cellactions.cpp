// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/cellactions.h"

#include "edit/editsession.h"
#include "gui/table/matrixview.h"
#include "models/cellreader.h"

#include <QMenu>

namespace flavormap {

CellActions::CellActions(MatrixView* view)
    : QObject(view)
    , m_view(view)
{
    add(Edit, tr("&Edit cell"), {}, &MatrixView::editCurrent);
    add(Clear, tr("Cle&ar"), QKeySequence(Qt::Key_Delete), &MatrixView::clearSelectedCells);
    add(SetEmptyString, tr("Set empty &string"), {}, &MatrixView::setEmptyString);
    add(Cut, tr("Cu&t"), QKeySequence(QKeySequence::Cut), &MatrixView::cut);
    add(Copy, tr("&Copy"), QKeySequence(QKeySequence::Copy), &MatrixView::copy);
    add(Paste, tr("&Paste"), QKeySequence(QKeySequence::Paste), &MatrixView::paste);
    add(FillDown, tr("F&ill down"), QKeySequence(Qt::CTRL | Qt::Key_D), &MatrixView::fillDown);
    add(FillRight, tr("Fill ri&ght"), QKeySequence(Qt::CTRL | Qt::Key_R), &MatrixView::fillRight);
    add(SelectAll, tr("Se&lect all"), QKeySequence(QKeySequence::SelectAll), &MatrixView::selectAll);
    add(SelectColumn, tr("Select c&olumn"), QKeySequence(Qt::CTRL | Qt::Key_Space),
        &MatrixView::selectCurrentColumn);
    add(SelectRow, tr("Select ro&w"), QKeySequence(Qt::SHIFT | Qt::Key_Space), &MatrixView::selectCurrentRow);
    add(RevertCell, tr("Re&vert cell"), {}, &MatrixView::revertSelectedCells);
    add(FixProblem, tr("Fi&x problem"), {}, &MatrixView::fixProblems);
    add(KeepMine, tr("&Keep mine"), {}, &MatrixView::keepMine);
    add(TakeTheirs, tr("Take t&heirs"), {}, &MatrixView::takeTheirs);
}

void CellActions::add(
    Command command, const QString& text, const QKeySequence& keys, void (MatrixView::*does)())
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // in an open editor these keys are the editor's
    connect(action, &QAction::triggered, m_view, does);
    m_view->addAction(action);
    m_actions[command] = action;
}

void CellActions::serve(QMenu* menu)
{
    connect(menu, &QMenu::aboutToShow, this, &CellActions::update);
    connect(menu, &QMenu::aboutToHide, this, &CellActions::release);
}

void CellActions::release()
{
    for (QAction* action : m_actions)
        action->setEnabled(true);
}

void CellActions::update()
{
    const ImageTypeTableModel* model = m_view->tableModel();
    const QModelIndex current = m_view->currentIndex();
    const bool there = model && current.isValid();
    const bool editable = there && model->refusal(current).isEmpty();
    const TableCell cell = there ? model->cell(current.row(), current.column()) : TableCell();
    for (const Command command : {Edit, Clear, SetEmptyString, Cut, Paste, FillDown, FillRight})
        m_actions[command]->setEnabled(editable);
    m_actions[RevertCell]->setEnabled(cell.flags.testFlag(TableCell::Staged));
    m_actions[FixProblem]->setEnabled(cell.flags.testFlag(TableCell::Problem));
    nameTheFix();
    m_actions[KeepMine]->setEnabled(cell.flags.testFlag(TableCell::Conflict));
    m_actions[TakeTheirs]->setEnabled(cell.flags.testFlag(TableCell::Conflict));
}

void CellActions::nameTheFix()
{
    QString text = tr("Fi&x problem");
    const ImageTypeTableModel* model = m_view->tableModel();
    const QModelIndex current = m_view->currentIndex();
    if (m_actions[FixProblem]->isEnabled() && m_view->selectedCellCount() <= 1) {
        const int row = model->sessionRow(current.row());
        const auto fixes = fixesOf(model->problemsOf(current), model->session()->draft(row));
        if (fixes.size() == 1)
            text = tr("Fi&x: %1").arg(fixText(fixes.front()).replace(u'&', QStringLiteral("&&")));
    }
    m_actions[FixProblem]->setText(text);
}

} // namespace flavormap

#include "moc_cellactions.cpp"
