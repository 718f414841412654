// SPDX-License-Identifier: GPL-3.0-or-later
// How a Workspace gets its draft: at once, or from another process that had it.
#include "domain/memory.h"
#include "sync/workspace_p.h"

namespace flavormap {

QCoro::Task<void> Workspace::Private::openDraft()
{
    auto opening = drafts.open();
    auto reading = drafts.journal().lastRun(); // on the store's thread right after that
    auto opened = co_await opening;
    auto run = co_await reading;
    if (opened) {
        if (run && !drafts.isReadOnly()) // else that Apply may be running just now
            readLastApply(std::move(*run));
        stored = std::move(*opened);
        restoredCount = int(stored->patch.size());
    } else if (!drafts.failure()) {
        draftNotice = opened.error(); // an older one was set aside, and a new one begun
    }
    draftsOpened = true;
    isDraftFree = false;
    if (drafts.isReadOnly())
        holderTimer.start();
}

QCoro::Task<void> Workspace::Private::lookForHolder()
{
    const Running looking(*this);
    const QString holder = co_await drafts.holder();
    if (closing.stop_requested() || !drafts.isReadOnly())
        co_return;
    const bool isFree = holder.isEmpty();
    if (std::exchange(isDraftFree, isFree) != isFree) {
        updateReadOnly();
        Q_EMIT q.stateChanged();
    }
    holderTimer.start();
}

QCoro::Task<void> Workspace::Private::restoreDraft()
{
    if (!stored || !draftsOpened || state != State::Connected) {
        updateReadOnly();
    } else if (!std::exchange(isBeingRestored, true)) {
        if (isTakenOver)
            session.forget(); // what it shows is as another process had it
        auto ahead = session.beginRestore(stored->patch);
        co_await workOut(ahead, session.base());
        isRestored = true;
        isTakenOver = false;
        for (const JournalItem& item : std::exchange(openWrites, {}))
            noteSent(item);
        session.restore(std::move(stored->patch), stored->done, stored->undone, ahead.get());
        stored->patch.clear();
        stored->done.clear();
        stored->undone.clear();
        compareLastApply();
        freeElsewhere(std::move(ahead));
        updateReadOnly();
        Q_EMIT q.stateChanged();
    }
}

bool Workspace::isDraftFree() const
{
    return d->isDraftFree;
}

QCoro::Task<Result<void>> Workspace::takeOver()
{
    if (!d->drafts.isReadOnly() || d->isTakenOver)
        co_return {};
    const Private::Running running(*d);
    d->holderTimer.stop();
    d->stopRefresh();
    d->isTakenOver = true;
    d->isRestored = false;
    d->stored = DraftStore::Opened(); // of one that can't be read any more nothing is left
    co_await d->openDraft();
    if (d->drafts.isReadOnly()) {
        d->isTakenOver = false;
        d->isRestored = true;
        d->updateReadOnly();
        Q_EMIT stateChanged();
        co_return failure(Error::Kind::Storage,
            tr("The draft is still open in another Flavormap (%1). Close it there, then take over.")
                .arg(d->drafts.lockedBy()));
    }
    // Only beside what the server has now: that process may have applied, and the way back from there would
    // look done beside what was read before.
    d->isBeingRestored = false;
    d->updateReadOnly();
    const auto report = co_await refresh();
    if (report)
        co_return {};
    d->updateReadOnly();
    Q_EMIT stateChanged();
    co_return tl::unexpected(report.error());
}

} // namespace flavormap
