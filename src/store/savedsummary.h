// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

namespace flavormap {

/// The summary of an Apply in a file, 0600. Error: Storage, naming the path and what to do.
Result<void> saveSummaryFile(const QString& path, const QByteArray& contents);

} // namespace flavormap
