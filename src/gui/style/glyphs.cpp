// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/glyphs.h"

#include "gui/style/painterscope.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace flavormap {

namespace {

/// A square of at most `side` in the middle of `rect`, on whole pixels so that straight edges stay sharp.
QRectF centredSquare(const QRectF& rect, double side)
{
    side = std::min({side, rect.width(), rect.height()});
    return {std::round(rect.center().x() - side / 2), std::round(rect.center().y() - side / 2), side, side};
}

QPen inkPen(const QColor& ink, double width)
{
    return {ink, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
}

/// The `!` of diamond and triangle, from `top` to `bottom`.
void paintMark(QPainter& painter, double x, double top, double bottom, const QColor& ink)
{
    painter.setPen(inkPen(ink, 1.5));
    painter.drawLine(QPointF(x, top), QPointF(x, bottom - 2.6));
    painter.fillRect(QRectF(x - 0.75, bottom - 1.5, 1.5, 1.5), ink);
}

void paintSquare(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& ink, bool plus)
{
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 2.5, 2.5);
    const QPointF middle = box.center();
    const double arm = box.width() * 0.28;
    painter.setPen(inkPen(ink, 1.5));
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0));
    if (plus)
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm));
}

void paintDiamond(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& ink)
{
    const QPointF c = box.center();
    const double reach = box.width() / 2 - 0.3;
    const QPointF corners[]
        = {c - QPointF(0, reach), c + QPointF(reach, 0), c + QPointF(0, reach), c - QPointF(reach, 0)};
    painter.setBrush(fill);
    painter.setPen(QPen(fill, 1.2, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
    painter.drawPolygon(corners, 4);
    paintMark(painter, c.x(), c.y() - 3.4, c.y() + 3.4, ink);
}

void paintTriangle(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& ink)
{
    const double side = box.width();
    const QPointF corners[]
        = {QPointF(box.center().x(), box.top() + 1.3), QPointF(box.right() - 0.4, box.top() + side - 1.6),
            QPointF(box.left() + 0.4, box.top() + side - 1.6)};
    painter.setBrush(fill);
    painter.setPen(QPen(fill, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(corners, 3);
    paintMark(painter, box.center().x(), box.top() + side * 0.36, box.top() + side * 0.85, ink);
}

} // namespace

void paintStateGlyph(QPainter& painter, const QRectF& rect, StateGlyph glyph, const Tokens& tokens)
{
    const PainterScope scope(painter);
    const QRectF box = centredSquare(rect, 13);
    painter.setPen(Qt::NoPen);
    switch (glyph) {
    case StateGlyph::Created:
        return paintSquare(painter, box, tokens.created.mark, tokens.base, true);
    case StateGlyph::Deleted:
        return paintSquare(painter, box, tokens.deleted.mark, tokens.base, false);
    case StateGlyph::Conflict:
        return paintDiamond(painter, box, tokens.conflict.mark, tokens.base);
    case StateGlyph::Problem:
        return paintTriangle(painter, box, tokens.problemMark, tokens.base);
    case StateGlyph::Staged:
        painter.setBrush(tokens.staged.mark);
        painter.drawEllipse(box.center(), 3.4, 3.4);
        return;
    }
}

void paintCorner(QPainter& painter, const QRectF& cell, const QColor& colour, Qt::LayoutDirection direction)
{
    const PainterScope scope(painter);
    const double size = std::min({8.0, cell.width(), cell.height()});
    const bool leftToRight = direction == Qt::LeftToRight;
    const QPointF corner = leftToRight ? cell.topRight() : cell.topLeft();
    const QPointF triangle[]
        = {corner, corner + QPointF(leftToRight ? -size : size, 0), corner + QPointF(0, size)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(triangle, 3);
}

void paintWave(QPainter& painter, double left, double right, double y, const QColor& colour)
{
    if (right <= left)
        return;
    const PainterScope scope(painter);
    constexpr double half = 2.0;
    constexpr double height = 1.9;
    QPainterPath path(QPointF(left, y));
    for (int i = 0; left + i * half < right; ++i) {
        const double x = left + i * half;
        path.quadTo(x + half / 2, y + (i % 2 ? height : -height), x + half, y);
    }
    painter.setClipRect(QRectF(left, y - 4, right - left, 8), Qt::IntersectClip);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.25));
    painter.drawPath(path);
}

void paintStrike(QPainter& painter, const QRectF& text, const QColor& colour)
{
    QColor line = colour;
    line.setAlphaF(0.6F);
    painter.fillRect(QRectF(text.left() - 2, std::floor(text.center().y()) + 1, text.width() + 4, 1), line);
}

void paintHatch(QPainter& painter, const QRectF& rect, const QColor& colour, const QPointF& origin)
{
    if (rect.isEmpty())
        return;
    const PainterScope scope(painter);
    constexpr double step = 6;
    const double offset = origin.x() + origin.y();
    const double first = rect.left() + rect.top() - offset;
    const double last = rect.right() + rect.bottom() - offset;
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(colour, 1, Qt::SolidLine, Qt::FlatCap));
    // Flat ends are cut across the line: they and lines that only touch a corner lie outside, where the clip
    // cuts.
    constexpr double over = 2;
    const double top = rect.top() - over;
    const double bottom = rect.bottom() + over;
    for (double sum = std::ceil((first - over) / step) * step; sum < last + over; sum += step) {
        const double reach = sum + offset;
        painter.drawLine(QPointF(reach - bottom, bottom), QPointF(reach - top, top));
    }
}

} // namespace flavormap
