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

void PasteMatchDelegate::setClears(bool clears)
{
    m_clears = clears;
    m_view->viewport()->update();
}

bool PasteMatchDelegate::isStaged(const MatchedCell& cell) const
{
    return cell.fit == Fit::Changes || cell.fit == Fit::New || (cell.fit == Fit::Clears && m_clears);
}

void PasteMatchDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterScope scope(*painter);
    const Tokens tokens = Tokens::of(m_view->palette());
    const MatchedCell& cell = m_cells->cell(index.row());
    const bool staged = isStaged(cell);
    const bool isValue = index.column() == Column::Here || index.column() == Column::Pasted;
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

    const bool isId = isValue && cell.edit.path.key() == u"image";
    QFont font = isId ? monoFont(m_view->font()) : m_view->font();
    if (tinted)
        font = weighted(font, QFont::Medium);
    QString text = index.data().toString();
    if (tinted && cell.fit == Fit::Clears) {
        text = tr("cleared");
        font = m_view->font();
    }
    painter->setFont(font);
    painter->setPen(tinted ? tone.text : staged ? tokens.text : tokens.muted);
    const QRect inside = box.adjusted(padding, 0, -padding, 0);
    painter->drawText(inside, leadingAlignment(m_view->layoutDirection()),
        elidedCellText(text, QFontMetricsF(font), inside.width(), isId));
}

} // namespace flavormap

#include "moc_pastematchdelegate.cpp"
