// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/panehead.h"

#include "gui/style/tokens.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace flavormap {

namespace {

constexpr int edge = 12;
constexpr int trailingEdge = 4;
constexpr int glyphSide = 16;

} // namespace

PaneHead::PaneHead(const QList<QWidget*>& leading, const QList<QWidget*>& trailing, QWidget* parent)
    : QWidget(parent)
    , m_room(new QSpacerItem(edge - trailingEdge, 0, QSizePolicy::Fixed))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(trailingEdge, 4, trailingEdge, 5); // margins don't mirror, items do
    layout->setSpacing(8);
    layout->addItem(m_room);
    for (QWidget* widget : leading)
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QWidget* widget : trailing)
        layout->addWidget(widget);
    setMinimumHeight(37);
}

void PaneHead::setGlyph(std::optional<StateGlyph> glyph)
{
    m_glyph = glyph;
    m_room->changeSize(edge - trailingEdge + (glyph ? glyphSide + 6 : 0), 0, QSizePolicy::Fixed);
    layout()->invalidate();
    update();
}

void PaneHead::paintEvent(QPaintEvent*)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.separator);
    if (m_glyph) {
        const QRect place(edge, (height() - 1 - glyphSide) / 2, glyphSide, glyphSide);
        paintStateGlyph(painter, QStyle::visualRect(layoutDirection(), rect(), place), *m_glyph, tokens);
    }
}

} // namespace flavormap

#include "moc_panehead.cpp"
