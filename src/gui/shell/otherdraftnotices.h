// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/changesdialogs.h"

namespace flavormap {

/// Tells of staged changes that wait for where this connection was before it was edited, or that belong to no
/// saved connection any more, and lets the person keep them there, discard them or save them to a file. They
/// never come into the open connection by themselves.
QCoro::Task<void> tellOfOtherDrafts(ChangesDesk desk, QString dataDir, QSet<QUuid> savedProfiles);

} // namespace flavormap
