// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

class QProgressBar;

namespace flavormap {

/// Repaints a progress bar that does not know its end (minimum equals maximum) while it is visible. A child
/// of the bar.
class BusyTicker : public QObject
{
    Q_OBJECT

public:
    explicit BusyTicker(QProgressBar* bar);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QProgressBar* m_bar;
    QBasicTimer m_timer;
};

} // namespace flavormap
