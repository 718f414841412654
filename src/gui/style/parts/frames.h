// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// A group: its title in 600, a hairline after it, no box.
void paintGroupBox(const QStyleOptionGroupBox& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QRect groupBoxRect(
    const QStyleOptionGroupBox& option, QStyle::SubControl part, const QWidget* widget);

/// The edge of views and text areas; a focus ring where the keyboard is. Dynamic property `error` as for
/// fields.
void paintFrame(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget);

/// A QFrame of shape HLine or VLine: 1 px, whatever its shadow.
void paintLine(const QStyleOptionFrame& option, QPainter& painter);

void paintToolTip(const QStyleOption& option, QPainter& painter);

/// The ring round something without an outline of its own (labels of check boxes, items).
void paintFocusRect(const QStyleOption& option, QPainter& painter, const QWidget* widget);

} // namespace flavormap
