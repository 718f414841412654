// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/panehead.h"

#include "gui/style/tokens.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace flavormap {

namespace {

constexpr int edge = 12;
constexpr int glyphSide = 16;

} // namespace

PaneHead::PaneHead(const QList<QWidget*>& leading, const QList<QWidget*>& trailing, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(edge, 4, 4, 5);
    layout->setSpacing(8);
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
    layout()->setContentsMargins(glyph ? edge + glyphSide + 6 : edge, 4, 4, 5);
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
