// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspace.h"

#include <QCoroTask>
#include <QPointer>
#include <QWidget>

namespace flavormap {

/// Asks for a file and saves the results of an Apply in it: text, or JSON where its name ends so.
QCoro::Task<void> saveSummary(QPointer<QWidget> window, QPointer<Workspace> workspace, ApplyReport report);

} // namespace flavormap
