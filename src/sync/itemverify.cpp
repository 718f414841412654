// SPDX-License-Identifier: GPL-3.0-or-later
// What happens after a write of ItemApply: reading back, telling who was first, and a rename's two halves.
#include "domain/comparison.h"
#include "sync/itemapply.h"

namespace flavormap {

namespace {

QString listed(const std::vector<CellPath>& paths)
{
    QStringList names;
    for (const CellPath& path : paths) {
        switch (path.kind()) {
        case CellPath::Kind::Member:
            names += path.memberName();
            break;
        case CellPath::Kind::Map:
            names += QStringLiteral("providermap");
            break;
        case CellPath::Kind::Provider:
            names += path.providerName();
            break;
        case CellPath::Kind::Entry:
            names += path.providerName() + u' ' + path.key();
            break;
        }
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QCoro::Task<bool> ItemApply::verifyWritten(ImageType sent, std::optional<ImageType> before)
{
    step(ItemState::Verifying, tr("reading it back and comparing every cell"));
    const auto back = co_await read(m_plan.name, {});
    if (!back) {
        end(ItemState::Unknown, back.error());
        co_return false;
    }
    if (*back)
        co_await explainVersions(sent, before, **back);
    const bool same = *back && equal(sent, **back);
    if (!same) {
        settle(*back,
            tr("It was sent, but the server now says something else: somebody wrote it right after. Choose a "
               "value."));
        co_return false;
    }
    const Comparison comparison = compare(sent, **back);
    if (!comparison.dropped.empty())
        m_shown.notes
            += tr("the server dropped or changed by its own rules: %1").arg(listed(comparison.dropped));
    if (!m_plan.entry.isRename())
        m_context.session.verified(m_plan.name, m_plan.entry, Theirs{*back, {}});
    co_return true;
}

QCoro::Task<void> ItemApply::explainVersions(ImageType sent, std::optional<ImageType> before, ImageType back)
{
    if (!back.version() || (before && !before->version()))
        co_return;
    const qint64 first = before ? *before->version() + 1 : 1;
    if (*back.version() == first)
        co_return;
    if (*back.version() < first) {
        m_shown.notes += tr(
            "somebody deleted “%1” between our read and our write, and its version history began again; what "
            "it said before is in the journal")
                             .arg(sent.name());
        co_return;
    }
    const auto between = co_await m_context.client.getVersion(sent.name(), first);
    if (!between) {
        m_shown.notes += tr("somebody else wrote “%1” at the same time; version %2 could not be read: %3")
                             .arg(sent.name())
                             .arg(first)
                             .arg(between.error().message);
    } else if (equal(sent, *between)) {
        m_shown.notes
            += tr("somebody else wrote “%1” right after this; what was sent here is kept as version %2")
                   .arg(sent.name())
                   .arg(first);
    } else {
        m_shown.notes += tr("somebody else wrote “%1” between our read and our write; their state is kept as "
                            "version %2 and is no "
                            "longer the newest")
                             .arg(sent.name())
                             .arg(first);
    }
}

QCoro::Task<void> ItemApply::afterBadWrite(Error error, std::optional<ImageType> sent)
{
    using Kind = Error::Kind;
    // These say that nothing was stored: the server refused it, or no byte of it left.
    if (error.kind == Kind::Denied || error.kind == Kind::Unreachable || error.kind == Kind::Tls
        || error.kind == Kind::NotFound) {
        end(ItemState::Failed, error);
        co_return;
    }
    step(ItemState::Verifying, tr("the write did not answer well; reading what the server has"));
    const auto back = co_await read(m_plan.name, {});
    if (!back) {
        if (error.kind == Kind::ServerFault || error.kind == Kind::Invalid || error.kind == Kind::Conflict)
            end(ItemState::Failed, error);
        else
            end(ItemState::Unknown, error);
        co_return;
    }
    if (!m_plan.entry.isRename()) {
        const bool done = sent ? (*back && equal(*sent, **back)) : !*back;
        if (done) {
            m_context.session.verified(m_plan.name, m_plan.entry, Theirs{*back, {}});
            m_shown.notes += error.message;
            end(ItemState::Verified,
                tr("read back: it is stored, though the reply to the write was lost or bad"));
            co_return;
        }
    }
    m_context.session.readBack(m_plan.name, *back);
    if (!m_context.session.conflicts(m_plan.name).empty()) {
        end(ItemState::Conflict,
            Error{Kind::Conflict, tr("Changed on the server meanwhile. Held back until you choose a value."),
                error.message});
    } else if (!m_context.session.patch().contains(m_plan.name)) {
        end(ItemState::Verified, tr("read back: the server has it"));
    } else {
        error.message
            = tr("%1 “%2” was read again: it is unchanged. It stays staged and is not sent again by itself.")
                  .arg(error.message, m_plan.name);
        end(ItemState::Failed, error);
    }
}

QCoro::Task<void> ItemApply::applyRename(Theirs fresh, PatchEntry left)
{
    const QString origin = m_plan.entry.origin;
    const ImageType wanted = *patched(m_plan.name, left, fresh);
    // The new name may be there already with this very content: the first half of an earlier try.
    std::optional<ImageType> created = fresh.current;
    if (!created) {
        if (!co_await readyToSend(fresh.origin, wanted))
            co_return;
        step(ItemState::Sending, tr("POST of the new name"));
        const auto sent = co_await m_context.client.create(wanted);
        if (!sent) {
            co_await afterBadWrite(sent.error(), wanted);
            co_return;
        }
        if (!co_await verifyWritten(wanted, {}))
            co_return;
        created = wanted;
    }

    const QString bothThere = tr("“%1” is created, but “%2” is still there too: ").arg(m_plan.name, origin);
    const auto old = co_await read(origin, {});
    if (!old || !*old || !fresh.origin || !equal(**old, *fresh.origin)) {
        m_context.session.readBack(m_plan.name, created);
        if (old)
            m_context.session.readBack(origin, *old);
        end(ItemState::Conflict,
            Error{Error::Kind::Conflict,
                bothThere
                    + (old ? tr("somebody changed the old one meanwhile, so it was not deleted.")
                           : old.error().message),
                {}});
        co_return;
    }
    step(ItemState::Sending, tr("DELETE of the old name"));
    const auto removed = co_await m_context.client.remove(origin);
    const auto gone = co_await read(origin, {});
    if (!gone || *gone) {
        m_context.session.readBack(m_plan.name, created);
        const Error why = !removed ? removed.error()
            : !gone                ? gone.error()
                                   : Error{Error::Kind::Conflict, tr("it was created anew."), {}};
        end(gone ? ItemState::Failed : ItemState::Unknown,
            Error{why.kind, bothThere + why.message, why.detail});
        co_return;
    }
    m_context.session.verified(m_plan.name, m_plan.entry, Theirs{created, {}});
    end(ItemState::Verified, tr("read back: the new name is there, the old one is gone"));
}

} // namespace flavormap
