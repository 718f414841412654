// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// Splitters and dock separators: a line of 1 px in the middle of a handle that can be grabbed.
void paintSplitter(const QStyleOption& option, QPainter& painter);

/// The line between groups of a tool bar.
void paintToolBarSeparator(const QStyleOption& option, QPainter& painter);

/// A line at the upper edge, the status bar's only frame.
void paintStatusBar(const QStyleOption& option, QPainter& painter);

/// The title of a dock: 600, without a box.
void paintDockTitle(const QStyleOptionDockWidget& option, QPainter& painter, const QWidget* widget);

/// A flat bar of 6 px; moves by the clock while minimum equals maximum.
void paintProgress(const QStyleOptionProgressBar& option, QPainter& painter);

} // namespace flavormap
