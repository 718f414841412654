// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/jsonedit.h"

#include "gui/form/jsonhighlighter.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int indent = 2;

/// Outside of strings JSON is ASCII, so these stand in strings only, where an escape means the same.
QString shown(QString json)
{
    for (const char16_t unit : {u'\u00a0', u'\u2028', u'\u2029', u'\ufdd0', u'\ufdd1'})
        json.replace(QChar(unit), QStringLiteral("\\u%1").arg(int(unit), 4, 16, QLatin1Char('0')));
    return json;
}

} // namespace

JsonEdit::JsonEdit(QWidget* parent)
    : NumberedText(parent)
    , m_highlighter(new JsonHighlighter(document(), palette()))
{
    setAccessibleName(tr("JSON"));
    setTabChangesFocus(true);
}

QString JsonEdit::text() const
{
    // toPlainText() would make blanks of no-break spaces.
    QString text = document()->toRawText();
    for (const QChar separator : {QChar(QChar::ParagraphSeparator), QChar(QChar::LineSeparator)})
        text.replace(separator, u'\n');
    return text;
}

void JsonEdit::setText(const QString& json)
{
    const int cursorAt = textCursor().position();
    const int scrolledTo = verticalScrollBar()->value();
    setPlainText(shown(json));
    goTo(cursorAt);
    verticalScrollBar()->setValue(scrolledTo);
}

void JsonEdit::goTo(qsizetype position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(std::min<qsizetype>(position, document()->characterCount() - 1)));
    setTextCursor(cursor);
}

bool JsonEdit::event(QEvent* event)
{
    // Where there is nothing of the text to undo, the key is the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->matches(QKeySequence::Undo) && !document()->isUndoAvailable())
            || (key->matches(QKeySequence::Redo) && !document()->isRedoAvailable())) {
            event->ignore();
            return false;
        }
    }
    return NumberedText::event(event);
}

void JsonEdit::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT stagePressed();
    else if (isReturn && !isReadOnly())
        insertNewLine();
    else
        NumberedText::keyPressEvent(event);
}

void JsonEdit::insertNewLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const auto blank = [](QChar c) { return c == u' '; };
    auto blanks = int(std::distance(before.begin(), std::find_if_not(before.begin(), before.end(), blank)));
    if (const QString text = before.trimmed(); text.endsWith(u'{') || text.endsWith(u'['))
        blanks += indent;
    cursor.insertText(u'\n' + QString(blanks, u' '));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void JsonEdit::focusOutEvent(QFocusEvent* event)
{
    NumberedText::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

void JsonEdit::changeEvent(QEvent* event)
{
    NumberedText::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setPalette(palette());
}

} // namespace flavormap

#include "moc_jsonedit.cpp"
