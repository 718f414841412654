// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace flavormap {

/// Below the cards: a catalogue for who has no server at hand.
class SandboxStrip : public QWidget
{
    Q_OBJECT

public:
    explicit SandboxStrip(QWidget* parent = nullptr);

Q_SIGNALS:
    void startClicked();
};

} // namespace flavormap
