// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace flavormap {

/// A screen reader reads `now` after the widget's name, and then what its What's This says, or that of what
/// it is a part of: the bridge of Qt 6.4 hands on descriptions, but no help texts.
void describe(QWidget& widget, const QString& now = {});

} // namespace flavormap
