// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changecelldelegate.h"

#include "gui/review/changecells.h"
#include "gui/style/alignment.h"
#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "gui/style/icon.h"
#include "gui/style/painterscope.h"
#include "gui/table/cellelision.h"
#include "models/tablecell.h"

#include <QLineEdit>
#include <QPainter>
#include <QStyle>

namespace flavormap {

namespace {

constexpr int padding = 8;
constexpr int arrowSpace = 22; // between the two values
constexpr int verbGap = 14;

/// The arrow from the old value to the new one, which points the way one reads.
void paintArrow(QPainter& painter, const QRect& rect, Qt::LayoutDirection direction)
{
    const PainterScope scope(painter);
    if (direction == Qt::RightToLeft) {
        painter.translate(rect.left() + rect.right() + 1, 0);
        painter.scale(-1, 1);
    }
    icon(IconName::ArrowRight).paint(&painter, rect);
}

} // namespace

ChangeCellDelegate::ChangeCellDelegate(ChangeCells* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
}

QString ChangeCellDelegate::word(Verb verb)
{
    switch (verb) {
    case Revert:
        return tr("Revert");
    case KeepMine:
        return tr("Keep mine");
    case TakeTheirs:
        return tr("Take theirs");
    case Edit:
        return tr("Edit");
    }
    Q_UNREACHABLE();
}

QString ChangeCellDelegate::shortWord(Verb verb)
{
    return verb == KeepMine ? tr("Mine") : verb == TakeTheirs ? tr("Theirs") : word(verb);
}

QWidget* ChangeCellDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const ChangeCell& cell = m_view->cells().cell(index.row());
    auto* editor = new QLineEdit(parent);
    editor->setFont(fontOf(cell, cell.after));
    editor->setAccessibleName(QString(cell.place + u' ' + cell.key).trimmed());
    m_view->setEditor(editor);
    return editor;
}

bool ChangeCellDelegate::offers(int row, Verb verb) const
{
    const ChangeCell& cell = m_view->cells().cell(row);
    if (!m_view->isEditable())
        return false;
    if (verb == Edit)
        return cell.conflict && m_view->cells().mayEdit(row);
    if (verb != Revert) // one alone is decided above the cells
        return cell.conflict && m_view->cells().conflictCount() > 1;
    return cell.changed && !cell.conflict && m_view->cells().group() != PlanItem::Group::Deleted;
}

int ChangeCellDelegate::verbsWidth() const
{
    constexpr QRect wide(0, 0, 10000, 10);
    int width = 0;
    for (int row = 0; row < m_view->cells().rowCount(); ++row) {
        const auto rects = verbRects(wide, row);
        if (rects.empty())
            continue;
        const QRect& last = rects.back().second;
        width = std::max(width, m_view->isRightToLeft() ? wide.width() - last.left() : last.right());
    }
    return width > 0 ? width + verbGap : 24;
}

std::vector<std::pair<ChangeCellDelegate::Verb, QRect>> ChangeCellDelegate::verbRects(
    const QRect& rect, int row) const
{
    std::vector<std::pair<Verb, QRect>> rects;
    int left = rect.left() + padding;
    for (const Verb verb : verbs) {
        if (!offers(row, verb))
            continue;
        const int icon = verb == Revert ? 20 : 0;
        const int width = m_view->fontMetrics().horizontalAdvance(shortWord(verb)) + icon;
        rects.emplace_back(verb, mirrored(rect, QRect(left, rect.top(), width, rect.height())));
        left += width + verbGap;
    }
    return rects;
}

int ChangeCellDelegate::verbAt(const QRect& rect, int row, const QPoint& point) const
{
    for (const auto& [verb, place] : verbRects(rect, row)) {
        if (place.adjusted(-4, 0, 4, 0).contains(point))
            return verb;
    }
    return -1;
}

QRect ChangeCellDelegate::mirrored(const QRect& cell, const QRect& rect) const
{
    return QStyle::visualRect(m_view->layoutDirection(), cell, rect);
}

Tokens::State ChangeCellDelegate::toneOf(const ChangeCell& cell, const Tokens& tokens) const
{
    if (cell.conflict)
        return tokens.conflict;
    if (m_view->cells().group() == PlanItem::Group::New)
        return tokens.created;
    return cell.after.isAbsent() ? tokens.deleted : tokens.staged;
}

QFont ChangeCellDelegate::fontOf(const ChangeCell& cell, const Value& value) const
{
    const bool mono = value.isRawJson() || cell.path.key() == u"image";
    const QFont font = mono ? monoFont(m_view->font()) : m_view->font();
    return cell.changed ? weighted(font, QFont::Medium) : font;
}

void ChangeCellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens tokens = Tokens::of(m_view->palette());
    const QRect& rect = option.rect;
    const ChangeCell& cell = m_view->cells().cell(index.row());
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    painter->fillRect(rect, tokens.base);
    switch (index.column()) {
    case ChangeCellsModel::Place:
    case ChangeCellsModel::Key:
        paintPlace(*painter, rect, index);
        break;
    case ChangeCellsModel::Seen:
    case ChangeCellsModel::Before:
    case ChangeCellsModel::After:
        paintValue(*painter, rect, index);
        break;
    default:
        paintVerbs(*painter, rect, index.row());
    }
    const QColor line = cell.first ? tokens.separator : tokens.base;
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), index.row() > 0 ? line : tokens.base);
    if (m_view->hasFocus() && index.row() == m_view->currentIndex().row())
        painter->fillRect(rect, tokens.selectionWash);
    painter->restore();
}

void ChangeCellDelegate::paintPlace(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const Tokens tokens = Tokens::of(m_view->palette());
    const ChangeCell& cell = m_view->cells().cell(index.row());
    const bool strong = cell.changed && index.column() == ChangeCellsModel::Place;
    const QFont font = strong ? weighted(m_view->font(), QFont::DemiBold) : m_view->font();
    painter.setFont(font);
    painter.setPen(cell.changed || cell.conflict ? tokens.text : tokens.muted);
    const QRect box
        = rect.adjusted(index.column() == ChangeCellsModel::Place ? placeIndent : padding, 0, -2, 0);
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, box.width());
    painter.drawText(mirrored(rect, box), leadingAlignment(m_view->layoutDirection()), text);
}

void ChangeCellDelegate::paintValue(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const Tokens tokens = Tokens::of(m_view->palette());
    const ChangeCell& cell = m_view->cells().cell(index.row());
    const bool isAfter = index.column() == ChangeCellsModel::After;
    const bool isSeen = index.column() == ChangeCellsModel::Seen;
    if (isSeen && !cell.conflict)
        return;
    const Value& value = isSeen ? cell.conflict->seen : isAfter && cell.changed ? cell.after : cell.before;
    const int space = isAfter || isSeen ? padding : arrowSpace;
    const QRect box = mirrored(rect, rect.adjusted(0, 1, -space, 0));
    QColor colour = cell.changed || cell.conflict ? tokens.text : tokens.muted;
    if (isSeen) {
        colour = tokens.muted;
    } else if (cell.changed && !isAfter) {
        painter.fillRect(box, tokens.hover);
        const QRect arrow(rect.right() + 4 - arrowSpace, rect.top() + (rect.height() - 14) / 2, 14, 14);
        paintArrow(painter, mirrored(rect, arrow), m_view->layoutDirection());
    } else if (cell.changed) {
        const Tokens::State tone = toneOf(cell, tokens);
        painter.fillRect(box, tone.fill);
        colour = tone.text;
        if (cell.conflict)
            paintStateGlyph(painter, mirrored(box, QRect(box.right() - 20, box.top(), 18, box.height())),
                StateGlyph::Conflict, tokens);
        else
            paintCorner(painter, box, tone.mark, m_view->layoutDirection());
    }
    const bool isWord = isAfter ? !cell.changed || value.isAbsent() : value.isAbsent(); // "same", "removed"
    const QFont font = isWord ? m_view->font() : fontOf(cell, value);
    QString text = index.data().toString();
    if (cell.changed && value.isAbsent()) {
        text = isAfter ? tr("removed") : tr("not there");
        colour = isAfter ? colour : tokens.muted;
    } else if (value.isString() && value.text().isEmpty() && !cell.changed) {
        colour = tokens.muted;
    }
    painter.setFont(font);
    painter.setPen(colour);
    const QRect inside
        = mirrored(box, box.adjusted(padding, 0, cell.conflict && isAfter ? -24 : -padding, 0));
    const QFontMetricsF metrics(font);
    painter.drawText(inside, leadingAlignment(m_view->layoutDirection()),
        elidedCellText(text, metrics, inside.width(), cell.path.key() == u"image"));
}

void ChangeCellDelegate::paintVerbs(QPainter& painter, const QRect& rect, int row) const
{
    const Tokens tokens = Tokens::of(m_view->palette());
    painter.setFont(m_view->font());
    for (const auto& [verb, place] : verbRects(rect, row)) {
        QRect words = place;
        if (verb == Revert) {
            const QRect sign(place.left(), rect.top() + (rect.height() - 14) / 2, 14, 14);
            icon(IconName::Undo).paint(&painter, mirrored(place, sign));
            words = mirrored(place, place.adjusted(20, 0, 0, 0));
        }
        painter.setPen(tokens.link);
        painter.drawText(words, leadingAlignment(m_view->layoutDirection()), shortWord(verb));
    }
}

} // namespace flavormap

#include "moc_changecelldelegate.cpp"
