// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chip.h"

#include "gui/style/contrast.h"
#include "gui/style/fonts.h"
#include "gui/style/parts/common.h"

#include <QLocale>
#include <algorithm>

namespace flavormap {

namespace {

constexpr int padding = 10;
constexpr int gap = 6;

int glyphSide()
{
    return grown(13);
}

} // namespace

Chip::Chip(const QString& word, QWidget* parent)
    : QPushButton(parent)
    , m_word(word)
{
    setCheckable(true);
    setAutoExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

Chip::Chip(const QString& word, StateGlyph glyph, QWidget* parent)
    : Chip(word, parent)
{
    m_glyph = glyph;
}

void Chip::setCount(qsizetype count)
{
    if (m_count == count)
        return;
    m_count = count;
    describe();
    updateGeometry();
    update();
}

void Chip::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    describe();
    updateGeometry();
    update();
}

void Chip::describe()
{
    setAccessibleName(tr("%1 %2", "a filter and its count").arg(m_word, locale().toString(m_count)));
    setToolTip(shownWord().isEmpty() ? m_word : QString());
}

QString Chip::shownWord() const
{
    return m_compact && m_glyph ? QString() : m_word;
}

QFont Chip::countFont() const
{
    return weighted(font(), isChecked() ? QFont::DemiBold : QFont::Medium);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics wide(weighted(font(), QFont::DemiBold));
    int width = 2 * padding + wide.horizontalAdvance(locale().toString(m_count));
    if (m_glyph)
        width += glyphSide() + gap;
    if (!shownWord().isEmpty())
        width += wide.horizontalAdvance(m_word) + gap;
    return {width, std::max(24, wide.height() + 6)};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens tokens = Tokens::of(palette());
    const double radius = height() / 2.0;
    QColor fill = underMouse() ? tokens.hover : tokens.base;
    if (isChecked())
        fill = mixed(tokens.base, tokens.accent, tokens.dark ? 0.28 : 0.15);
    if (isDown())
        fill = tokens.pressed;
    const bool strong = isChecked() || hasFocus();
    paintBox(painter, rect(), fill, strong ? tokens.focus : tokens.border, hasFocus() ? 2 : 1, radius);

    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    QRect rest = rect().adjusted(padding, 0, -padding, 0);
    if (m_glyph) {
        const QRect place = QStyle::visualRect(
            layoutDirection(), rest, QRect(rest.left(), rest.top(), glyphSide(), rest.height()));
        paintStateGlyph(painter, place, *m_glyph, tokens);
        rest.adjust(leftToRight ? glyphSide() + gap : 0, 0, leftToRight ? 0 : -glyphSide() - gap, 0);
    }
    painter.setFont(isChecked() ? weighted(font(), QFont::DemiBold) : font());
    painter.setPen(isEnabled() ? tokens.text : tokens.disabled);
    painter.drawText(
        rest, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), shownWord());
    painter.setFont(countFont());
    painter.setPen(!isEnabled() ? tokens.disabled : (isChecked() ? tokens.text : tokens.muted));
    painter.drawText(rest, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter)),
        locale().toString(m_count));
}

} // namespace flavormap

#include "moc_chip.cpp"
