// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace flavormap {

class Workspace;

/// What somebody who helps wants to know: versions, platform, screen, and how much is open. Names no server,
/// user, tenant, key or value. `workspace` null: not connected.
QString diagnostics(const QWidget& window, const Workspace* workspace);

} // namespace flavormap
