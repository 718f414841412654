// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/glyphs.h"

#include "gui/style/contrast.h"
#include "gui/style/painterscope.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace flavormap {

namespace {

constexpr double stroke = 1.3;

QColor colourOf(ItemState state, const Tokens& tokens)
{
    switch (state) {
    case ItemState::Verified:
        return tokens.created.mark;
    case ItemState::Failed:
        return tokens.problemMark;
    case ItemState::Conflict:
        return tokens.conflict.mark;
    case ItemState::Unknown:
        return tokens.staged.mark;
    case ItemState::Checking:
    case ItemState::Sending:
    case ItemState::Verifying:
        return tokens.focus;
    case ItemState::Waiting:
    case ItemState::NotSent:
        return tokens.muted;
    }
    return tokens.muted;
}

void paintDashes(QPainter& painter, const QPointF& centre, double radius)
{
    constexpr int dashes = 8;
    constexpr int sixteenths = 16;
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    for (int i = 0; i < dashes; ++i)
        painter.drawArc(box, (i * 360 / dashes - 13) * sixteenths, 26 * sixteenths);
}

/// What is inside the circle, in a box of 16 px round the origin.
void paintInside(QPainter& painter, ItemState state)
{
    const auto line = [&painter](double x1, double y1, double x2, double y2) {
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2));
    };
    if (state == ItemState::Verified) {
        const QPointF tick[] = {{-2.8, 0.2}, {-0.8, 2.2}, {2.9, -1.9}};
        painter.drawPolyline(tick, 3);
    } else if (state == ItemState::Failed) {
        line(-2, -2, 2, 2);
        line(2, -2, -2, 2);
    } else if (state == ItemState::Conflict) {
        line(-1.6, -2.3, -1.6, 2.3);
        line(1.6, -2.3, 1.6, 2.3);
    } else if (state == ItemState::Unknown) {
        painter.drawArc(QRectF(-1.9, -3.6, 3.8, 3.8), -80 * 16, 250 * 16);
        line(0.2, 0.2, 0, 1.2);
        line(0, 3.2, 0, 3.25);
    }
}

} // namespace

void paintItemState(QPainter& painter, const QRectF& rect, ItemState state, const Tokens& tokens, int phase)
{
    const QColor colour = colourOf(state, tokens);
    if (state == ItemState::Checking || state == ItemState::Sending || state == ItemState::Verifying)
        return paintSpinner(painter, rect, colour, phase);
    const PainterScope scope(painter);
    const double side = std::min({16.0, rect.width(), rect.height()});
    painter.translate(std::round(rect.center().x()), std::round(rect.center().y()));
    painter.scale(side / 16, side / 16);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (state == ItemState::Waiting || state == ItemState::NotSent)
        return paintDashes(painter, QPointF(), 6.4);
    painter.drawEllipse(QPointF(), 6.8, 6.8);
    paintInside(painter, state);
}

QColor itemStateText(ItemState state, const Tokens& tokens)
{
    const QColor selected = mixed(tokens.base, tokens.focus, tokens.selectionWash.alphaF());
    return readableOn(state == ItemState::Failed ? tokens.problemText : colourOf(state, tokens), selected);
}

void paintSpinner(QPainter& painter, const QRectF& rect, const QColor& colour, int phase)
{
    const PainterScope scope(painter);
    constexpr int rays = 8;
    const double side = std::min({16.0, rect.width(), rect.height()});
    painter.translate(std::round(rect.center().x()), std::round(rect.center().y()));
    painter.scale(side / 16, side / 16);
    for (int i = 0; i < rays; ++i) {
        const double angle = i * std::numbers::pi / 4;
        const QPointF direction(std::sin(angle), -std::cos(angle));
        const int age = ((phase - i) % rays + rays) % rays;
        painter.setPen(QPen(faded(colour, 1.0 - age * 0.1), 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(direction * 3.6, direction * 6.6);
    }
}

} // namespace flavormap
