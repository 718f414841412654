// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/identitypainter.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"

#include <QStyle>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int iconGap = 8;
constexpr int detailGap = 10;

int iconSide()
{
    return grown(16);
}

/// From one mark to the next.
int iconStep()
{
    return iconSide() + 2;
}

int iconsWidth(qsizetype count)
{
    return iconSide() + int(count - 1) * iconStep();
}

} // namespace

int identityWidth(const QFont& font, qsizetype icons, const QString& name, const QString& detail)
{
    const QFontMetrics bold(weighted(font, QFont::DemiBold));
    const int end = detail.isEmpty() ? 0 : detailGap + QFontMetrics(font).horizontalAdvance(detail);
    return iconsWidth(icons) + iconGap + bold.horizontalAdvance(name) + end + 2;
}

void paintIdentity(QPainter& painter, const QRect& rect, const QWidget& widget, const IdentityLook& look)
{
    const Tokens tokens = Tokens::of(widget.palette());
    const auto mirrored
        = [&](const QRect& part) { return QStyle::visualRect(widget.layoutDirection(), rect, part); };
    const int flags
        = int(QStyle::visualAlignment(widget.layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter));
    const bool enabled = widget.isEnabled();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    int x = rect.left();
    for (const QIcon& icon : look.icons) {
        icon.paint(&painter,
            mirrored(QRect(x, rect.top() + (rect.height() - iconSide()) / 2, iconSide(), iconSide())),
            Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += iconStep();
    }
    x = rect.left() + iconsWidth(look.icons.size()) + iconGap;
    const auto word = [&](const QFont& font, const QColor& colour, const QString& text) {
        painter.setFont(font);
        painter.setPen(enabled ? colour : tokens.disabled);
        const int room = std::clamp(
            painter.fontMetrics().horizontalAdvance(text) + 1, 0, std::max(0, rect.right() + 1 - x));
        painter.drawText(mirrored(QRect(x, rect.top(), room, rect.height())), flags,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, room));
        x += room + detailGap;
    };
    word(weighted(widget.font(), QFont::DemiBold), look.nameColour, look.name);
    word(widget.font(), look.isPressed ? tokens.text : tokens.muted, look.detail);
}

} // namespace flavormap
