// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changecells.h"

#include "gui/review/changecelldelegate.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QStyleOption>

#include <memory>

namespace flavormap {

namespace {

constexpr int leastValue = 130;  ///< px of each of two values
constexpr int leastOfThree = 95; ///< … where the strip above says them whole
constexpr int leastName = 60;

/// A header whose first section stands as far from the edge as the cells below it.
class IndentedHeader : public QHeaderView
{
public:
    explicit IndentedHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        if (section > 0)
            return QHeaderView::paintSection(painter, rect, section);
        QStyleOption ground;
        ground.initFrom(this);
        ground.rect = rect;
        style()->drawControl(QStyle::CE_HeaderEmptyArea, &ground, painter, this);
        constexpr int more = ChangeCellDelegate::placeIndent - 8; // the style's own indent
        QHeaderView::paintSection(
            painter, isRightToLeft() ? rect.adjusted(0, 0, -more, 0) : rect.adjusted(more, 0, 0, 0), section);
    }
};

} // namespace

ChangeCells::ChangeCells(QWidget* parent)
    : SpokenTable(parent)
    , m_cells(new ChangeCellsModel(this))
    , m_delegate(new ChangeCellDelegate(this))
{
    setAccessibleName(tr("Cells"));
    setHorizontalHeader(new IndentedHeader(this));
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setRows(24, 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(24);
    setModel(m_cells);
    connect(m_cells, &ChangeCellsModel::edited, this, &ChangeCells::edited);
    horizontalHeader()->setSectionResizeMode(ChangeCellsModel::Seen, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(ChangeCellsModel::Before, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(ChangeCellsModel::After, QHeaderView::Stretch);
    setSizes();
}

void ChangeCells::setSizes()
{
    const QFontMetrics bold(weighted(font(), QFont::DemiBold));
    int place = bold.horizontalAdvance(QStringLiteral("Description"));
    int key = fontMetrics().horizontalAdvance(QStringLiteral("sshuser"));
    for (int row = 0; row < m_cells->rowCount(); ++row) {
        place = std::max(place, bold.horizontalAdvance(m_cells->cell(row).place));
        key = std::max(key, fontMetrics().horizontalAdvance(m_cells->cell(row).key));
    }
    const int verbs = m_delegate->verbsWidth();
    const int values = isColumnHidden(ChangeCellsModel::Seen) ? 2 * leastValue : 3 * leastOfThree;
    const int free = viewport()->width() - verbs - values - 40; // values before names
    const int widestPlace = std::clamp(free * 4 / 7, leastName, 180);
    const int widestKey = std::clamp(free * 3 / 7, leastName, 140);
    setColumnWidth(ChangeCellsModel::Place, std::min(place, widestPlace) + 20);
    setColumnWidth(ChangeCellsModel::Key, std::min(key, widestKey) + 20);
    setColumnWidth(ChangeCellsModel::Verbs, verbs);
}

void ChangeCells::show(const PlanItem* item, bool withUnchanged, bool editable)
{
    commitEditor(); // before what it is about goes
    const bool same = item && item->name == m_shown;
    const int before = currentIndex().row();
    m_shown = item ? item->name : QString();
    m_editable = editable;
    m_cells->show(item, withUnchanged, editable);
    setColumnHidden(ChangeCellsModel::Seen, m_cells->conflictCount() == 0);
    setSizes();
    const int row = same ? before : m_cells->firstChangedRow();
    if (row >= 0 && row < m_cells->rowCount())
        setCurrentIndex(m_cells->index(row, 0));
}

std::optional<Conflict> ChangeCells::currentConflict() const
{
    const int row = currentIndex().row();
    return row < 0 ? std::nullopt : m_cells->cell(row).conflict;
}

void ChangeCells::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    SpokenTable::currentChanged(current, previous);
    Q_EMIT currentCellChanged();
}

void ChangeCells::resizeEvent(QResizeEvent* event)
{
    const QRect before = visualRect(currentIndex());
    const bool wasSeen = QRect(QPoint(), event->oldSize()).contains(before);
    setSizes();
    QTableView::resizeEvent(event);
    if (wasSeen) // the steps of Apply take room from below
        scrollTo(currentIndex());
}

void ChangeCells::changeEvent(QEvent* event)
{
    SpokenTable::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setSizes();
}

void ChangeCells::editCell(int row)
{
    if (!m_cells->mayEdit(row))
        return;
    const QModelIndex index = m_cells->index(row, ChangeCellsModel::After);
    setCurrentIndex(index);
    edit(index);
}

bool ChangeCells::editConflict()
{
    if (currentConflict() && m_cells->mayEdit(currentIndex().row())) {
        editCell(currentIndex().row());
        return true;
    }
    for (int row = 0; row < m_cells->rowCount(); ++row) {
        if (!m_cells->cell(row).conflict || !m_cells->mayEdit(row))
            continue;
        editCell(row);
        return true;
    }
    return false;
}

void ChangeCells::commitEditor()
{
    if (!m_editor)
        return;
    commitData(m_editor);
    if (m_editor)
        closeEditor(m_editor, QAbstractItemDelegate::NoHint);
    m_editor = nullptr;
}

int ChangeCells::verbAt(const QPoint& point, int* row) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid() || index.column() != ChangeCellsModel::Verbs)
        return -1;
    *row = index.row();
    return m_delegate->verbAt(visualRect(index), index.row(), point);
}

void ChangeCells::act(int row, int verb)
{
    const CellPath path = m_cells->cell(row).path;
    if (verb == ChangeCellDelegate::Revert)
        Q_EMIT revertRequested(path);
    else if (verb == ChangeCellDelegate::Edit)
        editCell(row);
    else
        Q_EMIT resolveRequested(
            path, verb == ChangeCellDelegate::KeepMine ? Resolution::KeepMine : Resolution::TakeTheirs);
}

void ChangeCells::mouseMoveEvent(QMouseEvent* event)
{
    int row = -1;
    const bool over = verbAt(event->position().toPoint(), &row) >= 0;
    viewport()->setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void ChangeCells::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    int row = -1;
    const int verb = verbAt(event->position().toPoint(), &row);
    if (event->button() == Qt::LeftButton && verb >= 0)
        act(row, verb);
}

void ChangeCells::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (row >= 0 && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        && m_delegate->offers(row, ChangeCellDelegate::Revert)) {
        act(row, ChangeCellDelegate::Revert);
        return;
    }
    if (row >= 0 && event->key() == Qt::Key_F2) {
        editCell(row);
        return;
    }
    QTableView::keyPressEvent(event);
}

void ChangeCells::contextMenuEvent(QContextMenuEvent* event)
{
    const int row = currentIndex().row();
    if (row < 0)
        return;
    auto menu = std::make_unique<QMenu>(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto verb : ChangeCellDelegate::verbs) {
        if (!m_delegate->offers(row, verb))
            continue;
        connect(menu->addAction(ChangeCellDelegate::word(verb)), &QAction::triggered, this,
            [this, row, verb] { act(row, verb); });
    }
    if (!menu->isEmpty())
        menu.release()->popup(event->globalPos());
}

} // namespace flavormap

#include "moc_changecells.cpp"
