// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/connectionband.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/contrast.h"
#include "gui/style/painterscope.h"
#include "gui/style/tokens.h"

#include <cmath>

namespace flavormap {

namespace {

void paintStripes(QPainter& painter, const QRectF& r, const QColor& colour)
{
    constexpr double every = 14;
    constexpr double width = 3;
    const double slant = r.height();
    // The stripe's width is measured across it, the step along the line.
    const double along = width * std::sqrt(2.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (double x = r.left() - slant; x < r.right(); x += every) {
        const QPointF stripe[]
            = {{x, r.bottom()}, {x + slant, r.top()}, {x + slant + along, r.top()}, {x + along, r.bottom()}};
        painter.drawPolygon(stripe, 4);
    }
}

void paintTicks(QPainter& painter, const QRectF& r, const QColor& colour)
{
    constexpr double every = 12;
    constexpr double width = 4;
    for (double x = r.left() + every - width; x < r.right(); x += every)
        painter.fillRect(QRectF(x, r.top(), width, r.height()), colour);
}

} // namespace

ConnectionBand::ConnectionBand(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Connection"));
}

void ConnectionBand::setProfile(const Profile& profile)
{
    m_profile = profile;
    m_shown = true;
    const QString colour = connectionColourName(profile.colour);
    QString description = profile.name.isEmpty() ? colour : tr("%1, %2").arg(profile.name, colour);
    if (profile.production)
        description = tr("%1, production").arg(description);
    if (profile.readOnly)
        description = tr("%1, read-only").arg(description);
    setAccessibleDescription(description);
    update();
}

void ConnectionBand::clear()
{
    m_shown = false;
    setAccessibleDescription(tr("Not connected"));
    update();
}

QSize ConnectionBand::sizeHint() const
{
    return {thickness, thickness};
}

void ConnectionBand::paint(
    QPainter& painter, const QRectF& rect, const Profile& profile, const QPalette& palette)
{
    const PainterScope scope(painter);
    const bool dark = Tokens::of(palette).dark;
    const QColor colour = asText(connectionColour(profile.colour), palette);
    const QColor second = mixed(colour, dark ? Qt::black : Qt::white, 0.38);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, colour);
    if (profile.production)
        paintStripes(painter, rect, second);
    else if (profile.readOnly)
        paintTicks(painter, rect, second);
}

void ConnectionBand::paintEvent(QPaintEvent*)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    paint(painter, QRectF(0, 0, width(), thickness), m_profile, palette());
}

} // namespace flavormap

#include "moc_connectionband.cpp"
