// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/pill.h"

#include "gui/style/connectioncolours.h"
#include "gui/style/contrast.h"
#include "gui/style/fonts.h"
#include "gui/style/parts/common.h"
#include "gui/style/svg.h"

#include <algorithm>

namespace flavormap {

namespace {

constexpr int padding = 10;
constexpr int signSide = 14;
constexpr int gap = 5;

} // namespace

Pill::Pill(QWidget* parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setTextFormat(Qt::PlainText);
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    m_connection = QColor();
    update();
}

void Pill::setConnectionColour(const QColor& colour)
{
    m_connection = colour;
    update();
}

void Pill::setGlyph(StateGlyph glyph)
{
    m_glyph = glyph;
    m_icon.reset();
    updateGeometry();
    update();
}

void Pill::setIcon(IconName icon)
{
    m_icon = icon;
    m_glyph.reset();
    updateGeometry();
    update();
}

Pill::Look Pill::look(const Tokens& tokens) const
{
    if (m_connection.isValid()) {
        const QColor fill = mixed(tokens.base, asText(m_connection, palette()), tokens.dark ? 0.22 : 0.1);
        return {fill, readableOn(asText(m_connection, palette()), fill)};
    }
    switch (m_tone) {
    case Tone::Staged:
        return {tokens.staged.fill, tokens.staged.text};
    case Tone::Created:
        return {tokens.created.fill, tokens.created.text};
    case Tone::Deleted:
        return {tokens.deleted.fill, tokens.deleted.text};
    case Tone::Conflict:
        return {tokens.conflict.fill, tokens.conflict.text};
    case Tone::Neutral:
        break;
    }
    return {tokens.hover, tokens.muted};
}

QFont Pill::textFont() const
{
    return weighted(smallFont(font()), QFont::DemiBold);
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    const int sign = m_glyph || m_icon ? signSide + gap : 0;
    return {2 * padding + sign + metrics.horizontalAdvance(text()), std::max(20, metrics.height() + 6)};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Tokens tokens = Tokens::of(palette());
    const Look colours = look(tokens);
    paintBox(painter, rect(), colours.fill, QColor(), 0, height() / 2.0);
    QRect rest = rect().adjusted(padding, 0, -padding, 0);
    if (m_glyph || m_icon) {
        const QRect place(rest.left(), (height() - signSide) / 2, signSide, signSide);
        const QRect sign = QStyle::visualRect(layoutDirection(), rest, place);
        if (m_glyph) {
            paintStateGlyph(painter, sign, *m_glyph, tokens);
        } else {
            const qreal ratio = devicePixelRatioF();
            QPixmap pixmap = iconPixmap(*m_icon, sign.size() * ratio, ratio, colours.text);
            pixmap.setDevicePixelRatio(ratio);
            painter.drawPixmap(sign.topLeft(), pixmap);
        }
        rest = QStyle::visualRect(layoutDirection(), rest, rest.adjusted(signSide + gap, 0, 0, 0));
    }
    painter.setFont(textFont());
    painter.setPen(colours.text);
    painter.drawText(
        rest, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), text());
}

} // namespace flavormap

#include "moc_pill.cpp"
