// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands on cells do: each acts on the selection and is one undo step.
#include "edit/editsession.h"
#include "gui/table/matrixview.h"

#include <QClipboard>
#include <QGuiApplication>

namespace flavormap {

QModelIndexList MatrixView::selectedIndexesInOrder() const
{
    QModelIndexList indexes = selectedIndexes();
    if (indexes.isEmpty() && currentIndex().isValid())
        indexes += currentIndex();
    std::sort(indexes.begin(), indexes.end(), [](const QModelIndex& a, const QModelIndex& b) {
        return std::pair(a.row(), a.column()) < std::pair(b.row(), b.column());
    });
    return indexes;
}

std::vector<std::pair<QString, CellPath>> MatrixView::selectedCells() const
{
    std::vector<std::pair<QString, CellPath>> cells;
    for (const QModelIndex& index : selectedIndexesInOrder()) {
        if (index.column() != ImageTypeTableModel::nameColumn)
            cells.emplace_back(m_model->name(index.row()), m_model->path(index));
    }
    return cells;
}

void MatrixView::stage(const QModelIndexList& indexes, const Value& value, const QString& undoText)
{
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (const QModelIndex& index : indexes) {
        if (index.column() != ImageTypeTableModel::nameColumn)
            cells.emplace_back(index, value);
    }
    m_model->setCells(cells, undoText);
}

void MatrixView::editCurrent()
{
    if (currentIndex().isValid())
        edit(currentIndex(), EditKeyPressed, nullptr);
}

void MatrixView::clearSelectedCells()
{
    m_model->clear(selectedIndexesInOrder());
}

void MatrixView::setEmptyString()
{
    stage(selectedIndexesInOrder(), Value::string(QString()), tr("Set empty string"));
}

void MatrixView::copy()
{
    const QModelIndexList indexes = selectedIndexesInOrder();
    if (indexes.isEmpty())
        return;
    int left = indexes.first().column();
    int right = left;
    for (const QModelIndex& index : indexes) {
        left = std::min(left, index.column());
        right = std::max(right, index.column());
    }
    QString text;
    for (int row = indexes.first().row(); row <= indexes.last().row(); ++row) {
        for (int column = left; column <= right; ++column) {
            const QModelIndex index = m_model->index(row, column);
            if (indexes.contains(index))
                text += column == 0 ? m_model->name(row) : m_model->value(index).text();
            text += column < right ? u'\t' : u'\n';
        }
    }
    QGuiApplication::clipboard()->setText(text);
}

void MatrixView::cut()
{
    copy();
    clearSelectedCells();
}

void MatrixView::paste()
{
    QString text = QGuiApplication::clipboard()->text();
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (text.endsWith(u'\n'))
        text.chop(1);
    const QModelIndexList selected = selectedIndexesInOrder();
    if (text.isEmpty() || selected.isEmpty())
        return;
    const QStringList lines = text.split(u'\n');
    if (lines.size() == 1 && !text.contains(u'\t')) {
        stage(selected, Value::string(text), tr("Paste"));
        return;
    }
    int left = selected.first().column();
    for (const QModelIndex& index : selected)
        left = std::min(left, index.column());
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (qsizetype line = 0; line < lines.size(); ++line) {
        const QStringList values = lines[line].split(u'\t');
        for (qsizetype at = 0; at < values.size(); ++at) {
            const QModelIndex index = m_model->index(selected.first().row() + int(line), left + int(at));
            if (!index.isValid()) {
                Q_EMIT refused(tr("The clipboard has %1 rows and %2 columns, which go past the edge of the "
                                  "table. Choose another cell; "
                                  "nothing was changed.")
                                   .arg(lines.size())
                                   .arg(values.size()));
                return;
            }
            cells.emplace_back(index, values[at].isEmpty() ? Value() : Value::string(values[at]));
        }
    }
    m_model->setCells(cells, tr("Paste %n cell(s)", nullptr, int(cells.size())));
}

void MatrixView::revertSelectedCells()
{
    for (const auto& [name, path] : selectedCells())
        refuseIf(m_model->session()->revertCell(name, path));
}

void MatrixView::fixProblems()
{
    std::vector<CellEdit> edits;
    for (const QModelIndex& index : selectedIndexesInOrder()) {
        for (const Problem& problem : m_model->problemsOf(index)) {
            const auto draft = m_model->session()->draft(m_model->name(index.row()));
            const auto mended = draft ? fix(problem, draft->value(problem.path)) : std::nullopt;
            if (mended)
                edits.push_back({m_model->name(index.row()), problem.path, *mended});
        }
    }
    if (!edits.empty())
        refuseIf(m_model->session()->setCells(edits, tr("Fix")));
}

void MatrixView::keepMine()
{
    for (const auto& [name, path] : selectedCells())
        refuseIf(m_model->session()->resolve({name}, path, Resolution::KeepMine));
}

void MatrixView::takeTheirs()
{
    for (const auto& [name, path] : selectedCells())
        refuseIf(m_model->session()->resolve({name}, path, Resolution::TakeTheirs));
}

void MatrixView::refuseIf(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error().message);
}

} // namespace flavormap
