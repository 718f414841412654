// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspace.h"

#include <QCoroTask>

class QWidget;

namespace flavormap {

/// What is asked before a connection closes, and only when something has to be asked.
enum class ApplyChoice : quint8 { Wait, Stop, Cancel };
enum class LossChoice : quint8 { Save, Lose, Cancel };

/// An Apply is running: wait for its end, or stop after the requests in flight?
QCoro::Task<ApplyChoice> askDuringApply(QWidget* window, Workspace* workspace);
/// Text was typed (the JSON of these image types) that can't be staged as it is. False: the person stays.
QCoro::Task<bool> askAboutUnfinished(QWidget* window, Workspace* workspace, QStringList names);
/// The store has failed, so what is staged is only in memory.
QCoro::Task<LossChoice> askAboutLoss(QWidget* window, Workspace* workspace);

} // namespace flavormap
