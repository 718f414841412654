// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/linkbutton.h"

#include "gui/style/parts/common.h"

#include <algorithm>

namespace flavormap {

namespace {

constexpr int padding = 3;
constexpr int leastHeight = 24; // what is clicked can be hit

} // namespace

LinkButton::LinkButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 2 * padding,
        std::max(leastHeight, fontMetrics().height() + padding)};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Tokens tokens = Tokens::of(palette());
    painter.setPen(isEnabled() ? tokens.link : tokens.disabled);
    QFont written = font();
    written.setUnderline(isEnabled() && underMouse());
    painter.setFont(written);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, text());
    if (hasFocus())
        paintFocusRing(painter, rect(), tokens.focus, metrics::radius - 1);
}

} // namespace flavormap

#include "moc_linkbutton.cpp"
