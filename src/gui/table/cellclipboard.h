// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/copiedcells.h"

namespace flavormap {

/// Cells on the system's clipboard: as text for other programs (TSV), and beside it as what they are, so that
/// an empty string, a missing value, null and 5 come back as themselves, and of which image types, providers
/// and keys they are.
class CellClipboard
{
public:
    static void copy(const CopiedCells& cells);
    /// Text of another program is taken literally, a cell without any as no value. No values: nothing to
    /// paste.
    static CopiedCells cells();
};

} // namespace flavormap
