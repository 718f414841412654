// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/providermapview.h"

#include "edit/editsession.h"
#include "gui/form/addentrydialog.h"
#include "gui/form/providermapdelegate.h"
#include "gui/form/providermapnotes.h"
#include "gui/form/providermaptable.h"
#include "gui/form/sharedvalue.h"
#include "gui/style/icon.h"
#include "gui/widgets/sectiontitle.h"
#include "models/providermapmodel.h"
#include "models/tablecell.h"

#include <QMenu>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

namespace flavormap {

class ProviderMapView::Private
{
public:
    explicit Private(ProviderMapView& view)
        : q(view)
    {
    }

    int row() const { return model && table->currentIndex().isValid() ? table->currentIndex().row() : -1; }
    bool isRemoved() const { return model->row(row()).removed; }
    void build();
    void connectParts();
    void connectModel();
    void tell();
    void tellProviders();
    void ask(const QString& provider, const QString& key = {});
    void select(const CellPath& path);
    void remove();
    void menu(const QPoint& at);
    void keepTyped(int firstRow, int lastRow);

    ProviderMapView& q;
    QPointer<EditSession> session;
    std::unique_ptr<ProviderMapModel> model;
    QStringList providers, keys;
    bool editable = false;
    SectionTitle* title = nullptr;
    ProviderMapTable* table = nullptr;
    ProviderMapDelegate* delegate = nullptr;
    QToolButton *addProvider = nullptr, *addKey = nullptr, *removeKey = nullptr;
    ProviderMapNotes* notes = nullptr;
    QPersistentModelIndex refusedAt; ///< the line that was current when something was refused
};

void ProviderMapView::Private::build()
{
    title = new SectionTitle(ProviderMapView::tr("Provider map"));
    title->setLineVisible(false);
    table = new ProviderMapTable;
    delegate = new ProviderMapDelegate(table);
    table->setItemDelegate(delegate);
    const auto button = [](IconName name, const QString& text) {
        auto* made = new QToolButton;
        made->setIcon(icon(name));
        made->setText(text);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::StrongFocus);
        return made;
    };
    addProvider = button(IconName::Plus, ProviderMapView::tr("Add provider"));
    addKey = button(IconName::Plus, ProviderMapView::tr("Add key"));
    removeKey = button(IconName::Minus, ProviderMapView::tr("Remove"));
    addProvider->setToolTip(ProviderMapView::tr("Add a provider with its first key"));
    addKey->setToolTip(ProviderMapView::tr("Add a key to the provider of the current row"));
    removeKey->setToolTip(ProviderMapView::tr("Remove the current row (%1)")
                              .arg(QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText)));
    notes = new ProviderMapNotes;
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(4, 4, 4, 0);
    buttons->setSpacing(0);
    for (QToolButton* each : {addProvider, addKey, removeKey})
        buttons->addWidget(each);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(12, 0, 12, 0);
    inset->addWidget(title);
    layout->addLayout(inset);
    layout->addWidget(table, 100);
    layout->addLayout(buttons);
    layout->addWidget(notes);
    layout->addStretch(1);
}

void ProviderMapView::Private::connectParts()
{
    QObject::connect(addProvider, &QToolButton::clicked, &q, [this] { ask({}); });
    QObject::connect(addKey, &QToolButton::clicked, &q, [this] { ask(model->row(row()).provider); });
    QObject::connect(removeKey, &QToolButton::clicked, &q, [this] { remove(); });
    QObject::connect(table, &ProviderMapTable::removeRequested, &q, [this] { remove(); });
    QObject::connect(table, &ProviderMapTable::currentRowChanged, &q, [this] { tell(); });
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(table, &QWidget::customContextMenuRequested, &q, [this](const QPoint& at) { menu(at); });
    QObject::connect(
        delegate, &ProviderMapDelegate::renamed, &q, [this](const CellPath& path) { select(path); });
    delegate->setValues(
        [this](const CellPath& path) { return session ? valuesInUse(*session, path) : QStringList(); });
    QObject::connect(notes, &ProviderMapNotes::refused, &q, &ProviderMapView::refused);
    QObject::connect(notes, &ProviderMapNotes::imageWanted, &q,
        [this](const QString& provider) { ask(provider, QStringLiteral("image")); });
}

