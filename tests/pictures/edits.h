// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pictures/stage.h"

namespace flavormap {

/// Somebody else's value.
void writeBehindTheBack(Stage& stage, const QString& name, const CellPath& path, const QString& value);
void duplicate(Stage& stage, const QString& name, const QString& as);
void remove(Stage& stage, const QString& name);
/// Changed, new, deleted, with a problem, in conflict: one of each.
void stageOfEach(Stage& stage);
/// Some changes without a problem or conflict.
void stageThree(Stage& stage);

} // namespace flavormap
