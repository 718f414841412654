// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tablecolumn.h"

#include <QSet>
#include <QStringList>

#include <vector>

namespace flavormap {

class Catalogue;

/// What the person chose about columns; plain data, remembered per connection.
struct ColumnChoice
{
    std::vector<ColumnId> added; ///< shown although empty, until they hold something
    QSet<ColumnId> hidden;
    QStringList providerOrder; ///< these come first, in this order; the rest by use
    QString onlyKey;           ///< null: all keys; else only this one, and no Description
    bool descriptionHidden = false;
    bool operator==(const ColumnChoice&) const = default;
};

/// Every provider and key column there is: those of the catalogue (most used first), `extra` ones that only
/// the draft has, and the added ones; the columns of a provider stand together.
std::vector<TableColumn> allEntryColumns(
    const Catalogue& catalogue, const std::vector<ColumnId>& extra, const ColumnChoice& choice);

/// The columns of the table: Name, Description and those of `entryColumns` that the choice leaves.
std::vector<TableColumn> shownColumns(
    const std::vector<TableColumn>& entryColumns, const ColumnChoice& choice);

/// Their providers, each once, in this order.
QStringList providersOf(const std::vector<TableColumn>& columns);

/// `choice` with a provider one place further (`step` 1) or back (-1) among those that are shown of `all`;
/// as it is where there is no such place.
ColumnChoice withMovedProvider(
    const ColumnChoice& choice, const std::vector<TableColumn>& all, const QString& provider, int step);

} // namespace flavormap
