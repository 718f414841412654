// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/reviewwindow.h"

#include "gui/review/changedetails.h"
#include "gui/review/changelist.h"
#include "gui/review/reviewfoot.h"
#include "gui/review/reviewhead.h"
#include "gui/review/reviewpanes.h"
#include "gui/review/reviewwindow_p.h"
#include "gui/review/savesummary.h"
#include "gui/shell/mergedcells.h"
#include "gui/shell/noticebar.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/panes.h"

#include <QAction>
#include <QDataStream>
#include <QIODevice>
#include <QScreen>
#include <QVBoxLayout>

namespace flavormap {

namespace {

constexpr std::chrono::milliseconds gathered(50); // progress of many image types becomes one repaint

QString settingsKey(const Connection& connection)
{
    return connection.id() + QStringLiteral("/review");
}

} // namespace

void ReviewWindow::Private::build()
{
    auto* band = new ConnectionBand;
    band->setProfile(workspace.connection().identity());
    notices = new NoticeBar;
    panes = new ReviewPanes(workspace);
    list = &panes->list();
    details = &panes->details();
    head = new ReviewHead(workspace);
    foot = new ReviewFoot(workspace);
    auto* layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(band);
    layout->addWidget(notices);
    layout->addWidget(panes, 1);
    layout->addWidget(foot);
    gather.setSingleShot(true);
    gather.setInterval(gathered);
    rebuildSoon.setSingleShot(true);
    rebuildSoon.setInterval(0);
}

void ReviewWindow::Private::connectParts()
{
    const auto shortcut = [this](const QKeySequence& keys, auto does) {
        auto* action = new QAction(&q);
        action->setShortcut(keys);
        q.addAction(action);
        connect(action, &QAction::triggered, &q, does);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { apply(); });
    for (const QKeySequence& keys : {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::CTRL | Qt::Key_W)})
        shortcut(keys, [this] { q.close(); });
    shortcut(QKeySequence(Qt::Key_F5), [this] {
        if (head->canReadAgain())
            refresh(&q);
    });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { tellIf(workspace.session().undo()); });
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { tellIf(workspace.session().redo()); });
    const auto toPane = [this](int step) {
        focusPane(QList<QWidget*>{head, notices} + panes->parts() + QList<QWidget*>{foot}, step);
    };
    shortcut(QKeySequence(Qt::Key_F6), [toPane] { toPane(1); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6), [toPane] { toPane(-1); });
    connect(panes, &ReviewPanes::leaveClicked, &q, [this] { q.close(); });
    connect(head, &ReviewHead::readAgainClicked, &q, [this] { refresh(&q); });
    connect(foot, &ReviewFoot::applyClicked, &q, [this] { apply(); });
    connect(foot, &ReviewFoot::copyClicked, &q, [this] { copyAsText(); });
    connect(foot, &ReviewFoot::saveClicked, &q, [this] {
        if (const ApplyReport* shown = report())
            saveSummary(&q, &workspace, *shown);
    });
    connect(foot, &ReviewFoot::cancelClicked, &q, [this] {
        if (isApplying())
            workspace.applyJob()->cancel();
        updateState();
    });
    EditSession& session = workspace.session();
    connect(list, &ChangeList::currentNameChanged, &q, [this] { showCurrent(); });
    connect(list, &ChangeList::activated, &q, &ReviewWindow::showRequested);
    connect(list, &ChangeList::revertRequested, &q, [this, &session](const QString& name) {
        tellIf(session.revert({name}, ReviewWindow::tr("Revert %1").arg(name)));
    });
    connect(list, &ChangeList::resolveRequested, &q,
        [this, &session](const QStringList& names, Resolution resolution) {
            tellIf(session.resolve(names, {}, resolution));
        });
    connect(&list->changes(), &ChangeListModel::ticksChanged, &q, [this] { updateState(); });
    connect(details, &ChangeDetails::showRequested, &q, &ReviewWindow::showRequested);
    connect(details, &ChangeDetails::refused, &q, [this](const Error& error) { tell(error.message); });
    connect(&session, &EditSession::entriesChanged, &q, [this] {
        if (!isApplying() && q.isVisible())
            rebuildSoon.start();
    });
    connect(&workspace, &Workspace::surroundingsRead, &q, [this] {
        if (!isApplying() && q.isVisible())
            rebuildSoon.start(); // what a template names starts unticked
    });
    connect(&rebuildSoon, &QTimer::timeout, &q, [this] { rebuildAside(&q); });
    connect(&gather, &QTimer::timeout, &q, [this] { showProgress(); });
    connect(&workspace, &Workspace::applyFinished, &q, [this](const ApplyJob* job) {
        results = job->report();
        rebuild();
    });
    connect(&workspace, &Workspace::stateChanged, &q, [this] { updateState(); });
    connect(&workspace, &Workspace::refreshed, &q, [this](const RebaseReport& report) {
        if (q.isVisible())
            tellOfMergedCells(*notices, &q, report, workspace.readAt());
    });
}

