// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/reviewwindow.h"

#include "gui/review/changedetails.h"
#include "gui/review/changelist.h"
#include "gui/review/confirmproduction.h"
#include "gui/style/connectioncolours.h"
#include "gui/style/icon.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/identitylabel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace flavormap {

class ReviewWindow::Private
{
public:
    Private(ReviewWindow& window, Workspace& shown)
        : q(window)
        , workspace(shown)
    {
    }

    void build();
    void rebuild();
    void showCurrent();
    void updateFoot();
    bool isApplying() const { return workspace.applyJob() && workspace.applyJob()->isRunning(); }
    const ApplyItem* progressOf(const QString& name) const;
    QString summary() const;
    void apply();
    static QCoro::Task<void> refresh(QPointer<ReviewWindow> window);
    static QCoro::Task<void> send(QPointer<ReviewWindow> window, QStringList names);

    ReviewWindow& q;
    Workspace& workspace;
    ChangePlan plan;
    bool applied = false; ///< the results of the last Apply are shown
    QString refusal;
    QLabel* readAt = nullptr;
    QPushButton* readAgain = nullptr;
    QLabel* message = nullptr;
    ChangeList* list = nullptr;
    ChangeDetails* details = nullptr;
    QLabel* foot = nullptr;
    QProgressBar* progress = nullptr;
    QPushButton* copy = nullptr;
    QPushButton* cancel = nullptr;
    QPushButton* applyButton = nullptr;
};

