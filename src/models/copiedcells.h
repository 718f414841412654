// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/value.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace flavormap {

/// A block of cells, each row as long as the first.
using CellBlock = std::vector<std::vector<Value>>;

/// Cells as they were copied: what they hold, and of which connection, image types and cells they are.
struct CopiedCells
{
    CellBlock values;
    // Empty where another program copied them.
    QString connection;                           ///< Connection::id()
    QString connectionName;                       ///< as it is shown
    QStringList imageTypes;                       ///< one for each row
    std::vector<std::optional<CellPath>> columns; ///< one for each column; nothing: the name

    bool isNamed() const { return !connection.isEmpty(); }
    bool operator==(const CopiedCells&) const = default;
};

} // namespace flavormap
