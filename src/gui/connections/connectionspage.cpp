// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectionspage.h"

#include "gui/connections/connectioncard.h"
#include "gui/connections/connectioneditor.h"
#include "gui/connections/sandboxstrip.h"
#include "gui/connections/stagedcounts.h"
#include "gui/shell/noticebar.h"
#include "gui/style/icon.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/question.h"
#include "gui/widgets/sectiontitle.h"

#include <QCoroTask>
#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int contentWidth = 1130;
constexpr int margin = 16;
constexpr int gap = 16;
constexpr int mostColumns = 3;
constexpr std::chrono::milliseconds worthTelling{300};

} // namespace

class ConnectionsPage::Private
{
public:
    Private(ConnectionsPage& page, Services& shared)
        : q(page)
        , services(shared)
    {
    }

    void build();
    void fill();
    void arrange();
    ConnectionCard* makeCard(const Profile& profile);
    QString freeName(const QString& of) const;
    void tell(NoticeBar::Kind kind, const QString& text, std::vector<NoticeBar::Action> actions = {});
    void enterKey(const QUuid& profile);
    void focusMostLikely();
    void countStaged();
    static QCoro::Task<void> showCounts(QPointer<ConnectionsPage> page, std::vector<DraftKey> keys);
    static QCoro::Task<void> remove(QPointer<ConnectionsPage> page, Profile profile);
    static QCoro::Task<void> connectTo(QPointer<ConnectionsPage> page, SecretStore* secrets, Profile profile);
    static QCoro::Task<void> tellPlace(QPointer<ConnectionsPage> page, SecretStore* secrets);

    ConnectionsPage& q;
    Services& services;
    SectionTitle* title = nullptr;
    QWidget* content = nullptr;
    QPushButton* add = nullptr;
    QGridLayout* cards = nullptr;
    QList<ConnectionCard*> shown;
    EmptyState* nothing = nullptr;
    NoticeBar* notices = nullptr;
    QSet<QUuid> known; ///< whose card was shown once
    bool isFilled = false;
    int asked = 0;       ///< clicks on Connect: a keyring may answer an older one later
    int answered = 0;    ///< the newest of them that was
    quint64 counted = 0; ///< only the newest answer is shown
};

void ConnectionsPage::Private::build()
{
    title = new SectionTitle(ConnectionsPage::tr("Connections"));
    title->setLineVisible(false);
    add = new QPushButton(icon(IconName::Plus), ConnectionsPage::tr("New connection"));
    QObject::connect(add, &QPushButton::clicked, &q, &ConnectionsPage::newConnection);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(add);

    nothing = new EmptyState;
    nothing->setIcon(icon(IconName::Server));
    nothing->setTitle(ConnectionsPage::tr("No connection yet"));
    nothing->setText(ConnectionsPage::tr(
        "A connection is a Coopr server with a tenant and a user. Its API key goes to the system keyring."));
    nothing->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    nothing->setContentsMargins(0, 48, 0, 48);
    notices = new NoticeBar;
    cards = new QGridLayout;
    cards->setSpacing(gap);

    content = new QWidget;
    content->setMaximumWidth(contentWidth + 2 * margin);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 40, margin, margin);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(notices);
    column->addWidget(nothing);
    column->addLayout(cards);
    column->addSpacing(8);
    auto* sandbox = new SandboxStrip;
    QObject::connect(sandbox, &SandboxStrip::startClicked, &q, &ConnectionsPage::sandboxRequested);
    column->addWidget(sandbox);
    column->addStretch();

    auto* scroll = new QScrollArea;
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    scroll->setWidget(middle);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its buttons scroll to themselves
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void ConnectionsPage::Private::arrange()
{
    const int room = std::min(content->maximumWidth(), q.width()) - 2 * margin;
    int narrowest = 1;
    for (const ConnectionCard* card : std::as_const(shown))
        narrowest = std::max(narrowest, card->minimumSizeHint().width());
    const int columns = std::clamp((room + gap) / (narrowest + gap), 1, mostColumns);
    for (ConnectionCard* card : std::as_const(shown))
        cards->removeWidget(card);
    for (int place = 0; place < int(shown.size()); ++place)
        cards->addWidget(shown[place], place / columns, place % columns);
    for (int column = 0; column < mostColumns; ++column)
        cards->setColumnStretch(column, column < columns ? 1 : 0);
}

