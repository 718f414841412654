// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paintclock.h"

#include <QJsonObject>
#include <QTimer>

#include <vector>

namespace flavormap {

/// How free the main thread stays: the times between two ticks of a 1 ms timer.
class Gaps
{
public:
    Gaps();

    /// Does `work`, which runs the event loop, and then lets the loop run on for half a second: what the end
    /// of the work still costs counts too, but not the idle ticks there. The gap at the end of each part
    /// counts.
    void during(const std::function<void()>& work);

    QJsonObject figures();

private:
    void note();

    QTimer m_timer;
    Clock::time_point m_last;
    bool m_isOver = false; ///< the work is: what comes now is its tail
    std::vector<double> m_gaps;
};

} // namespace flavormap
