// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/value.h"

#include <vector>

namespace flavormap {

/// A block of cells, each row as long as the first.
using CellBlock = std::vector<std::vector<Value>>;

/// Cells on the system's clipboard: as text for other programs (TSV), and beside it as what they are, so that
/// an empty string, a missing value, null and 5 come back as themselves.
class CellClipboard
{
public:
    static void copy(const CellBlock& block);
    /// Text of another program is taken literally, a cell without any as no value. Empty: nothing to paste.
    static CellBlock cells();
};

} // namespace flavormap
