// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/workspace_p.h"

#include "domain/memory.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

namespace {

constexpr qint64 progressInterval = 50; ///< ms: a list comes in hundreds of pieces, each told would slow it

} // namespace

Workspace::Private::Private(Workspace& workspace, Connection opened, const Places& places)
    : q(workspace)
    , connection(std::move(opened))
    , funnel(connection.endpoint)
    , client(funnel)
    , loader(client)
    , drafts(places.dataDir, connection.draftKey())
{
}

Workspace::Private::Running::~Running()
{
    if (--m_d.running == 0)
        Q_EMIT m_d.q.becameIdle();
}

void Workspace::Private::connectParts()
{
    QObject::connect(&funnel, &HttpFunnel::finished, &q, [this](const RequestRecord& record) {
        if (record.method == "GET" && record.url.path().endsWith(u"/imagetypes"))
            lastListCost = {record.milliseconds, record.bytesReceived};
        Q_EMIT q.requestFinished(record);
    });
    QObject::connect(&funnel, &HttpFunnel::received, &q, [this](qint64 bytes, qint64 total) {
        if (!refreshing)
            return;
        progress = {bytes, total};
        if (sinceProgress.isValid() && sinceProgress.elapsed() < progressInterval)
            return;
        sinceProgress.start();
        Q_EMIT q.stateChanged();
    });
    QObject::connect(
        &session, &EditSession::entriesChanged, &q, [this](const std::vector<EntryChange>& changes) {
            // Also after a failure: the store keeps it, and tries again with the next change.
            if (drafts.isReadOnly() || isTakenOver)
                return;
            gathered.insert(gathered.end(), changes.begin(), changes.end());
            // What Apply verified leaves the draft a little later, many at once: the steps that each of them
            // translates are written as a whole. After a crash the journal knows it.
            if (isOfApply(changes))
                saveHistorySoon();
            else
                saveHistoryNow();
        });
    constexpr int lookAgain = 1000; // ms
    holderTimer.setSingleShot(true);
    holderTimer.setInterval(lookAgain);
    QObject::connect(&holderTimer, &QTimer::timeout, &q, [this] { lookForHolder(); });
    historyTimer.setSingleShot(true);
    QObject::connect(&historyTimer, &QTimer::timeout, &q, [this] { saveHistoryNow(); });
    QObject::connect(&session, &EditSession::historyChanged, &q, [this] { saveHistorySoon(); });
    session.setElsewhere([this](const std::shared_ptr<Staging>& staging) { stageElsewhere(staging); });
    QObject::connect(&drafts, &DraftStore::recovered, &q, &Workspace::stateChanged);
    QObject::connect(&drafts, &DraftStore::savingChanged, &q, &Workspace::savingChanged);
    QObject::connect(&drafts, &DraftStore::failed, &q, &Workspace::stateChanged);
}

QCoro::Task<void> Workspace::Private::workOut(std::shared_ptr<Rebasing> rebasing, Base fresh)
{
    auto work = [rebasing, fresh] { rebasing->workOut(fresh); };
    auto working = QtConcurrent::run(std::move(work));
    co_await working;
}

QCoro::Task<void> Workspace::Private::stageElsewhere(std::shared_ptr<Staging> staging)
{
    const Running alive(*this);
    while (staging) {
        auto work = [staging, base = session.base()] { staging->workOut(base); };
        auto working = QtConcurrent::run(std::move(work));
        co_await working;
        staging.reset(); // the session has it
        staging = session.finishStaging();
    }
}

void Workspace::Private::saveHistorySoon()
{
    constexpr int whileApplying = 1000; // ms; each verified write translates steps
    if (!drafts.isReadOnly() && !isTakenOver && !historyTimer.isActive())
        historyTimer.start(job && job->isRunning() ? whileApplying : 0);
}

bool Workspace::Private::isOfApply(const std::vector<EntryChange>& changes) const
{
    return job && job->isRunning() && std::ranges::all_of(changes, [this](const EntryChange& change) {
        return session.isInFlight(change.name);
    });
}

