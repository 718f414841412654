// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/problem.h"
#include "models/tablecell.h"
#include "models/tablecolumn.h"

#include <QCoreApplication>

namespace flavormap {

class EditSession;

/// Reads single cells of a session for the table: what to paint, what the tool tip and the screen reader say.
/// Keeps what it found out about the row it read last, because a table is painted row by row; forget() when
/// anything changed.
class CellReader
{
    Q_DECLARE_TR_FUNCTIONS(flavormap)

public:
    explicit CellReader(const EditSession& session)
        : m_session(session)
    {
    }

    void forget() const { m_row.number = -1; }

    TableCell cell(int row, const TableColumn& column) const;
    RowMark mark(int row) const;
    Value value(int row, const TableColumn& column) const;
    QString toolTip(int row, const TableColumn& column) const;
    QString accessibleText(int row, const TableColumn& column) const;
    /// Why this cell can't be edited, one sentence; empty: it can.
    QString refusal(int row, const TableColumn& column) const;
    /// Problems of this cell; those of Name are the ones that no shown cell carries (no provider map).
    std::vector<Problem> problemsOf(int row, const TableColumn& column) const;

private:
    struct Row
    {
        int number = -1;
        TableCell::Flags flags; ///< that hold for every cell
        RowMark mark = RowMark::None;
        bool staged = false; ///< its cells must be looked at one by one
        std::vector<Problem> problems;
    };
    const Row& row(int number) const;
    QString stateInWords(int row, const TableColumn& column) const;

    const EditSession& m_session;
    mutable Row m_row;
};

/// "EntryWithoutImage" and the like as a sentence for the person.
QString problemText(const Problem& problem);
/// What a fix does, as the words of a button: "Remove google".
QString fixText(const Fix& fix);

} // namespace flavormap
