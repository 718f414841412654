// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace flavormap {

/// What is wrong on a window as it is seen now, a line each; empty: nothing.
QStringList faultsOf(QWidget& window);

} // namespace flavormap
