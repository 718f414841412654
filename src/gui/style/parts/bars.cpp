// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/bars.h"

#include "gui/style/fonts.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>

namespace flavormap {

namespace {

void verticalLine(QPainter& painter, const QRect& r, int inset, const QColor& colour)
{
    painter.fillRect(QRect(r.left() + r.width() / 2, r.top() + inset, 1, r.height() - 2 * inset), colour);
}

void horizontalLine(QPainter& painter, const QRect& r, int inset, const QColor& colour)
{
    painter.fillRect(QRect(r.left() + inset, r.top() + r.height() / 2, r.width() - 2 * inset, 1), colour);
}

} // namespace

void paintSplitter(const QStyleOption& option, QPainter& painter)
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool hot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QColor colour = hot ? tokens.focus : tokens.separator;
    // The state speaks of what is split: side by side means an upright handle.
    if (option.rect.width() < option.rect.height())
        verticalLine(painter, option.rect, 0, colour);
    else
        horizontalLine(painter, option.rect, 0, colour);
}

void paintToolBarSeparator(const QStyleOption& option, QPainter& painter)
{
    const QColor colour = Tokens::of(option.palette).separator;
    if (has(option, QStyle::State_Horizontal))
        verticalLine(painter, option.rect, std::max(0, (option.rect.height() - 18) / 2), colour);
    else
        horizontalLine(painter, option.rect, std::max(0, (option.rect.width() - 18) / 2), colour);
}

void paintStatusBar(const QStyleOption& option, QPainter& painter)
{
    const QRect& r = option.rect;
    painter.fillRect(QRect(r.left(), r.top(), r.width(), 1), Tokens::of(option.palette).separator);
}

void paintDockTitle(const QStyleOptionDockWidget& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    QRect text = option.rect.adjusted(12, 0, -12, 0);
    painter.save();
    painter.setFont(weighted(widget ? widget->font() : painter.font(), QFont::DemiBold));
    painter.setPen(has(option, QStyle::State_Enabled) ? tokens.text : tokens.disabled);
    painter.drawText(text, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
        painter.fontMetrics().elidedText(option.title, Qt::ElideRight, text.width()));
    painter.restore();
}

void paintProgress(const QStyleOptionProgressBar& option, QPainter& painter)
{
    constexpr double thickness = 6;
    const Tokens tokens = Tokens::of(option.palette);
    const bool horizontal = has(option, QStyle::State_Horizontal);
    const QRectF r = option.rect;
    const QRectF groove = horizontal ? QRectF(r.left(), r.center().y() - thickness / 2, r.width(), thickness)
                                     : QRectF(r.center().x() - thickness / 2, r.top(), thickness, r.height());
    paintBox(painter, groove, tokens.pressed, QColor(), 0, thickness / 2);
    const double length = horizontal ? groove.width() : groove.height();
    double from = 0;
    double share = 0;
    if (option.minimum == option.maximum) {
        constexpr int period = 1600;
        const double phase = static_cast<double>(QDateTime::currentMSecsSinceEpoch() % period) / period;
        share = 0.3;
        from = (1 - share) * (1 - std::abs(2 * phase - 1));
    } else {
        share = std::clamp(
            double(option.progress - option.minimum) / (option.maximum - option.minimum), 0.0, 1.0);
    }
    if (share <= 0)
        return;
    const bool mirrored = horizontal && ((option.direction == Qt::RightToLeft) != option.invertedAppearance);
    if (mirrored || (!horizontal && !option.invertedAppearance))
        from = 1 - share - from;
    const double chunk = std::max(thickness, length * share);
    const QRectF done = horizontal ? QRectF(groove.left() + from * length, groove.top(), chunk, thickness)
                                   : QRectF(groove.left(), groove.top() + from * length, thickness, chunk);
    const bool enabled = has(option, QStyle::State_Enabled);
    paintBox(painter, done & groove, enabled ? tokens.accent : tokens.disabled, QColor(), 0, thickness / 2);
}

} // namespace flavormap
