// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace flavormap {

/// F6: takes the keyboard to the next (1) or previous (-1) of these parts of a window. Those that have
/// nothing to take it, or are not in sight, are passed over. What was set for a part comes first, else what
/// can be tabbed to first in it.
void focusPane(const QList<QWidget*>& panes, int step);
/// Where F6 leads in this part. Not a focus proxy: Tab passes over all else in a widget that has one.
void setFirstInPane(QWidget* pane, QWidget* first);

} // namespace flavormap
