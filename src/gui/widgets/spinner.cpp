// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/spinner.h"

#include "gui/style/glyphs.h"

namespace flavormap {

namespace {

constexpr int stepMs = 100;

} // namespace

Spinner::Spinner(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Busy"));
}

void Spinner::setRunning(bool running)
{
    m_running = running;
    follow();
    update();
}

void Spinner::follow()
{
    if (m_running && isVisible())
        m_timer.start(stepMs, this);
    else
        m_timer.stop();
}

void Spinner::timerEvent(QTimerEvent*)
{
    m_phase = (m_phase + 1) % 8;
    update();
}

void Spinner::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void Spinner::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    follow();
}

void Spinner::paintEvent(QPaintEvent*)
{
    if (!m_running)
        return;
    QPainter painter(this);
    paintSpinner(painter, rect(), Tokens::of(palette()).focus, m_phase);
}

} // namespace flavormap

#include "moc_spinner.cpp"
