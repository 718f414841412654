// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/imagetypeform.h"

#include "gui/form/providermapview.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/pill.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace flavormap {

class ImageTypeForm::Private
{
public:
    struct Field
    {
        QLineEdit* edit;
        CellPath path;
    };

    EditSession* session = nullptr;
    QStringList names;
    ElidedLabel* title = nullptr;
    Pill* state = nullptr;
    QStackedWidget* pages = nullptr;
    EmptyState* nothing = nullptr;
    QLineEdit* name = nullptr;
    QPushButton* rename = nullptr;
    std::vector<Field> fields;
    ProviderMapView* map = nullptr;

    QString current() const { return names.size() == 1 ? names.first() : QString(); }
    QWidget* buildForm(ImageTypeForm* form);
    void show();
    void showState(int row);
    std::optional<Error> stage(const Field& field);
};

QWidget* ImageTypeForm::Private::buildForm(ImageTypeForm* form)
{
    auto* page = new QWidget;
    name = new QLineEdit;
    name->setReadOnly(true);
    name->setAccessibleName(ImageTypeForm::tr("Name"));
    rename = new QPushButton(ImageTypeForm::tr("Rename…"));
    auto* nameRow = new QHBoxLayout;
    nameRow->setSpacing(8);
    nameRow->addWidget(name, 1);
    nameRow->addWidget(rename);

    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(12);
    rows->setVerticalSpacing(8);
    rows->addRow(ImageTypeForm::tr("Name"), nameRow);
    const std::pair<QString, QString> members[] = {{ImageTypeForm::tr("Label"), QStringLiteral("label")},
        {ImageTypeForm::tr("Description"), QStringLiteral("description")},
        {ImageTypeForm::tr("Icon"), QStringLiteral("icon")}};
    for (const auto& [word, member] : members) {
        auto* edit = new QLineEdit;
        edit->setAccessibleName(word);
        rows->addRow(word, edit);
        fields.push_back({edit, CellPath::member(member)});
    }
    map = new ProviderMapView;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    auto* inset = new QVBoxLayout;
    inset->setContentsMargins(12, 0, 12, 0);
    inset->addLayout(rows);
    layout->addLayout(inset);
    layout->addWidget(map, 1);
    for (const Field& field : fields) {
        QObject::connect(field.edit, &QLineEdit::editingFinished, form, [form, this, field] {
            if (const auto error = stage(field))
                Q_EMIT form->refused(*error);
        });
    }
    return page;
}

std::optional<Error> ImageTypeForm::Private::stage(const Field& field)
{
    const auto draft = session && !current().isEmpty() ? session->draft(current()) : std::nullopt;
    if (!draft || !field.edit->isModified())
        return {};
    field.edit->setModified(false);
    const Value before = draft->value(field.path);
    const QString text = field.edit->text();
    if ((before.isAbsent() && text.isEmpty()) || (before.isString() && before.text() == text))
        return {};
    const auto staged
        = session->setCells({{current(), field.path, text.isEmpty() ? Value() : Value::string(text)}},
            ImageTypeForm::tr("Edit of %1").arg(current()));
    return staged ? std::nullopt : std::optional(staged.error());
}

void ImageTypeForm::Private::show()
{
    const int row = session && !current().isEmpty() ? session->rowOf(current()) : -1;
    const auto draft = row >= 0 ? session->draft(current()) : std::nullopt;
    pages->setCurrentIndex(draft ? 1 : 0);
    state->setVisible(false);
    if (!draft) {
        title->setText(names.size() > 1
                ? ImageTypeForm::tr("%n image type(s) selected", nullptr, int(names.size()))
                : ImageTypeForm::tr("No image type selected"));
        nothing->setText(names.size() > 1
                ? ImageTypeForm::tr(
                    "Edit several at once in the table: Ctrl+Enter puts a value into all of them.")
                : ImageTypeForm::tr("Select a row to see and edit its fields and provider map here."));
        return;
    }
    title->setText(current());
    name->setText(current());
    const bool editable = session->isEditable(row);
    rename->setEnabled(editable);
    for (const Field& field : fields) {
        const CellState cell = session->cellState(row, field.path);
        if (!field.edit->hasFocus() || !field.edit->isModified())
            field.edit->setText(cell.draft.text());
        field.edit->setReadOnly(!editable || cell.draft.isRawJson());
        field.edit->setToolTip(
            cell.staged ? ImageTypeForm::tr("on the server: %1").arg(cell.server.text()) : QString());
    }
    showState(row);
}

void ImageTypeForm::Private::showState(int row)
{
    const auto entry = session->patch().find(current());
    if (entry == session->patch().end())
        return;
    const bool conflict = session->hasConflict(row);
    switch (session->rowState(row)) {
    case EditSession::RowState::New:
        state->setText(ImageTypeForm::tr("New"));
        state->setTone(Pill::Tone::Created);
        state->setGlyph(StateGlyph::Created);
        break;
    case EditSession::RowState::Deleted:
        state->setText(ImageTypeForm::tr("Deleted"));
        state->setTone(Pill::Tone::Deleted);
        state->setGlyph(StateGlyph::Deleted);
        break;
    default:
        state->setText(conflict
                ? ImageTypeForm::tr("Conflict")
                : ImageTypeForm::tr("%n staged", nullptr, std::max(1, int(entry->second.cells.size()))));
        state->setTone(conflict ? Pill::Tone::Conflict : Pill::Tone::Staged);
        state->setGlyph(conflict ? StateGlyph::Conflict : StateGlyph::Staged);
    }
    state->setVisible(true);
}

ImageTypeForm::ImageTypeForm(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    setMinimumWidth(330);
    d->title = new ElidedLabel;
    d->title->setFont(weighted(font(), QFont::DemiBold));
    d->state = new Pill;
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 0);
    head->addWidget(d->title, 1);
    head->addWidget(d->state);

    d->nothing = new EmptyState;
    d->nothing->setIcon(icon(IconName::CursorSelect));
    d->pages = new QStackedWidget;
    d->pages->addWidget(d->nothing);
    d->pages->addWidget(d->buildForm(this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(d->pages, 1);

    connect(d->rename, &QPushButton::clicked, this, [this] { Q_EMIT renameRequested(d->current()); });
    connect(d->map, &ProviderMapView::refused, this, &ImageTypeForm::refused);
    d->show();
}

ImageTypeForm::~ImageTypeForm() = default;

void ImageTypeForm::setSession(EditSession* session)
{
    if (d->session)
        d->session->disconnect(this);
    d->session = session;
    d->names.clear();
    d->map->setSession(session);
    if (session) {
        connect(session, &EditSession::rowsChanged, this, [this] { d->show(); });
        connect(session, &EditSession::baseReplaced, this, [this] { d->show(); });
        connect(session, &EditSession::readOnlyChanged, this, [this] { d->show(); });
    }
    d->show();
}

void ImageTypeForm::setKnownNames(const QStringList& providers, const QStringList& keys)
{
    d->map->setKnownNames(providers, keys);
}

void ImageTypeForm::setSelection(const QStringList& names)
{
    if (names == d->names)
        return;
    commit();
    d->names = names;
    d->map->setImageType(d->current());
    d->show();
}

void ImageTypeForm::commit()
{
    for (const Private::Field& field : d->fields) {
        if (const auto error = d->stage(field))
            Q_EMIT refused(*error);
    }
    d->map->commit();
}

void ImageTypeForm::focusCell(const CellPath& path)
{
    for (const Private::Field& field : d->fields) {
        if (field.path == path)
            field.edit->setFocus();
    }
}

} // namespace flavormap

#include "moc_imagetypeform.cpp"
