// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace flavormap {

/// F6: takes the keyboard to the next (1) or previous (-1) of these parts of a window. Those that have
/// nothing to take it, or are not in sight, are passed over. A part's focus proxy comes first, else what can
/// be tabbed to first in it.
void focusPane(const QList<QWidget*>& panes, int step);

} // namespace flavormap
