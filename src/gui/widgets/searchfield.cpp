// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/searchfield.h"

#include "gui/style/icon.h"

#include <QKeyEvent>
#include <QToolButton>

namespace flavormap {

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
{
    addAction(fieldIcon(IconName::Search), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    for (auto* button : findChildren<QToolButton*>()) {
        if (button->actions().isEmpty()) // the other one is the picture of the search
            button->setAccessibleName(tr("Clear the search"));
    }
    setAccessibleName(tr("Search"));
}

void SearchField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    fitWords();
}

void SearchField::setWords(const QString& words)
{
    m_words = words;
    fitWords();
}

void SearchField::fitWords()
{
    const int icons = 2 * (height() + 2);
    const bool fits = fontMetrics().horizontalAdvance(m_words) + icons <= width();
    setPlaceholderText(fits && !m_words.isEmpty() ? m_words : tr("Search"));
}

bool SearchField::event(QEvent* event)
{
    // Else a shortcut on Esc (close the panel, leave the page) would win over clearing.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape
        && !text().isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace flavormap

#include "moc_searchfield.cpp"
