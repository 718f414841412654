// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity/activitydock.h"

#include "gui/activity/activityexport.h"
#include "gui/activity/requestdelegate.h"
#include "gui/activity/requestdetails.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/spokentable.h"
#include "models/requestmodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QToolButton>

namespace flavormap {

namespace {

class RequestTable : public SpokenTable
{
public:
    void fitColumns()
    {
        const std::pair<int, int> widths[] = {{RequestModel::Time, 112}, {RequestModel::Method, 66},
            {RequestModel::Status, 100}, {RequestModel::Milliseconds, 70}, {RequestModel::Bytes, 90}};
        for (const auto& [column, width] : widths)
            setColumnWidth(column, std::max(grown(width), horizontalHeader()->sectionSizeHint(column)));
    }

protected:
    void changeEvent(QEvent* event) override
    {
        SpokenTable::changeEvent(event);
        if (event->type() == QEvent::FontChange && model())
            fitColumns();
    }
};

QTableView* makeTable(RequestModel* model)
{
    auto* table = new RequestTable;
    table->setAccessibleName(ActivityDock::tr("Requests"));
    table->setModel(model);
    table->setItemDelegate(new RequestDelegate(table));
    table->setFont(monoFont(table->font()));
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setRows(24, 6);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(RequestModel::Path, QHeaderView::Stretch);
    table->fitColumns();
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    table->setMinimumWidth(420);
    return table;
}

QToolButton* makeButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(
        action->text().isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

} // namespace

class ActivityDock::Private
{
public:
    RequestModel* model = nullptr;
    QTableView* table = nullptr;
    RequestDetails* details = nullptr;
    QSplitter* panes = nullptr;
    ElidedLabel* count = nullptr;
    QAction* copy = nullptr;
    QAction* save = nullptr;

    void tell()
    {
        const int rows = model->rowCount();
        count->setText(rows == 0
                ? ActivityDock::tr("no request yet")
                : ActivityDock::tr("%n request(s) since %1", nullptr, rows)
                      .arg(model->record(rows - 1).started.toString(QStringLiteral("HH:mm"))));
        const QModelIndex current = table->currentIndex();
        copy->setEnabled(current.isValid());
        save->setEnabled(rows > 0);
        details->setVisible(current.isValid());
    }
};

ActivityDock::ActivityDock(QWidget* parent)
    : QDockWidget(tr("Activity"), parent)
    , d(std::make_unique<Private>())
{
    setFeatures(DockWidgetClosable);
    d->model = new RequestModel(this);
    d->table = makeTable(d->model);
    d->details = new RequestDetails;
    d->details->setMinimumWidth(260);
    d->panes = new QSplitter;
    d->panes->setChildrenCollapsible(false);
    d->panes->addWidget(d->table);
    d->panes->addWidget(d->details);
    d->panes->setStretchFactor(0, 3);
    d->panes->setStretchFactor(1, 2);
    setWidget(d->panes);
    setTitleBarWidget(buildHead());
    d->table->addActions({d->copy, d->save});
    connect(d->table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& current) {
            if (current.isValid())
                d->details->show(d->model->record(current.row()));
            d->tell();
        });
    d->tell();
}

ActivityDock::~ActivityDock() = default;

QByteArray ActivityDock::panesState() const
{
    return d->panes->saveState();
}

void ActivityDock::restorePanes(const QByteArray& state)
{
    d->panes->restoreState(state);
}

QWidget* ActivityDock::buildHead()
{
    auto* title = new QLabel(tr("Activity"));
    title->setFont(weighted(title->font(), QFont::DemiBold));
    d->count = new ElidedLabel;
    d->count->setFont(smallFont(font()));
    d->count->setForegroundRole(QPalette::PlaceholderText);
    d->copy = new QAction(icon(IconName::Terminal), tr("Copy as curl"), this);
    d->save = new QAction(icon(IconName::Export), tr("Export…"), this);
    auto* close = new QToolButton;
    close->setIcon(icon(IconName::Close));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close Activity"));
    close->setToolTip(tr("Close Activity (F12)"));
    connect(close, &QToolButton::clicked, this, &QDockWidget::close);
    connect(d->copy, &QAction::triggered, this, [this] {
        if (const QModelIndex current = d->table->currentIndex(); current.isValid())
            QGuiApplication::clipboard()->setText(toCurl(d->model->record(current.row())));
    });
    connect(d->save, &QAction::triggered, this, [this] { exportActivity(this, d->model->inOrder()); });

    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(d->count);
    row->addStretch();
    row->addWidget(makeButton(d->copy));
    row->addWidget(makeButton(d->save));
    row->addWidget(close);
    return head;
}

void ActivityDock::append(const RequestRecord& record)
{
    d->model->append(record);
    d->tell();
}

void ActivityDock::clear()
{
    d->model->clear();
    d->tell();
}

} // namespace flavormap

#include "moc_activitydock.cpp"