/// An entry goes to disk with its history, or a crash in between would leave a verified write without its way
/// back.
void Workspace::Private::saveHistoryNow()
{
    historyTimer.stop();
    if (gathered.empty())
        drafts.commitHistory(session.history());
    else
        drafts.commit(std::exchange(gathered, {}), session.history());
}

void Workspace::Private::updateReadOnly()
{
    QString reason;
    if (connection.readOnly)
        reason = tr("%1 is marked read-only. Edit the connection to stage changes.").arg(connection.name);
    else if (!refusedToWrite.isEmpty())
        reason = refusedToWrite;
    else if (isDraftFree)
        reason
            = tr("The draft was open in another Flavormap (%1), which has ended or closed it. Take over to "
                 "stage changes here.")
                  .arg(drafts.lockedBy());
    else if (!drafts.lockedBy().isEmpty())
        reason = tr("The draft is open in another Flavormap (%1). Close it there to stage changes here.")
                     .arg(drafts.lockedBy());
    else if (isTakenOver && refreshError)
        reason = tr("The draft of %1 is yours now, and comes with what the server has now. Refresh first.")
                     .arg(connection.name);
    else if (!draftsOpened || (state == State::Connected && stored && !isRestored))
        reason = tr("The draft of %1 is being opened.").arg(connection.name);
    else if (state != State::Connected) // what is stored is put in place when there is a catalogue
        reason = tr("Nothing was read from %1 yet. Refresh first.").arg(connection.name);
    session.setReadOnly(reason);
}

Result<RebaseReport> Workspace::Private::takeCatalogue(
    Result<std::shared_ptr<const Catalogue>> catalogue, std::shared_ptr<Rebasing> ahead)
{
    if (!catalogue) {
        // A refresh that was stopped by the person is no failure of what is on the screen.
        if (catalogue.error().kind != Error::Kind::Cancelled || state != State::Connected)
            refreshError = catalogue.error();
        if (state != State::Connected)
            state = catalogue.error().kind == Error::Kind::Denied ? State::Denied : State::Failed;
        return tl::unexpected(catalogue.error());
    }
    refreshError.reset();
    readAt = QDateTime::currentDateTime();
    state = State::Connected;
    const RebaseReport report = session.rebase(std::move(*catalogue), ahead.get());
    updateReadOnly();
    freeElsewhere(std::move(ahead)); // with the older catalogue
    return report;
}

QCoro::Task<void> Workspace::Private::readSurroundings()
{
    if (templates || areSurroundingsBeingRead)
        co_return;
    areSurroundingsBeingRead = true;
    const auto names = co_await client.providerNames(closing.get_token());
    if (names)
        providerNames = *names;
    const auto uses = co_await client.templateUses(closing.get_token());
    areSurroundingsBeingRead = false;
    if (uses) {
        templates.emplace();
        for (const TemplateUse& use : *uses) {
            for (const QString& imageType : use.imageTypes)
                (*templates)[imageType] += use.templateName;
        }
    }
    Q_EMIT q.surroundingsRead();
}

void Workspace::Private::watch(ApplyJob& apply)
{
    QObject::connect(&apply, &ApplyJob::itemChanged, &q, [this, &apply](int index) {
        const ApplyItem& item = apply.items()[size_t(index)];
        if (!item.hasEnded())
            return;
        session.release({item.name, item.origin});
        if (item.isForbidden && !apply.isCancelled()) {
            apply.cancel();
            refusedToWrite = tr("%1 refused to write: %2").arg(connection.name, item.error->message);
            updateReadOnly();
        }
    });
    QObject::connect(&apply, &ApplyJob::finished, &q, [this, &apply] {
        session.setInFlight({});
        if (historyTimer.isActive())
            saveHistoryNow();
        Q_EMIT q.applyFinished(&apply);
        Q_EMIT q.becameIdle();
    });
}

} // namespace flavormap
