// SPDX-License-Identifier: GPL-3.0-or-later
#include "gaps.h"

#include <QEventLoop>

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds tail{500};
constexpr double idle = 2; // ms: a tick that comes as soon is nobody's work

} // namespace

Gaps::Gaps()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
}

void Gaps::note()
{
    const auto now = Clock::now();
    const double gap = milliseconds(now - m_last);
    m_last = now;
    if (!m_isOver || gap >= idle)
        m_gaps.push_back(gap);
}

void Gaps::during(const std::function<void()>& work)
{
    m_isOver = false;
    m_last = Clock::now();
    m_timer.start();
    work();
    m_isOver = true;
    QEventLoop loop;
    QTimer::singleShot(tail, &loop, &QEventLoop::quit);
    loop.exec();
    note();
    m_timer.stop();
}

QJsonObject Gaps::figures()
{
    std::sort(m_gaps.begin(), m_gaps.end());
    const size_t at = m_gaps.size() * 99 / 100;
    return {{u"p99"_s, m_gaps[at]}, {u"longest"_s, m_gaps.back()}, {u"ticks"_s, qint64(m_gaps.size())}};
}

} // namespace flavormap
