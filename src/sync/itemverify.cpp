// SPDX-License-Identifier: GPL-3.0-or-later
// What happens after a write of ItemApply: reading back, and telling who was first.
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

constexpr int explainedVersions = 8; ///< foreign ones at most: each is a request

} // namespace

QCoro::Task<std::optional<ImageType>> ItemApply::verifyWritten(
    ImageType sent, std::optional<ImageType> before)
{
    step(ItemState::Verifying, tr("reading it back and comparing every cell"));
    const auto back = co_await read(m_plan.name, {});
    if (!back) {
        end(ItemState::Unknown, unreadable(back.error().message, m_plan.name));
        co_return std::nullopt;
    }
    if (*back && m_plan.entry.isRename())
        m_bothThere
            = tr("“%1” is created, but “%2” is still there too.").arg(m_plan.name, m_plan.entry.origin);
    if (*back)
        (void)co_await explainVersions(sent, before, **back);
    const bool same = *back && equal(sent, **back);
    if (!same && isSameState(before, *back)) {
        m_context.session.readBack(m_plan.name, *back);
        end(ItemState::Failed, nothingStored(before ? "PUT" : "POST", m_plan.name));
        co_return std::nullopt;
    }
    if (!same) {
        settle(*back, true);
        co_return std::nullopt;
    }
    noteDropped(sent, **back);
    if (!m_plan.entry.isRename()) {
        const Theirs fresh{*back, std::nullopt};
        m_context.session.verified(m_plan.name, m_plan.entry, fresh);
    }
    co_return *back;
}

void ItemApply::noteDropped(const ImageType& sent, const ImageType& back)
{
    const Comparison comparison = compare(sent, back);
    if (!comparison.dropped.empty())
        m_shown.notes
            += tr("the server dropped or changed by its own rules: %1").arg(listed(comparison.dropped));
}

QCoro::Task<bool> ItemApply::explainVersions(ImageType sent, std::optional<ImageType> before, ImageType back)
{
    if (!back.version() || (before && !before->version()) || isSameState(before, back))
        co_return false;
    const QString name = sent.name();
    const qint64 first = before ? *before->version() + 1 : 1;
    const qint64 last = *back.version();
    if (last < first) {
        m_shown.replaced = before;
        m_shown.notes += tr("somebody deleted “%1” after it was read here, and its version history began "
                            "again; what it said before comes with Copy as text")
                             .arg(name);
        co_return false;
    }
    qint64 ours = equal(sent, back) ? last : 0;
    std::vector<qint64> theirs;
    for (qint64 version = first; version < std::min(last, first + explainedVersions); ++version) {
        const auto kept = co_await m_context.client.getVersion(name, version);
        if (!kept) {
            m_shown.notes += tr("somebody else wrote “%1” at the same time; version %2 could not be read: %3")
                                 .arg(name)
                                 .arg(version)
                                 .arg(kept.error().message);
        } else if (equal(sent, *kept)) {
            ours = version;
            break;
        } else {
            theirs.push_back(version);
        }
    }
    for (const qint64 version : theirs) {
        const QString sentence = ours > 0
            ? tr("somebody else wrote “%1” between our read and our write; their state is kept as version "
                 "%2 and is no longer the newest")
            : tr("somebody else wrote “%1” after it was read here: version %2");
        m_shown.notes += sentence.arg(name).arg(version);
    }
    const bool isOurs = ours > 0 && ours < last;
    if (isOurs)
        m_shown.notes
            += tr("somebody else wrote “%1” right after this; what was sent here is kept as version %2")
                   .arg(name)
                   .arg(ours);
    co_return isOurs;
}

/// Does the answer say that nothing was stored: refused by the server, or no byte of it left?
bool ItemApply::isNothingStored(const Error& error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Denied:
    case Kind::Unreachable:
    case Kind::TimedOut: // of a write that left it is OutcomeUnknown
    case Kind::Tls:
    case Kind::Proxy:
        return true;
    case Kind::NotFound: // of an image type: the list has to say whether it is gone
        return ImageTypesClient::isTenantMissing(error);
    default:
        return false;
    }
}

