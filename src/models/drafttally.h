// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tablecolumn.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace flavormap {

class EditSession;

/// What the rows of which the catalogue does not know the draft (staged, read one by one, new) add to it or
/// take from it: image types that have a provider, and columns. Follows row by row, because there may be ten
/// thousand of them.
class DraftTally
{
public:
    explicit DraftTally(const EditSession& session);

    /// Another catalogue: every row is looked at anew.
    void recount();
    struct Difference
    {
        bool columns = false; ///< extraColumns() is another set now
        bool counts = false;  ///< some providerCount() is another now
    };
    Difference recheck(const std::vector<int>& changedSessionRows);

    /// Image types whose draft has this provider.
    int providerCount(const QString& provider) const;
    /// Columns in which such a row has a value, and the catalogue none; by provider and key.
    std::vector<ColumnId> extraColumns() const;

private:
    struct Row
    {
        std::vector<std::pair<QString, int>>
            providers; ///< +1: the draft has it, -1: only the catalogue has it
        std::vector<ColumnId> columns;
    };
    Row look(int sessionRow) const;
    void count(const Row& row, int sign);

    const EditSession& m_session;
    QHash<int, Row> m_rows; ///< only those that differ
    QHash<QString, int> m_providers;
    QHash<ColumnId, int> m_columns;
};

/// The session's rows of which the catalogue does not know the draft, in order; those that a staged rename
/// hides are among them.
std::vector<int> rowsBesideCatalogue(const EditSession& session);

} // namespace flavormap
