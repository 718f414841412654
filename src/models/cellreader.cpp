// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cellreader.h"

#include "edit/editsession.h"
#include "models/refusal.h"

#include <algorithm>

namespace flavormap {

namespace {

using State = EditSession::RowState;

RowMark markOf(const EditSession& session, int row, State state)
{
    switch (state) {
    case State::Deleted:
        return RowMark::Deleted;
    case State::New:
        return RowMark::New;
    case State::Unreadable:
        return RowMark::Unreadable;
    default:
        break;
    }
    if (session.hasConflict(row))
        return RowMark::Conflict;
    if (session.hasProblem(row))
        return RowMark::Problem;
    return state == State::Unchanged ? RowMark::None : RowMark::Staged;
}

TableCell::Flags flagsOf(const EditSession& session, int row, State state)
{
    TableCell::Flags flags;
    flags.setFlag(TableCell::NewRow, state == State::New);
    flags.setFlag(TableCell::DeletedRow, state == State::Deleted);
    flags.setFlag(TableCell::Unreadable, state == State::Unreadable);
    flags.setFlag(TableCell::InFlight, session.isInFlight(session.name(row)));
    return flags;
}

bool isAbout(const Problem& problem, const TableColumn& column)
{
    if (column.kind == TableColumn::Kind::Name)
        return problem.kind == Problem::Kind::NoProviderMap;
    return problem.path == column.path();
}

} // namespace

QString problemText(const Problem& problem)
{
    switch (problem.kind) {
    case Problem::Kind::EntryWithoutImage:
        return CellReader::tr("Without an image the planner finds no image types on %1.")
            .arg(problem.path.providerName());
    case Problem::Kind::EmptyValue:
        return CellReader::tr("The value is an empty string, and the planner hands it on as it is.");
    case Problem::Kind::NoProviderMap:
        return CellReader::tr(
            "There is no provider map: every cluster request that names no image type fails.");
    case Problem::Kind::BlankAtEdge:
        return CellReader::tr("The value begins or ends with a blank or a line break.");
    }
    return {};
}

QString fixText(const Fix& fix)
{
    switch (fix.path.kind()) {
    case CellPath::Kind::Map:
        return CellReader::tr("Add an empty provider map");
    case CellPath::Kind::Provider:
        return CellReader::tr("Remove %1").arg(shownName(fix.path.providerName()));
    default:
        return fix.wanted.isAbsent() ? CellReader::tr("Clear %1").arg(shownName(fix.path.key()))
                                     : CellReader::tr("Trim the blanks");
    }
}

const CellReader::Row& CellReader::row(int number) const
{
    if (m_row.number == number)
        return m_row;
    const State state = m_session.rowState(number);
    m_row.number = number;
    m_row.flags = flagsOf(m_session, number, state);
    m_row.mark = markOf(m_session, number, state);
    m_row.staged = state == State::Changed || state == State::Renamed || m_session.hasConflict(number);
    m_row.problems.clear();
    if (m_session.hasProblem(number) && state != State::Deleted && state != State::Unreadable)
        m_row.problems = problems(m_session.draft(number));
    return m_row;
}

RowMark CellReader::mark(int number) const
{
    return row(number).mark;
}

Value CellReader::value(int number, const TableColumn& column) const
{
    if (column.kind == TableColumn::Kind::Name)
        return Value::string(m_session.name(number));
    return column.source >= 0 ? m_session.value(number, column.source)
                              : m_session.value(number, column.path());
}

TableCell CellReader::cell(int number, const TableColumn& column) const
{
    const Row& found = row(number);
    TableCell cell{{}, found.flags, found.mark};
    if (column.kind == TableColumn::Kind::Name) {
        cell.text = m_session.name(number);
        cell.flags |= TableCell::Plain;
        // The mark of a new or deleted row says only that; its conflict is told beside the name.
        const bool markHidesIt = found.mark == RowMark::New || found.mark == RowMark::Deleted;
        cell.flags.setFlag(TableCell::Conflict, markHidesIt && m_session.hasConflict(number));
        cell.flags.setFlag(TableCell::Problem,
            std::any_of(found.problems.begin(), found.problems.end(),
                [&](const Problem& p) { return isAbout(p, column); }));
        return cell;
    }
    cell.flags.setFlag(TableCell::Plain, !column.isEntry());
    if (found.flags & TableCell::Unreadable) {
        cell.text = column.isEntry() ? QString() : unreadableText(*m_session.base().catalogue(), number);
        cell.flags.setFlag(TableCell::Missing, column.isEntry());
        return cell;
    }
    const Value value = this->value(number, column);
    cell.text = shownText(value);
    cell.flags.setFlag(TableCell::Missing, value.isAbsent());
    cell.flags.setFlag(TableCell::Json, value.isRawJson());
    cell.flags.setFlag(TableCell::EmptyString, value.isString() && value.text().isEmpty());
    cell.flags.setFlag(TableCell::Mono, column.mono || value.isRawJson());
    if (found.staged) {
        const CellState state = m_session.cellState(number, column.path());
        cell.flags.setFlag(TableCell::Staged, state.staged);
        cell.flags.setFlag(TableCell::Conflict, state.conflict);
    }
    if (!found.problems.empty()) {
        cell.flags.setFlag(TableCell::Problem,
            std::any_of(found.problems.begin(), found.problems.end(),
                [&](const Problem& p) { return isAbout(p, column); }));
    }
    return cell;
}

std::vector<Problem> CellReader::problemsOf(int number, const TableColumn& column) const
{
    std::vector<Problem> own;
    const Row& found = row(number);
    std::copy_if(found.problems.begin(), found.problems.end(), std::back_inserter(own),
        [&](const Problem& problem) { return isAbout(problem, column); });
    return own;
}

QString CellReader::refusal(int number, const TableColumn& column) const
{
    if (const QString reason = refusalOf(m_session, number); !reason.isEmpty())
        return reason;
    if (column.kind == TableColumn::Kind::Name)
        return tr("A name is changed by Rename…: on the server that is a new image type.");
    return {};
}

QString CellReader::stateInWords(int number, const TableColumn& column) const
{
    switch (m_session.rowState(number)) {
    case State::New:
        return tr("new");
    case State::Deleted:
        return tr("staged for deletion");
    case State::Unreadable:
        return unreadableText(*m_session.base().catalogue(), number);
    case State::Renamed:
        if (column.kind == TableColumn::Kind::Name)
            return tr("renamed, on the server: %1").arg(m_session.base().catalogue()->name(number));
        break;
    default:
        break;
    }
    if (column.kind == TableColumn::Kind::Name)
        return m_session.hasConflict(number) ? tr("in conflict with the server") : QString();
    const CellState state = m_session.cellState(number, column.path());
    if (state.conflict)
        return tr("in conflict, when you edited: %1, on the server: %2")
            .arg(spokenText(state.seen), spokenText(state.server));
    return state.staged ? tr("staged, on the server: %1").arg(spokenText(state.server)) : QString();
}

QString CellReader::toolTip(int number, const TableColumn& column) const
{
    QStringList lines;
    if (column.kind == TableColumn::Kind::Name) {
        lines << m_session.name(number);
        if (const QString state = stateInWords(number, column); !state.isEmpty())
            lines << state;
    } else if (!(row(number).flags & TableCell::Unreadable)) {
        const CellState state = m_session.cellState(number, column.path());
        if (state.conflict)
            lines << tr("when you edited: %1").arg(spokenText(state.seen));
        if (state.staged) {
            lines << tr("on the server: %1").arg(spokenText(state.server))
                  << tr("staged: %1").arg(spokenText(state.draft));
        } else if (!state.draft.isAbsent()) {
            lines << spokenText(state.draft);
        }
    } else {
        lines << unreadableText(*m_session.base().catalogue(), number);
    }
    for (const Problem& problem : problemsOf(number, column))
        lines << problemText(problem);
    return lines.join(u'\n');
}

QString CellReader::accessibleText(int number, const TableColumn& column) const
{
    QStringList parts{spokenText(value(number, column))};
    if (row(number).flags & TableCell::Unreadable && column.kind != TableColumn::Kind::Name)
        parts.clear();
    if (const QString state = stateInWords(number, column); !state.isEmpty())
        parts << state;
    for (const Problem& problem : problemsOf(number, column))
        parts << tr("problem: %1").arg(problemText(problem));
    return parts.join(QStringLiteral(", "));
}

} // namespace flavormap
