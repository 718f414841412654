// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/numberedtext.h"

#include "gui/style/fonts.h"
#include "gui/style/tokens.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int bar = 3;
constexpr int leastDigits = 2;

const Tokens::State& look(NumberedText::Mark mark, const Tokens& tokens)
{
    return mark == NumberedText::Mark::Wrong ? tokens.deleted : tokens.staged;
}

} // namespace

class NumberedText::Gutter : public QWidget
{
public:
    explicit Gutter(NumberedText* view)
        : QWidget(view)
        , m_view(view)
    {
    }

protected:
    void paintEvent(QPaintEvent* event) override { m_view->paintGutter(event); }

private:
    NumberedText* m_view;
};

NumberedText::NumberedText(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(this))
{
    setFont(monoFont(font()));
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(6);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &NumberedText::placeGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    placeGutter();
}

void NumberedText::setMarks(const Marks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    viewport()->update();
    m_gutter->update();
}

void NumberedText::placeGutter()
{
    const int digits = std::max<int>(leastDigits, int(QString::number(blockCount()).size()));
    const int width = bar + 12 + digits * QFontMetrics(font()).horizontalAdvance(u'0') + 8;
    if (isRightToLeft())
        setViewportMargins(0, 0, width, 0);
    else
        setViewportMargins(width, 0, 0, 0);
    const QRect text = viewport()->geometry(); // not beside a scroll bar
    m_gutter->setGeometry(
        isRightToLeft() ? text.right() + 1 : text.left() - width, text.top(), width, text.height());
}

void NumberedText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void NumberedText::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        placeGutter();
}

void NumberedText::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        const Tokens tokens = Tokens::of(palette());
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
            if (rect.top() > event->rect().bottom())
                break;
            if (const auto mark = m_marks.constFind(block.blockNumber()); mark != m_marks.cend())
                painter.fillRect(
                    QRectF(0, rect.top(), viewport()->width(), rect.height()), look(*mark, tokens).fill);
        }
    }
    QPlainTextEdit::paintEvent(event);
}

void NumberedText::paintGutter(QPaintEvent* event)
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
        const auto mark = m_marks.constFind(block.blockNumber());
        if (mark != m_marks.cend()) {
            painter.fillRect(QRectF(0, rect.top(), width, rect.height()), look(*mark, tokens).fill);
            painter.fillRect(QRectF(isRightToLeft() ? width - bar : 0, rect.top(), bar, rect.height()),
                look(*mark, tokens).mark);
        }
        painter.setPen(mark != m_marks.cend() ? look(*mark, tokens).text : tokens.muted);
        const qreal height = block.layout()->lineAt(0).height(); // the last block is higher by the margin
        painter.drawText(QRectF(bar, rect.top(), width - bar - 8, height),
            Qt::AlignTrailing | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
    }
    painter.fillRect(QRect(isRightToLeft() ? 0 : width - 1, 0, 1, m_gutter->height()), tokens.separator);
}

} // namespace flavormap

#include "moc_numberedtext.cpp"
