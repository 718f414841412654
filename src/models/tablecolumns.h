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

} // namespace flavormap
