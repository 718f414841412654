// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"
#include "sync/applyjob.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <functional>

namespace flavormap {

class AbsenceProof;

/// What all items of one Apply share. The references outlive every item.
struct ApplyContext
{
    ImageTypesClient& client;
    Journal& journal;
    EditSession& session;
    AbsenceProof& absence;
    QString run; ///< the journal's id of this Apply
    std::stop_token stop;
};

/// What is done with it, as the journal keeps it.
QString whatOf(const PlanItem& plan);

/// The protocol for one image type: read, compare, write once, read back. Ends with a state that is told and
/// in the journal.
class ItemApply
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::ItemApply)

public:
    ItemApply(ApplyContext& context, const PlanItem& plan, ApplyItem& shown, std::function<void()> changed);

    /// Never fails: how it went is in the ApplyItem.
    QCoro::Task<void> run();

private:
    using Read = Result<std::optional<ImageType>>;

    QCoro::Task<void> protocol();
    QCoro::Task<void> applyUpdate(Theirs fresh, PatchEntry left);
    QCoro::Task<void> applyCreate(Theirs fresh, PatchEntry left);
    QCoro::Task<void> applyDelete(Theirs fresh);
    QCoro::Task<void> applyRename(Theirs fresh, PatchEntry left);
    /// The second half of a rename. `created`: the new name as it was read, `seen`: the old one.
    QCoro::Task<void> deleteOld(ImageType created, ImageType seen);

    /// The image type, or nothing where its absence is proven. `stop` only before the write.
    QCoro::Task<Read> read(QString name, std::stop_token stop);
    /// Is it in the journal, and still wanted? Sets the end state if not.
    QCoro::Task<bool> readyToSend(std::optional<ImageType> before, std::optional<ImageType> after);
    /// After a write that answered well: what was read back, if it is as sent. Nothing: the end state is set.
    QCoro::Task<std::optional<ImageType>> verifyWritten(ImageType sent, std::optional<ImageType> before);
    /// Notes who else wrote, by the versions since `before`. True: ours was stored, and is not the newest.
    QCoro::Task<bool> explainVersions(ImageType sent, std::optional<ImageType> before, ImageType back);
    void noteMerged(const std::vector<CellChange>& merged);
    void noteDropped(const ImageType& sent, const ImageType& back);
    /// After a write that did not answer well: read, then say what is so.
    QCoro::Task<void> afterBadWrite(
        Error error, std::optional<ImageType> sent, std::optional<ImageType> before);
    void endAsRefused(const Error& error);
    /// The write answered well, and all is as it was before.
    Error nothingStored(const QByteArray& method, const QString& name) const;
    /// Nothing is on the way any more: takes what was read into the session and says Conflict or Verified by
    /// it.
    void settle(const std::optional<ImageType>& back, bool wasSent);
    Error conflictError(Conflict::Kind kind, bool wasSent) const;
    /// A write to `name` left and what became of it can't be read now.
    Error unreadable(const QString& what, const QString& name) const;
    static bool isNothingStored(const Error& error);
    QString noteOnBadAnswer(const Error& error, const QString& name) const;
    /// The same content in the same version: nobody wrote in between.
    static bool isSameState(const std::optional<ImageType>& before, const std::optional<ImageType>& back);

    void step(ItemState state, const QString& text);
    void end(ItemState state, const QString& text);
    void end(ItemState state, const Error& error);
    void endBeforeSending(const Error& error);
    void endCancelled(); ///< before a write, or between those of a rename
    std::vector<JournalItem> journalItems(ItemState state) const;

    ApplyContext& m_context;
    const PlanItem& m_plan;
    ApplyItem& m_shown;
    std::function<void()> m_changed;
    QElapsedTimer m_clock;
    QString m_bothThere; ///< said with every end from when a rename's new name is there beside the old one
    QByteArray m_before, m_after; ///< for the journal
    bool m_isInJournal = false;
};

} // namespace flavormap
