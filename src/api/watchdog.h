// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httplimits.h"

#include <QElapsedTimer>

namespace flavormap {

/// The clocks of one request: a time-out without progress, and a deadline in all or (for a list) a least
/// speed. Holds no timer of its own: whoever owns it asks again after `millisecondsToNextCheck`.
class Watchdog
{
public:
    enum class Verdict : quint8 { Fine, NoProgress, PastDeadline, TooSlow };

    /// `inactivity` above zero.
    Watchdog(const HttpLimits& limits, std::chrono::milliseconds inactivity, bool isList);

    void progress();                  ///< something moved in either direction
    void received(qint64 totalBytes); ///< so many bytes of the body so far

    Verdict check(); ///< call it when a check is due; judges and closes a list's window
    int millisecondsToNextCheck() const;

    qint64 elapsed() const { return m_clock.elapsed(); }
    qint64 inactivity() const { return m_inactivity; }
    qint64 deadline() const { return m_deadline; }

private:
    QElapsedTimer m_clock;
    qint64 m_inactivity;
    qint64 m_deadline;
    qint64 m_bytesPerWindow;
    bool m_isList;
    qint64 m_lastProgress = 0;
    qint64 m_received = 0;
    qint64 m_windowStart = -1; ///< -1: the body has not begun
    qint64 m_windowReceived = 0;
};

} // namespace flavormap