void ConnectionsPage::Private::fill()
{
    QUuid focused;
    QString focusedText;
    for (ConnectionCard* card : std::as_const(shown)) {
        if (const QAbstractButton* button = card->focusedButton()) {
            focused = card->profile().id;
            focusedText = button->text();
        }
    }
    for (ConnectionCard* card : std::as_const(shown)) { // the focus goes on to the next one with each
        cards->removeWidget(card);
        card->hide();
        card->deleteLater();
    }
    shown.clear();
    const auto& profiles = services.profiles.profiles();
    for (const Profile& profile : profiles) {
        if (isFilled && !known.contains(profile.id)) {
            focused = profile.id; // saved just now: what comes next is to open it
            focusedText = ConnectionCard::connectWord();
        }
        known.insert(profile.id);
    }
    isFilled = true;
    title->setDetail(profiles.empty() ? QString() : QString::number(profiles.size()));
    nothing->setVisible(profiles.empty());
    add->setProperty("primary", profiles.empty());
    add->setIcon(icon(IconName::Plus, profiles.empty() ? IconColour::OnAccent : IconColour::Muted));
    const auto recent = std::max_element(profiles.begin(), profiles.end(),
        [](const Profile& a, const Profile& b) { return a.lastUsed < b.lastUsed; });
    for (auto profile = profiles.begin(); profile != profiles.end(); ++profile) {
        ConnectionCard* card = makeCard(*profile);
        card->setPrimary(profile == recent);
        shown += card;
    }
    arrange();
    QWidget* before = add;
    for (const ConnectionCard* card : std::as_const(shown)) {
        for (auto* button : card->findChildren<QPushButton*>()) {
            QWidget::setTabOrder(before, button); // as they are seen: before the sandbox
            before = button;
        }
    }
    ++counted; // what is counted just now was asked for other cards
    if (q.isVisible())
        countStaged();
    for (ConnectionCard* card : std::as_const(shown)) {
        card->show();
        // Behind an open connection it would take the keyboard from what is seen.
        if (q.isVisible() && !focused.isNull() && card->profile().id == focused)
            card->focusButton(focusedText);
    }
}

/// The one that was used last.
void ConnectionsPage::Private::focusMostLikely()
{
    for (ConnectionCard* card : std::as_const(shown)) {
        if (card->isPrimary())
            card->focusButton(ConnectionCard::connectWord());
    }
}

void ConnectionsPage::Private::tell(
    NoticeBar::Kind kind, const QString& text, std::vector<NoticeBar::Action> actions)
{
    notices->show({QStringLiteral("connections"), kind, text, std::move(actions)});
}

/// For a keyring that refuses: with the key typed, the connection is opened.
void ConnectionsPage::Private::enterKey(const QUuid& profile)
{
    const Profile* found = services.profiles.find(profile);
    if (!found)
        return;
    auto* editor = ConnectionEditor::openForKey(services, *found, q.window());
    QObject::connect(editor, &QDialog::accepted, &q, [this, profile] {
        if (const Profile* saved = services.profiles.find(profile))
            connectTo(&q, &services.secrets, *saved);
    });
}

ConnectionCard* ConnectionsPage::Private::makeCard(const Profile& profile)
{
    auto* card = new ConnectionCard(profile, content);
    QObject::connect(card, &ConnectionCard::connectClicked, &q,
        [this, chosen = profile] { connectTo(&q, &services.secrets, chosen); });
    QObject::connect(card, &ConnectionCard::editClicked, &q, [this, id = profile.id] { q.edit(id); });
    QObject::connect(card, &ConnectionCard::duplicateClicked, &q, [this, chosen = profile] {
        Profile copy = chosen;
        copy.id = {};
        copy.lastUsed = {};
        copy.name = freeName(chosen.name);
        ConnectionEditor::open(services, copy, q.window());
    });
    QObject::connect(
        card, &ConnectionCard::deleteClicked, &q, [this, chosen = profile] { remove(&q, chosen); });
    return card;
}

QString ConnectionsPage::Private::freeName(const QString& of) const
{
    QString name = ConnectionsPage::tr("%1 copy").arg(of);
    for (int number = 2; services.profiles.findByName(name); ++number)
        name = ConnectionsPage::tr("%1 copy %2").arg(of).arg(number);
    return name;
}

/// Reads the drafts away from the main thread: a disk may be slow.
void ConnectionsPage::Private::countStaged()
{
    std::vector<DraftKey> keys;
    for (const ConnectionCard* card : std::as_const(shown)) {
        const auto connection = Connection::of(card->profile(), {});
        keys.push_back(connection ? connection->draftKey() : DraftKey());
    }
    showCounts(&q, std::move(keys));
}

QCoro::Task<void> ConnectionsPage::Private::showCounts(
    QPointer<ConnectionsPage> page, std::vector<DraftKey> keys)
{
    const quint64 number = ++page->d->counted;
    const std::vector<int> counts = co_await stagedCounts(page->d->services.places.dataDir, std::move(keys));
    if (!page || number != page->d->counted)
        co_return;
    for (size_t at = 0; at < counts.size(); ++at)
        page->d->shown[qsizetype(at)]->setStagedCount(counts[at]);
}

