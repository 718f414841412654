// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/tabs.h"

#include "gui/style/fonts.h"

#include <QApplication>
#include <QIcon>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int padding = 10;
constexpr int underline = 2;

/// The widest look of a tab, so that choosing one moves none.
QFont currentFont(const QWidget* widget)
{
    return weighted(widget ? widget->font() : QApplication::font(), QFont::DemiBold);
}

} // namespace

void paintTabBase(const QStyleOption& option, QPainter& painter)
{
    const QRect& r = option.rect;
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), Tokens::of(option.palette).separator);
}

void paintTab(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool current = has(option, QStyle::State_Selected);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRect& r = option.rect;
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), tokens.separator);
    if (current)
        painter.fillRect(
            QRect(r.left() + padding - 4, r.bottom() - underline + 1, r.width() - 2 * padding + 8, underline),
            tokens.focus);
    if (has(option, QStyle::State_HasFocus) && current)
        paintFocusRing(painter, r.adjusted(3, 4, -3, -4), tokens.focus, metrics::radius - 1);
    QRect text = r.adjusted(padding, 0, -padding, 0);
    if (!option.icon.isNull()) {
        const int side = option.iconSize.width();
        const QRect place(text.left(), text.top() + (text.height() - side) / 2, side, side);
        option.icon.paint(&painter, QStyle::visualRect(option.direction, text, place), Qt::AlignCenter,
            enabled ? QIcon::Normal : QIcon::Disabled);
        text = QStyle::visualRect(option.direction, text, text.adjusted(side + metrics::iconGap, 0, 0, 0));
    }
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(current ? currentFont(widget) : (widget ? widget->font() : painter.font()));
    const QColor idle = has(option, QStyle::State_MouseOver) ? tokens.text : tokens.muted;
    painter.setPen(!enabled ? tokens.disabled : (current ? tokens.text : idle));
    painter.drawText(text, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
}

QSize tabSize(const QStyleOptionTab& option, const QWidget* widget)
{
    const QFontMetrics metrics(currentFont(widget));
    int width = metrics.size(Qt::TextShowMnemonic, option.text).width() + 2 * padding;
    if (!option.icon.isNull())
        width += option.iconSize.width() + metrics::iconGap;
    return {width, std::max(30, metrics.height() + 14)};
}

} // namespace flavormap
