// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/views.h"

#include "gui/style/fonts.h"

#include <QApplication>
#include <QIcon>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int sortArrow = 16;

QFont headerFont(const QWidget* widget)
{
    return weighted(widget ? widget->font() : QApplication::font(), QFont::DemiBold);
}

} // namespace

void paintHeaderSection(const QStyleOption& option, QPainter& painter)
{
    const Tokens tokens = Tokens::of(option.palette);
    const QRect& r = option.rect;
    const bool hot = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter.fillRect(
        r, has(option, QStyle::State_Sunken) ? tokens.pressed : (hot ? tokens.hover : tokens.window));
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), tokens.separator);
}

void paintHeaderLabel(const QStyleOptionHeader& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    QRect text = option.rect;
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    painter.save();
    painter.setFont(headerFont(widget));
    painter.setPen(has(option, QStyle::State_Enabled) ? tokens.muted : tokens.disabled);
    const int room = text.width() - (sorted ? sortArrow : 0);
    const QString shown = painter.fontMetrics().elidedText(option.text, Qt::ElideRight, std::max(0, room));
    // Centred is what QHeaderView says when nobody chose; words stand over what they head.
    Qt::Alignment alignment = option.textAlignment & Qt::AlignHorizontal_Mask;
    if (alignment == Qt::AlignHCenter)
        alignment = Qt::AlignLeft;
    alignment |= Qt::AlignVCenter;
    painter.drawText(
        text, int(QStyle::visualAlignment(option.direction, alignment)) | Qt::TextSingleLine, shown);
    if (sorted) {
        const int end = text.left() + std::min(painter.fontMetrics().horizontalAdvance(shown) + 2, room);
        // QHeaderView calls an ascending order "SortDown".
        const bool ascending = option.sortIndicator == QStyleOptionHeader::SortDown;
        paintChevron(painter,
            QStyle::visualRect(option.direction, text, QRect(end, text.top(), sortArrow, text.height())),
            ascending ? Qt::UpArrow : Qt::DownArrow, tokens.muted);
    }
    painter.restore();
}

QSize headerSize(const QStyleOptionHeader& option, const QWidget* widget)
{
    const QFontMetrics metrics(headerFont(widget));
    const int icon = option.icon.isNull() ? 0 : 16 + metrics::iconGap;
    return {metrics.horizontalAdvance(option.text) + 2 * metrics::inset + sortArrow + icon,
        std::max(25, metrics.height() + 9)};
}

void paintItemPanel(const QStyleOptionViewItem& option, QPainter& painter)
{
    const Tokens tokens = Tokens::of(option.palette);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (!has(option, QStyle::State_Enabled))
        return;
    if (has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, tokens.selectionWash);
    else if (has(option, QStyle::State_MouseOver))
        painter.fillRect(option.rect, tokens.alternate);
}

void paintBranch(const QStyleOption& option, QPainter& painter)
{
    if (!has(option, QStyle::State_Children))
        return;
    const Qt::ArrowType closed = option.direction == Qt::LeftToRight ? Qt::RightArrow : Qt::LeftArrow;
    paintChevron(painter, option.rect, has(option, QStyle::State_Open) ? Qt::DownArrow : closed,
        Tokens::of(option.palette).muted);
}

} // namespace flavormap
