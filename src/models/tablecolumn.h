// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"

namespace flavormap {

/// Which provider and key a column stands for: how columns are known across refreshes and between sessions.
struct ColumnId
{
    QString provider;
    QString key;
    bool operator==(const ColumnId&) const = default;
    friend size_t qHash(const ColumnId& id, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, id.provider, id.key);
    }
};

/// One column of the table of image types.
struct TableColumn
{
    enum class Kind : quint8 { Name, Description, Entry };

    Kind kind = Kind::Entry;
    ColumnId id;       ///< Entry only
    int source = -1;   ///< Entry: index in Catalogue::columns(); -1: no image type on the server has it
    bool mono = false; ///< holds ids or paths, to be set in a monospaced font

    bool isEntry() const { return kind == Kind::Entry; }
    /// The cell of this column; Name has none (an image type is renamed, not edited).
    CellPath path() const
    {
        return isEntry() ? CellPath::entry(id.provider, id.key) : CellPath::description();
    }
    /// By which its width is known, which Name and Description have too.
    ColumnId widthId() const
    {
        return kind == Kind::Description ? ColumnId{{}, QStringLiteral("description")} : id;
    }
    bool operator==(const TableColumn&) const = default;
};

} // namespace flavormap
