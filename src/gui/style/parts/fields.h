// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/parts/common.h"

#include <QStyleOption>

namespace flavormap {

/// The box of every field. Dynamic property `error`: a red outline, until focus comes.
void paintFieldBox(
    const QStyleOption& option, QPainter& painter, const QWidget* widget, bool readOnly = false);

void paintLineEdit(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget);
/// The text's place, before QLineEdit takes 2 px off: 8 px from the edge, less beside an icon that stands
/// inside.
[[nodiscard]] QRect lineEditContents(const QStyleOption& option, const QWidget* widget);

void paintComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget);
void paintComboLabel(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QRect comboRect(const QStyleOptionComboBox& option, QStyle::SubControl part);
[[nodiscard]] QSize comboSize(
    const QStyleOptionComboBox& option, const QSize& contents, const QWidget* widget);

void paintSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget);
[[nodiscard]] QRect spinRect(const QStyleOptionSpinBox& option, QStyle::SubControl part);

} // namespace flavormap
