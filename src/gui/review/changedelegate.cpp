// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changedelegate.h"

#include "gui/review/changelist.h"
#include "gui/style/alignment.h"
#include "gui/style/fonts.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace flavormap {

namespace {

constexpr int edge = 12; // before the tick and after the state
constexpr int tickSide = 16;
constexpr int glyphLeft = 36; // after the tick
constexpr int textLeft = 58;
constexpr int above = 8; // and below the lines

QColor messageColour(const ChangeRow& row, const Tokens& tokens)
{
    if (row.progress && row.progress->state != ItemState::Verified && !row.progress->reason.isEmpty())
        return itemStateText(row.progress->state, tokens);
    if (row.heldBack)
        return tokens.conflict.text;
    return row.section == ChangeRow::Section::Problems ? tokens.problemText : tokens.muted;
}

} // namespace

StateGlyph glyphOf(ChangeRow::Section section)
{
    switch (section) {
    case ChangeRow::Section::Problems:
        return StateGlyph::Problem;
    case ChangeRow::Section::New:
        return StateGlyph::Created;
    case ChangeRow::Section::Deleted:
        return StateGlyph::Deleted;
    case ChangeRow::Section::Conflict:
        return StateGlyph::Conflict;
    case ChangeRow::Section::Changed:
    case ChangeRow::Section::Renamed:
        break;
    }
    return StateGlyph::Staged;
}

ChangeDelegate::ChangeDelegate(ChangeList* list)
    : QStyledItemDelegate(list)
    , m_list(list)
{
}

int ChangeDelegate::lineHeight() const
{
    return m_list->fontMetrics().height() + 1;
}

int ChangeDelegate::plainHeight() const
{
    return 2 * lineHeight() + 2 * above + 1;
}

int ChangeDelegate::heightOf(const ChangeRow& row, int width) const
{
    if (row.heading)
        return lineHeight() + 10;
    if (row.message.isEmpty())
        return plainHeight();
    const QRect space(0, 0, width - textLeft - edge, 10000);
    const int message = m_list->fontMetrics().boundingRect(space, Qt::TextWordWrap, row.message).height();
    return plainHeight() + message;
}

QRect ChangeDelegate::mirrored(const QRect& row, const QRect& rect) const
{
    return QStyle::visualRect(m_list->layoutDirection(), row, rect);
}

QRect ChangeDelegate::tickRect(const QRect& row) const
{
    return mirrored(row, QRect(row.left(), row.top(), glyphLeft - 2, lineHeight() + 2 * above));
}

void ChangeDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ChangeRow row = m_list->changes().row(index.row());
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // words that begin with a number keep their order
    if (row.heading) {
        paintHeading(*painter, option.rect, row);
    } else {
        paintGround(*painter, option.rect, index == m_list->currentIndex());
        paintTick(*painter, option.rect, row);
        paintText(*painter, option.rect, row);
    }
    painter->restore();
}

void ChangeDelegate::paintHeading(QPainter& painter, const QRect& rect, const ChangeRow& row) const
{
    const Tokens tokens = Tokens::of(m_list->palette());
    painter.fillRect(rect, tokens.window);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.separator);
    const QFont bold = weighted(m_list->font(), QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(tokens.muted);
    const QRect box = rect.adjusted(edge, 0, -edge, -1);
    painter.drawText(box, leadingAlignment(m_list->layoutDirection()), row.text);
    const int width = QFontMetrics(bold).horizontalAdvance(row.text) + 8;
    painter.setFont(m_list->font());
    painter.drawText(mirrored(rect, box.adjusted(width, 0, 0, 0)),
        leadingAlignment(m_list->layoutDirection()), m_list->locale().toString(row.count));
}

void ChangeDelegate::paintGround(QPainter& painter, const QRect& rect, bool selected) const
{
    const Tokens tokens = Tokens::of(m_list->palette());
    painter.fillRect(rect, tokens.base);
    if (selected) {
        painter.fillRect(rect, tokens.selectionWash);
        painter.fillRect(mirrored(rect, QRect(rect.left(), rect.top(), 3, rect.height())), tokens.focus);
    }
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.grid);
    if (selected && m_list->hasFocus()) {
        painter.setPen(QPen(tokens.focus, 1));
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5));
    }
}

