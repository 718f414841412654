// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/scrollbars.h"

#include <QAbstractScrollArea>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int shortestThumb = 28;

/// Left to right; a horizontal bar is mirrored afterwards, as QScrollBar expects.
QRect thumbRect(const QStyleOptionSlider& option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0)
        thumb = static_cast<int>(qint64(option.pageStep) * length / (range + option.pageStep));
    thumb = std::clamp(thumb, std::min(shortestThumb, length), length);
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    if (horizontal)
        return {option.rect.left() + start, option.rect.top(), thumb, option.rect.height()};
    return {option.rect.left(), option.rect.top() + start, option.rect.width(), thumb};
}

QRect mirrored(const QStyleOptionSlider& option, const QRect& part)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    return horizontal ? QStyle::visualRect(option.direction, option.rect, part) : part;
}

} // namespace

QColor scrollBackground(const QStyleOption& option, const QWidget* widget)
{
    // The bar's parent is a container inside the scroll area.
    for (const QWidget* w = widget; w; w = w->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(w);
        if (!area || !area->viewport())
            continue;
        const QWidget* viewport = area->viewport();
        if (!viewport->autoFillBackground())
            return area->palette().color(area->backgroundRole());
        return viewport->palette().color(viewport->backgroundRole());
    }
    return option.palette.color(QPalette::Window);
}

void paintScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    painter.fillRect(option.rect, scrollBackground(option, widget));
    if (option.maximum <= option.minimum)
        return;
    const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    QRectF thumb = mirrored(option, thumbRect(option));
    thumb
        = option.orientation == Qt::Horizontal ? thumb.adjusted(2, 3, -2, -3) : thumb.adjusted(3, 2, -3, -2);
    const double radius = std::min(thumb.width(), thumb.height()) / 2;
    paintBox(painter, thumb, hot ? tokens.muted : tokens.thumb, QColor(), 0, radius);
}

QRect scrollBarRect(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRect& r = option.rect;
    const QRect thumb = thumbRect(option);
    QRect result;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return r;
    case QStyle::SC_ScrollBarSlider:
        result = thumb;
        break;
    case QStyle::SC_ScrollBarSubPage:
        result = horizontal ? QRect(r.topLeft(), QPoint(thumb.left() - 1, r.bottom()))
                            : QRect(r.topLeft(), QPoint(r.right(), thumb.top() - 1));
        break;
    case QStyle::SC_ScrollBarAddPage:
        result = horizontal ? QRect(QPoint(thumb.right() + 1, r.top()), r.bottomRight())
                            : QRect(QPoint(r.left(), thumb.bottom() + 1), r.bottomRight());
        break;
    default:
        return {};
    }
    return mirrored(option, result);
}

} // namespace flavormap
