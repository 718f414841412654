// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/naturalorder.h"
#include "models/cellreader.h"
#include "models/rowfilter.h"

namespace flavormap {

/// Which rows of a session the table shows, and in which order: plain row numbers, so that a keystroke or a
/// click on a header touches nothing else. Order and filter are applied only when asked; what a change has
/// put out of place since then is counted.
class RowOrder
{
public:
    explicit RowOrder(const EditSession& session);

    RowFilter& filter() { return m_filter; }
    const RowFilter& filter() const { return m_filter; }
    const TableColumn& column() const { return m_column; }
    Qt::SortOrder order() const { return m_order; }
    void setOrder(const TableColumn& column, Qt::SortOrder order);

    /// The shown rows, top to bottom.
    const std::vector<int>& rows() const { return m_rows; }
    /// Where a row of the session is shown; -1: it isn't.
    int positionOf(int sessionRow) const;

    /// Was it there when order and filter were applied, shown or not, or appended since.
    bool knows(int sessionRow) const;

    /// Order and filter anew (a click on a header, a refresh).
    void applyAll();
    /// The filter anew over the order as it is (a key press in the search).
    void applyFilter();

    /// Keeps the rows where they are and puts this one at the end.
    void append(int sessionRow);
    /// Takes rows first … last (places, not numbers) away.
    void remove(int first, int last);
    /// These rows stopped existing; to be called when those that were shown are removed.
    void forget(const std::vector<int>& sessionRows);

    /// Looks whether these rows still stand where order and filter would put them.
    void recheck(const std::vector<int>& sessionRows);
    bool isOutOfDate() const { return !m_misplaced.empty(); }

private:
    QString sortText(int sessionRow) const;
    bool isInOrderAsItIs() const;
    bool inOrder(int upper, int lower) const;
    bool isMisplaced(int sessionRow) const;
    void indexPositions() const;

    const EditSession& m_session;
    CellReader m_reader;
    RowFilter m_filter;
    NaturalOrder m_natural;
    TableColumn m_column{TableColumn::Kind::Name, {}, -1, false};
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<int> m_sorted;           ///< every row that exists, in order
    std::vector<int> m_rows;             ///< those that the filter lets through
    mutable std::vector<int> m_position; ///< by session row; empty: to be made when asked for
    std::vector<bool> m_known;           ///< by session row: it is in m_sorted
    std::vector<int> m_misplaced;        ///< session rows, sorted
};

} // namespace flavormap
