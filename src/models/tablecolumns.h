// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tablecolumn.h"

#include <QSet>
#include <QStringList>

#include <vector>

namespace flavormap {

class EditSession;

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

/// Every provider and key column there is: those of the catalogue (most used first), those that only staged
/// values have, and the added ones; the columns of a provider stand together.
std::vector<TableColumn> allEntryColumns(const EditSession& session, const ColumnChoice& choice);

/// The columns of the table: Name, Description and the entry columns that the choice leaves.
std::vector<TableColumn> shownColumns(const EditSession& session, const ColumnChoice& choice);

} // namespace flavormap
