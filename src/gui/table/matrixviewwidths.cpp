// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the columns of a MatrixView are.
#include "gui/style/fonts.h"
#include "gui/table/celldelegate.h"
#include "gui/table/matrixheader.h"
#include "gui/table/matrixview.h"

#include <QSet>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int nameWidth = 156;
constexpr int leastWidth = 64;
constexpr int idLength = 21; // of an ami- id, which must fit
constexpr int sampledRows = 100;

} // namespace

void MatrixView::noteWidth(int column, int width)
{
    if (!m_settingWidths && m_model && column < m_model->columnCount())
        m_chosenWidths.insert(m_model->column(column).widthId(), width);
}

void MatrixView::setChosenWidths(const QHash<ColumnId, int>& widths)
{
    if (widths == m_chosenWidths)
        return;
    m_chosenWidths = widths;
    applyWidths();
}

void MatrixView::fitColumn(int column)
{
    const ColumnId id = m_model->column(column).widthId();
    m_chosenWidths.remove(id);
    m_measuredWidths.remove(id);
    applyWidths();
}

void MatrixView::applyWidths()
{
    if (!m_model || m_model->columnCount() == 0)
        return;
    m_settingWidths = true;
    const int most = mostWidth();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const ColumnId id = m_model->column(column).widthId();
        const auto& widths = m_chosenWidths.contains(id) ? m_chosenWidths : m_measuredWidths;
        const auto known = widths.constFind(id);
        const int width = known != widths.cend() ? *known : widthOf(column, most);
        if (m_model->rowCount() > 0 && known == widths.cend())
            m_measuredWidths.insert(id, width);
        const bool isChosen = m_chosenWidths.contains(id);
        setColumnWidth(column, isChosen ? width : std::max(width, std::min(most, providerWidth(column))));
    }
    m_settingWidths = false;
    placeFrozen();
}

/// What the name of its provider needs, where no other column gives it room.
int MatrixView::providerWidth(int column) const
{
    const auto& columns = m_model->columns();
    const TableColumn& shown = columns[size_t(column)];
    const auto isOfIt = [&](size_t at) {
        return at < columns.size() && columns[at].isEntry() && columns[at].id.provider == shown.id.provider;
    };
    if (!shown.isEntry() || isOfIt(size_t(column) - 1) || isOfIt(size_t(column) + 1))
        return 0;
    const QFontMetrics metrics(weighted(m_header->font(), QFont::DemiBold));
    return metrics.horizontalAdvance(shownName(shown.id.provider)) + 2 * CellPainter::padding + 2;
}

int MatrixView::mostWidth() const
{
    TableCell id;
    id.text = QString(idLength, u'0');
    id.flags = TableCell::Mono;
    return int(m_delegate->painter().naturalWidth({}, id)) + 1;
}

int MatrixView::widthOf(int column, int most) const
{
    const TableColumn& shown = m_model->column(column);
    if (shown.kind == TableColumn::Kind::Name)
        return grown(nameWidth);
    int width = fontMetrics().horizontalAdvance(shown.isEntry() ? shown.id.key : tr("Description")) + 30;
    // Measuring a text costs more than all else here: each text once, and none when it can't get wider.
    QSet<QString> measured;
    const int step = std::max(1, m_model->rowCount() / sampledRows);
    for (int row = 0; row < m_model->rowCount() && width < most; row += step) {
        const qsizetype before = measured.size();
        measured.insert(m_model->cell(row, column).text);
        if (measured.size() > before)
            width = std::max(width, m_delegate->sizeHint({}, m_model->index(row, column)).width());
    }
    return std::clamp(width, leastWidth, most);
}

} // namespace flavormap
