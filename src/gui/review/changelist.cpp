// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/changelist.h"

#include "gui/review/changedelegate.h"
#include "gui/style/icon.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace flavormap {

namespace {

constexpr int turn = 90; // ms for an eighth of the spinner

} // namespace

ChangeList::ChangeList(QWidget* parent)
    : SpokenTable(parent)
    , m_changes(new ChangeListModel(this))
    , m_delegate(new ChangeDelegate(this))
{
    setAccessibleName(tr("Changes"));
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    setModel(m_changes);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const PlanItem* item = m_changes->item(index.row()))
            Q_EMIT activated(item->name);
    });
}

void ChangeList::show(ChangePlan plan, ChangeListModel::ProgressOf progressOf)
{
    const QString current = currentName();
    const int scrolled = verticalScrollBar()->value();
    {
        const QScopedValueRollback filling(m_filling, true);
        m_changes->show(std::move(plan), std::move(progressOf));
        setHeights();
        setCurrentName(current);
    }
    verticalScrollBar()->setValue(scrolled);
    Q_EMIT currentNameChanged();
}

void ChangeList::progressed(const QSet<QString>& names)
{
    m_changes->progressed(names);
    for (const QString& name : names) {
        const int row = m_changes->rowOf(name);
        if (row >= 0 && m_changes->hasMessage(row)) {
            m_tall.insert(row);
            setHeight(row);
        }
    }
}

void ChangeList::setHeights()
{
    verticalHeader()->setDefaultSectionSize(m_delegate->plainHeight());
    m_tall.clear();
    for (int row = 0; row < m_changes->rowCount(); ++row) {
        if (m_changes->isHeading(row) || m_changes->hasMessage(row))
            m_tall.insert(row);
    }
    for (const int row : std::as_const(m_tall))
        setHeight(row);
}

void ChangeList::setHeight(int row)
{
    setRowHeight(row, m_delegate->heightOf(m_changes->row(row), viewport()->width()));
}

void ChangeList::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    for (const int row : std::as_const(m_tall))
        setHeight(row);
}

void ChangeList::changeEvent(QEvent* event)
{
    SpokenTable::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setHeights();
}

QString ChangeList::currentName() const
{
    const PlanItem* item = currentIndex().isValid() ? m_changes->item(currentIndex().row()) : nullptr;
    return item ? item->name : QString();
}

void ChangeList::setCurrentName(const QString& name)
{
    int row = m_changes->rowOf(name);
    if (row < 0 && currentName().isEmpty())
        row = m_changes->firstRow();
    if (row >= 0)
        setCurrentIndex(m_changes->index(row));
}

void ChangeList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    SpokenTable::currentChanged(current, previous);
    if (!m_filling)
        Q_EMIT currentNameChanged();
}

void ChangeList::setBusy(bool busy)
{
    if (!busy)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start(turn, this);
}

void ChangeList::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QTableView::timerEvent(event);
        return;
    }
    m_phase = (m_phase + 1) % 8;
    viewport()->update();
}

void ChangeList::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (event->key() == Qt::Key_Space && row >= 0) {
        m_changes->setTicked(row, !m_changes->row(row).ticked);
        return;
    }
    const bool plain = !(event->modifiers() & Qt::ControlModifier);
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && row >= 0) {
        Q_EMIT activated(currentName());
        return;
    }
    QTableView::keyPressEvent(event);
}

void ChangeList::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton
        && m_delegate->tickRect(visualRect(index)).contains(event->position().toPoint())
        && m_changes->row(index.row()).tickable) {
        setCurrentIndex(index);
        m_changes->setTicked(index.row(), !m_changes->row(index.row()).ticked);
        return;
    }
    QTableView::mousePressEvent(event);
}

void ChangeList::contextMenuEvent(QContextMenuEvent* event)
{
    const QString name = currentName();
    if (name.isEmpty())
        return;
    const PlanItem& item = *m_changes->item(m_changes->rowOf(name));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Show in the table")), &QAction::triggered, this,
        [this, name] { Q_EMIT activated(name); });
    connect(menu->addAction(icon(IconName::Undo), tr("Revert image type")), &QAction::triggered, this,
        [this, name] { Q_EMIT revertRequested(name); });
    if (item.isHeldBack()) {
        menu->addSeparator();
        const auto add = [&](const QString& text, const QStringList& names, Resolution resolution) {
            connect(menu->addAction(text), &QAction::triggered, this,
                [this, names, resolution] { Q_EMIT resolveRequested(names, resolution); });
        };
        add(tr("Keep mine"), {name}, Resolution::KeepMine);
        add(tr("Take theirs"), {name}, Resolution::TakeTheirs);
        add(tr("Keep mine in all conflicts"), {}, Resolution::KeepMine);
        add(tr("Take theirs in all conflicts"), {}, Resolution::TakeTheirs);
    }
    menu->popup(event->globalPos());
}

} // namespace flavormap

#include "moc_changelist.cpp"
