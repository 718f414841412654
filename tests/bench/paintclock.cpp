// SPDX-License-Identifier: GPL-3.0-or-later
#include "paintclock.h"

#include <QEvent>
#include <QThread>
#include <QTimer>

namespace flavormap {

namespace {

constexpr std::chrono::seconds longestWait{60};

} // namespace

double milliseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

Clock::time_point PaintClock::painted(const QList<QWidget*>& areas, Condition ready)
{
    m_unpainted = areas;
    m_ready = std::move(ready);
    return wait();
}

Clock::time_point PaintClock::reached(Condition ready)
{
    m_unpainted.clear();
    m_ready = std::move(ready);
    return wait();
}

Clock::time_point PaintClock::wait()
{
    m_end.reset();
    if (m_unpainted.isEmpty() && m_ready())
        m_end = Clock::now();
    QTimer deadline; // wakes the loop where nothing else happens any more
    deadline.setSingleShot(true);
    deadline.start(longestWait);
    while (!m_end) {
        processEvents(QEventLoop::WaitForMoreEvents);
        if (!m_end && m_unpainted.isEmpty() && m_ready())
            m_end = Clock::now(); // by something that is no event of Qt
        if (!m_end && !deadline.isActive())
            qFatal("what is measured did not happen: ready %d, to be painted %d", int(m_ready()),
                int(m_unpainted.size()));
    }
    m_ready = {};
    return *m_end;
}

bool PaintClock::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const bool isPaint = event->type() == QEvent::Paint && receiver->isWidgetType();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    if (m_end || !m_ready)
        return handled;
    if (isPaint && !m_unpainted.isEmpty() && m_ready()) {
        const auto* widget = static_cast<QWidget*>(receiver);
        m_unpainted.removeIf(
            [widget](const QWidget* area) { return widget == area || area->isAncestorOf(widget); });
    }
    if (m_depth == 0 && m_unpainted.isEmpty() && m_ready())
        m_end = Clock::now();
    return handled;
}

} // namespace flavormap
