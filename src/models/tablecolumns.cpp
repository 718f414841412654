// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tablecolumns.h"

#include "domain/catalogue.h"

#include <algorithm>

namespace flavormap {

namespace {

/// Gathers columns provider by provider; a key that is met later still joins its provider.
class Gathering
{
public:
    explicit Gathering(const QStringList& firstProviders)
    {
        for (const QString& provider : firstProviders)
            groupOf(provider);
    }

    void add(const ColumnId& id, int source)
    {
        if (m_known.contains(id))
            return;
        m_known.insert(id);
        const bool mono = id.key == QStringLiteral("image");
        groupOf(id.provider).push_back({TableColumn::Kind::Entry, id, source, mono});
    }

    std::vector<TableColumn> columns() const
    {
        std::vector<TableColumn> all;
        for (const auto& group : m_groups)
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }

private:
    std::vector<TableColumn>& groupOf(const QString& provider)
    {
        const auto known = m_groupOf.constFind(provider);
        if (known != m_groupOf.cend())
            return m_groups[*known];
        m_groupOf.insert(provider, m_groups.size());
        return m_groups.emplace_back();
    }

    QSet<ColumnId> m_known;
    QHash<QString, size_t> m_groupOf;
    std::vector<std::vector<TableColumn>> m_groups;
};

} // namespace

std::vector<TableColumn> allEntryColumns(
    const Catalogue& catalogue, const std::vector<ColumnId>& extra, const ColumnChoice& choice)
{
    Gathering gathering(choice.providerOrder);
    int source = 0;
    for (const Catalogue::Column& column : catalogue.columns())
        gathering.add({column.provider, column.key}, source++);
    for (const auto* ids : {&extra, &choice.added}) {
        for (const ColumnId& id : *ids)
            gathering.add(id, -1);
    }
    return gathering.columns();
}

std::vector<TableColumn> shownColumns(
    const std::vector<TableColumn>& entryColumns, const ColumnChoice& choice)
{
    const bool narrowed = !choice.onlyKey.isNull();
    std::vector<TableColumn> shown{{TableColumn::Kind::Name, {}, -1, false}};
    if (!narrowed && !choice.descriptionHidden)
        shown.push_back({TableColumn::Kind::Description, {}, -1, false});
    for (const TableColumn& column : entryColumns) {
        if (narrowed ? column.id.key == choice.onlyKey : !choice.hidden.contains(column.id))
            shown.push_back(column);
    }
    return shown;
}

QStringList providersOf(const std::vector<TableColumn>& columns)
{
    QStringList providers;
    for (const TableColumn& column : columns) {
        if (column.isEntry() && !providers.contains(column.id.provider))
            providers += column.id.provider;
    }
    return providers;
}

ColumnChoice withMovedProvider(
    const ColumnChoice& choice, const std::vector<TableColumn>& all, const QString& provider, int step)
{
    const QStringList shown = providersOf(shownColumns(all, choice));
    const qsizetype to = shown.indexOf(provider) + step;
    if (!shown.contains(provider) || to < 0 || to >= shown.size())
        return choice;
    ColumnChoice moved = choice;
    moved.providerOrder = providersOf(all);
    moved.providerOrder.move(moved.providerOrder.indexOf(provider), moved.providerOrder.indexOf(shown[to]));
    return moved;
}

} // namespace flavormap
