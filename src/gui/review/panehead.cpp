// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/panehead.h"

#include "gui/style/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int edge = 12;
constexpr int trailingEdge = 4;
constexpr int glyphSide = 16;
constexpr int leastHeight = 37;

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
    for (QWidget* widget : trailing) {
        auto* button = qobject_cast<QPushButton*>(widget);
        if (!button || button->icon().isNull())
            continue;
        button->setAccessibleName(button->text());
        m_verbs.push_back({button, button->text(), 0});
    }
}

/// With no room for the words of its buttons their signs stay, and the words as tool tips.
bool PaneHead::event(QEvent* event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fit();
    return handled;
}

void PaneHead::fit()
{
    int wanted = layout()->minimumSize().width();
    for (Verb& verb : m_verbs) {
        const int now = verb.button->sizeHint().width();
        if (verb.button->text().isEmpty())
            wanted += verb.width - now;
        else
            verb.width = now;
    }
    const bool hasRoom = wanted <= width();
    for (const Verb& verb : m_verbs) {
        if (verb.button->text().isEmpty() != hasRoom)
            continue;
        verb.button->setText(hasRoom ? verb.words : QString());
        verb.button->setToolTip(hasRoom ? QString() : verb.words);
    }
}

QSize PaneHead::minimumSizeHint() const
{
    return {0, std::max(leastHeight, QWidget::minimumSizeHint().height())};
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
