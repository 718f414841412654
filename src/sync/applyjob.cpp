// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/applyjob.h"

#include "domain/namerule.h"
#include "sync/absenceproof.h"
#include "sync/itemapply.h"

#include <QCoroTimer>
#include <QUuid>

namespace flavormap {

class ApplyJob::Private
{
public:
    Private(ApplyJob& job, ImageTypesClient& client, Journal& journal, EditSession& session,
        std::vector<PlanItem> toSend)
        : q(job)
        , absence(client)
        , plan(std::move(toSend))
        , context{client, journal, session, absence, QUuid::createUuid().toString(QUuid::WithoutBraces),
              stop.get_token()}
    {
    }

    /// What is going to be done is in the journal before anything of it begins: after a crash it says what
    /// is missing.
    QCoro::Task<void> begin();
    /// One of several lanes: takes the next item whose name is not on its way, until there is none.
    QCoro::Task<void> lane();
    /// The next waiting item, by index; -1: none that can start now.
    int next() const;
    QStringList foldedNames(const PlanItem& item) const;
    void endLane();

    ApplyJob& q;
    std::stop_source stop;
    AbsenceProof absence;
    const std::vector<PlanItem> plan;
    std::vector<ApplyItem> items;
    std::vector<bool> taken;
    QSet<QString> onTheWay; ///< case-folded: on some servers names that differ only in case are one
    ApplyContext context;
    int lanes = 0;
    QDateTime started, ended;
};

ApplyJob::ApplyJob(ImageTypesClient& client, Journal& journal, EditSession& session,
    std::vector<PlanItem> items, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, client, journal, session, std::move(items)))
{
    for (const PlanItem& item : d->plan) {
        ApplyItem shown;
        shown.name = item.name;
        shown.kind = item.entry.kind;
        shown.rename = item.entry.isRename();
        shown.origin = item.entry.origin;
        d->items.push_back(std::move(shown));
    }
    d->taken.resize(d->plan.size());
}

ApplyJob::~ApplyJob()
{
    Q_ASSERT_X(!isRunning(), "ApplyJob", "destroyed while a write may be on its way");
}

void ApplyJob::start()
{
    Q_ASSERT(!d->started.isValid());
    d->started = QDateTime::currentDateTime();
    d->lanes = std::max(1, std::min(ApplyJob::inFlight, int(d->plan.size())));
    d->begin();
}

QCoro::Task<void> ApplyJob::Private::begin()
{
    std::vector<JournalItem> waiting;
    waiting.reserve(plan.size());
    for (const PlanItem& item : plan)
        waiting.push_back({context.run, item.name, ItemState::Waiting, started, whatOf(item), {}, {}, {}});
    (void)co_await context.journal.record(std::move(waiting)); // where that fails no write leaves, either
    for (int i = lanes; i > 0; --i)
        lane();
}

QCoro::Task<void> ApplyJob::Private::lane()
{
    // The first step is taken from the event loop, so that one lane does not end before the next begins.
    co_await QCoro::sleepFor(std::chrono::milliseconds(0));
    for (int index = next(); index >= 0; index = next()) {
        const size_t at = size_t(index);
        taken[at] = true;
        const QStringList names = foldedNames(plan[at]);
        onTheWay.unite(QSet<QString>(names.begin(), names.end()));
        ItemApply item(context, plan[at], items[at], [this, index] { Q_EMIT q.itemChanged(index); });
        co_await item.run();
        onTheWay.subtract(QSet<QString>(names.begin(), names.end()));
    }
    if (lanes == 1) // only tells the next start that this one was not interrupted
        (void)co_await context.journal.record(JournalItem::endOf(context.run));
    endLane();
}

int ApplyJob::Private::next() const
{
    for (size_t i = 0; i < plan.size(); ++i) {
        if (taken[i])
            continue;
        const QStringList names = foldedNames(plan[i]);
        if (std::none_of(
                names.begin(), names.end(), [this](const QString& name) { return onTheWay.contains(name); }))
            return int(i);
    }
    return -1;
}

QStringList ApplyJob::Private::foldedNames(const PlanItem& item) const
{
    QStringList names{caseFolded(item.name)};
    if (item.entry.isRename())
        names += caseFolded(item.entry.origin);
    return names;
}

void ApplyJob::Private::endLane()
{
    if (--lanes > 0)
        return;
    ended = QDateTime::currentDateTime();
    Q_EMIT q.finished();
}

void ApplyJob::cancel()
{
    d->stop.request_stop();
}

bool ApplyJob::isRunning() const
{
    return d->lanes > 0;
}

bool ApplyJob::isCancelled() const
{
    return d->stop.stop_requested();
}

const std::vector<ApplyItem>& ApplyJob::items() const
{
    return d->items;
}

int ApplyJob::endedCount() const
{
    return int(std::count_if(
        d->items.begin(), d->items.end(), [](const ApplyItem& item) { return item.hasEnded(); }));
}

int ApplyJob::count(ItemState state) const
{
    return int(std::count_if(
        d->items.begin(), d->items.end(), [state](const ApplyItem& item) { return item.state == state; }));
}

QStringList ApplyJob::waitingFor() const
{
    QStringList names;
    for (const ApplyItem& item : d->items) {
        if (item.state == ItemState::Sending || item.state == ItemState::Verifying)
            names += item.name;
    }
    return names;
}

ApplyReport ApplyJob::report() const
{
    return {d->context.run, d->started, d->ended, false, d->items};
}

QDateTime ApplyJob::started() const
{
    return d->started;
}

QDateTime ApplyJob::ended() const
{
    return d->ended;
}

} // namespace flavormap

#include "moc_applyjob.cpp"
