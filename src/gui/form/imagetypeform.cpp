// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/imagetypeform.h"

#include "gui/form/formhead.h"
#include "gui/form/jsontab.h"
#include "gui/form/memberfield.h"
#include "gui/form/providermapview.h"
#include "gui/form/sharedvalue.h"
#include "gui/form/usedbytab.h"
#include "gui/style/icon.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace flavormap {

namespace {

constexpr qsizetype many = 100;                     ///< what these share is shown after the table was painted
constexpr int formAt = 0, jsonAt = 1, usedByAt = 2; ///< their tabs

/// What the scroll area scrolls. It may become as low as its parts can, before there is anything to scroll:
/// the provider map gives way first.
class FormPage : public QWidget
{
public:
    int heightForWidth(int width) const override { return layout()->minimumHeightForWidth(width); }
};

} // namespace

class ImageTypeForm::Private
{
public:
    explicit Private(ImageTypeForm& form)
        : q(form)
    {
    }

    void build();
    void fitText();
    QWidget* buildPage();
    QLayout* buildMembers();
    QLabel* label(const QString& word, QWidget* buddy) const;
    void show();
    void showNothing();
    void commit();

    ImageTypeForm& q;
    EditSession* session = nullptr;
    QTimer showSoon;
    QStringList names;
    FormHead* head = nullptr;
    QTabBar* tabs = nullptr;
    QStackedWidget* pages = nullptr;
    EmptyState* nothing = nullptr;
    QScrollArea* page = nullptr;
    QLabel* nameLabel = nullptr;
    QLineEdit* name = nullptr;
    QPushButton* rename = nullptr;
    std::vector<MemberField*> members;
    ProviderMapView* map = nullptr;
    JsonTab* json = nullptr;
    UsedByTab* usedBy = nullptr;
};

void ImageTypeForm::Private::build()
{
    head = new FormHead;
    nothing = new EmptyState;
    nothing->setIcon(icon(IconName::CursorSelect));
    page = new QScrollArea;
    page->setWidgetResizable(true);
    page->setFrameShape(QFrame::NoFrame);
    page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page->setFocusPolicy(Qt::NoFocus);
    page->setWidget(buildPage());
    page->viewport()->setAutoFillBackground(false);
    page->widget()->setAutoFillBackground(false);
    json = new JsonTab;
    usedBy = new UsedByTab;
    tabs = new QTabBar;
    tabs->setAccessibleName(ImageTypeForm::tr("Shown as"));
    tabs->setDrawBase(true);
    tabs->setExpanding(false);
    tabs->addTab(ImageTypeForm::tr("Form"));
    tabs->addTab(ImageTypeForm::tr("JSON"));
    tabs->addTab(ImageTypeForm::tr("Used by"));
    pages = new QStackedWidget;
    for (QWidget* each : {static_cast<QWidget*>(nothing), static_cast<QWidget*>(page),
             static_cast<QWidget*>(json), static_cast<QWidget*>(usedBy)})
        pages->addWidget(each);
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(tabs);
    layout->addWidget(pages, 1);
}

void ImageTypeForm::Private::fitText()
{
    for (auto* label : page->findChildren<QLabel*>()) {
        if (label->buddy()) // level with the field, not with its note
            label->setMinimumHeight(label->buddy()->sizeHint().height());
    }
    // What is folded away lays itself out only when it is shown.
    for (auto* layout : page->findChildren<QLayout*>())
        layout->invalidate();
    for (auto* part : page->findChildren<QWidget*>())
        part->updateGeometry();
    q.setMinimumWidth(std::max(330, page->widget()->minimumSizeHint().width()));
}

QLabel* ImageTypeForm::Private::label(const QString& word, QWidget* buddy) const
{
    auto* made = new QLabel(word);
    made->setForegroundRole(QPalette::PlaceholderText);
    made->setBuddy(buddy);
    return made;
}

