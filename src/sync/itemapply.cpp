// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/itemapply.h"

#include "domain/comparison.h"
#include "domain/imagetypecodec.h"
#include "edit/plantext.h"
#include "sync/absenceproof.h"

namespace flavormap {

QString whatOf(const PlanItem& plan)
{
    if (plan.entry.isRename())
        return QStringLiteral("rename of %1").arg(plan.entry.origin);
    switch (plan.entry.kind) {
    case PatchEntry::Kind::Create:
        return QStringLiteral("create");
    case PatchEntry::Kind::Update:
        return QStringLiteral("update");
    case PatchEntry::Kind::Delete:
        return QStringLiteral("delete");
    }
    Q_UNREACHABLE();
}

bool ItemApply::isSameState(const std::optional<ImageType>& before, const std::optional<ImageType>& back)
{
    if (!before || !back)
        return !before && !back;
    return equal(*before, *back) && before->version() == back->version();
}

ItemApply::ItemApply(
    ApplyContext& context, const PlanItem& plan, ApplyItem& shown, std::function<void()> changed)
    : m_context(context)
    , m_plan(plan)
    , m_shown(shown)
    , m_changed(std::move(changed))
{
}

QCoro::Task<void> ItemApply::run()
{
    m_clock.start();
    co_await protocol();
    m_shown.milliseconds = m_clock.elapsed();
    if (m_shown.state == ItemState::NotSent && !m_isInJournal) {
        m_changed(); // thousands may be left after Cancel: nothing is to be told of them later
        co_return;
    }
    // Only tells the person; that it failed is told by the store itself, and the next item's record() stops
    // the sending.
    (void)co_await m_context.journal.record(journalItems(m_shown.state));
    m_changed();
}

QCoro::Task<void> ItemApply::protocol()
{
    if (m_context.stop.stop_requested()) {
        endCancelled();
        co_return;
    }
    step(ItemState::Checking, tr("reading what the server has now"));
    Theirs fresh;
    auto current = co_await read(m_plan.name, m_context.stop);
    if (!current) {
        endBeforeSending(current.error());
        co_return;
    }
    fresh.current = *current;
    if (m_plan.entry.isRename()) {
        auto origin = co_await read(m_plan.entry.origin, m_context.stop);
        if (!origin) {
            endBeforeSending(origin.error());
            co_return;
        }
        fresh.origin = *origin;
    }

    const auto known
        = m_context.session.base().imageType(m_plan.entry.isRename() ? m_plan.entry.origin : m_plan.name);
    const Rebased rebased = rebase(m_plan.name, m_plan.entry, fresh, known ? &*known : nullptr);
    if (rebased.isDone() || !rebased.conflicts.empty()) {
        if (m_plan.entry.isRename())
            m_context.session.readBack(m_plan.entry.origin, fresh.origin);
        settle(fresh.current, false);
        co_return;
    }
    noteMerged(rebased.merged);
    if (m_plan.entry.isRename())
        co_await applyRename(fresh, *rebased.left);
    else if (m_plan.entry.kind == PatchEntry::Kind::Delete)
        co_await applyDelete(fresh);
    else if (!fresh.current)
        co_await applyCreate(fresh, *rebased.left);
    else
        co_await applyUpdate(fresh, *rebased.left);
}

void ItemApply::noteMerged(const std::vector<CellChange>& merged)
{
    constexpr qsizetype most = 5;
    QStringList cells;
    for (const CellChange& cell : merged)
        cells += shownPath(cell.path);
    if (cells.size() > most)
        cells = cells.mid(0, most) + QStringList{QStringLiteral("…")};
    if (!cells.isEmpty())
        m_shown.notes
            += tr("Kept what somebody else changed beside it: %1").arg(cells.join(QStringLiteral(", ")));
}

QCoro::Task<void> ItemApply::applyUpdate(Theirs fresh, PatchEntry left)
{
    const ImageType wanted = *patched(m_plan.name, left, fresh);
    const bool ready = co_await readyToSend(fresh.current, wanted);
    if (!ready)
        co_return;
    step(ItemState::Sending, QStringLiteral("PUT"));
    const auto sent = co_await m_context.client.replace(wanted, m_context.stop);
    if (!sent) {
        co_await afterBadWrite(sent.error(), wanted, fresh.current);
        co_return;
    }
    const auto back = co_await verifyWritten(wanted, fresh.current);
    if (back)
        end(ItemState::Verified, tr("read back: every cell is as it was sent"));
}

QCoro::Task<void> ItemApply::applyCreate(Theirs fresh, PatchEntry left)
{
    const ImageType wanted = *patched(m_plan.name, left, fresh);
    const bool ready = co_await readyToSend(std::nullopt, wanted);
    if (!ready)
        co_return;
    step(ItemState::Sending, QStringLiteral("POST"));
    const auto sent = co_await m_context.client.create(wanted, m_context.stop);
    if (!sent) {
        co_await afterBadWrite(sent.error(), wanted, std::nullopt);
        co_return;
    }
    const auto back = co_await verifyWritten(wanted, std::nullopt);
    if (back)
        end(ItemState::Verified, tr("read back: every cell is as it was sent"));
}

QCoro::Task<void> ItemApply::applyDelete(Theirs fresh)
{
    const bool ready = co_await readyToSend(fresh.current, std::nullopt);
    if (!ready)
        co_return;
    step(ItemState::Sending, QStringLiteral("DELETE"));
    const auto sent = co_await m_context.client.remove(m_plan.name, m_context.stop);
    if (!sent) {
        co_await afterBadWrite(sent.error(), std::nullopt, fresh.current);
        co_return;
    }
    step(ItemState::Verifying, tr("reading the list: it must be gone"));
    const auto back = co_await read(m_plan.name, {});
    if (!back) {
        end(ItemState::Unknown, unreadable(back.error().message, m_plan.name));
    } else if (isSameState(fresh.current, *back)) {
        m_context.session.readBack(m_plan.name, *back);
        end(ItemState::Failed, nothingStored("DELETE", m_plan.name));
    } else if (*back) {
        m_context.session.readBack(m_plan.name, *back);
        end(ItemState::Conflict,
            Error{Error::Kind::Conflict,
                tr("“%1” is there again after it was deleted: somebody created it anew. Look at what it says "
                   "now, and decide "
                   "again.")
                    .arg(m_plan.name),
                {}});
    } else {
        m_context.session.verified(m_plan.name, m_plan.entry, Theirs{});
        end(ItemState::Verified, tr("read back: it is gone"));
    }
}

QCoro::Task<bool> ItemApply::readyToSend(std::optional<ImageType> before, std::optional<ImageType> after)
{
    m_before = before ? ImageTypeCodec::encode(*before) : QByteArray();
    m_after = after ? ImageTypeCodec::requestBody(*after) : QByteArray();
    const auto written = co_await m_context.journal.record(journalItems(ItemState::Sending));
    if (!written) {
        end(ItemState::Failed, written.error());
        co_return false;
    }
    m_isInJournal = true;
    if (m_context.stop.stop_requested()) {
        endCancelled();
        co_return false;
    }
    const Theirs found
        = m_plan.entry.isRename() ? Theirs{std::nullopt, before} : Theirs{before, std::nullopt};
    m_context.session.noteSent(m_plan.name, m_plan.entry, found);
    co_return true;
}

QCoro::Task<ItemApply::Read> ItemApply::read(QString name, std::stop_token stop)
{
    const quint64 asked = m_context.absence.now();
    auto got = co_await m_context.client.get(name, stop);
    if (got) {
        if (got->name() != name) {
            co_return failure(Error::Kind::Conflict,
                tr("The server knows “%1” as “%2”: it does not distinguish case. Refresh, and edit it under "
                   "that name.")
                    .arg(name, got->name()));
        }
        co_return std::optional<ImageType>(std::move(*got));
    }
    if (got.error().kind != Error::Kind::NotFound || ImageTypesClient::isTenantMissing(got.error()))
        co_return tl::unexpected(got.error());
    const auto absent = co_await m_context.absence.isAbsent(name, asked, stop);
    if (!absent)
        co_return tl::unexpected(absent.error());
    if (!*absent) {
        co_return failure(Error::Kind::BadReply,
            tr("The server says that “%1” is not there, but lists it. Nothing more was sent; refresh and "
               "look again.")
                .arg(name),
            got.error().detail);
    }
    co_return std::optional<ImageType>();
}

void ItemApply::settle(const std::optional<ImageType>& back, bool wasSent)
{
    const Theirs now{back, std::nullopt};
    if (wasSent && !m_plan.entry.isRename() && rebase(m_plan.name, m_plan.entry, now).isDone()) {
        m_context.session.verified(m_plan.name, m_plan.entry, now);
        end(ItemState::Verified, tr("read back: the changed cells are as they were sent, others are not"));
        return;
    }
    m_context.session.readBack(m_plan.name, back);
    const auto conflicts = m_context.session.conflicts(m_plan.name);
    if (!conflicts.empty()) {
        end(ItemState::Conflict, conflictError(conflicts.front().kind, wasSent));
    } else if (!m_context.session.patch().contains(m_plan.name)) {
        end(ItemState::Verified, tr("the server has it already; nothing was sent"));
    } else {
        end(ItemState::Failed,
            Error{Error::Kind::Conflict,
                tr("“%1” is not on the server as it was sent. It stays staged; look at it and apply again.")
                    .arg(m_plan.name),
                {}});
    }
}

Error ItemApply::conflictError(Conflict::Kind kind, bool wasSent) const
{
    const QString next = tr("keep mine or take theirs, then apply again.");
    const bool isGone = kind == Conflict::Kind::DeletedThere;
    const bool ofOrigin = m_plan.entry.isRename() && kind != Conflict::Kind::CreatedThere;
    const QString& name = ofOrigin ? m_plan.entry.origin : m_plan.name;
    QString what;
    if (wasSent)
        what = isGone ? tr("“%1” was sent, but somebody deleted it right after: %2")
                      : tr("“%1” was sent, but somebody else wrote it too: %2");
    else if (isGone)
        what = tr("“%1” was deleted on the server after it was read here: %2");
    else if (kind == Conflict::Kind::CreatedThere)
        what = tr("Somebody else created “%1” on the server: %2");
    else
        what = tr("“%1” was changed on the server after it was read here: %2");
    return {Error::Kind::Conflict, what.arg(name, next), {}};
}

void ItemApply::step(ItemState state, const QString& text)
{
    m_shown.state = state;
    m_shown.milliseconds = m_clock.elapsed();
    m_shown.steps.push_back({state, QDateTime::currentDateTime(), text});
    m_changed();
}

void ItemApply::end(ItemState state, const QString& text)
{
    step(state, text);
}

void ItemApply::end(ItemState state, const Error& error)
{
    m_shown.error = error;
    if (!m_bothThere.isEmpty())
        m_shown.error->message = m_bothThere + u' ' + error.message;
    step(state, m_shown.error->message);
}

void ItemApply::endCancelled()
{
    if (!m_bothThere.isEmpty()) {
        end(ItemState::Failed,
            Error{Error::Kind::Cancelled,
                tr("The deletion of “%1” was cancelled: apply again to finish the rename.")
                    .arg(m_plan.entry.origin),
                {}});
        return;
    }
    end(ItemState::NotSent, tr("cancelled before it was sent; it stays staged"));
}

void ItemApply::endBeforeSending(const Error& error)
{
    if (error.kind == Error::Kind::Cancelled)
        endCancelled();
    else if (error.kind == Error::Kind::Conflict)
        end(ItemState::Conflict, error);
    else
        end(ItemState::Failed, error);
}

/// With the check before it, which alone is worth no write of its own.
std::vector<JournalItem> ItemApply::journalItems(ItemState state) const
{
    const QString what = whatOf(m_plan);
    std::vector<JournalItem> items;
    if (!m_isInJournal && !m_shown.steps.empty() && m_shown.steps.front().state == ItemState::Checking)
        items.push_back(
            {m_context.run, m_plan.name, ItemState::Checking, m_shown.steps.front().when, what, {}, {}, {}});
    items.push_back({m_context.run, m_plan.name, state, QDateTime::currentDateTime(), what, m_before, m_after,
        m_shown.error ? m_shown.error->message : QString()});
    return items;
}

} // namespace flavormap
