// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

namespace flavormap {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration duration);

/// The application, which sees each event end: that is how a frame's end is known.
class PaintClock : public QApplication
{
public:
    using QApplication::QApplication;

    using Condition = std::function<bool()>;

    /// Waits until each of `areas` (or what lies on it) was painted while `ready`, and the event that painted
    /// the last one, with its flush to the screen, has ended. Gives that moment.
    Clock::time_point painted(const QList<QWidget*>& areas, Condition ready);
    /// Waits until `ready` holds at the end of an event. Gives that moment.
    Clock::time_point reached(Condition ready);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    Clock::time_point wait();

    int m_depth = 0;
    QList<QWidget*> m_unpainted;
    Condition m_ready;
    std::optional<Clock::time_point> m_end;
};

} // namespace flavormap
