// SPDX-License-Identifier: GPL-3.0-or-later
//
// How ImageTypeTableModel follows its session.
#include "models/imagetypetablemodel.h"

#include "edit/editsession.h"

#include <algorithm>

namespace flavormap {

namespace {

constexpr size_t mostRanges = 64; // beyond it one dataChanged over all of them costs a view less

/// Neighbouring rows as ranges first … last, from the top.
std::vector<std::pair<int, int>> rangesOf(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    std::vector<std::pair<int, int>> ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().second + 1 >= row)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    return ranges;
}

} // namespace

void ImageTypeTableModel::onRowsChanged(const std::vector<int>& sessionRows)
{
    m_reader.forget();
    const DraftTally::Difference difference = m_tally.recheck(sessionRows);
    removeGone(sessionRows);
    addMissing(sessionRows);
    if (!difference.columns || !rebuildColumns())
        announce(sessionRows);
    m_refresh.noteExtraRows();
    m_order.recheck(sessionRows);
    noteOutOfDate();
    tellCounts(difference.counts);
}

/// The counts beside the providers' names: "13 of 16".
void ImageTypeTableModel::tellCounts(bool changed)
{
    const int existing = m_session->existingCount();
    if (std::exchange(m_toldExisting, existing) != existing || changed)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void ImageTypeTableModel::onRowsAppended(int first, int last)
{
    m_reader.forget();
    std::vector<int> rows;
    for (int row = first; row <= last; ++row)
        rows.push_back(row);
    const DraftTally::Difference difference = m_tally.recheck(rows);
    addMissing(rows);
    if (difference.columns)
        rebuildColumns();
    m_refresh.noteExtraRows();
    m_order.recheck(rows);
    noteOutOfDate();
    tellCounts(difference.counts);
}

void ImageTypeTableModel::removeGone(const std::vector<int>& sessionRows)
{
    std::vector<int> gone;
    std::vector<int> rows;
    for (const int sessionRow : sessionRows) {
        if (m_session->rowExists(sessionRow) || !m_order.knows(sessionRow))
            continue;
        gone.push_back(sessionRow);
        if (const int row = rowOfSession(sessionRow); row >= 0)
            rows.push_back(row);
    }
    if (gone.empty())
        return;
    // From the bottom, so that the rows above keep their numbers.
    const auto ranges = rangesOf(std::move(rows));
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->first, range->second);
        m_order.remove(range->first, range->second);
        endRemoveRows();
    }
    m_order.forget(gone);
    Q_EMIT shownRowsChanged();
}

void ImageTypeTableModel::addMissing(const std::vector<int>& sessionRows)
{
    // Only those that came into being: a row that the filter hides stays hidden when it changes.
    std::vector<int> added;
    for (const int sessionRow : sessionRows) {
        if (m_session->rowExists(sessionRow) && !m_order.knows(sessionRow))
            added.push_back(sessionRow);
    }
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    for (const int sessionRow : added)
        m_order.append(sessionRow);
    endInsertRows();
    Q_EMIT shownRowsChanged();
}

void ImageTypeTableModel::announce(const std::vector<int>& sessionRows)
{
    std::vector<int> rows;
    for (const int sessionRow : sessionRows) {
        if (const int row = rowOfSession(sessionRow); row >= 0)
            rows.push_back(row);
    }
    auto ranges = rangesOf(std::move(rows));
    if (ranges.size() > mostRanges)
        ranges = {{ranges.front().first, ranges.back().second}};
    for (const auto& [first, last] : ranges)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

bool ImageTypeTableModel::rebuildColumns()
{
    std::vector<TableColumn> columns = shownColumns(allEntryColumns(), m_choice);
    if (columns == m_columns)
        return false;
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
    return true;
}

void ImageTypeTableModel::onBaseReplaced()
{
    m_tally.recount();
    const std::vector<TableColumn> columns = shownColumns(allEntryColumns(), m_choice);
    const auto sourceNow = [&columns](const TableColumn& column) {
        const auto same = [&column](const TableColumn& other) {
            return other.kind == column.kind && other.id == column.id;
        };
        const auto found = std::find_if(columns.begin(), columns.end(), same);
        return found == columns.end() ? -1 : found->source;
    };
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sessionRows;
    for (const QModelIndex& index : before)
        sessionRows.push_back(m_refresh.rowNow(sessionRow(index.row())));
    for (TableColumn& column : m_columns)
        column.source = sourceNow(column);
    TableColumn sorted = m_order.column();
    sorted.source = sourceNow(sorted);
    m_order.setOrder(sorted, m_order.order());
    m_reader.forget();
    m_order.applyAll();
    m_refresh.follow();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = sessionRows[size_t(i)] < 0 ? -1 : rowOfSession(sessionRows[size_t(i)]);
        after.append(index(row, before.at(i).column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    // Rows first, so that a view finds its place again by names when the columns are others.
    rebuildColumns();
    noteOutOfDate();
    Q_EMIT shownRowsChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

// -- columns

std::vector<TableColumn> ImageTypeTableModel::allEntryColumns(const ColumnChoice& choice) const
{
    return flavormap::allEntryColumns(*m_session->base().catalogue(), m_tally.extraColumns(), choice);
}

int ImageTypeTableModel::columnOf(const CellPath& path) const
{
    for (int section = 0; section < columnCount(); ++section) {
        const TableColumn& column = m_columns[size_t(section)];
        if (column.kind != TableColumn::Kind::Name && column.path() == path)
            return section;
    }
    return -1;
}

void ImageTypeTableModel::setColumnChoice(const ColumnChoice& choice)
{
    m_choice = choice;
    rebuildColumns();
}

void ImageTypeTableModel::setOnlyKey(const QString& key)
{
    m_choice.onlyKey = key;
    rebuildColumns();
}

void ImageTypeTableModel::addProviderColumn(const QString& provider, const QString& key)
{
    const ColumnId id{provider, key};
    m_choice.hidden.remove(id);
    if (std::find(m_choice.added.begin(), m_choice.added.end(), id) == m_choice.added.end())
        m_choice.added.push_back(id);
    rebuildColumns();
}

} // namespace flavormap
