// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/workspace.h"

#include "sync/workspace_p.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QCoroTimer>
#include <QtConcurrentRun>

namespace flavormap {

namespace {

/// Lets the window do what it has to do: keys, paint, timers. (One of 0 ms goes off with them.)
auto aTurn()
{
    return QCoro::sleepFor(std::chrono::milliseconds(1));
}

} // namespace

Workspace::Workspace(Connection connection, Places places, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(connection), places))
{
    d->connectParts();
    d->updateReadOnly();
}

Workspace::~Workspace()
{
    Q_ASSERT_X(d->running == 0, "Workspace", "destroyed before closed() was awaited");
}

const Connection& Workspace::connection() const
{
    return d->connection;
}

EditSession& Workspace::session()
{
    return d->session;
}

const EditSession& Workspace::session() const
{
    return d->session;
}

RequestRecord Workspace::preview(QByteArray method, const QString& name, const ImageType* imageType) const
{
    return d->client.preview(method, name, imageType);
}

QCoro::Task<Result<void>> Workspace::open()
{
    const Private::Running running(*d);
    auto draft = d->openDraft();
    auto list = refresh();
    co_await draft;
    co_await d->restoreDraft();
    Q_EMIT stateChanged();

    const auto report = co_await list;
    if (!report)
        co_return tl::unexpected(report.error());
    co_return {};
}

QCoro::Task<Result<RebaseReport>> Workspace::refresh()
{
    if (d->isBeginningToApply || (d->job && d->job->isRunning()))
        co_return failure(Error::Kind::Invalid,
            tr("Apply is running and reads each image type itself. Refresh when it has ended."));
    const Private::Running running(*d);
    if (d->drafts.failure())
        d->drafts.flushed(); // tries again, too; how it went is told by the store
    d->refreshStop.request_stop();
    d->refreshStop = {};
    const quint64 number = ++d->refreshNumber;
    d->refreshing = true;
    d->progress = {0, -1};
    if (d->state != State::Connected)
        d->state = State::Connecting;
    Q_EMIT stateChanged();

    auto catalogue = co_await d->loader.load(d->refreshStop.get_token());
    std::shared_ptr<Rebasing> ahead;
    if (catalogue && number == d->refreshNumber && d->state == State::Connected) {
        ahead = d->session.beginRebase();
        co_await d->workOut(ahead, Base(*catalogue));
    }
    co_await aTurn();
    if (number != d->refreshNumber)
        co_return failure(
            Error::Kind::Cancelled, tr("A newer refresh or an Apply took the place of this one."));
    d->refreshing = false;
    const auto report = d->takeCatalogue(std::move(catalogue), std::move(ahead));
    Q_EMIT stateChanged();
    if (report) {
        Q_EMIT refreshed(*report);
        co_await aTurn(); // the table is painted before the draft comes, and before who waits goes on
        co_await d->restoreDraft();
        co_await d->readSurroundings();
    }
    co_return report;
}

void Workspace::cancelRefresh()
{
    d->refreshStop.request_stop();
}

Workspace::State Workspace::state() const
{
    return d->state;
}

bool Workspace::isRefreshing() const
{
    return d->refreshing;
}

std::pair<qint64, qint64> Workspace::progress() const
{
    return d->progress;
}

QDateTime Workspace::readAt() const
{
    return d->readAt;
}

std::optional<Error> Workspace::refreshError() const
{
    return d->refreshError;
}

std::pair<qint64, qint64> Workspace::lastListCost() const
{
    return d->lastListCost;
}

bool Workspace::isSaving() const
{
    return d->drafts.isSaving();
}

std::optional<Error> Workspace::storeFailure() const
{
    return d->drafts.failure();
}

std::optional<Error> Workspace::draftNotice() const
{
    return d->draftNotice;
}

const InterruptedApply* Workspace::interruptedApply() const
{
    return d->interrupted && !d->job ? &*d->interrupted : nullptr;
}

QCoro::Task<Result<std::vector<JournalItem>>> Workspace::journal(QString run)
{
    const Private::Running running(*d);
    auto items = co_await d->drafts.journal().run(std::move(run));
    co_return items;
}

QString Workspace::draftLockedBy() const
{
    return d->drafts.lockedBy();
}

std::pair<int, QDateTime> Workspace::restored() const
{
    return {d->restoredCount, d->stored ? d->stored->lastCommit : QDateTime()};
}

QStringList Workspace::providerNames() const
{
    return d->providerNames;
}

std::optional<QHash<QString, QStringList>> Workspace::templatesByImageType() const
{
    return d->templates;
}

ChangePlan Workspace::plan() const
{
    return ChangePlan::of(d->session, d->templates);
}

QCoro::Task<ChangePlan> Workspace::planned() const
{
    constexpr size_t many = 100; // a few take less than to hand them over
    if (d->session.patch().size() < many)
        co_return plan();
    const Private::Running running(*d);
    auto work = [base = d->session.base(), patch = d->session.patch(), templates = d->templates] {
        return ChangePlan::of(base, patch, templates);
    };
    auto working = QtConcurrent::run(std::move(work));
    auto made = co_await working;
    co_return made;
}

QCoro::Task<std::vector<IncomingChange>> Workspace::examined(Patch incoming) const
{
    const Private::Running running(*d);
    auto work
        = [examine = d->session.examiner(), incoming = std::move(incoming)] { return examine(incoming); };
    auto working = QtConcurrent::run(std::move(work));
    auto changes = co_await working;
    co_return changes;
}

QCoro::Task<void> Workspace::staged() const
{
    const Private::Running running(*d);
    while (d->session.staging())
        co_await qCoro(&d->session, &EditSession::stagingChanged);
}

ApplyJob* Workspace::applyJob() const
{
    return d->job.get();
}

bool Workspace::isDraftOpened() const
{
    return d->draftsOpened && (!d->stored || d->isRestored);
}

QCoro::Task<void> Workspace::flushed()
{
    const Private::Running running(*d);
    co_await staged();
    if (d->historyTimer.isActive())
        d->saveHistoryNow();
    const auto done = co_await d->drafts.flushed();
    Q_UNUSED(done) // the same as storeFailure(), but that a draft of another process is no failure
}

QCoro::Task<void> Workspace::closed()
{
    cancelRefresh();
    d->closing.request_stop();
    d->holderTimer.stop();
    if (d->job)
        d->job->cancel();
    while (d->running > 0 || (d->job && d->job->isRunning()))
        co_await qCoro(this, &Workspace::becameIdle);
    if (d->historyTimer.isActive())
        d->saveHistoryNow();
    co_await d->drafts.closed();
}

} // namespace flavormap

#include "moc_workspace.cpp"
