// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"

#include <QCoroTask>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace flavormap {

/// **Export…**: asks for a file and writes the requests there, on a thread of its own; says when that failed.
QCoro::Task<void> exportActivity(QPointer<QWidget> window, std::vector<RequestRecord> records);

} // namespace flavormap
