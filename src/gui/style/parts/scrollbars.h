// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// Scroll bars: 12 px, a thumb of 6 px, no arrows.
void paintScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl part);

/// What shows behind a scroll bar and in the corner between two: the colour of what is scrolled.
[[nodiscard]] QColor scrollBackground(const QStyleOption& option, const QWidget* widget);

} // namespace flavormap
