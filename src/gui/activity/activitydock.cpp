// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity/activitydock.h"

#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "models/requestmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace flavormap {

class ActivityDock::Private
{
public:
    RequestModel model;
    QTableView* table = nullptr;
    QLabel* count = nullptr;
    QToolButton* copy = nullptr;

    void buildTable()
    {
        table = new QTableView;
        table->setAccessibleName(ActivityDock::tr("Requests"));
        table->setModel(&model);
        table->setFont(monoFont(table->font()));
        table->setShowGrid(false);
        table->setFrameShape(QFrame::NoFrame);
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setTabKeyNavigation(false);
        table->verticalHeader()->hide();
        table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table->verticalHeader()->setDefaultSectionSize(24);
        QHeaderView* header = table->horizontalHeader();
        header->setHighlightSections(false);
        header->setSectionResizeMode(RequestModel::Path, QHeaderView::Stretch);
        const std::pair<int, int> widths[] = {{RequestModel::Time, 112}, {RequestModel::Method, 66},
            {RequestModel::Status, 90}, {RequestModel::Milliseconds, 70}, {RequestModel::Bytes, 100}};
        for (const auto& [column, width] : widths)
            table->setColumnWidth(column, width);
    }

    void tell()
    {
        count->setText(model.rowCount() == 0
                ? ActivityDock::tr("no request yet")
                : ActivityDock::tr("%n request(s) since %1", nullptr, model.rowCount())
                      .arg(model.record(model.rowCount() - 1).started.toString(QStringLiteral("HH:mm"))));
        copy->setEnabled(table->currentIndex().isValid());
    }
};

ActivityDock::ActivityDock(QWidget* parent)
    : QDockWidget(tr("Activity"), parent)
    , d(std::make_unique<Private>())
{
    setFeatures(DockWidgetClosable);
    d->buildTable();
    auto* title = new QLabel(tr("Activity"));
    title->setFont(weighted(title->font(), QFont::DemiBold));
    d->count = new QLabel;
    d->count->setFont(smallFont(font()));
    d->count->setForegroundRole(QPalette::PlaceholderText);
    d->copy = new QToolButton;
    d->copy->setText(tr("Copy as curl"));
    d->copy->setIcon(icon(IconName::Terminal));
    d->copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    d->copy->setAutoRaise(true);
    auto* close = new QToolButton;
    close->setIcon(icon(IconName::Close));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close Activity"));
    close->setToolTip(tr("Close Activity (F12)"));

    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(d->count);
    row->addStretch();
    row->addWidget(d->copy);
    row->addWidget(close);
    setTitleBarWidget(head);
    setWidget(d->table);

    connect(close, &QToolButton::clicked, this, &QDockWidget::close);
    connect(d->copy, &QToolButton::clicked, this, [this] {
        if (const QModelIndex current = d->table->currentIndex(); current.isValid())
            QGuiApplication::clipboard()->setText(toCurl(d->model.record(current.row())));
    });
    connect(d->table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { d->tell(); });
    d->tell();
}

ActivityDock::~ActivityDock() = default;

void ActivityDock::append(const RequestRecord& record)
{
    d->model.append(record);
    d->tell();
}

void ActivityDock::clear()
{
    d->model.clear();
    d->tell();
}

} // namespace flavormap

#include "moc_activitydock.cpp"
