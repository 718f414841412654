// SPDX-License-Identifier: GPL-3.0-or-later
// A rename: create the new name, verify it, then delete the old one.
#include "domain/comparison.h"
#include "sync/itemapply.h"

namespace flavormap {

QCoro::Task<void> ItemApply::applyRename(Theirs fresh, PatchEntry left)
{
    const QString origin = m_plan.entry.origin;
    // The new name may be there already with this very content: the first half of an earlier try.
    std::optional<ImageType> created = fresh.current;
    if (!created) {
        const ImageType wanted = *patched(m_plan.name, left, fresh);
        const bool ready = co_await readyToSend(fresh.origin, wanted);
        if (!ready)
            co_return;
        step(ItemState::Sending, tr("POST of the new name"));
        const auto sent = co_await m_context.client.create(wanted, m_context.stop);
        if (!sent) {
            co_await afterBadWrite(sent.error(), wanted, std::nullopt);
            co_return;
        }
        created = co_await verifyWritten(wanted, std::nullopt);
        if (!created)
            co_return;
    }
    m_bothThere = tr("“%1” is created, but “%2” is still there too.").arg(m_plan.name, origin);
    co_await deleteOld(*created, *fresh.origin);
}

QCoro::Task<void> ItemApply::deleteOld(ImageType created, ImageType seen)
{
    const QString origin = m_plan.entry.origin;
    m_context.session.readBack(m_plan.name, created);
    const auto old = co_await read(origin, m_context.stop);
    if (!old) {
        endBeforeSending(old.error());
        co_return;
    }
    const Theirs renamed{created, std::nullopt};
    if (!*old) {
        m_bothThere.clear();
        m_context.session.verified(m_plan.name, m_plan.entry, renamed);
        m_shown.notes += tr("somebody else deleted “%1” meanwhile").arg(origin);
        end(ItemState::Verified, tr("read back: the new name is there, the old one is gone"));
        co_return;
    }
    if (!equal(**old, seen)) {
        m_context.session.readBack(origin, *old);
        end(ItemState::Conflict, conflictError(Conflict::Kind::ChangedThere, false));
        co_return;
    }
    const bool ready = co_await readyToSend(*old, std::nullopt);
    if (!ready)
        co_return;
    step(ItemState::Sending, tr("DELETE of the old name"));
    const auto removed = co_await m_context.client.remove(origin, m_context.stop);
    if (!removed && removed.error().kind == Error::Kind::Cancelled) {
        endCancelled();
        co_return;
    }
    if (!removed && isNothingStored(removed.error())) {
        endAsRefused(removed.error());
        co_return;
    }
    step(ItemState::Verifying, tr("reading the list: the old name must be gone"));
    const auto gone = co_await read(origin, {});
    if (!gone) {
        m_bothThere = tr("“%1” is created; whether “%2” is deleted is not known.").arg(m_plan.name, origin);
        end(ItemState::Unknown, unreadable(removed ? gone.error().message : removed.error().message, origin));
    } else if (*gone) {
        m_context.session.readBack(origin, *gone);
        if (removed && isSameState(*old, *gone))
            end(ItemState::Failed, nothingStored("DELETE", origin));
        else if (removed)
            end(ItemState::Conflict, conflictError(Conflict::Kind::ChangedThere, false));
        else
            end(ItemState::Failed, removed.error());
    } else {
        m_bothThere.clear();
        if (!removed)
            m_shown.notes += noteOnBadAnswer(removed.error(), origin);
        m_context.session.verified(m_plan.name, m_plan.entry, renamed);
        end(ItemState::Verified, tr("read back: the new name is there, the old one is gone"));
    }
}

} // namespace flavormap
