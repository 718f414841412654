// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"
#include "domain/result.h"

#include <QCoroTask>

#include <vector>

namespace flavormap {

/// saveActivityFile() on another thread.
QCoro::Task<Result<void>> writeActivity(QString path, std::vector<RequestRecord> records);

} // namespace flavormap
