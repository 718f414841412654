// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/watchdog.h"

#include <algorithm>

namespace flavormap {

Watchdog::Watchdog(const HttpLimits& limits, std::chrono::milliseconds inactivity, bool isList)
    : m_inactivity(inactivity.count())
    , m_deadline(inactivity.count() * limits.deadlineFactor)
    , m_bytesPerWindow(std::max<qint64>(limits.listBytesPerSecond * inactivity.count() / 1000, 1))
    , m_isList(isList)
{
    m_clock.start();
}

void Watchdog::progress()
{
    m_lastProgress = m_clock.elapsed();
}

void Watchdog::received(qint64 totalBytes)
{
    progress();
    m_received = totalBytes;
    if (m_windowStart < 0) {
        m_windowStart = m_lastProgress;
    }
}

Watchdog::Verdict Watchdog::check()
{
    const qint64 now = m_clock.elapsed();
    if (now - m_lastProgress >= m_inactivity) {
        return Verdict::NoProgress;
    }
    if (!m_isList) {
        return now >= m_deadline ? Verdict::PastDeadline : Verdict::Fine;
    }
    if (m_windowStart < 0 || now - m_windowStart < m_inactivity) {
        // A header that dribbles for ever is no progress of a list.
        return m_windowStart < 0 && now >= m_deadline ? Verdict::PastDeadline : Verdict::Fine;
    }
    // A check that comes late (a busy program) measures a longer window: the bytes asked for grow with it.
    const qint64 wanted = m_bytesPerWindow * (now - m_windowStart) / m_inactivity;
    if (m_received - m_windowReceived < wanted) {
        return Verdict::TooSlow;
    }
    m_windowStart = now;
    m_windowReceived = m_received;
    return Verdict::Fine;
}

int Watchdog::millisecondsToNextCheck() const
{
    const qint64 now = m_clock.elapsed();
    qint64 due = m_lastProgress + m_inactivity;
    if (!m_isList || m_windowStart < 0) {
        due = std::min(due, m_deadline);
    } else {
        due = std::min(due, m_windowStart + m_inactivity);
    }
    return static_cast<int>(std::max<qint64>(due - now, 1));
}

} // namespace flavormap
