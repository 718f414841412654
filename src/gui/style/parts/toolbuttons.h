// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

#include <QStyleOption>

namespace flavormap {

/// Tool buttons: flat where they raise themselves (tool bars), else like a push button. They know `primary`
/// too.
void paintToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget);
void paintToolButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget);

/// The part of a split button that opens its menu; empty if there is none.
[[nodiscard]] QRect toolButtonMenuRect(const QStyleOptionToolButton& option);

} // namespace flavormap
