// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/providermaprows.h"

#include "domain/problem.h"
#include "edit/editsession.h"
#include "models/cellreader.h"

#include <algorithm>

namespace flavormap {

namespace {

using Rows = std::vector<ProviderMapRow>;

/// Where a new line of this provider belongs: after its last one, or at the end.
Rows::iterator endOfProvider(Rows& rows, const QString& provider)
{
    const auto last = std::find_if(
        rows.rbegin(), rows.rend(), [&](const ProviderMapRow& row) { return row.provider == provider; });
    return last == rows.rend() ? rows.end() : last.base();
}

void add(Rows& rows, ProviderMapRow line)
{
    const auto known = std::find_if(
        rows.begin(), rows.end(), [&](const ProviderMapRow& row) { return row.sameCell(line); });
    if (known == rows.end()) {
        line.differing = line.holders;
        rows.insert(endOfProvider(rows, line.provider), std::move(line));
        return;
    }
    if (line.removed) {
        known->staged = true;
        return;
    }
    if (known->removed) {
        *known = std::move(line);
        known->differing = 1;
        return;
    }
    if (known->value != line.value)
        ++known->differing;
    ++known->holders;
    known->staged |= line.staged;
    known->conflict |= line.conflict;
    if (known->problem.isEmpty())
        known->problem = line.problem;
    if (known->providerProblem.isEmpty())
        known->providerProblem = line.providerProblem;
}

class OfOneImageType
{
public:
    OfOneImageType(const EditSession& session, const QString& name, Rows& rows)
        : m_session(session)
        , m_row(session.rowOf(name))
        , m_rows(rows)
    {
    }

    void addLines()
    {
        if (m_row < 0)
            return;
        const ImageType draft = m_session.draft(m_row);
        m_problems = problems(draft);
        for (const Provider& provider : draft.providerMap().providers) {
            if (provider.entries.empty())
                addLine(provider.name, {}, m_session.value(m_row, CellPath::provider(provider.name)));
            for (const Provider::Entry& entry : provider.entries)
                addLine(provider.name, entry.key, entry.value);
        }
        addRemoved();
    }

private:
    void addLine(const QString& provider, const QString& key, const Value& value)
    {
        ProviderMapRow line;
        line.provider = provider;
        line.key = key;
        line.value = value;
        line.holders = 1;
        const CellState state = m_session.cellState(m_row, line.path());
        line.staged = state.staged;
        line.conflict = state.conflict;
        line.server = state.server;
        const bool first = std::none_of(m_rows.begin(), m_rows.end(),
            [&](const ProviderMapRow& row) { return row.provider == provider; });
        for (const Problem& problem : m_problems) {
            const bool ofProvider = problem.kind == Problem::Kind::EntryWithoutImage;
            if (ofProvider && first && problem.path.providerName() == provider)
                line.providerProblem = problemText(problem);
            else if (!ofProvider && problem.path == line.path() && line.problem.isEmpty())
                line.problem = problemText(problem);
        }
        add(m_rows, std::move(line));
    }

    void addRemoved()
    {
        const auto entry = m_session.patch().find(m_session.name(m_row));
        if (entry == m_session.patch().end())
            return;
        for (const auto& [path, cell] : entry->second.cells) {
            if (path.kind() != CellPath::Kind::Entry || !cell.wanted.isAbsent())
                continue;
            ProviderMapRow line;
            line.provider = path.providerName();
            line.key = path.key();
            line.value = cell.seen;
            line.server = m_session.cellState(m_row, path).server;
            line.conflict = m_session.cellState(m_row, path).conflict;
            line.staged = true;
            line.removed = true;
            add(m_rows, std::move(line));
        }
    }

    const EditSession& m_session;
    const int m_row;
    Rows& m_rows;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<ProviderMapRow> providerMapRows(const EditSession& session, const QStringList& names)
{
    Rows rows;
    for (const QString& name : names)
        OfOneImageType(session, name, rows).addLines();
    for (size_t i = 0; i < rows.size(); ++i)
        rows[i].firstOfProvider = i == 0 || rows[i].provider != rows[i - 1].provider;
    return rows;
}

} // namespace flavormap
