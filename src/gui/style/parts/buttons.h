// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

#include <QStyleOption>

namespace flavormap {

/// Push buttons. Dynamic properties of the widget: `primary` (accent, or `accentColor`: a QColor), `flat`.
void paintButtonPanel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget);
void paintButtonLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget);
void paintButtonFocus(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QSize buttonSize(const QStyleOptionButton& option, const QWidget* widget);

/// The fill of a primary button in its state, and what can be read on it.
[[nodiscard]] QColor primaryFill(const QStyleOption& option, const QWidget* widget);
[[nodiscard]] QColor onPrimary(const QStyleOption& option, const QWidget* widget);

/// The weight of a button's text: 600 on a primary one, else 500, unless the widget's font is bolder already.
[[nodiscard]] QFont buttonFont(const QWidget* widget);

} // namespace flavormap
