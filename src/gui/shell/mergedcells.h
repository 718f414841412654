// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/rebasing.h"

#include <QDateTime>
#include <QPointer>

class QWidget;

namespace flavormap {

class NoticeBar;

/// Cells that somebody else changed beside what is staged: merged without a question, told here, and listed
/// on demand over `window`. Nothing where there are none.
void tellOfMergedCells(
    NoticeBar& notices, QPointer<QWidget> window, const RebaseReport& report, const QDateTime& readAt);

} // namespace flavormap
