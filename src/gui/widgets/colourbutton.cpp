// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/colourbutton.h"

#include "gui/style/contrast.h"
#include "gui/style/painterscope.h"
#include "gui/style/parts/checks.h"

namespace flavormap {

ColourButton::ColourButton(const QColor& colour, const QString& name, QWidget* parent)
    : QRadioButton(parent)
    , m_colour(colour)
{
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool ColourButton::hitButton(const QPoint& position) const
{
    return rect().contains(position);
}

void ColourButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const PainterScope scope(painter);
    const Tokens tokens = Tokens::of(palette());
    const QRectF box(4, 4, 20, 20);
    const QColor fill = isEnabled() ? m_colour : mixed(m_colour, tokens.window, 0.6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(underMouse() ? mixed(fill, tokens.text, 0.15) : fill);
    painter.drawEllipse(box);
    if (isChecked()) {
        paintTick(painter, box.adjusted(2, 2, -2, -2), Qt::white);
        painter.setPen(QPen(readableOn(m_colour, tokens.window, 3), 1.5));
    }
    painter.setBrush(Qt::NoBrush);
    if (isChecked())
        painter.drawEllipse(box.adjusted(-2.5, -2.5, 2.5, 2.5));
    if (hasFocus()) { // of another shape: the ring of the chosen one may have the very colour of the focus
        painter.setPen(QPen(tokens.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

} // namespace flavormap

#include "moc_colourbutton.cpp"
