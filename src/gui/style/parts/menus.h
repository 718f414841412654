// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// Menus: rows of 26 px, icon or tick, text, key at the end; the row under the cursor is grey.
void paintMenuItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents);

void paintMenuPanel(const QStyleOption& option, QPainter& painter);
void paintMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter);
[[nodiscard]] QSize menuBarItemSize(const QStyleOptionMenuItem& option);

} // namespace flavormap