/// The plan is made anew after each edit; while an Apply runs, and after it, what it took stays in sight.
void ReviewWindow::Private::rebuild()
{
    rebuildSoon.stop();
    ++rebuilds;
    show(workspace.plan());
}

QCoro::Task<void> ReviewWindow::Private::rebuildAside(QPointer<ReviewWindow> window)
{
    window->d->rebuildSoon.stop();
    const int number = ++window->d->rebuilds;
    auto plan = co_await window->d->workspace.planned();
    if (window && number == window->d->rebuilds)
        window->d->show(std::move(plan));
}

void ReviewWindow::Private::show(ChangePlan fresh)
{
    const InterruptedApply* interrupted = workspace.interruptedApply();
    if (interrupted || applied || isApplying()) {
        QSet<QString> there;
        for (const PlanItem& item : fresh.items)
            there.insert(item.name);
        for (const PlanItem& item : interrupted ? interrupted->done : list->changes().plan().items) {
            if (applyItem(item.name) && !there.contains(item.name))
                fresh.items.push_back(item);
        }
    }
    list->show(std::move(fresh), [this](const QString& name) { return progressOf(name); });
    showCurrent();
    updateState();
}

void ReviewWindow::Private::showCurrent()
{
    const PlanItem* item = list->changes().item(list->changes().rowOf(list->currentName()));
    const bool editable = item && workspace.session().patch().contains(item->name)
        && !workspace.session().isInFlight(item->name) && workspace.session().readOnlyReason().isEmpty();
    details->show(item, item ? applyItem(item->name) : nullptr, editable);
}

void ReviewWindow::Private::showProgress()
{
    const QSet<QString> names = std::exchange(progressed, {});
    list->progressed(names);
    if (names.contains(list->currentName()))
        details->showProgress(applyItem(list->currentName()));
    updateState();
}

void ReviewWindow::Private::updateState()
{
    list->setBusy(isApplying());
    head->showState();
    foot->showState(list->changes().tickedCount(), report());
}

void ReviewWindow::Private::tell(const QString& message)
{
    notices->show({QStringLiteral("refused"), NoticeBar::Kind::Trouble, message, {}});
}

void ReviewWindow::Private::tellIf(const Result<void>& result)
{
    if (!result)
        tell(result.error().message);
}

QCoro::Task<void> ReviewWindow::Private::refresh(QPointer<ReviewWindow> window)
{
    window->d->applied = false;
    const auto report = co_await window->d->workspace.refresh();
    if (!window)
        co_return;
    Private& d = *window->d;
    const QString topic = QStringLiteral("refresh");
    d.notices->clear(topic);
    if (!report && report.error().kind != Error::Kind::Cancelled) {
        d.notices->show({topic, NoticeBar::Kind::Warning,
            ReviewWindow::tr(
                "The server could not be read just now, so this compares with an older state: %1")
                .arg(report.error().message),
            {{ReviewWindow::tr("Retry"), [window] {
                  if (window)
                      refresh(window);
              }}}});
    }
    co_await rebuildAside(window);
}

void ReviewWindow::Private::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << q.saveGeometry() << panes->outerState() << panes->innerState();
    settings.setWindowState(settingsKey(workspace.connection()), state);
}

void ReviewWindow::Private::restoreState()
{
    QByteArray geometry, outer, inner;
    QDataStream stream(settings.windowState(settingsKey(workspace.connection())));
    stream >> geometry >> outer >> inner;
    if (stream.status() != QDataStream::Ok)
        return;
    q.restoreGeometry(geometry);
    panes->restoreState(outer, inner);
}

ReviewWindow::ReviewWindow(Workspace& workspace, Settings& settings, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , d(std::make_unique<Private>(*this, workspace, settings))
{
    setWindowTitle(tr("Review changes — %1 · %2 · %3")
                       .arg(workspace.connection().name, workspace.connection().tenantAndUser(),
                           workspace.connection().endpoint.shownAddress()));
    constexpr QSize frame(16, 48); // room for the desktop's own title bar
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - frame));
    setMinimumSize(1000, 560);
    d->build();
    d->connectParts();
    d->restoreState();
}

ReviewWindow::~ReviewWindow() = default;

void ReviewWindow::closeEvent(QCloseEvent* event)
{
    d->saveState();
    QWidget::closeEvent(event);
}

void ReviewWindow::present(const QString& name)
{
    show();
    raise();
    activateWindow();
    if (!d->isApplying()) {
        d->applied = false;
        d->notices->clearAll();
        d->rebuild();
        Private::refresh(this);
    }
    d->list->setCurrentName(name);
    d->panes->focusShown();
}

} // namespace flavormap

#include "moc_reviewwindow.cpp"
