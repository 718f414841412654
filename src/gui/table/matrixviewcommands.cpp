// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands of MatrixView do to its cells.
#include "gui/table/matrixview.h"

#include "edit/editsession.h"
#include "gui/table/openedit.h"
#include "models/tablecell.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <map>

namespace flavormap {

qsizetype MatrixView::selectedCellCount() const
{
    qsizetype count = 0;
    if (m_model != nullptr) {
        for (const QItemSelectionRange& range : selectionModel()->selection())
            count += qsizetype(range.width()) * range.height();
    }
    return count;
}

/// The current cell where nothing is selected.
QItemSelection MatrixView::selectedRanges() const
{
    if (m_model == nullptr)
        return {};
    QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty() && currentIndex().isValid())
        selection.append(QItemSelectionRange(currentIndex()));
    return selection;
}

/// By ranges: only rows that are wanted come to cells of their own.
QModelIndexList MatrixView::selectedIn(const std::function<bool(int)>& isWanted) const
{
    QModelIndexList indexes;
    for (const QItemSelectionRange& range : selectedRanges()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (!isWanted(m_model->sessionRow(row)))
                continue;
            for (int column = range.left(); column <= range.right(); ++column)
                indexes += m_model->index(row, column);
        }
    }
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

bool MatrixView::refusesSoMany(qsizetype cells)
{
    if (cells <= mostChanged)
        return false;
    Q_EMIT refused(tr("%1 cells are too many to be changed at once: select at most %2.")
                       .arg(QLocale().toString(cells), QLocale().toString(mostChanged)));
    return true;
}

QModelIndexList MatrixView::selectedInOrder() const
{
    QModelIndexList indexes = m_model == nullptr ? QModelIndexList() : selectedIndexes();
    if (indexes.isEmpty() && currentIndex().isValid())
        indexes += currentIndex();
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

std::optional<QItemSelectionRange> MatrixView::selectedBlock() const
{
    if (m_model == nullptr || !currentIndex().isValid())
        return {};
    const QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty())
        return QItemSelectionRange(currentIndex());
    const QItemSelectionRange& one = selection.front();
    int top = one.top(), left = one.left(), bottom = one.bottom(), right = one.right();
    for (const QItemSelectionRange& range : selection) {
        top = std::min(top, range.top());
        left = std::min(left, range.left());
        bottom = std::max(bottom, range.bottom());
        right = std::max(right, range.right());
    }
    const QItemSelectionRange block(m_model->index(top, left), m_model->index(bottom, right));
    if (qsizetype(block.width()) * block.height() != selectedCellCount())
        return {};
    return block;
}

void MatrixView::refuseIf(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error().message);
}

bool MatrixView::stage(const std::vector<std::pair<QModelIndex, Value>>& cells, const QString& undoText)
{
    return m_model != nullptr && !cells.empty() && m_model->setCells(cells, undoText);
}

/// A name is not edited as a cell: says so where nothing else is selected.
bool MatrixView::refusesNames()
{
    const QItemSelection selection = m_model ? selectionModel()->selection() : QItemSelection();
    const bool onlyNames
        = !selection.isEmpty() && std::ranges::all_of(selection, [](const QItemSelectionRange& range) {
              return range.right() == ImageTypeTableModel::nameColumn;
          });
    if (onlyNames)
        Q_EMIT refused(m_model->refusal(m_model->index(selection.front().top(), 0)));
    return onlyNames;
}

void MatrixView::tellTyped(const QString& text, const QString& name)
{
    Q_EMIT typedRefused(tr("%1 What was typed into %2 is not staged: %3")
                            .arg(m_refusal, name, shownText(Value::string(text))));
}

void MatrixView::fillTyped(const QString& text, bool changed)
{
    const Value typed = text.isEmpty() ? Value() : Value::string(text);
    const Value value = changed ? typed : m_model->value(currentIndex());
    if (!fill(value, tr("Fill")) && changed)
        tellTyped(text, currentName());
}

bool MatrixView::fill(const Value& value, const QString& undoText)
{
    if (refusesNames() || refusesSoMany(selectedCellCount()))
        return true;
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (const QModelIndex& index : selectedInOrder()) {
        if (index.column() != ImageTypeTableModel::nameColumn)
            cells.emplace_back(index, value);
    }
    return stage(cells, undoText);
}

bool MatrixView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
    const bool asked = trigger == DoubleClicked || trigger == EditKeyPressed
        || (trigger == AnyKeyPressed && event && !static_cast<QKeyEvent*>(event)->text().isEmpty());
    if (m_model && index.isValid() && asked) {
        if (index.column() == ImageTypeTableModel::nameColumn) {
            if (trigger != AnyKeyPressed)
                Q_EMIT renameRequested(m_model->name(index.row()));
            return false;
        }
        if (const QString reason = m_model->refusal(index); !reason.isEmpty()) {
            Q_EMIT refused(reason);
            return false;
        }
        const Value value = m_model->value(index);
        if (trigger != AnyKeyPressed && value.isString() && hasLineBreak(value.text())) {
            setCurrentIndex(index); // alone: the form then shows this image type only
            Q_EMIT formWanted(m_model->path(index));
            return false;
        }
    }
    if (!QTableView::edit(index, trigger, event))
        return false;
    if (asked)
        m_openEdit->opened(index);
    return true;
}

