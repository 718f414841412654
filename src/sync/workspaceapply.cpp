// SPDX-License-Identifier: GPL-3.0-or-later
// How a Workspace sends: what must be true before, and the job's life.
#include "sync/workspace_p.h"

namespace flavormap {

QString Workspace::Private::refusalToApply() const
{
    if (closing.stop_requested())
        return tr("%1 is being closed.").arg(connection.name);
    if (state != State::Connected)
        return tr("Nothing was read from %1 yet. Refresh first.").arg(connection.name);
    if (const QString reason = session.readOnlyReason(); !reason.isEmpty())
        return reason;
    if (isBeginningToApply || (job && job->isRunning()))
        return tr("An Apply to %1 is running. Wait for its end, or cancel it.").arg(connection.name);
    return {};
}

void Workspace::Private::stopRefresh()
{
    refreshStop.request_stop();
    ++refreshNumber;
    if (std::exchange(refreshing, false))
        Q_EMIT q.stateChanged();
}

QString Workspace::applyRefusal() const
{
    if (const QString refusal = d->refusalToApply(); !refusal.isEmpty())
        return refusal;
    if (const auto failure = d->drafts.failure())
        return tr("Drafts can't be saved, so nothing is sent: %1").arg(failure->message);
    return {};
}

QCoro::Task<Result<ApplyJob*>> Workspace::apply(ChangePlan plan, QStringList names)
{
    // A failure of the store is no refusal yet: flushed() tries again.
    if (const QString refusal = d->refusalToApply(); !refusal.isEmpty())
        co_return failure(Error::Kind::Invalid, refusal);
    const Private::Running running(*d);
    if (d->historyTimer.isActive())
        d->saveHistoryNow();
    d->isBeginningToApply = true;
    const auto flushed = co_await d->drafts.flushed();
    d->isBeginningToApply = false;
    if (!flushed)
        co_return tl::unexpected(flushed.error());
    if (const QString refusal = applyRefusal(); !refusal.isEmpty())
        co_return failure(Error::Kind::Invalid, refusal);

    std::vector<PlanItem> items;
    QSet<QString> inFlight;
    for (const QString& name : names) {
        const PlanItem* item = plan.find(name);
        const auto staged = d->session.patch().find(name);
        if (!item || staged == d->session.patch().end() || staged->second != item->entry) {
            co_return failure(Error::Kind::Conflict,
                tr("“%1” was edited after this review was made. Look at the review again, then apply.")
                    .arg(name));
        }
        if (item->isHeldBack())
            continue;
        items.push_back(*item);
        inFlight += name;
        if (item->entry.isRename())
            inFlight += item->entry.origin;
    }
    if (items.empty())
        co_return failure(Error::Kind::Invalid,
            tr("Nothing is chosen that can be sent. Tick a change, or resolve its conflict first."));

    d->stopRefresh();
    d->session.setInFlight(inFlight);
    d->job = std::make_unique<ApplyJob>(d->client, d->drafts.journal(), d->session, std::move(items));
    d->watch(*d->job);
    d->job->start();
    Q_EMIT applyStarted(d->job.get());
    co_return d->job.get();
}

} // namespace flavormap
