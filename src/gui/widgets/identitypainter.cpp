// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/identitypainter.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"

#include <QStyle>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int iconSide = 16;
constexpr int iconGap = 8;
constexpr int detailGap = 10;

} // namespace

int identityWidth(const QFont& font, const QString& name, const QString& detail)
{
    const QFontMetrics bold(weighted(font, QFont::DemiBold));
    const int end = detail.isEmpty() ? 0 : detailGap + QFontMetrics(font).horizontalAdvance(detail);
    return iconSide + iconGap + bold.horizontalAdvance(name) + end + 2;
}

void paintIdentity(QPainter& painter, const QRect& rect, const QWidget& widget, const IdentityLook& look)
{
    const Tokens tokens = Tokens::of(widget.palette());
    const auto mirrored
        = [&](const QRect& part) { return QStyle::visualRect(widget.layoutDirection(), rect, part); };
    const int flags
        = int(QStyle::visualAlignment(widget.layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter));
    const bool enabled = widget.isEnabled();
    look.icon.paint(&painter,
        mirrored(QRect(rect.left(), rect.top() + (rect.height() - iconSide) / 2, iconSide, iconSide)),
        Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    int x = rect.left() + iconSide + iconGap;
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
    word(widget.font(), tokens.muted, look.detail);
}

} // namespace flavormap
