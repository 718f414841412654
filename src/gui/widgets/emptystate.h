// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/iconlabel.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace flavormap {

/// What stands where there is nothing to show: icon, a line in 600, a muted one, the words of a search that
/// found nothing, a hint, and what one can do about it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setIcon(const QIcon& icon);
    void setTitle(const QString& title); ///< also the accessible name
    void setText(const QString& text);
    void setWords(const QStringList& words); ///< each in a chip of its own, literally
    void setHint(const QString& hint);       ///< a second muted line, below the words

    /// Adds a button below; owned by this. Connect to its clicked().
    QPushButton* addButton(const QString& text, const QIcon& icon = {});
    QPushButton* firstButton() const; ///< there is one
    void removeButtons();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* addLine(QVBoxLayout* layout);
    void dress();

    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QWidget* m_words;
    QLabel* m_hint;
    QHBoxLayout* m_buttons;
};

} // namespace flavormap
