// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"
#include "domain/result.h"

#include <vector>

namespace flavormap {

/// Requests as JSON Lines, one an object, in the order given; bodies as text, those that are no UTF-8 in
/// base64. Secrets are gone from records already. 0600. Takes as long as the disk does: not for the main
/// thread. Error: Storage, naming the path and what to do.
Result<void> saveActivityFile(const QString& path, const std::vector<RequestRecord>& records);

} // namespace flavormap