void ProviderMapView::Private::connectModel()
{
    // Before the view: what is typed into a line that goes is taken before its editor is.
    QObject::connect(model.get(), &QAbstractItemModel::rowsAboutToBeRemoved, &q,
        [this](const QModelIndex&, int first, int last) { keepTyped(first, last); });
    table->setModel(model.get());
    QObject::connect(model.get(), &ProviderMapModel::refused, &q, [this](Error error) {
        if (!delegate->lastTyped().isEmpty())
            error.message = ProviderMapView::tr("%1 Not staged: “%2”.")
                                .arg(error.message, shownText(Value::string(delegate->lastTyped())));
        refusedAt = table->currentIndex();
        notes->showRefused(error.message);
        Q_EMIT q.refused(error);
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        QObject::connect(model.get(), signal, &q, [this] { tell(); });
    QObject::connect(model.get(), &QAbstractItemModel::rowsMoved, &q, [this] { tell(); });
    QObject::connect(model.get(), &QAbstractItemModel::dataChanged, &q, [this] {
        refusedAt = QModelIndex(); // another edit went well since
        tell();
    });
}

void ProviderMapView::Private::keepTyped(int firstRow, int lastRow)
{
    const auto typed = delegate->takeTyped(firstRow, lastRow);
    if (!typed)
        return;
    // Not now: the model is in the middle of a change.
    QMetaObject::invokeMethod(
        &q,
        [this, typed = *typed, names = model->imageTypes(), staged = session] {
            std::vector<CellEdit> edits;
            for (const QString& name : names)
                edits.push_back({name, typed.path, Value::string(typed.text)});
            const bool isValue = typed.column == ProviderMapModel::ValueColumn && typed.path.isEntry();
            const Result<void> done = staged && isValue
                ? staged->setCells(edits, ProviderMapView::tr("Edit %1").arg(typed.path.key()))
                : failure(Error::Kind::Invalid,
                    ProviderMapView::tr("%1 is gone from the server.").arg(typed.path.providerName()));
            if (!done)
                Q_EMIT q.refused({done.error().kind,
                    ProviderMapView::tr("%1 Not staged: “%2”.").arg(done.error().message, typed.text), {}});
        },
        Qt::QueuedConnection);
}

void ProviderMapView::Private::tell()
{
    const int at = row();
    const bool current = editable && at >= 0;
    if (refusedAt.row() != row())
        notes->showRefused({});
    addProvider->setEnabled(editable);
    addKey->setEnabled(current && !isRemoved());
    removeKey->setEnabled(current && !isRemoved());
    tellProviders();
    if (!session || !model || model->imageTypes().isEmpty())
        notes->clear();
    else if (model->imageTypes().size() > 1)
        notes->showSeveral(int(model->imageTypes().size()));
    else
        notes->show(*session, model->imageTypes().first(), at >= 0 ? model->path(at) : CellPath::map());
}

void ProviderMapView::Private::tellProviders()
{
    QStringList there;
    for (int each = 0; model && each < model->rowCount(); ++each) {
        const ProviderMapRow& line = model->row(each);
        if (line.firstOfProvider && !line.removed)
            there += line.provider;
    }
    QStringList missing;
    for (const QString& name : std::as_const(providers)) {
        if (!there.contains(name))
            missing += shownName(name);
    }
    const bool several = model && model->imageTypes().size() > 1;
    if (several)
        title->setDetail(ProviderMapView::tr("keys that they share"));
    else
        title->setDetail(
            ProviderMapView::tr("%1 of %n provider(s)", nullptr, int(there.size() + missing.size()))
                .arg(there.size()));
    notes->showMissing(several || !model || model->imageTypes().isEmpty() ? QStringList() : missing);
}

void ProviderMapView::Private::ask(const QString& provider, const QString& key)
{
    AddEntryDialog::Names names;
    names.keys = keys.isEmpty() ? QStringList{QStringLiteral("image")} : keys;
    names.values
        = [this](const CellPath& path) { return session ? valuesInUse(*session, path) : QStringList(); };
    names.isThere = [this](const CellPath& path) {
        const int found = model ? model->rowOf(path) : -1;
        return found >= 0 && !model->row(found).removed && model->imageTypes().size() == 1;
    };
    for (const QString& name : std::as_const(providers)) {
        if (!names.isThere(CellPath::entry(name, QStringLiteral("image"))))
            names.providers += name; // those that it has not come to mind first
    }
    auto* dialog = new AddEntryDialog(names, provider, int(model->imageTypes().size()), q.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!key.isEmpty())
        dialog->setKey(key);
    QObject::connect(dialog, &QDialog::accepted, &q, [this, dialog] {
        const CellPath path = dialog->path();
        if (model && model->addKey(path.providerName(), path.key(), Value::string(dialog->value()))) {
            select(path);
            table->setFocus();
        }
    });
    dialog->open();
}

void ProviderMapView::Private::select(const CellPath& path)
{
    const int found = model ? model->rowOf(path) : -1;
    if (found >= 0)
        table->setCurrentIndex(model->index(found, ProviderMapModel::ValueColumn));
}

void ProviderMapView::Private::remove()
{
    if (row() >= 0 && editable && !isRemoved())
        model->remove(row());
}

void ProviderMapView::Private::menu(const QPoint& at)
{
    if (row() < 0)
        return;
    const ProviderMapRow line = model->row(row());
    auto* menu = new QMenu(&q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, bool enabled, auto does) {
        QAction* action = menu->addAction(text);
        action->setEnabled(enabled);
        QObject::connect(action, &QAction::triggered, &q, does);
    };
    const bool there = editable && !line.removed;
    const QModelIndex index = table->currentIndex();
    add(ProviderMapView::tr("&Edit"), index.flags().testFlag(Qt::ItemIsEditable),
        [this, index] { table->edit(index); });
    add(ProviderMapView::tr("Set e&mpty string"), there && line.isEntry(), [this, line] {
        std::vector<CellEdit> edits;
        for (const QString& name : model->imageTypes())
            edits.push_back({name, line.path(), Value::string(QStringLiteral(""))});
        if (const auto done = session->setCells(edits, ProviderMapView::tr("Set empty string")); !done)
            Q_EMIT q.refused(done.error());
    });
    add(ProviderMapView::tr("&Revert"), editable && line.staged, [this] { model->revert(row()); });
    menu->addSeparator();
    add(ProviderMapView::tr("Add &key…"), there, [this, line] { ask(line.provider); });
    add(ProviderMapView::tr("Re&move"), there, [this] { remove(); });
    add(ProviderMapView::tr("Remove &provider"), there, [this] { model->removeProvider(row()); });
    menu->popup(table->viewport()->mapToGlobal(at));
}

ProviderMapView::ProviderMapView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    d->build();
    d->connectParts();
    d->tell();
}

ProviderMapView::~ProviderMapView()
{
    d->table->setModel(nullptr); // it dies before the view
}

void ProviderMapView::setSession(EditSession* session)
{
    d->table->setModel(nullptr);
    d->session = session;
    d->editable = false;
    d->model = session ? std::make_unique<ProviderMapModel>(session) : nullptr;
    if (d->model)
        d->connectModel();
    d->tell();
}

void ProviderMapView::setImageTypes(const QStringList& names, const QString& refusal)
{
    if (!d->model)
        return;
    d->editable = refusal.isEmpty() && !names.isEmpty();
    if (d->model->imageTypes() != names) {
        const CellPath before = d->row() >= 0 ? d->model->path(d->row()) : CellPath::map();
        d->model->setImageTypes(names);
        d->select(before); // the same line of the next image type
    }
    d->tell();
}

void ProviderMapView::setKnownNames(const QStringList& providers, const QStringList& keys)
{
    d->providers = providers;
    d->keys = keys;
    d->delegate->setKnownNames(providers, keys);
    d->tell();
}

void ProviderMapView::setCurrentPath(const CellPath& path)
{
    d->select(path);
}

void ProviderMapView::edit(const CellPath& path)
{
    d->select(path);
    d->table->setFocus();
    if (d->row() >= 0 && d->model->path(d->row()) == path)
        d->table->edit(d->table->currentIndex());
}

void ProviderMapView::commit()
{
    d->delegate->commitEditor();
}

} // namespace flavormap

#include "moc_providermapview.cpp"
