// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/throttle.h"

namespace flavormap {

namespace {

constexpr std::chrono::milliseconds pause(40);

} // namespace

Throttle::Throttle(QObject* parent, std::function<void()> show)
    : QObject(parent)
    , m_show(std::move(show))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &Throttle::onTimeout);
}

void Throttle::call()
{
    if (m_pause.isActive()) {
        m_called = true;
        return;
    }
    m_pause.start();
    m_show();
}

void Throttle::onTimeout()
{
    if (std::exchange(m_called, false))
        call();
}

} // namespace flavormap
