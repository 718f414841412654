// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/patchfile.h"
#include "sync/connection.h"

#include <QCoroTask>

namespace flavormap {

/// `patch` as it is saved just now, staged for `connection`.
SavedChanges changesFor(const Connection& connection, Patch patch);

/// savePatchFile() and loadPatchFile() on another thread.
QCoro::Task<Result<void>> writeChanges(QString path, SavedChanges changes);
QCoro::Task<Result<SavedChanges>> readChanges(QString path);

} // namespace flavormap
