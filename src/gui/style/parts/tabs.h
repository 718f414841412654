// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// Tabs above a page: words, the current one in 600 over a line of 2 px.
void paintTab(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget);
void paintTabBase(const QStyleOption& option, QPainter& painter);
[[nodiscard]] QSize tabSize(const QStyleOptionTab& option, const QWidget* widget);

} // namespace flavormap
