// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

namespace flavormap {

/// Plain headers: muted words in 600 over one line. (The table's header of two levels paints itself.)
void paintHeaderSection(const QStyleOption& option, QPainter& painter);
void paintHeaderLabel(const QStyleOptionHeader& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QSize headerSize(const QStyleOptionHeader& option, const QWidget* widget);

/// Behind an item: its own background, hover, and the selection as a wash that leaves the text as it is.
void paintItemPanel(const QStyleOptionViewItem& option, QPainter& painter);

/// The triangle that folds a branch of a tree.
void paintBranch(const QStyleOption& option, QPainter& painter);

} // namespace flavormap
