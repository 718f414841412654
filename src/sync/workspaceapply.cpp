// SPDX-License-Identifier: GPL-3.0-or-later
// How a Workspace sends: what must be true before, and the job's life.
#include "sync/workspace_p.h"

namespace flavormap {

QString Workspace::applyRefusal() const
{
    if (d->state != State::Connected)
        return tr("Nothing was read from %1 yet. Refresh first.").arg(d->connection.name);
    if (const QString reason = d->session.readOnlyReason(); !reason.isEmpty())
        return reason;
    if (const auto failure = d->drafts.failure())
        return tr("Drafts can't be saved, so nothing is sent: %1").arg(failure->message);
    if (d->job && d->job->isRunning())
        return tr("An Apply to %1 is running. Wait for its end, or cancel it.").arg(d->connection.name);
    return {};
}

QCoro::Task<Result<ApplyJob*>> Workspace::apply(ChangePlan plan, QStringList names)
{
    if (const QString refusal = applyRefusal(); !refusal.isEmpty())
        co_return failure(Error::Kind::Invalid, refusal);
    const Private::Running running(*d);
    if (d->historyTimer.isActive())
        d->saveHistoryNow();
    const auto flushed = co_await d->drafts.flushed();
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

    d->session.setInFlight(inFlight);
    d->job = std::make_unique<ApplyJob>(d->client, d->drafts.journal(), d->session, std::move(items));
    d->watch(*d->job);
    d->job->start();
    Q_EMIT applyStarted(d->job.get());
    co_return d->job.get();
}

} // namespace flavormap
