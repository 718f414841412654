// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QCoroTask>

namespace flavormap {

/// saveSummaryFile() on another thread.
QCoro::Task<Result<void>> writeSummary(QString path, QByteArray contents);

} // namespace flavormap
