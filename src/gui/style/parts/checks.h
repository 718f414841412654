// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// The boxes and circles of check and radio buttons, in widgets, item views and menus.
void paintCheckBox(const QStyleOption& option, QPainter& painter);
void paintRadio(const QStyleOption& option, QPainter& painter);

/// A bare tick, for menus.
void paintTick(QPainter& painter, const QRectF& box, const QColor& colour);

} // namespace flavormap
