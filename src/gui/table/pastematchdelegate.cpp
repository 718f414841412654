// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/pastematchdelegate.h"

#include "gui/style/alignment.h"
#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "gui/style/painterscope.h"
#include "gui/table/cellelision.h"

#include <QPainter>

namespace flavormap {

using Fit = MatchedCell::Fit;
using Column = PasteMatchModel::Column;

namespace {

constexpr int padding = 8;

Tokens::State toneOf(Fit fit, const Tokens& tokens)
{
    return fit == Fit::New ? tokens.created : fit == Fit::Clears ? tokens.deleted : tokens.staged;
}

} // namespace

PasteMatchDelegate::PasteMatchDelegate(QTableView* view, const PasteMatchModel* cells)
    : QStyledItemDelegate(view)
    , m_view(view)
    , m_cells(cells)
{
}

bool PasteMatchDelegate::isId(const QModelIndex& index) const
{
    return (index.column() == Column::Here || index.column() == Column::Pasted)
        && m_cells->cell(index.row()).edit.path.key() == u"image";
}

QSize PasteMatchDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool id = isId(index);
    const QFontMetrics metrics(weighted(id ? monoFont(m_view->font()) : m_view->font(), QFont::Medium));
    QString text = index.data().toString();
    if (const qsizetype slash = text.lastIndexOf(u'/', -2); id && slash > 0)
        text = u'…' + text.mid(slash);
    const int width = metrics.horizontalAdvance(text) + 2 * padding + 2;
    return {width, QStyledItemDelegate::sizeHint(option, index).height()};
}

void PasteMatchDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterScope scope(*painter);
    const Tokens tokens = Tokens::of(m_view->palette());
    const MatchedCell& cell = m_cells->cell(index.row());
    const bool staged = m_cells->isStaged(cell);
    const bool tinted = staged && index.column() == Column::Pasted;
    const Tokens::State tone = toneOf(cell.fit, tokens);
    painter->fillRect(option.rect, tokens.base);
    const QRect box = option.rect.adjusted(0, 0, 0, -1);
    if (tinted) {
        painter->fillRect(box, tone.fill);
        paintCorner(*painter, box, tone.mark, m_view->layoutDirection());
    } else if (staged && index.column() == Column::Here && !cell.here.isAbsent()) {
        painter->fillRect(box, tokens.hover);
    }
    if (m_view->selectionModel()->isSelected(index))
        painter->fillRect(option.rect, tokens.selectionWash);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, tokens.separator);

    const bool id = isId(index);
    const bool cleared = tinted && cell.fit == Fit::Clears; // in words
    QFont font = id && !cleared ? monoFont(m_view->font()) : m_view->font();
    if (tinted && !cleared)
        font = weighted(font, QFont::Medium);
    painter->setFont(font);
    painter->setPen(tinted ? tone.text : staged ? tokens.text : tokens.muted);
    const QRect inside = box.adjusted(padding, 0, -padding, 0);
    painter->drawText(inside, leadingAlignment(m_view->layoutDirection()),
        elidedCellText(index.data().toString(), QFontMetricsF(font), inside.width(), id));
}

} // namespace flavormap

#include "moc_pastematchdelegate.cpp"
