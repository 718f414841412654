// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace flavormap {

/// A screen reader says this sentence, wherever the keyboard is; seen is nothing. `about` is any widget of
/// the window in which it happened. For what the eye is told by something that appears or changes.
void announce(QWidget* about, const QString& sentence);

/// What announce() speaks through: an object with nothing to see that has the sentence as its name, for a
/// while.
class Announcer : public QWidget
{
    Q_OBJECT

public:
    Announcer(const QString& sentence, QWidget* window);
};

} // namespace flavormap
