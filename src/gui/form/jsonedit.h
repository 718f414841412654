// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/numberedtext.h"

namespace flavormap {

class JsonHighlighter;

/// A text of JSON that is edited: numbered, coloured, a new line begins below the one before. What has a
/// meaning of its own in a text document (no-break spaces, Unicode's line separators) is shown as an escape,
/// so that text() gives every character as it is.
class JsonEdit : public NumberedText
{
    Q_OBJECT

public:
    explicit JsonEdit(QWidget* parent = nullptr);

    QString text() const;
    /// Nothing can be undone in it then; the place of the cursor stays where it can.
    void setText(const QString& json);
    void goTo(qsizetype position); ///< in characters of text()

Q_SIGNALS:
    void left();         ///< the focus went elsewhere in the window
    void stagePressed(); ///< Ctrl+Return

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void insertNewLine();

    JsonHighlighter* m_highlighter;
};

} // namespace flavormap
