// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/iconname.h"

#include <QColor>
#include <QPixmap>
#include <QString>

namespace flavormap {

/// The name of the icon's file in resources/icons, without folder and ending: "chevron-down".
[[nodiscard]] QString iconFileName(IconName name);

/// The width of an icon's lines in its 24-unit grid, for a side in logical pixels: 1.75 up to 16 px, 1.6 at
/// 20 px, thinner above.
[[nodiscard]] double iconStroke(double side);

/// The icon in one colour, `size` in device pixels at `scale` device pixels a logical pixel; centred if not
/// square. Its own devicePixelRatio is left at 1. Cached.
[[nodiscard]] QPixmap iconPixmap(IconName name, const QSize& size, qreal scale, const QColor& colour);

/// The program's icon, `side` device pixels wide and high.
[[nodiscard]] QPixmap applicationPixmap(int side);

} // namespace flavormap