void MatrixView::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last)
{
    m_openEdit->takeFrom(first, last);
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void MatrixView::editCurrent()
{
    if (currentIndex().isValid())
        edit(currentIndex(), EditKeyPressed, nullptr);
}

void MatrixView::clearSelectedCells()
{
    if (m_model != nullptr && !refusesNames() && !refusesSoMany(selectedCellCount()))
        m_model->clear(selectedInOrder());
}

void MatrixView::setEmptyString()
{
    fill(Value::string(QStringLiteral("")), tr("Set empty string"));
}

void MatrixView::fillDown()
{
    fillFromEdge(true);
}

void MatrixView::fillRight()
{
    fillFromEdge(false);
}

/// From the first row or column of the selected block into the others of it; where there is only one it is
/// filled from what stands before it.
void MatrixView::fillFromEdge(bool down)
{
    const auto block = selectedBlock();
    if (!block) {
        Q_EMIT refused(tr("Filling works on one block of cells: select one."));
        return;
    }
    const int before = (down ? block->height() : block->width()) == 1 ? 1 : 0;
    const int top = block->top() - (down ? before : 0);
    const int left = block->left() - (down ? 0 : before);
    if (top < 0 || (!down && before == 1 && left < 1)) {
        Q_EMIT refused(down ? tr("There is no cell above to fill from.")
                            : tr("There is no cell before it to fill from."));
        return;
    }
    if (refusesSoMany(selectedCellCount()))
        return;
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (const QModelIndex& index : block->indexes()) {
        const QModelIndex from = m_model->index(down ? top : index.row(), down ? index.column() : left);
        if (from != index)
            cells.emplace_back(index, m_model->value(from));
    }
    stage(cells, down ? tr("Fill down") : tr("Fill right"));
}

// -- problems, conflicts, what is staged

void MatrixView::revertSelectedCells()
{
    const auto isChanged
        = [this](int row) { return m_model->session()->rowState(row) != EditSession::RowState::Unchanged; };
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (const QModelIndex& index : selectedIn(isChanged)) {
        const TableCell cell = m_model->cell(index.row(), index.column());
        const bool isName = index.column() == ImageTypeTableModel::nameColumn;
        if (!isName && cell.flags & (TableCell::Staged | TableCell::Conflict)) {
            const int row = m_model->sessionRow(index.row());
            cells.emplace_back(index, m_model->session()->cellState(row, m_model->path(index)).server);
        }
    }
    if (refusesSoMany(qsizetype(cells.size())))
        return;
    if (cells.size() == 1) {
        const QModelIndex& index = cells.front().first;
        refuseIf(m_model->session()->revertCell(m_model->name(index.row()), m_model->path(index)));
    } else {
        stage(cells, tr("Revert %n cells", nullptr, int(cells.size())));
    }
}

void MatrixView::fixProblems()
{
    // By image type: what one fix takes away, another need not mend.
    std::map<QString, std::vector<Problem>> byName;
    for (const QModelIndex& index :
        selectedIn([this](int row) { return m_model->session()->hasProblem(row); }))
        std::ranges::copy(m_model->problemsOf(index), std::back_inserter(byName[m_model->name(index.row())]));
    std::vector<CellEdit> edits;
    for (const auto& [name, found] : byName) {
        if (found.empty())
            continue;
        for (const Fix& fix : fixesOf(found, m_model->session()->draft(m_model->session()->rowOf(name))))
            edits.push_back({name, fix.path, fix.wanted});
        if (qsizetype(edits.size()) > mostChanged)
            break; // it is refused
    }
    if (!edits.empty() && !refusesSoMany(qsizetype(edits.size())))
        refuseIf(m_model->session()->setCells(edits, tr("Fix %n problems", nullptr, int(edits.size()))));
}

void MatrixView::resolve(Resolution resolution)
{
    std::vector<CellAddress> conflicts;
    const auto isConflict = [this](int row) { return m_model->session()->hasConflict(row); };
    for (const QModelIndex& index : selectedIn(isConflict)) {
        const bool isName = index.column() == ImageTypeTableModel::nameColumn;
        if (!isName && m_model->cell(index.row(), index.column()).flags & TableCell::Conflict)
            conflicts.push_back({m_model->name(index.row()), m_model->path(index)});
    }
    refuseIf(m_model->session()->resolveCells(conflicts, resolution));
}

void MatrixView::keepMine()
{
    resolve(Resolution::KeepMine);
}

void MatrixView::takeTheirs()
{
    resolve(Resolution::TakeTheirs);
}

} // namespace flavormap
