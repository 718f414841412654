// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace flavormap {

/// A line edit with a magnifier and a clear button; Esc clears it (and only then reaches anybody else when it
/// is empty). Its accessible name is **Search**.
class SearchField : public QLineEdit
{
    Q_OBJECT
    Q_PROPERTY(QString words READ words WRITE setWords)

public:
    explicit SearchField(QWidget* parent = nullptr);

    /// What is searched, shown in the empty field where there is room for it.
    void setWords(const QString& words);
    [[nodiscard]] QString words() const { return m_words; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitWords();

    QString m_words;
};

} // namespace flavormap
