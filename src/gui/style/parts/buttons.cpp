// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/buttons.h"

#include "gui/style/contrast.h"
#include "gui/style/fonts.h"

#include <QApplication>
#include <QIcon>
#include <algorithm>

namespace flavormap {

namespace {

QColor accentOf(const QStyleOption& option, const QWidget* widget)
{
    const QVariant own = widget ? widget->property("accentColor") : QVariant();
    const QColor colour = own.value<QColor>();
    return colour.isValid() ? colour : option.palette.color(QPalette::Active, QPalette::Highlight);
}

bool isFlat(const QStyleOptionButton& option, const QWidget* widget)
{
    return option.features.testFlag(QStyleOptionButton::Flat) || hasFlag(widget, "flat");
}

QColor plainFill(const QStyleOption& option, const Tokens& tokens, bool flat)
{
    if (!has(option, QStyle::State_Enabled))
        return flat ? QColor() : tokens.window;
    if (has(option, QStyle::State_Sunken))
        return tokens.pressed;
    if (has(option, QStyle::State_MouseOver))
        return tokens.hover;
    if (has(option, QStyle::State_On))
        return mixed(tokens.button, tokens.accent, tokens.dark ? 0.28 : 0.13);
    return flat ? QColor() : tokens.button;
}

} // namespace

QColor primaryFill(const QStyleOption& option, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    // Grey, not pale accent: a pale button still looks as if it could be pressed.
    if (!has(option, QStyle::State_Enabled))
        return tokens.dark ? tokens.hover : tokens.separator;
    const QColor accent = accentOf(option, widget);
    if (has(option, QStyle::State_Sunken))
        return mixed(accent, Qt::black, 0.22);
    return has(option, QStyle::State_MouseOver) ? mixed(accent, Qt::black, 0.12) : accent;
}

QColor onPrimary(const QStyleOption& option, const QWidget* widget)
{
    if (!has(option, QStyle::State_Enabled))
        return Tokens::of(option.palette).disabled;
    return inkOn(accentOf(option, widget));
}

QFont buttonFont(const QWidget* widget)
{
    QFont font = widget ? widget->font() : QApplication::font();
    const QFont::Weight weight = hasFlag(widget, "primary") ? QFont::DemiBold : QFont::Medium;
    return weighted(font, std::max(weight, font.weight()));
}

void paintButtonPanel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    if (hasFlag(widget, "primary"))
        return paintBox(painter, option.rect, primaryFill(option, widget), QColor());
    const bool flat = isFlat(option, widget);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor line = flat ? QColor() : (enabled ? tokens.border : tokens.separator);
    paintBox(painter, option.rect, plainFill(option, tokens, flat), line);
}

void paintButtonFocus(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget)
{
    if (!has(option, QStyle::State_HasFocus))
        return;
    if (hasFlag(widget, "primary"))
        paintFocusRing(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), onPrimary(option, widget),
            metrics::radius - 2);
    else
        paintFocusRing(painter, option.rect, Tokens::of(option.palette).focus);
}

void paintButtonLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget)
{
    const bool primary = hasFlag(widget, "primary");
    const bool enabled = has(option, QStyle::State_Enabled);
    const QFont font = buttonFont(widget);
    const int textWidth = QFontMetrics(font).size(Qt::TextShowMnemonic, option.text).width();
    QRect content = option.rect.adjusted(metrics::iconGap, 0, -metrics::iconGap, 0);
    if (option.features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow(option.rect.right() - 22, option.rect.top(), 18, option.rect.height());
        paintChevron(painter, QStyle::visualRect(option.direction, option.rect, arrow), Qt::DownArrow,
            primary ? onPrimary(option, widget) : Tokens::of(option.palette).muted);
        content = QStyle::visualRect(option.direction, option.rect, content.adjusted(0, 0, -16, 0));
    }
    const bool hasIcon = !option.icon.isNull();
    const int iconWidth = hasIcon ? option.iconSize.width() : 0;
    const int gap = hasIcon && !option.text.isEmpty() ? metrics::iconGap : 0;
    const int total = std::min(iconWidth + gap + textWidth, content.width());
    QRect label(content.left() + (content.width() - total) / 2, content.top(), total, content.height());
    if (hasIcon) {
        const qreal ratio = painter.device()->devicePixelRatio();
        QPixmap pixmap = option.icon.pixmap(
            option.iconSize, ratio, enabled ? QIcon::Normal : QIcon::Disabled, QIcon::Off);
        if (primary)
            pixmap = tinted(pixmap, onPrimary(option, widget));
        const QRect place(label.left(), label.top() + (label.height() - option.iconSize.height()) / 2,
            iconWidth, option.iconSize.height());
        painter.drawPixmap(QStyle::visualRect(option.direction, content, place), pixmap);
        label.setLeft(label.left() + iconWidth + gap);
    }
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // "Rename…" ends with its dots
    painter.setFont(font);
    painter.setPen(primary
            ? onPrimary(option, widget)
            : option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(QStyle::visualRect(option.direction, content, label),
        Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
}

QSize buttonSize(const QStyleOptionButton& option, const QWidget* widget)
{
    const QFontMetrics metrics(buttonFont(widget));
    int width = metrics.size(Qt::TextShowMnemonic, option.text).width() + 2 * metrics::buttonPadding;
    if (!option.icon.isNull())
        width += option.iconSize.width() + (option.text.isEmpty() ? 0 : metrics::iconGap);
    if (option.text.isEmpty())
        width -= 2 * (metrics::buttonPadding - metrics::iconGap);
    if (option.features.testFlag(QStyleOptionButton::HasMenu))
        width += 16;
    return {width, std::max(controlHeight(metrics), option.icon.isNull() ? 0 : option.iconSize.height() + 8)};
}

} // namespace flavormap
