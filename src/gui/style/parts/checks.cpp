// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/checks.h"

#include "gui/style/contrast.h"
#include "gui/style/painterscope.h"

#include <algorithm>
#include <cmath>

namespace flavormap {

namespace {

QRectF indicator(const QRect& rect)
{
    const int side = std::min(rect.width(), rect.height());
    return QRectF(
        rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, side, side);
}

struct Look
{
    QColor fill;
    QColor line;
    QColor mark;
    double width = 1;
};

Look lookOf(const QStyleOption& option)
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    if (!has(option, QStyle::State_Enabled))
        return {on ? tokens.separator : tokens.window, on ? QColor() : tokens.separator, tokens.disabled};
    if (on)
        return {tokens.accent, QColor(), inkOn(tokens.accent)};
    const bool hot = has(option, QStyle::State_MouseOver);
    const QColor fill
        = has(option, QStyle::State_Sunken) ? tokens.pressed : (hot ? tokens.hover : tokens.base);
    if (has(option, QStyle::State_HasFocus))
        return {fill, tokens.focus, tokens.text, 2};
    return {fill, tokens.border, tokens.text};
}

} // namespace

void paintTick(QPainter& painter, const QRectF& box, const QColor& colour)
{
    const PainterScope scope(painter);
    painter.translate(box.center());
    painter.scale(box.width() / 16, box.width() / 16);
    painter.setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tick[] = {{-3.5, 0.2}, {-1.1, 2.7}, {3.5, -2.6}};
    painter.drawPolyline(tick, 3);
}

void paintCheckBox(const QStyleOption& option, QPainter& painter)
{
    const QRectF box = indicator(option.rect);
    const Look look = lookOf(option);
    paintBox(painter, box, look.fill, look.line, look.width, 4);
    if (has(option, QStyle::State_NoChange))
        painter.fillRect(QRectF(box.center().x() - 4, box.center().y() - 1, 8, 2), look.mark);
    else if (has(option, QStyle::State_On))
        paintTick(painter, box, look.mark);
}

void paintRadio(const QStyleOption& option, QPainter& painter)
{
    const QRectF box = indicator(option.rect);
    const Look look = lookOf(option);
    paintBox(painter, box, look.fill, look.line, look.width, box.width() / 2);
    if (!has(option, QStyle::State_On))
        return;
    const PainterScope scope(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.mark);
    painter.drawEllipse(box.center(), box.width() * 3 / 16, box.width() * 3 / 16);
}

} // namespace flavormap
