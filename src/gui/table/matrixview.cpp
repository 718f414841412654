// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/matrixview.h"

#include "edit/editsession.h"
#include "gui/table/celldelegate.h"
#include "gui/table/frozencolumn.h"
#include "gui/table/matrixheader.h"
#include "gui/table/matrixplace.h"
#include "gui/table/openedit.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace flavormap {

MatrixView::MatrixView(QWidget* parent)
    : SpokenTable(parent)
    , m_header(new MatrixHeader(this))
    , m_delegate(new CellDelegate(this))
    , m_frozen(new FrozenColumn(this))
    , m_actions(std::make_unique<CellActions>(this))
    , m_place(std::make_unique<MatrixPlace>(*this))
    , m_openEdit(std::make_unique<OpenEdit>(*this, *m_delegate))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    setUpLook();
    connect(m_header, &MatrixHeader::keyClicked, this, &MatrixView::sortBy);
    connect(m_header, &MatrixHeader::providerClicked, this, &MatrixView::selectProvider);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        noteWidth(column, width);
        placeFrozen();
    });
    connect(m_delegate, &CellDelegate::left, this, &MatrixView::move);
    connect(m_delegate, &CellDelegate::fillRequested, this, &MatrixView::fillTyped);
    connect(m_delegate, &CellDelegate::refused, this, [this](const QModelIndex& index, const QString& text) {
        tellTyped(text, m_model->name(index.row()));
    });
    connect(m_header, &MatrixHeader::menuRequested, this, &MatrixView::showHeaderMenu);
}

MatrixView::~MatrixView() = default;

void MatrixView::setUpLook()
{
    setAccessibleName(tr("Image types"));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionBehavior(SelectItems);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(true);
    setWordWrap(false);
    setMouseTracking(true);
    setRows(25, 9);
}

void MatrixView::setModel(QAbstractItemModel* model)
{
    SpokenTable::setModel(model);
    applyWidths();
}

void MatrixView::setTableModel(ImageTypeTableModel* model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    // Before QTableView connects itself, which forgets the place as the first thing.
    if (model)
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
            m_place->remember();
            m_openEdit->remember();
        });
    setModel(model);
    if (!model)
        return;
    connect(model, &ImageTypeTableModel::editRefused, this, [this](const QString& reason) {
        m_refusal = reason;
        Q_EMIT refused(reason);
    });
    if (model->rowCount() > 0)
        setCurrentIndex(model->index(0, std::min(1, model->columnCount() - 1)));
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        applyWidths();
        m_place->restore();
        m_openEdit->restore();
    });
    using Hint = QAbstractItemModel::LayoutChangeHint;
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this,
        [this](const QList<QPersistentModelIndex>&, Hint) {
            m_place->rememberScroll();
            m_openEdit->remember();
        });
    connect(model, &QAbstractItemModel::layoutChanged, this,
        [this](const QList<QPersistentModelIndex>&, Hint hint) {
            if (hint == QAbstractItemModel::NoLayoutChangeHint)
                m_place->restoreScroll();
        });
    connect(model, &QAbstractItemModel::layoutChanged, this, [this] {
        m_openEdit->restore();
        m_frozen->update();
    });
    connect(
        model, &QAbstractItemModel::headerDataChanged, m_header->viewport(), qOverload<>(&QWidget::update));
    connect(model->session(), &EditSession::baseReplaced, this, &MatrixView::applyWidths);
    connect(model, &QAbstractItemModel::layoutChanged, this, [this] {
        if (!currentIndex().isValid() && m_model->rowCount() > 0)
            setCurrentIndex(m_model->index(0, std::min(1, m_model->columnCount() - 1)));
    });
}

void MatrixView::setConnection(const QString& id, const QString& name)
{
    m_connection = id;
    m_connectionName = name;
}

QStringList MatrixView::selectedNames() const
{
    if (!m_model)
        return {};
    QStringList names = m_model->names(selectionModel()->selection());
    if (const QString current = currentName(); !current.isEmpty()) {
        names.removeAll(current);
        names.prepend(current);
    }
    return names;
}

QString MatrixView::currentName() const
{
    return m_model && currentIndex().isValid() ? m_model->name(currentIndex().row()) : QString();
}

