// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/changesdialogs.h"

#include <functional>

namespace flavormap {

/// Why no changes can be opened into this connection now; empty: they can.
QString refusalToOpenChanges(const Workspace& workspace);

/// File > Open changes…: asks for a file, reads it on another thread, says how its changes fit, and stages
/// them as one step. `review` opens Review.
QCoro::Task<void> openChanges(ChangesDesk desk, std::function<void()> review);

} // namespace flavormap