/// What is to be known of a write that did not answer well where all is as it was wanted.
QString ItemApply::noteOnBadAnswer(const Error& error, const QString& name) const
{
    return error.kind == Error::Kind::NotFound
        ? tr("somebody else deleted “%1” right before the request came").arg(name)
        : error.message;
}

Error ItemApply::nothingStored(const QByteArray& method, const QString& name) const
{
    const QString address = m_context.client.endpoint().shownAddress();
    const QString sentence = method == "DELETE"
        ? tr(
            "%1 said that it deleted “%2”, but it is there as before: see what answers at this address, then "
            "apply again.")
        : method == "PUT"
        ? tr(
            "%1 said that it changed “%2”, but it is as it was: see what answers at this address, then apply "
            "again.")
        : tr(
            "%1 said that it created “%2”, but it is not there: see what answers at this address, then apply "
            "again.");
    return {Error::Kind::BadReply, sentence.arg(address, name), {}};
}

void ItemApply::endAsRefused(const Error& error)
{
    m_shown.isForbidden = ImageTypesClient::isForbidden(error);
    end(ItemState::Failed, error);
}

Error ItemApply::unreadable(const QString& what, const QString& name) const
{
    QString message = tr("%1 “%2” could not be read after it was sent: refresh to see what became of it.")
                          .arg(what, name);
    if (m_plan.entry.isRename() && m_bothThere.isEmpty())
        message += u' ' + tr("“%1” was not deleted.").arg(m_plan.entry.origin);
    return {Error::Kind::OutcomeUnknown, message, {}};
}

QCoro::Task<void> ItemApply::afterBadWrite(
    Error error, std::optional<ImageType> sent, std::optional<ImageType> before)
{
    using Kind = Error::Kind;
    if (error.kind == Kind::Cancelled) {
        endCancelled();
        co_return;
    }
    if (isNothingStored(error)) {
        endAsRefused(error);
        co_return;
    }
    const bool isRefused
        = error.kind == Kind::Invalid || error.kind == Kind::Conflict || error.kind == Kind::NotFound;
    step(ItemState::Verifying, tr("the write did not answer well; reading what the server has"));
    const auto back = co_await read(m_plan.name, {});
    if (!back) {
        end(isRefused ? ItemState::Failed : ItemState::Unknown,
            isRefused ? error : unreadable(error.message, m_plan.name));
        co_return;
    }
    bool wasStored = false; // and overwritten
    if (!isRefused && sent && *back)
        wasStored = co_await explainVersions(*sent, before, **back);
    const Theirs fresh{*back, std::nullopt};
    const bool done = m_plan.entry.isRename() ? *back && equal(*sent, **back)
                                              : rebase(m_plan.name, m_plan.entry, fresh).isDone();
    if (done && !m_plan.entry.isRename()) {
        if (!isRefused && sent && *back && equal(*sent, **back))
            noteDropped(*sent, **back);
        m_context.session.verified(m_plan.name, m_plan.entry, fresh);
        m_shown.notes += noteOnBadAnswer(error, m_plan.name);
        end(ItemState::Verified,
            *back ? tr("read back: it is stored, though the write did not answer well")
                  : tr("read back: it is gone"));
        co_return;
    }
    if (done) {
        m_bothThere
            = tr("“%1” is created, but “%2” is still there too.").arg(m_plan.name, m_plan.entry.origin);
    }
    m_context.session.readBack(m_plan.name, *back);
    const auto conflicts = m_context.session.conflicts(m_plan.name);
    if (!conflicts.empty()) {
        Error conflict = conflictError(conflicts.front().kind, wasStored);
        conflict.detail = error.message;
        end(ItemState::Conflict, conflict);
    } else {
        const QString now = done ? tr("%1 “%2” was read again: it stays staged; apply again to finish it.")
            : *back ? tr("%1 “%2” was read again: it is as it was, stays staged, and is not sent again by "
                         "itself.")
                    : tr("%1 “%2” was read again: it is not there, stays staged, and is not sent again by "
                         "itself.");
        error.message = now.arg(error.message, m_plan.name);
        end(ItemState::Failed, error);
    }
}

} // namespace flavormap