QCoro::Task<void> ConnectionsPage::Private::remove(QPointer<ConnectionsPage> page, Profile profile)
{
    int staged = 0;
    if (const auto connection = Connection::of(profile, {})) {
        std::vector<DraftKey> key{connection->draftKey()};
        const std::vector<int> counts
            = co_await stagedCounts(page->d->services.places.dataDir, std::move(key));
        if (!page)
            co_return;
        staged = counts.front();
    }
    QStringList more{ConnectionsPage::tr("Its API key is removed. The server is not touched.")};
    if (staged > 0)
        more += ConnectionsPage::tr("%n change(s) that are staged for it stay on this disk: a new connection "
                                    "to the same server, tenant and user tells of them.",
            nullptr, staged);
    auto* box = new Question(profile, ConnectionsPage::tr("Delete the connection “%1”?").arg(profile.name),
        more.join(u' '), page->window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(ConnectionsPage::tr("Delete connection"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(ConnectionsPage::tr("Cancel"), QMessageBox::RejectRole));
    QObject::connect(yes, &QPushButton::clicked, page, [page, id = profile.id] {
        Private& d = *page->d;
        const auto removed = d.services.profiles.remove(id);
        if (removed)
            d.services.secrets.remove(id); // not before: the connection would stay without its key
        if (removed)
            d.notices->clearAll();
        else
            d.tell(NoticeBar::Kind::Trouble, removed.error().message);
    });
    box->open();
}

QCoro::Task<void> ConnectionsPage::Private::connectTo(
    QPointer<ConnectionsPage> page, SecretStore* secrets, Profile profile)
{
    const int click = ++page->d->asked;
    const auto tellIfSlow = [page, click, name = profile.name] {
        if (page->d->asked == click && page->d->answered != click)
            page->d->tell(NoticeBar::Kind::Information,
                ConnectionsPage::tr("Asking the keyring for the key of %1 …").arg(name));
    };
    QTimer::singleShot(worthTelling, page, tellIfSlow);
    const auto key = co_await secrets->read(profile.id);
    if (!page || click != page->d->asked)
        co_return;
    page->d->answered = click;
    if (!page->isVisible()) { // another connection was opened meanwhile
        page->d->notices->clearAll();
        co_return;
    }
    const auto connection
        = key ? Connection::of(profile, *key) : Result<Connection>(tl::unexpected(key.error()));
    if (connection) {
        page->d->notices->clearAll();
        Q_EMIT page->connectRequested(*connection);
    } else {
        std::vector<NoticeBar::Action> actions;
        if (!key) {
            const auto enter = [page, id = profile.id] { page->d->enterKey(id); };
            actions.push_back({ConnectionsPage::tr("Enter the key…"), enter});
        }
        const QString text = ConnectionsPage::tr("%1 was not opened. %2", "a connection, a sentence")
                                 .arg(profile.name, connection.error().message);
        page->d->tell(NoticeBar::Kind::Trouble, text, std::move(actions));
    }
}

QCoro::Task<void> ConnectionsPage::Private::tellPlace(QPointer<ConnectionsPage> page, SecretStore* secrets)
{
    const auto place = co_await secrets->place();
    if (page) {
        Q_EMIT page->keyPlaceKnown(place == SecretStore::Place::Keyring
                ? ConnectionsPage::tr("API keys are kept in the system keyring")
                : ConnectionsPage::tr("No keyring here: API keys are kept until Flavormap is closed"));
    }
}

ConnectionsPage::ConnectionsPage(Services& services, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, services))
{
    d->build();
    d->fill();
    connect(&services.profiles, &ProfileStore::changed, this, [this] { d->fill(); });
}

ConnectionsPage::~ConnectionsPage() = default;

void ConnectionsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->fill(); // what is staged may have changed since
    if (!isAncestorOf(window()->focusWidget()))
        d->focusMostLikely();
    // A window that is opened with its connection leaves this page at once, and needs no keyring.
    QTimer::singleShot(0, this, [this] {
        if (isVisible())
            Private::tellPlace(this, &d->services.secrets);
    });
}

void ConnectionsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->arrange();
}

void ConnectionsPage::newConnection()
{
    ConnectionEditor::open(d->services, Profile(), window());
}

void ConnectionsPage::edit(const QUuid& profile)
{
    if (const Profile* found = d->services.profiles.find(profile))
        ConnectionEditor::open(d->services, *found, window());
}

} // namespace flavormap

#include "moc_connectionspage.cpp"
