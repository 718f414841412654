// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "edit/patchentry.h"

namespace flavormap {

/// Staged changes in a file of their own: the way out when the draft can't be kept. 0600, JSON, versioned.
/// Errors: Storage, naming the path and what to do.
Result<void> savePatchFile(const QString& path, const Patch& patch);
Result<Patch> loadPatchFile(const QString& path);

} // namespace flavormap
