// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/tokens.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace flavormap {

/// What the parts of the style share. All sizes in logical pixels.
namespace metrics {
inline constexpr int control = 28; ///< height of buttons and fields
inline constexpr int menuRow = 26;
inline constexpr int inset = 8; ///< between a field's edge and its text
inline constexpr int buttonPadding = 12;
inline constexpr int toolPadding = 8;
inline constexpr int iconGap = 6; ///< between an icon and its text
inline constexpr int iconSize = 16;
inline constexpr int arrowColumn = 26; ///< chevrons of combo and spin box
inline constexpr double radius = 5;
} // namespace metrics

/// True if the widget (or the item that is painted for it) carries the dynamic property `name`.
[[nodiscard]] bool hasFlag(const QWidget* widget, const char* name);

[[nodiscard]] inline bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// The height of a control with one line of text: 28 px, more for a big font.
[[nodiscard]] int controlHeight(const QFontMetrics& metrics);

/// A filled box with a line of `width` inside its edge; a colour without alpha paints nothing.
void paintBox(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line, double width = 1,
    double radius = metrics::radius);

/// The ring of 2 px on a control's own outline.
void paintFocusRing(
    QPainter& painter, const QRectF& rect, const QColor& colour, double radius = metrics::radius);

/// A chevron of the icon family, centred.
void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& colour);

/// `icon`'s pixmap with all its colour replaced, for labels on the accent.
[[nodiscard]] QPixmap tinted(const QPixmap& pixmap, const QColor& colour);

} // namespace flavormap
