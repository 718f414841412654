// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roworder.h"

#include "edit/editsession.h"

#include <algorithm>

namespace flavormap {

RowOrder::RowOrder(const EditSession& session)
    : m_session(session)
    , m_reader(session)
    , m_filter(session)
{
}

void RowOrder::setOrder(const TableColumn& column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
}

QString RowOrder::sortText(int sessionRow) const
{
    const Value value = m_reader.value(sessionRow, m_column);
    if (value.isAbsent())
        return {};
    return value.text().isNull() ? QStringLiteral("") : value.text();
}

/// The session's rows by name, no name but those of the catalogue: the usual case after each refresh.
bool RowOrder::isInOrderAsItIs() const
{
    const Catalogue& catalogue = *m_session.base().catalogue();
    return m_column.kind == TableColumn::Kind::Name && m_order == Qt::AscendingOrder
        && catalogue.isInNaturalOrder() && m_session.rowCount() == catalogue.size()
        && std::ranges::none_of(m_session.patch(), [](const auto& entry) { return entry.second.isRename(); });
}

void RowOrder::applyAll()
{
    std::vector<int> existing;
    existing.reserve(size_t(m_session.rowCount()));
    m_known.assign(size_t(m_session.rowCount()), false);
    for (int row = 0; row < m_session.rowCount(); ++row) {
        if (!m_session.rowExists(row))
            continue;
        existing.push_back(row);
        m_known[size_t(row)] = true;
    }
    if (isInOrderAsItIs()) {
        m_sorted = std::move(existing);
    } else {
        m_sorted = m_natural.sorted(
            existing, [this](int row) { return sortText(row); }, m_order);
    }
    applyFilter();
}

void RowOrder::applyFilter()
{
    m_position.clear();
    m_misplaced.clear();
    if (m_filter.letsAllThrough()) {
        m_rows = m_sorted;
        return;
    }
    const std::vector<bool> shown = m_filter.apply();
    m_rows.clear();
    for (const int row : m_sorted) {
        if (shown[size_t(row)])
            m_rows.push_back(row);
    }
}

void RowOrder::indexPositions() const
{
    m_position.assign(size_t(m_session.rowCount()), -1);
    for (int position = 0; position < int(m_rows.size()); ++position)
        m_position[size_t(m_rows[size_t(position)])] = position;
}

int RowOrder::positionOf(int sessionRow) const
{
    if (m_position.empty() && !m_rows.empty())
        indexPositions();
    return sessionRow >= 0 && sessionRow < int(m_position.size()) ? m_position[size_t(sessionRow)] : -1;
}

bool RowOrder::knows(int sessionRow) const
{
    return sessionRow < int(m_known.size()) && m_known[size_t(sessionRow)];
}

void RowOrder::append(int sessionRow)
{
    if (sessionRow >= int(m_known.size()))
        m_known.resize(size_t(sessionRow) + 1, false);
    m_known[size_t(sessionRow)] = true;
    m_sorted.push_back(sessionRow);
    m_rows.push_back(sessionRow);
    m_position.clear();
}

void RowOrder::remove(int first, int last)
{
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    m_position.clear();
}

void RowOrder::forget(const std::vector<int>& sessionRows)
{
    for (const int row : sessionRows)
        m_known[size_t(row)] = false;
    std::erase_if(m_sorted, [this](int row) { return !m_known[size_t(row)]; });
    std::erase_if(m_misplaced, [this](int row) { return !m_known[size_t(row)]; });
}

bool RowOrder::inOrder(int upper, int lower) const
{
    const QString above = sortText(upper);
    const QString below = sortText(lower);
    if (above.isNull() || below.isNull())
        return above.isNull() == below.isNull() ? upper < lower : below.isNull();
    const int difference = m_natural.compare(above, below);
    if (difference == 0)
        return upper < lower;
    return (difference < 0) == (m_order == Qt::AscendingOrder);
}

bool RowOrder::isMisplaced(int sessionRow) const
{
    const int position = positionOf(sessionRow);
    if (position < 0)
        return m_filter.matches(sessionRow);
    if (!m_filter.matches(sessionRow))
        return true;
    if (position > 0 && !inOrder(m_rows[size_t(position) - 1], sessionRow))
        return true;
    const bool last = position + 1 == int(m_rows.size());
    return !last && !inOrder(sessionRow, m_rows[size_t(position) + 1]);
}

void RowOrder::recheck(const std::vector<int>& sessionRows)
{
    // A neighbour may be in order again, and so may those that were not.
    std::vector<int> asked = m_misplaced;
    for (const int row : sessionRows) {
        asked.push_back(row);
        const int position = positionOf(row);
        if (position > 0)
            asked.push_back(m_rows[size_t(position) - 1]);
        if (position >= 0 && position + 1 < int(m_rows.size()))
            asked.push_back(m_rows[size_t(position) + 1]);
    }
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    m_misplaced.clear();
    for (const int row : asked) {
        if (isMisplaced(row))
            m_misplaced.push_back(row);
    }
}

} // namespace flavormap
