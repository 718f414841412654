// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity/requestdetails.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"

#include <QEvent>
#include <QLocale>

namespace flavormap {

RequestDetails::RequestDetails(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(tr("Request and reply"));
    setReadOnly(true);
    setFont(monoFont(font()));
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(8);
}

void RequestDetails::show(const RequestRecord& record)
{
    m_record = record;
    fill();
}

void RequestDetails::addLine(const QString& text, Tone tone)
{
    const Tokens tokens = Tokens::of(palette());
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty())
        cursor.insertBlock();
    QTextCharFormat format;
    format.setForeground(tone == Tone::Trouble ? tokens.problemText : tokens.text);
    if (tone == Tone::Start)
        format.setFontWeight(QFont::DemiBold);
    const qsizetype name = tone == Tone::Header ? text.indexOf(u':') + 1 : 0;
    QTextCharFormat muted = format;
    muted.setForeground(tokens.muted);
    cursor.insertText(text.left(name), muted);
    cursor.insertText(text.mid(name), format);
}

void RequestDetails::addMessage(const QList<QPair<QByteArray, QByteArray>>& headers, const QByteArray& body)
{
    for (const auto& [name, value] : headers)
        addLine(QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value), Tone::Header);
    if (body.isEmpty())
        return;
    addLine({});
    for (const QString& line : QString::fromUtf8(body).split(u'\n'))
        addLine(line);
}

void RequestDetails::fill()
{
    clear();
    if (m_record.method.isEmpty())
        return;
    QTextCursor edit(document());
    edit.beginEditBlock();
    addLine(QString::fromLatin1(m_record.method) + u' ' + QString::fromLatin1(m_record.url.toEncoded()),
        Tone::Start);
    addMessage(m_record.requestHeaders, m_record.requestBody);
    addLine({});
    addLine(m_record.status > 0
            ? tr("Status %1 after %2 ms").arg(m_record.status).arg(locale().toString(m_record.milliseconds))
            : tr("No answer after %1 ms").arg(locale().toString(m_record.milliseconds)),
        Tone::Start);
    if (m_record.error)
        addLine(m_record.error->message, Tone::Trouble);
    addMessage(m_record.replyHeaders, m_record.replyBody);
    if (m_record.bytesReceived > m_record.replyBody.size() && !m_record.replyBody.isEmpty())
        addLine(tr("… the first %1 of %2 bytes")
                    .arg(locale().toString(m_record.replyBody.size()),
                        locale().toString(m_record.bytesReceived)));
    edit.endEditBlock();
    moveCursor(QTextCursor::Start);
}

void RequestDetails::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace flavormap

#include "moc_requestdetails.cpp"
