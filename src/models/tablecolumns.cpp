// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tablecolumns.h"

#include "edit/editsession.h"

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

void addStaged(Gathering& gathering, const Patch& patch)
{
    for (const auto& [name, entry] : patch) {
        for (const auto& [path, cell] : entry.cells) {
            if (path.isEntry() && !cell.wanted.isAbsent())
                gathering.add({path.providerName(), path.key()}, -1);
        }
    }
}

} // namespace

std::vector<TableColumn> allEntryColumns(const EditSession& session, const ColumnChoice& choice)
{
    Gathering gathering(choice.providerOrder);
    int source = 0;
    for (const Catalogue::Column& column : session.base().catalogue()->columns())
        gathering.add({column.provider, column.key}, source++);
    for (const auto& overlaid : session.base().overlay()) {
        if (!overlaid)
            continue;
        for (const ImageType::Cell& cell : overlaid->cells()) {
            if (cell.path.isEntry())
                gathering.add({cell.path.providerName(), cell.path.key()}, -1);
        }
    }
    addStaged(gathering, session.patch());
    for (const ColumnId& id : choice.added)
        gathering.add(id, -1);
    return gathering.columns();
}

std::vector<TableColumn> shownColumns(const EditSession& session, const ColumnChoice& choice)
{
    const bool narrowed = !choice.onlyKey.isNull();
    std::vector<TableColumn> shown{{TableColumn::Kind::Name, {}, -1, false}};
    if (!narrowed && !choice.descriptionHidden)
        shown.push_back({TableColumn::Kind::Description, {}, -1, false});
    for (TableColumn& column : allEntryColumns(session, choice)) {
        if (narrowed ? column.id.key == choice.onlyKey : !choice.hidden.contains(column.id))
            shown.push_back(std::move(column));
    }
    return shown;
}

} // namespace flavormap
