// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/emptystate.h"

#include "gui/style/fonts.h"
#include "gui/widgets/wordchip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace flavormap {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(icon(IconName::Info), 20, this))
    , m_words(new QWidget(this))
    , m_buttons(new QHBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(6);
    m_title = addLine(layout);
    m_text = addLine(layout);
    auto* words = new QHBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(6);
    layout->addWidget(m_words, 0, Qt::AlignHCenter);
    m_words->hide();
    m_hint = addLine(layout);
    layout->addSpacing(8);
    m_buttons->setSpacing(8);
    layout->addLayout(m_buttons);
    layout->setAlignment(m_buttons, Qt::AlignHCenter);
    layout->addStretch(3);
    dress();
}

QLabel* EmptyState::addLine(QVBoxLayout* layout)
{
    auto* line = new QLabel(this);
    line->setTextFormat(Qt::PlainText);
    line->setAlignment(Qt::AlignCenter);
    line->setWordWrap(true);
    line->hide();
    layout->addWidget(line);
    return line;
}

void EmptyState::setIcon(const QIcon& icon)
{
    m_icon->setIcon(icon);
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

void EmptyState::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void EmptyState::setWords(const QStringList& words)
{
    for (auto* old : m_words->findChildren<WordChip*>(Qt::FindDirectChildrenOnly)) {
        m_words->layout()->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    for (const QString& word : words)
        m_words->layout()->addWidget(new WordChip(word, m_words));
    m_words->setVisible(!words.isEmpty());
}

QPushButton* EmptyState::addButton(const QString& text, const QIcon& icon)
{
    auto* button = new QPushButton(icon, text, this);
    m_buttons->addWidget(button);
    return button;
}

QPushButton* EmptyState::firstButton() const
{
    return qobject_cast<QPushButton*>(m_buttons->itemAt(0)->widget());
}

void EmptyState::removeButtons()
{
    for (auto* button : findChildren<QPushButton*>(Qt::FindDirectChildrenOnly)) {
        m_buttons->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
}

void EmptyState::dress()
{
    m_title->setFont(weighted(font(), QFont::DemiBold));
    QPalette muted = palette();
    // On a Base background (over a table) labels write with Text.
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        muted.setColor(role, muted.color(QPalette::Active, QPalette::PlaceholderText));
    m_text->setPalette(muted);
    m_hint->setPalette(muted);
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
    QWidget::changeEvent(event);
}

} // namespace flavormap

#include "moc_emptystate.cpp"