void ReviewWindow::Private::build()
{
    const Connection& connection = workspace.connection();
    auto* identity = new IdentityLabel;
    identity->setProfile(connection.identity());
    readAt = new QLabel;
    readAt->setForegroundRole(QPalette::PlaceholderText);
    readAgain = new QPushButton(icon(IconName::Refresh), ReviewWindow::tr("Read again"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 8, 12, 8);
    top->addWidget(identity, 1);
    top->addWidget(readAt);
    top->addWidget(readAgain);
    auto* band = new ConnectionBand;
    band->setProfile(connection.identity());
    message = new QLabel;
    message->setWordWrap(true);
    message->setContentsMargins(12, 6, 12, 6);
    message->hide();

    list = new ChangeList;
    details = new ChangeDetails(workspace);
    auto* panes = new QSplitter(Qt::Horizontal);
    panes->addWidget(list);
    panes->addWidget(details);
    panes->setStretchFactor(1, 1);
    panes->setSizes({350, 1090});

    foot = new QLabel;
    foot->setWordWrap(true);
    progress = new QProgressBar;
    progress->setTextVisible(false);
    progress->setFixedWidth(260);
    progress->setAccessibleName(ReviewWindow::tr("Progress of Apply"));
    copy = new QPushButton(ReviewWindow::tr("Copy as text"));
    cancel = new QPushButton(ReviewWindow::tr("Cancel"));
    applyButton = new QPushButton;
    applyButton->setProperty("primary", true);
    applyButton->setProperty("accentColor", connectionColour(connection.colour));
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(12, 8, 12, 8);
    bottom->addWidget(foot, 1);
    for (QWidget* widget : QList<QWidget*>{progress, copy, cancel, applyButton})
        bottom->addWidget(widget);
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(band);
    layout->addWidget(message);
    layout->addWidget(panes, 1);
    layout->addLayout(bottom);
}

const ApplyItem* ReviewWindow::Private::progressOf(const QString& name) const
{
    const ApplyJob* job = applied || isApplying() ? workspace.applyJob() : nullptr;
    if (!job)
        return nullptr;
    const auto found = std::find_if(
        job->items().begin(), job->items().end(), [&](const ApplyItem& item) { return item.name == name; });
    return found == job->items().end() ? nullptr : &*found;
}

/// The plan is made anew after each edit; while an Apply runs, and after it, what it took stays in sight.
void ReviewWindow::Private::rebuild()
{
    ChangePlan fresh = workspace.plan();
    if (applied || isApplying()) {
        for (const PlanItem& item : plan.items) {
            if (progressOf(item.name) && !fresh.find(item.name))
                fresh.items.push_back(item);
        }
    }
    plan = std::move(fresh);
    list->show(plan, [this](const QString& name) { return progressOf(name); });
    showCurrent();
    updateFoot();
}

void ReviewWindow::Private::showCurrent()
{
    const PlanItem* item = plan.find(list->currentName());
    const bool editable = item && workspace.session().patch().contains(item->name)
        && !workspace.session().isInFlight(item->name);
    details->show(item, item ? progressOf(item->name) : nullptr, editable);
}

QString ReviewWindow::Private::summary() const
{
    const ApplyJob* job = workspace.applyJob();
    QStringList parts;
    const std::pair<ItemState, QString> states[] = {{ItemState::Verified, ReviewWindow::tr("verified")},
        {ItemState::Failed, ReviewWindow::tr("failed")},
        {ItemState::Conflict, ReviewWindow::tr("in conflict")},
        {ItemState::Unknown, ReviewWindow::tr("unknown")},
        {ItemState::NotSent, ReviewWindow::tr("not sent")}};
    for (const auto& [state, word] : states) {
        if (const int count = job->count(state); count > 0)
            parts += QStringLiteral("%1 %2").arg(count).arg(word);
    }
    return parts.join(QStringLiteral(", "));
}

void ReviewWindow::Private::updateFoot()
{
    const ApplyJob* job = workspace.applyJob();
    const bool running = isApplying();
    const int ticked = int(list->tickedNames().size());
    const int all = int(workspace.session().patch().size());
    refusal = workspace.applyRefusal();
    progress->setVisible(running);
    cancel->setVisible(running);
    readAgain->setEnabled(!running && !workspace.isRefreshing());
    readAt->setText(ReviewWindow::tr("Read from the server at %1")
                        .arg(QLocale().toString(workspace.readAt().time(), QLocale::ShortFormat)));
    applyButton->setEnabled(!running && ticked > 0 && refusal.isEmpty());
    applyButton->setText(ticked == all
            ? ReviewWindow::tr("Apply %n change(s) to %1", nullptr, ticked).arg(workspace.connection().name)
            : ReviewWindow::tr("Apply %1 of %n change(s) to %2", nullptr, all)
                  .arg(ticked)
                  .arg(workspace.connection().name));
    applyButton->setAccessibleName(applyButton->text());
    if (running) {
        progress->setRange(0, int(job->items().size()));
        progress->setValue(job->endedCount());
        foot->setText(job->isCancelled()
                ? ReviewWindow::tr("Cancelled. Waiting for: %1")
                      .arg(job->waitingFor().join(QStringLiteral(", ")))
                : ReviewWindow::tr("Applying to %1: %2 of %3 done. Cancel stops after the requests under "
                                   "way; what was not sent stays staged.")
                      .arg(workspace.connection().name)
                      .arg(job->endedCount())
                      .arg(job->items().size()));
    } else if (applied && job) {
        foot->setText(summary());
    } else {
        foot->setText(all == 0 ? ReviewWindow::tr("Nothing is staged.")
                : refusal.isEmpty()
                ? ReviewWindow::tr("%n change(s) staged; nothing was sent yet.", nullptr, all)
                : refusal);
    }
}

void ReviewWindow::Private::apply()
{
    const QStringList names = list->tickedNames();
    if (names.isEmpty() || isApplying() || !workspace.applyRefusal().isEmpty())
        return;
    if (!workspace.connection().production) {
        send(&q, names);
        return;
    }
    auto* confirm = new ConfirmProduction(workspace.connection(), int(names.size()), &q);
    confirm->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(confirm, &QDialog::accepted, &q, [this, names] { send(&q, names); });
    confirm->open();
}

QCoro::Task<void> ReviewWindow::Private::send(QPointer<ReviewWindow> window, QStringList names)
{
    ChangePlan plan = window->d->plan;
    const auto job = co_await window->d->workspace.apply(std::move(plan), names);
    if (!window)
        co_return;
    Private& d = *window->d;
    d.message->setVisible(!job);
    if (!job) {
        d.message->setText(job.error().message);
        d.rebuild();
        co_return;
    }
    d.applied = true;
    connect(*job, &ApplyJob::itemChanged, window, [&d] {
        d.list->update();
        d.showCurrent();
        d.updateFoot();
    });
    d.rebuild();
}

QCoro::Task<void> ReviewWindow::Private::refresh(QPointer<ReviewWindow> window)
{
    window->d->applied = false;
    const auto report = co_await window->d->workspace.refresh();
    if (!window)
        co_return;
    Private& d = *window->d;
    d.message->setVisible(!report && report.error().kind != Error::Kind::Cancelled);
    if (!report)
        d.message->setText(ReviewWindow::tr(
            "The server could not be read just now, so this compares with an older state: %1")
                               .arg(report.error().message));
    d.rebuild();
}

ReviewWindow::ReviewWindow(Workspace& workspace, Settings& settings, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , d(std::make_unique<Private>(*this, workspace))
{
    Q_UNUSED(settings)
    setWindowTitle(tr("Review changes — %1 · %2 · %3")
                       .arg(workspace.connection().name, workspace.connection().tenantAndUser(),
                           workspace.connection().endpoint.shownAddress()));
    constexpr QSize frame(16, 48); // room for the desktop's own title bar
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - frame));
    setMinimumSize(1024, 600);
    d->build();
    const auto shortcut = [this](const QKeySequence& keys, auto does) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, does);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { d->apply(); });
    shortcut(QKeySequence(Qt::Key_Escape), [this] { close(); });
    connect(d->readAgain, &QPushButton::clicked, this, [this] { Private::refresh(this); });
    connect(d->applyButton, &QPushButton::clicked, this, [this] { d->apply(); });
    connect(d->cancel, &QPushButton::clicked, this, [this] {
        if (d->isApplying())
            d->workspace.applyJob()->cancel();
        d->updateFoot();
    });
    connect(d->copy, &QPushButton::clicked, this, [this] {
        const QString name = d->workspace.connection().name;
        QGuiApplication::clipboard()->setText(d->applied && d->workspace.applyJob()
                ? d->workspace.applyJob()->asText(name)
                : d->plan.asText(name));
    });
    connect(d->list, &ChangeList::currentNameChanged, this, [this] { d->showCurrent(); });
    connect(d->list, &ChangeList::ticksChanged, this, [this] { d->updateFoot(); });
    connect(d->list, &ChangeList::activated, this, &ReviewWindow::showRequested);
    connect(d->details, &ChangeDetails::refused, this, [this](const Error& error) {
        d->message->setText(error.message);
        d->message->show();
    });
    connect(&workspace.session(), &EditSession::entriesChanged, this, [this] {
        if (!d->isApplying() && isVisible())
            d->rebuild();
    });
    connect(&workspace, &Workspace::applyFinished, this, [this] { d->rebuild(); });
}

ReviewWindow::~ReviewWindow() = default;

void ReviewWindow::present(const QString& name)
{
    show();
    raise();
    activateWindow();
    if (!d->isApplying()) {
        d->applied = false;
        d->rebuild();
        Private::refresh(this);
    }
    d->list->setCurrentName(name);
}

} // namespace flavormap

#include "moc_reviewwindow.cpp"