void ChangeDelegate::paintTick(QPainter& painter, const QRect& rect, const ChangeRow& row) const
{
    const int middle = above + lineHeight() / 2;
    if (row.tickable) {
        QStyleOptionButton box;
        box.initFrom(m_list->viewport());
        box.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
        box.state |= row.ticked ? QStyle::State_On : QStyle::State_Off;
        box.rect = mirrored(
            rect, QRect(rect.left() + edge, rect.top() + middle - tickSide / 2, tickSide, tickSide));
        m_list->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, nullptr);
    }
    const QRect glyph(rect.left() + glyphLeft, rect.top() + middle - 8, 16, 16);
    paintStateGlyph(painter, mirrored(rect, glyph), glyphOf(row.section), Tokens::of(m_list->palette()));
}

QString ChangeDelegate::timeOf(const ChangeProgress& progress) const
{
    return ChangeListModel::tr("%1 s").arg(
        m_list->locale().toString(double(progress.milliseconds) / 1000, 'f', 2));
}

/// With the room before it.
int ChangeDelegate::timeWidth(const ChangeRow& row) const
{
    constexpr int gap = 12;
    return row.progress ? m_list->fontMetrics().horizontalAdvance(timeOf(*row.progress)) + gap : 0;
}

/// Answers the width that it took from the trailing edge.
int ChangeDelegate::paintState(QPainter& painter, const QRect& rect, const ChangeProgress& progress) const
{
    const Tokens tokens = Tokens::of(m_list->palette());
    const QString word = ChangeListModel::word(progress.state);
    const QFont font = weighted(m_list->font(), QFont::Medium);
    const int width = QFontMetrics(font).horizontalAdvance(word);
    const QRect line(rect.right() - edge - width, rect.top() + above, width + 1, lineHeight());
    painter.setFont(font);
    painter.setPen(itemStateText(progress.state, tokens));
    painter.drawText(mirrored(rect, line), leadingAlignment(m_list->layoutDirection()), word);
    const QRect circle(line.left() - 22, line.top() + (line.height() - 16) / 2, 16, 16);
    paintItemState(painter, mirrored(rect, circle), progress.state, tokens, m_list->phase());
    if (progress.milliseconds > 0) {
        const QString time = timeOf(progress);
        painter.setFont(m_list->font());
        painter.setPen(tokens.muted);
        const QRect below = line.translated(0, lineHeight());
        painter.drawText(
            mirrored(rect,
                QRect(rect.left() + textLeft, below.top(), rect.width() - textLeft - edge, below.height())),
            trailingAlignment(m_list->layoutDirection()), time);
    }
    return edge + width + 30;
}

void ChangeDelegate::paintText(QPainter& painter, const QRect& rect, const ChangeRow& row) const
{
    const Tokens tokens = Tokens::of(m_list->palette());
    const int taken = row.progress ? paintState(painter, rect, *row.progress) : edge;
    const QFont bold = weighted(m_list->font(), QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const QRect name(
        rect.left() + textLeft, rect.top() + above, rect.width() - textLeft - taken, lineHeight());
    const QString shown = metrics.elidedText(row.text, Qt::ElideMiddle, name.width());
    painter.setFont(bold);
    painter.setPen(row.deleted ? tokens.deleted.text : tokens.text);
    painter.drawText(mirrored(rect, name), leadingAlignment(m_list->layoutDirection()), shown);
    if (row.deleted) {
        const QRect struck(name.left(), name.top(), metrics.horizontalAdvance(shown), name.height());
        paintStrike(painter, mirrored(rect, struck), tokens.deleted.text);
    }
    painter.setFont(m_list->font());
    painter.setPen(tokens.muted);
    const QRect detail(
        name.left(), name.bottom() + 1, rect.width() - textLeft - timeWidth(row) - edge, lineHeight());
    painter.drawText(mirrored(rect, detail), leadingAlignment(m_list->layoutDirection()),
        m_list->fontMetrics().elidedText(row.detail, Qt::ElideRight, detail.width()));
    if (row.message.isEmpty())
        return;
    painter.setPen(messageColour(row, tokens));
    const QRect message(
        name.left(), detail.bottom() + 1, rect.width() - textLeft - edge, rect.bottom() - detail.bottom());
    painter.drawText(mirrored(rect, message),
        Qt::TextWordWrap | leadingAlignment(m_list->layoutDirection(), Qt::AlignTop), row.message);
}

} // namespace flavormap

#include "moc_changedelegate.cpp"
