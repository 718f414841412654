// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drafttally.h"

#include "edit/editsession.h"

#include <algorithm>

namespace flavormap {

namespace {

/// Does a provider of this row keep an entry that is not staged?
bool keepsAnEntry(const Catalogue& catalogue, int row, const PatchEntry& entry, const QString& provider)
{
    const auto& columns = catalogue.columns();
    for (int column = 0; column < int(columns.size()); ++column) {
        if (columns[size_t(column)].provider != provider || catalogue.value(row, column).isAbsent())
            continue;
        const CellPath path = CellPath::entry(provider, columns[size_t(column)].key);
        if (std::ranges::none_of(entry.cells, [&](const auto& cell) { return cell.first == path; }))
            return true;
    }
    return false;
}

/// No provider goes, with its last entry or by itself: what it adds is told without reading the image type's
/// JSON.
bool isPlain(const PatchEntry& entry, const Catalogue& catalogue, int row)
{
    if (entry.kind == PatchEntry::Kind::Delete) // it is shown as the server has it
        return true;
    return entry.kind == PatchEntry::Kind::Update && !entry.isRename()
        && std::ranges::all_of(entry.cells, [&](const auto& cell) {
               const auto& [path, staged] = cell;
               if (path.isEntry())
                   return !staged.wanted.isAbsent()
                       || keepsAnEntry(catalogue, row, entry, path.providerName());
               return path.kind() == CellPath::Kind::Member
                   || (path.kind() == CellPath::Kind::Provider && staged.wanted == Value::emptyObject());
           });
}

QStringList providersOf(const PatchEntry& plain)
{
    QStringList providers;
    for (const auto& [path, cell] : plain.cells) {
        if (path.kind() != CellPath::Kind::Member && !providers.contains(path.providerName()))
            providers.append(path.providerName());
    }
    return providers;
}

QStringList providersOf(const ImageType& imageType)
{
    QStringList providers;
    for (const Provider& provider : imageType.providerMap().providers)
        providers.append(provider.name);
    return providers;
}

bool isBefore(const ColumnId& a, const ColumnId& b)
{
    return std::tie(a.provider, a.key) < std::tie(b.provider, b.key);
}

} // namespace

std::vector<int> rowsBesideCatalogue(const EditSession& session)
{
    std::vector<int> rows;
    for (const auto& [name, entry] : session.patch()) {
        rows.push_back(session.rowOf(name));
        if (entry.isRename()) // a row of the new name is hidden
            rows.push_back(session.base().catalogue()->rowOf(name));
    }
    for (auto it = session.base().overlay().keyBegin(); it != session.base().overlay().keyEnd(); ++it)
        rows.push_back(session.rowOf(*it));
    for (int row = session.base().catalogue()->size(); row < session.rowCount(); ++row)
        rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (!rows.empty() && rows.front() < 0) // not there
        rows.erase(rows.begin());
    return rows;
}

DraftTally::DraftTally(const EditSession& session)
    : m_session(session)
{
    recount();
}

void DraftTally::recount()
{
    m_rows.clear();
    m_providers.clear();
    m_columns.clear();
    recheck(rowsBesideCatalogue(m_session));
}

DraftTally::Difference DraftTally::recheck(const std::vector<int>& changedSessionRows)
{
    const QSet<ColumnId> before(m_columns.keyBegin(), m_columns.keyEnd());
    const QHash<QString, int> countsBefore = m_providers;
    for (const int row : changedSessionRows) {
        count(m_rows.take(row), -1);
        Row fresh = look(row);
        count(fresh, +1);
        if (!fresh.providers.empty() || !fresh.columns.empty())
            m_rows.insert(row, std::move(fresh));
    }
    return {before != QSet<ColumnId>(m_columns.keyBegin(), m_columns.keyEnd()), countsBefore != m_providers};
}

std::vector<ColumnId> DraftTally::extraColumns() const
{
    std::vector<ColumnId> columns(m_columns.keyBegin(), m_columns.keyEnd());
    std::ranges::sort(columns, isBefore);
    return columns;
}

int DraftTally::providerCount(const QString& provider) const
{
    return m_session.base().catalogue()->filledProviders(provider) + m_providers.value(provider);
}

DraftTally::Row DraftTally::look(int sessionRow) const
{
    const Catalogue& catalogue = *m_session.base().catalogue();
    const bool isListed = sessionRow < catalogue.size();
    const QString name = m_session.name(sessionRow);
    const auto staged = m_session.patch().find(name);
    const PatchEntry* entry
        = m_session.rowExists(sessionRow) && staged != m_session.patch().end() ? &staged->second : nullptr;
    Row row;
    const auto addColumn = [&](const CellPath& path) {
        const ColumnId id{path.providerName(), path.key()};
        if (catalogue.columnOf(id.provider, id.key) < 0)
            row.columns.push_back(id);
    };
    if (entry) {
        for (const auto& [path, cell] : entry->cells) {
            if (path.isEntry() && !cell.wanted.isAbsent())
                addColumn(path);
        }
    }
    const bool isAsListed = isListed && !m_session.base().overlay().contains(name);
    if (!entry && isAsListed && m_session.rowExists(sessionRow) && catalogue.name(sessionRow) == name)
        return row;
    if (entry && isAsListed && isPlain(*entry, catalogue, sessionRow)) {
        for (const QString& provider : providersOf(*entry)) {
            if (!catalogue.hasProvider(sessionRow, provider))
                row.providers.emplace_back(provider, +1);
        }
        return row;
    }
    const QStringList before = isListed ? providersOf(catalogue.imageType(sessionRow)) : QStringList();
    QStringList now;
    if (m_session.rowExists(sessionRow)) {
        const ImageType draft = m_session.draft(sessionRow);
        now = providersOf(draft);
        for (const ImageType::Cell& cell : draft.cells()) {
            if (cell.path.isEntry())
                addColumn(cell.path);
        }
    }
    for (const QString& provider : now) {
        if (!before.contains(provider))
            row.providers.emplace_back(provider, +1);
    }
    for (const QString& provider : before) {
        if (!now.contains(provider))
            row.providers.emplace_back(provider, -1);
    }
    std::ranges::sort(row.columns, isBefore);
    row.columns.erase(std::unique(row.columns.begin(), row.columns.end()), row.columns.end());
    return row;
}

void DraftTally::count(const Row& row, int sign)
{
    const auto add = [sign](auto& counts, const auto& key, int value) {
        if ((counts[key] += sign * value) == 0)
            counts.remove(key);
    };
    for (const auto& [provider, difference] : row.providers)
        add(m_providers, provider, difference);
    for (const ColumnId& column : row.columns)
        add(m_columns, column, 1);
}

} // namespace flavormap
