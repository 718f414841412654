// SPDX-License-Identifier: GPL-3.0-or-later
// How blocks of cells leave a MatrixView and come into it.
#include "edit/editsession.h"
#include "gui/table/cellclipboard.h"
#include "gui/table/matrixview.h"

#include <QLocale>

#include <algorithm>

namespace flavormap {

void MatrixView::copy()
{
    const auto block = selectedBlock();
    if (!block) {
        Q_EMIT refused(tr("Copying works on one block of cells: select one."));
        return;
    }
    if (const qsizetype count = qsizetype(block->width()) * block->height(); count > mostCopied) {
        Q_EMIT refused(tr("%1 cells are too many to be copied at once: select at most %2.")
                           .arg(QLocale().toString(count), QLocale().toString(mostCopied)));
        return;
    }
    CellClipboard::copy(copied(*block));
}

CopiedCells MatrixView::copied(const QItemSelectionRange& block) const
{
    CopiedCells cells;
    cells.connection = m_connection;
    cells.connectionName = m_connectionName;
    for (int column = block.left(); column <= block.right(); ++column) {
        const bool isName = column == ImageTypeTableModel::nameColumn;
        cells.columns.push_back(isName ? std::nullopt : std::optional(m_model->column(column).path()));
    }
    for (int row = block.top(); row <= block.bottom(); ++row) {
        std::vector<Value> values;
        for (int column = block.left(); column <= block.right(); ++column) {
            const QModelIndex index = m_model->index(row, column);
            const bool isName = column == ImageTypeTableModel::nameColumn;
            values.push_back(isName ? Value::string(m_model->name(row)) : m_model->value(index));
        }
        cells.values.push_back(std::move(values));
        cells.imageTypes.append(m_model->name(row));
    }
    return cells;
}

void MatrixView::cut()
{
    if (!selectedBlock()) {
        Q_EMIT refused(tr("Cutting works on one block of cells: select one."));
        return;
    }
    if (refusesSoMany(selectedCellCount()))
        return;
    copy();
    clearSelectedCells(); // refused where it can't be: the copy is there all the same
}

void MatrixView::paste()
{
    const CopiedCells cells = CellClipboard::cells();
    if (m_model == nullptr || cells.values.empty() || !currentIndex().isValid())
        return;
    const bool isElsewhere = cells.isNamed() && cells.connection != m_connection;
    const bool hasCells
        = std::ranges::any_of(cells.columns, [](const auto& column) { return column.has_value(); });
    if (!isElsewhere || !hasCells) {
        pasteAtPlace(cells.values);
        return;
    }
    if (const QString reason = m_model->session()->readOnlyReason(); !reason.isEmpty())
        Q_EMIT refused(reason);
    else if (!refusesSoMany(qsizetype(cells.values.size() * cells.columns.size())))
        Q_EMIT matchWanted(cells);
}

void MatrixView::pasteByName(const std::vector<CellEdit>& edits, const QString& from)
{
    if (m_model == nullptr || edits.empty())
        return;
    const Result<void> staged = m_model->session()->setCells(
        edits, tr("Paste %n cell(s) of %1", nullptr, int(edits.size())).arg(from));
    refuseIf(staged);
    const bool isSeen = staged && std::ranges::any_of(edits, [this](const CellEdit& edit) {
        return showCell(edit.name, edit.path);
    });
    Q_UNUSED(isSeen) // the columns may be hidden, the rows be filtered out
}

void MatrixView::pasteAtPlace(const CellBlock& cells)
{
    if (m_model == nullptr || !currentIndex().isValid())
        return;
    if (cells.size() == 1 && cells.front().size() == 1)
        fill(cells.front().front(), tr("Paste"));
    else
        pasteBlock(cells);
}

void MatrixView::pasteBlock(const CellBlock& given)
{
    const auto block = selectedBlock();
    const int top = block ? block->top() : currentIndex().row();
    const int left = block ? block->left() : currentIndex().column();
    const int height = int(given.size());
    const int width = int(given.front().size());
    // Into a selection that is a multiple of the block it goes as often as it fits.
    const bool repeats = block && block->height() % height == 0 && block->width() % width == 0;
    const int toHeight = repeats ? block->height() : height;
    const int toWidth = repeats ? block->width() : width;
    const int rowsLeft = m_model->rowCount() - top;
    const int columnsLeft = m_model->columnCount() - left;
    if (toHeight > rowsLeft || toWidth > columnsLeft) {
        Q_EMIT refused(
            tr("A block of %1 x %2 cells does not fit: from here to the edge there are %3 x %4. Nothing "
               "was pasted.",
                "rows x columns")
                .arg(height)
                .arg(width)
                .arg(rowsLeft)
                .arg(columnsLeft));
        return;
    }
    if (refusesSoMany(qsizetype(toHeight) * toWidth))
        return;
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (int row = 0; row < toHeight; ++row) {
        for (int column = 0; column < toWidth; ++column) {
            const Value& value = given[size_t(row % height)][size_t(column % width)];
            cells.emplace_back(m_model->index(top + row, left + column), value);
        }
    }
    if (!stage(cells, tr("Paste %n cells", nullptr, int(cells.size()))))
        return;
    const QItemSelection pasted(
        m_model->index(top, left), m_model->index(top + toHeight - 1, left + toWidth - 1));
    selectionModel()->select(pasted, QItemSelectionModel::ClearAndSelect);
}

} // namespace flavormap
