// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/toolbuttons.h"

#include "gui/style/parts/buttons.h"

#include <QIcon>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int menuColumn = 18;

bool hasText(const QStyleOptionToolButton& option)
{
    return !option.text.isEmpty()
        && (option.icon.isNull() || option.toolButtonStyle != Qt::ToolButtonIconOnly);
}

bool hasIcon(const QStyleOptionToolButton& option)
{
    return !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
}

bool hasArrow(const QStyleOptionToolButton& option)
{
    return option.features.testFlag(QStyleOptionToolButton::HasMenu);
}

void paintIcon(
    const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget, const QRect& place)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const QIcon::State state = has(option, QStyle::State_On) ? QIcon::On : QIcon::Off;
    const qreal ratio = painter.device()->devicePixelRatio();
    QPixmap pixmap
        = option.icon.pixmap(option.iconSize, ratio, enabled ? QIcon::Normal : QIcon::Disabled, state);
    if (hasFlag(widget, "primary"))
        pixmap = tinted(pixmap, onPrimary(option, widget));
    const QSizeF size = pixmap.deviceIndependentSize();
    painter.drawPixmap(QPointF(place.left() + (place.width() - size.width()) / 2,
                           place.top() + (place.height() - size.height()) / 2),
        pixmap);
}

void paintLabel(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget, QRect content)
{
    const bool text = hasText(option);
    if (hasIcon(option)) {
        const int side = option.iconSize.width();
        const QRect place(text ? content.left() : content.left() + (content.width() - side) / 2,
            content.top(), side, content.height());
        paintIcon(option, painter, widget, QStyle::visualRect(option.direction, content, place));
    }
    if (!text)
        return;
    QRect rest = content;
    if (hasIcon(option))
        rest.setLeft(content.left() + option.iconSize.width() + metrics::iconGap);
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const bool enabled = has(option, QStyle::State_Enabled);
    painter.setFont(hasFlag(widget, "primary") ? buttonFont(widget) : option.font);
    painter.setPen(hasFlag(widget, "primary")
            ? onPrimary(option, widget)
            : option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    const QString shown = painter.fontMetrics().elidedText(
        option.text, Qt::ElideRight, rest.width() + 1, Qt::TextShowMnemonic);
    painter.drawText(QStyle::visualRect(option.direction, content, rest),
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextHideMnemonic | Qt::TextSingleLine,
        shown);
    painter.restore();
}

} // namespace

QRect toolButtonMenuRect(const QStyleOptionToolButton& option)
{
    if (!hasArrow(option))
        return {};
    const QRect& r = option.rect;
    const QRect column(r.right() - menuColumn - 2, r.top(), menuColumn, r.height());
    return QStyle::visualRect(option.direction, r, column);
}

void paintToolButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    QStyleOptionButton button;
    static_cast<QStyleOption&>(button) = option;
    button.features.setFlag(QStyleOptionButton::Flat, has(option, QStyle::State_AutoRaise));
    // A button with an open menu is Sunken and On without having been switched on.
    paintButtonPanel(button, painter, widget);
}

void paintToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget)
{
    paintToolButtonPanel(option, painter, widget);
    QRect content = option.rect.adjusted(metrics::toolPadding, 0, -metrics::toolPadding, 0);
    if (!hasText(option))
        content = option.rect;
    if (hasArrow(option)) {
        paintChevron(painter, toolButtonMenuRect(option), Qt::DownArrow,
            hasFlag(widget, "primary") ? onPrimary(option, widget) : Tokens::of(option.palette).muted);
        content.setRight(option.rect.right() - menuColumn - 2);
    } else if (option.features.testFlag(QStyleOptionToolButton::Arrow) && option.icon.isNull()) {
        return paintChevron(painter, option.rect, option.arrowType, Tokens::of(option.palette).muted);
    }
    content = QStyle::visualRect(option.direction, option.rect, content);
    paintLabel(option, painter, widget, content);
    if (has(option, QStyle::State_HasFocus)) {
        QStyleOptionButton ring;
        static_cast<QStyleOption&>(ring) = option;
        paintButtonFocus(ring, painter, widget);
    }
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget)
{
    const QFontMetrics font(hasFlag(widget, "primary") ? buttonFont(widget) : option.font);
    int width = 0;
    if (hasIcon(option))
        width += option.iconSize.width();
    if (hasText(option))
        width += font.size(Qt::TextShowMnemonic, option.text).width() + (width ? metrics::iconGap : 0);
    width += hasText(option) ? 2 * metrics::toolPadding : 2 * metrics::iconGap;
    if (hasArrow(option))
        width += menuColumn - 2;
    return {width, std::max(controlHeight(font), hasIcon(option) ? option.iconSize.height() + 2 * 6 : 0)};
}

} // namespace flavormap
