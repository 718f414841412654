// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/valuefield.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"
#include "gui/widgets/spokenhelp.h"
#include "models/tablecell.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 6;
constexpr int areaMargin = 5; ///< round the text in the area
constexpr int ring = 2;       ///< round the editor of a cell

} // namespace

ValueField::ValueField(Place place, QWidget* parent)
    : QWidget(parent)
    , m_place(place)
    , m_line(new QLineEdit)
    , m_lineBreak(QStringLiteral("\n"))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (place == Place::Cell) {
        m_line->setFrame(false);
        layout->setContentsMargins(ring, ring, ring, ring);
        m_line->setTextMargins(-ring, 0, -ring, 0); // the style's inset is that of a cell
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Base);
    }
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &ValueField::onTyped);
}

QWidget* ValueField::input() const
{
    return m_area ? static_cast<QWidget*>(m_area) : m_line;
}

void ValueField::setText(const QString& text)
{
    m_shown = text;
    m_lineBreak = text.contains(QStringLiteral("\r\n")) ? QStringLiteral("\r\n")
        : text.contains(u'\r') && !text.contains(u'\n') ? QStringLiteral("\r")
                                                        : QStringLiteral("\n");
    if (hasLineBreak(text)) {
        makeArea(text);
    } else {
        makeLine();
        m_line->setText(text);
        m_line->setCursorPosition(0); // the beginning of a long id says more than its end
    }
    setModified(false);
}

QString ValueField::text() const
{
    if (!isModified())
        return m_shown;
    if (!m_area)
        return m_line->text();
    // toPlainText() would make blanks of no-break spaces.
    QString text = m_area->document()->toRawText();
    text.replace(QChar::LineSeparator, QChar::ParagraphSeparator);
    return text.replace(QString(QChar::ParagraphSeparator), m_lineBreak);
}

bool ValueField::isModified() const
{
    return m_area ? m_area->document()->isModified() : m_line->isModified();
}

void ValueField::setModified(bool modified)
{
    if (!modified && isModified())
        m_shown = text();
    if (m_area)
        m_area->document()->setModified(modified);
    m_line->setModified(modified);
}

void ValueField::selectAll()
{
    m_area ? m_area->selectAll() : m_line->selectAll();
}

void ValueField::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_line->setReadOnly(readOnly);
    if (m_area)
        m_area->setReadOnly(readOnly);
}

void ValueField::setPlaceholderText(const QString& text)
{
    m_placeholder = text;
    m_line->setPlaceholderText(text);
}

void ValueField::setMono(bool mono)
{
    m_mono = mono;
    dress();
}

void ValueField::setFieldName(const QString& name)
{
    m_name = name;
    dress();
}

void ValueField::setCompletions(std::function<QStringList()> completions)
{
    m_completions = std::move(completions);
    m_line->setCompleter(nullptr);
}

void ValueField::dress()
{
    const QFont used = m_mono ? monoFont(font()) : font();
    m_line->setFont(used);
    m_line->setAccessibleName(m_area ? QString() : m_name); // only one of them is there
    describe(*m_line);
    if (m_area) {
        describe(*m_area);
        m_area->setFont(used);
        m_area->setAccessibleName(m_name);
    }
}

void ValueField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        dress();
    QWidget::changeEvent(event);
}

void ValueField::makeArea(const QString& text)
{
    if (!m_area) {
        const bool focused = m_line->hasFocus();
        m_area = new QPlainTextEdit;
        m_area->setTabChangesFocus(true);
        m_area->setReadOnly(m_readOnly);
        m_area->setToolTip(tr("Shift+Enter makes a line break, Enter finishes"));
        m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        m_area->document()->setDocumentMargin(areaMargin);
        if (m_place == Place::Cell)
            m_area->setFrameShape(QFrame::NoFrame);
        m_area->installEventFilter(this);
        layout()->addWidget(m_area);
        setFocusProxy(m_area);
        m_area->show(); // a layout would do so later
        if (focused)
            m_area->setFocus();
        m_line->hide();
        connect(m_area, &QPlainTextEdit::blockCountChanged, this, [this] {
            updateGeometry();
            Q_EMIT grew();
        });
        dress();
    }
    m_area->setPlainText(text);
    updateGeometry();
    Q_EMIT grew();
}

void ValueField::makeLine()
{
    if (!m_area)
        return;
    const bool focused = m_area->hasFocus();
    m_area->removeEventFilter(this);
    m_area->hide();
    m_area->deleteLater();
    m_area = nullptr;
    setFocusProxy(m_line);
    m_line->show();
    if (focused)
        m_line->setFocus();
    dress();
    updateGeometry();
    Q_EMIT grew();
}

void ValueField::breakLine()
{
    if (m_area) {
        m_area->textCursor().insertBlock();
        m_area->ensureCursorVisible();
        return;
    }
    QString text = m_line->text();
    int at = m_line->cursorPosition();
    if (m_line->hasSelectedText()) {
        at = m_line->selectionStart();
        text.remove(at, m_line->selectionLength());
    }
    makeArea(text.insert(at, u'\n'));
    QTextCursor cursor = m_area->textCursor();
    cursor.setPosition(at + 1);
    m_area->setTextCursor(cursor);
    m_area->document()->setModified(true);
}

void ValueField::onTyped()
{
    if (hasLineBreak(m_line->text())) { // pasted
        makeArea(m_line->text());
        m_area->moveCursor(QTextCursor::End);
        m_area->document()->setModified(true);
    } else {
        complete();
    }
}

void ValueField::complete()
{
    if (!m_completions || m_line->completer())
        return;
    const QStringList words = m_completions();
    if (words.isEmpty())
        return;
    auto* completer = new QCompleter(words, m_line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_line->setCompleter(completer);
    completer->setCompletionPrefix(m_line->text());
    completer->complete();
}

bool ValueField::inputKey(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key.modifiers() & (Qt::ShiftModifier | Qt::AltModifier) && !m_readOnly)
            breakLine();
        else
            Q_EMIT finished();
        return true;
    case Qt::Key_Escape:
        Q_EMIT cancelled();
        return true;
    default:
        return false;
    }
}

bool ValueField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != input())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && inputKey(*static_cast<QKeyEvent*>(event)))
        return true;
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        // Completions, a menu, another window: the person comes back to what is half typed.
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason
            && reason != Qt::MenuBarFocusReason)
            Q_EMIT finished();
    }
    return QWidget::eventFilter(watched, event);
}

void ValueField::paintEvent(QPaintEvent*)
{
    if (m_place == Place::Form)
        return;
    QPainter painter(this);
    painter.setPen(QPen(Tokens::of(palette()).focus, ring, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

QSize ValueField::sizeHint() const
{
    if (!m_area)
        return m_line->sizeHint();
    const int lines = std::clamp(m_area->blockCount(), fewestLines, mostLines);
    const QMargins around = layout()->contentsMargins();
    // It counts whole lines only: a pixel too little, and it scrolls.
    const int height = lines * (m_area->fontMetrics().lineSpacing() + 1)
        + 2 * (areaMargin + m_area->frameWidth()) + around.top() + around.bottom();
    return {m_line->sizeHint().width(), height};
}

QSize ValueField::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

} // namespace flavormap

#include "moc_valuefield.cpp"
