// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draftkey.h"

#include <QCoroTask>
#include <QString>

#include <vector>

namespace flavormap {

/// How many image types each of these drafts has staged; read on a worker.
QCoro::Task<std::vector<int>> stagedCounts(QString dataDir, std::vector<DraftKey> keys);

} // namespace flavormap
