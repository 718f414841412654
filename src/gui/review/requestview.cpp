// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/requestview.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace flavormap {

namespace {

constexpr int bar = 3;
constexpr int leastDigits = 2;

} // namespace

class RequestView::Gutter : public QWidget
{
public:
    explicit Gutter(RequestView* view)
        : QWidget(view)
        , m_view(view)
    {
    }

protected:
    void paintEvent(QPaintEvent* event) override { m_view->paintGutter(event); }

private:
    RequestView* m_view;
};

RequestView::RequestView(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(this))
{
    setAccessibleName(tr("Request"));
    setReadOnly(true);
    setFont(monoFont(font()));
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(6);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    placeGutter();
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
    placeGutter();
    viewport()->update();
    m_gutter->update();
}

bool RequestView::isChanged(int line) const
{
    return line >= 0 && line < int(m_text.lines.size()) && m_text.lines[size_t(line)].changed;
}

void RequestView::placeGutter()
{
    const int digits = std::max<int>(leastDigits, int(QString::number(blockCount()).size()));
    const int width = bar + 12 + digits * QFontMetrics(font()).horizontalAdvance(u'0') + 8;
    if (isRightToLeft())
        setViewportMargins(0, 0, width, 0);
    else
        setViewportMargins(width, 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(
        isRightToLeft() ? inside.right() - width + 1 : inside.left(), inside.top(), width, inside.height());
}

void RequestView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void RequestView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_gutter)
        fill();
}

void RequestView::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        const Tokens tokens = Tokens::of(palette());
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
            if (rect.top() > event->rect().bottom())
                break;
            if (isChanged(block.blockNumber()))
                painter.fillRect(
                    QRectF(0, rect.top(), viewport()->width(), rect.height()), tokens.staged.fill);
        }
    }
    QPlainTextEdit::paintEvent(event);
}

void RequestView::paintGutter(QPaintEvent* event)
{
    const Tokens tokens = Tokens::of(palette());
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), tokens.alternate);
    painter.setFont(font());
    const int width = m_gutter->width();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
        if (rect.top() > event->rect().bottom())
            break;
        const bool changed = isChanged(block.blockNumber());
        if (changed) {
            painter.fillRect(QRectF(0, rect.top(), width, rect.height()), tokens.staged.fill);
            painter.fillRect(QRectF(isRightToLeft() ? width - bar : 0, rect.top(), bar, rect.height()),
                tokens.staged.mark);
        }
        painter.setPen(changed ? tokens.staged.text : tokens.muted);
        const qreal height = block.layout()->lineAt(0).height(); // the last block is higher by the margin
        painter.drawText(QRectF(bar, rect.top(), width - bar - 8, height),
            Qt::AlignTrailing | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
    }
    painter.fillRect(QRect(isRightToLeft() ? 0 : width - 1, 0, 1, m_gutter->height()), tokens.separator);
}

} // namespace flavormap

#include "moc_requestview.cpp"
