// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/busyticker.h"

#include <QEvent>
#include <QProgressBar>

namespace flavormap {

namespace {

constexpr int frameMs = 40;

} // namespace

BusyTicker::BusyTicker(QProgressBar* bar)
    : QObject(bar)
    , m_bar(bar)
{
    bar->installEventFilter(this);
}

bool BusyTicker::eventFilter(QObject* watched, QEvent* event)
{
    // A bar paints itself when its range changes, so a paint is where a busy one is seen to begin.
    if (event->type() == QEvent::Paint && m_bar->minimum() == m_bar->maximum() && !m_timer.isActive())
        m_timer.start(frameMs, this);
    return QObject::eventFilter(watched, event);
}

void BusyTicker::timerEvent(QTimerEvent*)
{
    if (m_bar->isVisible() && m_bar->minimum() == m_bar->maximum())
        m_bar->update();
    else
        m_timer.stop();
}

} // namespace flavormap

#include "moc_busyticker.cpp"
