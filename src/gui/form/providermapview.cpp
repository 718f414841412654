// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/providermapview.h"

#include "edit/editsession.h"
#include "gui/form/providermapdelegate.h"
#include "gui/shell/columndialog.h"
#include "gui/style/icon.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/sectiontitle.h"
#include "models/providermapmodel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace flavormap {

class ProviderMapView::Private
{
public:
    EditSession* session = nullptr;
    std::unique_ptr<ProviderMapModel> model;
    QStringList providers, keys;
    SectionTitle* title = nullptr;
    QTableView* table = nullptr;
    QToolButton* addProvider = nullptr;
    QToolButton* addKey = nullptr;
    QToolButton* remove = nullptr;
    ElidedLabel* server = nullptr;
    QPushButton* revert = nullptr;
    ProviderMapDelegate* delegate = nullptr;

    int row() const { return model && table->currentIndex().isValid() ? table->currentIndex().row() : -1; }
    void build();
    void tell();
    void ask(ProviderMapView* view, const QString& provider);
};

void ProviderMapView::Private::build()
{
    title = new SectionTitle(ProviderMapView::tr("Provider map"));
    title->setContentsMargins(12, 0, 12, 0);
    table = new QTableView;
    table->setAccessibleName(ProviderMapView::tr("Provider map"));
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(std::max(24, table->fontMetrics().height() + 8));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    delegate = new ProviderMapDelegate(table);
    table->setItemDelegate(delegate);
    const auto button = [](IconName name, const QString& text) {
        auto* made = new QToolButton;
        made->setIcon(icon(name));
        made->setText(text);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        return made;
    };
    addProvider = button(IconName::Plus, ProviderMapView::tr("Add provider"));
    addKey = button(IconName::Plus, ProviderMapView::tr("Add key"));
    remove = button(IconName::Minus, ProviderMapView::tr("Remove"));
    server = new ElidedLabel;
    server->setForegroundRole(QPalette::PlaceholderText);
    revert = new QPushButton(ProviderMapView::tr("Revert"));
    revert->setProperty("flat", true);
}

void ProviderMapView::Private::tell()
{
    const int at = row();
    const int sessionRow = session && model && !model->imageTypes().isEmpty()
        ? session->rowOf(model->imageTypes().first())
        : -1;
    const bool editable = sessionRow >= 0 && session->isEditable(sessionRow);
    addProvider->setEnabled(editable);
    addKey->setEnabled(editable && at >= 0);
    remove->setEnabled(editable && at >= 0);
    const QString was = at >= 0
        ? model->index(at, ProviderMapModel::ValueColumn).data(ProviderMapModel::ServerTextRole).toString()
        : QString();
    server->setText(was.isEmpty() ? QString() : ProviderMapView::tr("On the server: %1").arg(was));
    revert->setVisible(!was.isEmpty());
    int count = 0;
    for (int each = 0; model && each < model->rowCount(); ++each)
        count += model->index(each, 0).data(ProviderMapModel::FirstOfProviderRole).toBool() ? 1 : 0;
    title->setDetail(model ? ProviderMapView::tr("%n provider(s)", nullptr, count) : QString());
}

void ProviderMapView::Private::ask(ProviderMapView* view, const QString& provider)
{
    auto* dialog = new ColumnDialog(providers, keys, view->window());
    dialog->setWindowTitle(
        provider.isEmpty() ? ProviderMapView::tr("Add provider") : ProviderMapView::tr("Add key"));
    dialog->setWords(ProviderMapView::tr("An empty value to fill in. It is staged, not sent."),
        ProviderMapView::tr("Add"));
    dialog->setProvider(provider);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, view, [this, dialog] {
        if (!model->addKey(dialog->provider(), dialog->key(), Value::string(QString())))
            return;
        const int added = model->rowOf(CellPath::entry(dialog->provider(), dialog->key()));
        if (added < 0)
            return;
        const QModelIndex index = model->index(added, ProviderMapModel::ValueColumn);
        table->setFocus();
        table->setCurrentIndex(index);
        table->edit(index);
    });
    dialog->open();
}

ProviderMapView::ProviderMapView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->build();
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 0);
    for (QToolButton* button : {d->addProvider, d->addKey, d->remove})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* below = new QHBoxLayout;
    below->setContentsMargins(12, 0, 12, 12);
    below->addWidget(d->server, 1);
    below->addWidget(d->revert);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(d->title);
    layout->addWidget(d->table, 1);
    layout->addLayout(buttons);
    layout->addLayout(below);
    connect(d->addProvider, &QToolButton::clicked, this, [this] { d->ask(this, {}); });
    connect(
        d->addKey, &QToolButton::clicked, this, [this] { d->ask(this, d->model->row(d->row()).provider); });
    connect(d->remove, &QToolButton::clicked, this, [this] { d->model->remove(d->row()); });
    connect(d->revert, &QPushButton::clicked, this, [this] { d->model->revert(d->row()); });
    d->tell();
}

ProviderMapView::~ProviderMapView() = default;

void ProviderMapView::setSession(EditSession* session)
{
    d->table->setModel(nullptr);
    d->session = session;
    d->model = session ? std::make_unique<ProviderMapModel>(session) : nullptr;
    d->table->setModel(d->model.get());
    if (d->model) {
        d->table->setColumnWidth(ProviderMapModel::ProviderColumn, 112);
        d->table->setColumnWidth(ProviderMapModel::KeyColumn, 66);
        connect(d->model.get(), &ProviderMapModel::refused, this, &ProviderMapView::refused);
        connect(d->model.get(), &QAbstractItemModel::dataChanged, this, [this] { d->tell(); });
        connect(d->model.get(), &QAbstractItemModel::rowsInserted, this, [this] { d->tell(); });
        connect(d->model.get(), &QAbstractItemModel::rowsRemoved, this, [this] { d->tell(); });
        connect(
            d->table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { d->tell(); });
    }
    d->tell();
}

void ProviderMapView::setImageType(const QString& name)
{
    if (d->model)
        d->model->setImageTypes(name.isEmpty() ? QStringList() : QStringList{name});
    d->tell();
}

void ProviderMapView::setKnownNames(const QStringList& providers, const QStringList& keys)
{
    d->providers = providers;
    d->keys = keys;
    d->delegate->setKnownNames(providers, keys);
}

void ProviderMapView::commit()
{
    d->delegate->commitEditor();
}

} // namespace flavormap

#include "moc_providermapview.cpp"
