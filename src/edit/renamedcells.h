// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/stagedcells.h"

namespace flavormap {

/// Keys and providers that the cells rename (one name cleared, another set to the same content) get their new
/// name in `target` at the place of the old one. All else is left to withCells(): only order depends on this.
void renameInPlace(ImageType& target, const StagedCells& cells);

} // namespace flavormap
