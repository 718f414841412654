// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace flavormap {

/// What is wrong on a window as it is seen now, a line each; empty: nothing. A letter is cut or shortened
/// where it may not be, a control stands outside its parent, is too small to be hit or lies over another,
/// letters lie over letters, or can't be read on what is below them.
QStringList faultsOf(QWidget& window);

// Its parts.
QStringList placeFaults(QWidget& window);    ///< of controls: outside, too small, over one another
QStringList textFaults(QWidget& window);     ///< of letters: cut, shortened, over one another
QStringList contrastFaults(QWidget& window); ///< of letters and their ground, from rendered pixels

/// Which control it is, for a person who looks for it: class, name, what it says.
QString described(const QWidget& widget);

} // namespace flavormap
