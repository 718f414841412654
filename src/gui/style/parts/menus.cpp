// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/menus.h"

#include "gui/style/fonts.h"
#include "gui/style/parts/checks.h"

#include <QIcon>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int edge = 8;        ///< left of the icons and right of the keys
constexpr int column = 16 + 8; ///< icons and ticks
constexpr int arrow = 20;
constexpr int separatorHeight = 9;
constexpr int keyGap = 24;

void paintSeparator(const QStyleOptionMenuItem& option, QPainter& painter, const Tokens& tokens)
{
    const QRect& r = option.rect;
    if (option.text.isEmpty()) {
        painter.fillRect(QRect(r.left(), r.top() + r.height() / 2, r.width(), 1), tokens.separator);
        return;
    }
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(weighted(smallFont(option.font), QFont::DemiBold));
    painter.setPen(tokens.muted);
    painter.drawText(r.adjusted(edge, 0, -edge, 0),
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)), option.text);
    painter.restore();
}

void paintSign(const QStyleOptionMenuItem& option, QPainter& painter, const Tokens& tokens)
{
    const QRect& r = option.rect;
    const QRect place = QStyle::visualRect(
        option.direction, r, QRect(r.left() + edge, r.top() + (r.height() - 16) / 2, 16, 16));
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ink = enabled ? tokens.text : tokens.disabled;
    if (option.checked && option.checkType == QStyleOptionMenuItem::Exclusive)
        paintBox(
            painter, QRectF(place.center().x() - 2.5, place.center().y() - 2.5, 6, 6), ink, QColor(), 0, 3);
    else if (option.checked)
        paintTick(painter, place, ink);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void paintMenuItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget*)
{
    const Tokens tokens = Tokens::of(option.palette);
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return paintSeparator(option, painter, tokens);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Selected))
        paintBox(painter, QRectF(option.rect).adjusted(4, 0, -4, 0), enabled ? tokens.hover : tokens.window,
            QColor(), 0, metrics::radius - 1);
    paintSign(option, painter, tokens);
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setFont(option.font);
    const QRect text = option.rect.adjusted(edge + column, 0, -edge, 0);
    const QRect place = QStyle::visualRect(option.direction, option.rect, text);
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const int flags = Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine;
    painter.setPen(enabled ? tokens.text : tokens.disabled);
    painter.drawText(
        place, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | flags, parts.first());
    if (parts.size() > 1) {
        painter.setPen(enabled ? tokens.muted : tokens.disabled);
        painter.drawText(
            place, int(QStyle::visualAlignment(option.direction, Qt::AlignRight)) | flags, parts.last());
    }
    painter.restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const bool leftToRight = option.direction == Qt::LeftToRight;
        const QRect box(option.rect.right() - arrow, option.rect.top(), 16, option.rect.height());
        paintChevron(painter, QStyle::visualRect(option.direction, option.rect, box),
            leftToRight ? Qt::RightArrow : Qt::LeftArrow, enabled ? tokens.muted : tokens.disabled);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator && option.text.isEmpty())
        return {contents.width(), separatorHeight};
    // QMenu adds the widest key itself (reservedShortcutWidth); only the air before it is ours.
    int width = contents.width() + 2 * edge + column;
    if (option.reservedShortcutWidth > 0 || option.text.contains(QLatin1Char('\t')))
        width += keyGap;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += arrow;
    return {std::max(width, 120), std::max(metrics::menuRow, option.fontMetrics.height() + 8)};
}

void paintMenuPanel(const QStyleOption& option, QPainter& painter)
{
    const Tokens tokens = Tokens::of(option.palette);
    painter.fillRect(option.rect, tokens.button);
    painter.setPen(tokens.border);
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter)
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    painter.fillRect(option.rect, tokens.window);
    if (enabled && (has(option, QStyle::State_Selected) || has(option, QStyle::State_Sunken)))
        paintBox(painter, QRectF(option.rect).adjusted(0, 2, 0, -2),
            has(option, QStyle::State_Sunken) ? tokens.pressed : tokens.hover, QColor(), 0,
            metrics::radius - 1);
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setPen(enabled ? tokens.text : tokens.disabled);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
}

QSize menuBarItemSize(const QStyleOptionMenuItem& option)
{
    const QSize text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text);
    return {text.width() + 18, std::max(metrics::menuRow, option.fontMetrics.height() + 8)};
}

} // namespace flavormap