QLayout* ImageTypeForm::Private::buildMembers()
{
    name = new QLineEdit;
    name->setReadOnly(true);
    name->setAccessibleName(ImageTypeForm::tr("Name"));
    rename = new QPushButton(ImageTypeForm::tr("Rename…"));
    rename->setAutoDefault(false);
    nameLabel = label(ImageTypeForm::tr("Name"), name);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(12, 0, 12, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(nameLabel, 0, 0);
    grid->addWidget(name, 0, 1);
    grid->addWidget(rename, 0, 2);
    const std::pair<QString, QString> words[] = {{ImageTypeForm::tr("Label"), QStringLiteral("label")},
        {ImageTypeForm::tr("Description"), QStringLiteral("description")},
        {ImageTypeForm::tr("Icon"), QStringLiteral("icon")}};
    for (const auto& [word, member] : words) {
        auto* field = new MemberField(word, CellPath::member(member));
        const int row = grid->rowCount();
        grid->addWidget(label(word, field), row, 0, Qt::AlignTop);
        grid->addWidget(field, row, 1, 1, 2);
        members.push_back(field);
    }
    return grid;
}

QWidget* ImageTypeForm::Private::buildPage()
{
    map = new ProviderMapView;
    auto* made = new FormPage;
    auto* layout = new QVBoxLayout(made);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(buildMembers());
    layout->addWidget(map, 1);
    return made;
}

void ImageTypeForm::Private::showNothing()
{
    head->show(session, names, {});
    if (names.size() > mostAtOnce)
        nothing->setText(ImageTypeForm::tr("So many are edited in the table: Ctrl+Enter puts what you type "
                                           "into all selected cells."));
    else
        nothing->setText(ImageTypeForm::tr("Select a row to see and edit its fields and provider map here."));
    pages->setCurrentWidget(nothing);
}

void ImageTypeForm::Private::show()
{
    showSoon.stop();
    const bool known = session && !names.isEmpty() && names.size() <= mostAtOnce
        && std::any_of(
            names.cbegin(), names.cend(), [this](const QString& n) { return session->rowOf(n) >= 0; });
    if (!known) {
        showNothing();
        return;
    }
    const QString refusal = refusalOfAll(*session, names);
    head->show(session, names, refusal);
    if (tabs->currentIndex() == jsonAt) {
        json->show(names, refusal);
        pages->setCurrentWidget(json);
        return;
    }
    if (tabs->currentIndex() == usedByAt) {
        usedBy->show(*session, names);
        pages->setCurrentWidget(usedBy);
        return;
    }
    const bool one = names.size() == 1;
    for (QWidget* widget : QList<QWidget*>{nameLabel, name, rename})
        widget->setVisible(one);
    name->setText(names.first());
    name->setCursorPosition(0);
    rename->setEnabled(refusal.isEmpty());
    for (MemberField* field : members)
        field->show(names, refusal);
    map->setImageTypes(names, refusal);
    pages->setCurrentWidget(page);
}

void ImageTypeForm::Private::commit()
{
    for (MemberField* field : members)
        field->commit();
    map->commit();
    json->commit();
}

ImageTypeForm::ImageTypeForm(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    setAccessibleName(tr("Image type"));
    d->build();
    d->fitText();
    d->showSoon.setSingleShot(true);
    connect(&d->showSoon, &QTimer::timeout, this, [this] { d->show(); });
    connect(d->rename, &QPushButton::clicked, this, [this] { Q_EMIT renameRequested(d->names.first()); });
    connect(d->tabs, &QTabBar::currentChanged, this, [this] {
        d->commit();
        d->show();
    });
    connect(d->json, &JsonTab::refused, this, &ImageTypeForm::refused);
    connect(d->map, &ProviderMapView::refused, this, &ImageTypeForm::refused);
    connect(d->head, &FormHead::refused, this, &ImageTypeForm::refused);
    for (const MemberField* field : d->members)
        connect(field, &MemberField::refused, this, &ImageTypeForm::refused);
    d->show();
}

ImageTypeForm::~ImageTypeForm() = default;

void ImageTypeForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        QTimer::singleShot(0, this, [this] { d->fitText(); }); // when its parts have followed
}

void ImageTypeForm::setSession(EditSession* session)
{
    if (d->session) {
        d->commit();
        d->session->disconnect(this);
    }
    d->session = session;
    d->names.clear();
    d->map->setSession(session);
    d->json->setSession(session);
    d->usedBy->setUses({});
    for (MemberField* field : d->members)
        field->setSession(session);
    if (session) {
        connect(session, &EditSession::rowsChanged, this, [this](const std::vector<int>& rows) {
            // Most changes are elsewhere; one row more or less is looked at in any case.
            const bool ours = d->names.size() <= mostAtOnce
                && std::any_of(d->names.cbegin(), d->names.cend(), [&](const QString& name) {
                       const int row = d->session->rowOf(name);
                       return row < 0 || std::binary_search(rows.begin(), rows.end(), row);
                   });
            if (!ours)
                return;
            if (d->names.size() > many)
                d->showSoon.start();
            else
                d->show();
        });
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
    d->commit();
    d->names = names;
    d->show();
}

QStringList ImageTypeForm::selection() const
{
    return d->names;
}

void ImageTypeForm::setCurrentCell(const CellPath& path)
{
    const QWidget* focused = focusWidget();
    if (!focused || !focused->hasFocus() || !d->map->isAncestorOf(focused))
        d->map->setCurrentPath(path);
}

void ImageTypeForm::editCell(const CellPath& path)
{
    d->tabs->setCurrentIndex(formAt);
    for (MemberField* field : d->members) {
        if (field->path() == path) {
            field->setFocus(Qt::OtherFocusReason);
            d->page->ensureWidgetVisible(field);
            return;
        }
    }
    d->map->edit(path);
}

void ImageTypeForm::commit()
{
    d->commit();
}

QStringList ImageTypeForm::unfinished() const
{
    return d->json->unfinished();
}

void ImageTypeForm::setUses(std::optional<QHash<QString, QStringList>> uses)
{
    d->usedBy->setUses(std::move(uses));
    d->show();
}

} // namespace flavormap

#include "moc_imagetypeform.cpp"