bool MatrixView::showCell(const QString& name, const CellPath& path)
{
    const int row = m_model ? m_model->rowOf(name) : -1;
    const int column = m_model ? m_model->columnOf(path) : -1;
    if (row < 0 || column < 0)
        return false;
    goTo(m_model->index(row, column));
    return true;
}

bool MatrixView::showRow(const QString& name)
{
    const int row = m_model ? m_model->rowOf(name) : -1;
    if (row < 0)
        return false;
    goTo(m_model->index(row, std::max(1, currentIndex().column())));
    return true;
}

void MatrixView::goTo(const QModelIndex& index)
{
    setCurrentIndex(index);
    selectionModel()->select(index, QItemSelectionModel::ClearAndSelect); // whatever key is held
    scrollTo(index);
}

void MatrixView::commitEditor()
{
    if (QLineEdit* editor = m_delegate->editor()) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
    m_openEdit->stageWaiting();
}

void MatrixView::discardEditor()
{
    QLineEdit* const editor = m_delegate->editor();
    if (!editor)
        return;
    const bool focused = editor->hasFocus();
    editor->removeEventFilter(m_delegate); // its cell may be gone: Qt must not commit it to another
    editor->hide();
    m_delegate->destroyEditor(editor, {});
    setState(NoState);
    if (focused)
        setFocus();
}

QRect MatrixView::frozenRect() const
{
    const int width = m_model && m_model->columnCount() > 0 ? columnWidth(0) : 0;
    const int left = isRightToLeft() ? viewport()->width() - width : 0;
    return {left, 0, width, viewport()->height()};
}

QPoint MatrixView::contentOrigin() const
{
    return {m_header->sectionViewportPosition(0), -verticalOffset()};
}

void MatrixView::placeFrozen()
{
    m_frozen->setGeometry(frozenRect().translated(viewport()->pos()));
    m_frozen->setVisible(m_model && m_model->rowCount() > 0); // else it lies over the words that say why
    m_frozen->update();
    m_header->viewport()->update();
}

QModelIndex MatrixView::indexAt(const QPoint& point) const
{
    if (m_model && !m_flat && frozenRect().contains(point) && rowAt(point.y()) >= 0)
        return m_model->index(rowAt(point.y()), ImageTypeTableModel::nameColumn);
    return QTableView::indexAt(point);
}

QRect MatrixView::visualRect(const QModelIndex& index) const
{
    if (!m_flat && index.isValid() && index.column() == ImageTypeTableModel::nameColumn)
        return {frozenRect().left(), rowViewportPosition(index.row()), frozenRect().width(),
            rowHeight(index.row())};
    return QTableView::visualRect(index);
}

void MatrixView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (index.column() == ImageTypeTableModel::nameColumn) {
        horizontalScrollBar()->setValue(before);
        return;
    }
    // Out from under the frozen Name.
    const QRect cell = QTableView::visualRect(index);
    const int hidden
        = isRightToLeft() ? cell.right() - frozenRect().left() + 1 : frozenRect().right() + 1 - cell.left();
    if (hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void MatrixView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    m_frozen->update();
    if (dx != 0)
        m_header->viewport()->update();
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    placeFrozen();
}

void MatrixView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_frozen)
        placeFrozen();
}

void MatrixView::changeEvent(QEvent* event)
{
    SpokenTable::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_header) {
        m_measuredWidths.clear();
        applyWidths();
    }
}

void MatrixView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_frozen->update();
    m_header->viewport()->update();
    Q_EMIT selectedNamesChanged();
}

void MatrixView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    SpokenTable::currentChanged(current, previous);
    update(previous);
    update(current);
    m_frozen->update();
    Q_EMIT selectedNamesChanged();
}

void MatrixView::dataChanged(
    const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    // QTableView paints everything anew for a row that is out of sight.
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    if (first < 0 || bottomRight.row() < first || (last >= 0 && topLeft.row() > last))
        return;
    QTableView::dataChanged(topLeft, bottomRight, roles);
    m_frozen->update();
}

bool MatrixView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_model) {
        // The base class asks by the scrolled columns, not by what is seen under the frozen Name.
        const QModelIndex index = indexAt(static_cast<QHelpEvent*>(event)->pos());
        setToolTip(index.data(Qt::ToolTipRole).toString());
    }
    return QTableView::viewportEvent(event);
}

} // namespace flavormap

#include "moc_matrixview.cpp"
