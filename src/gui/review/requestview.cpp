// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/requestview.h"

#include "gui/style/tokens.h"

namespace flavormap {

RequestView::RequestView(QWidget* parent)
    : NumberedText(parent)
{
    setAccessibleName(tr("Request"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void RequestView::show(const RequestText& text)
{
    if (text.plain() == m_text.plain() && !m_text.lines.empty())
        return; // what is selected, and where it is scrolled to, stays
    m_text = text;
    fill();
}

void RequestView::fill()
{
    const Tokens tokens = Tokens::of(palette());
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (size_t at = 0; at < m_text.lines.size(); ++at) {
        const RequestText::Line& line = m_text.lines[at];
        if (at > 0)
            cursor.insertBlock();
        QTextCharFormat format;
        format.setForeground(line.changed ? tokens.staged.text : tokens.text);
        if (line.tone == RequestText::Tone::Start)
            format.setFontWeight(QFont::DemiBold);
        if (line.tone == RequestText::Tone::Header) {
            const qsizetype colon = line.text.indexOf(u':') + 1;
            QTextCharFormat name = format;
            name.setForeground(tokens.muted);
            cursor.insertText(line.text.left(colon), name);
            cursor.insertText(line.text.mid(colon), format);
        } else {
            cursor.insertText(line.text, format);
        }
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
    Marks marks;
    for (size_t at = 0; at < m_text.lines.size(); ++at) {
        if (m_text.lines[at].changed)
            marks.insert(int(at), Mark::Changed);
    }
    setMarks(marks);
}

void RequestView::changeEvent(QEvent* event)
{
    NumberedText::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace flavormap

#include "moc_requestview.cpp"
