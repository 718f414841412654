// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "edit/undohistory.h"
#include "store/draftkey.h"

#include <QCoroTask>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace flavormap {

class Journal;

/// The draft of one connection on disk: SQLite (WAL, synchronous=FULL), written by a store thread of its own.
/// An edit is committed when SQLite acknowledged it; commits that wait are grouped into one transaction. One
/// process at a time has a draft (a lock file beside it); another gets it read-only.
///
/// After a failure (disk full, folder read-only) everything handed over stays in memory in its order, and the
/// next commit or flushed() tries to write all of it; recovered() tells when that worked.
class DraftStore : public QObject
{
    Q_OBJECT

public:
    struct Opened
    {
        Patch patch; ///< as committed
        /// In the order of the undo stack: the newest done last, the next to be redone first.
        std::vector<UndoStep> done, undone;
        QDateTime lastCommit; ///< invalid: nothing was staged
        QString lockedBy;     ///< "flavormap, process 4711 on host"; empty: it is ours
    };

    /// `dataDir`: drafts live in its folder "drafts".
    DraftStore(QString dataDir, DraftKey key, QObject* parent = nullptr);
    /// Waits for nothing: await closed() first.
    ~DraftStore() override;

    /// Opens, locks and reads. Error Storage: damaged (set aside, the sentence says where; a new one is
    /// begun), newer than this program (not touched), disk full, folder read-only: the store then takes no
    /// commits, `failure()` says why, editing goes on in memory. A store that could not open, or that another
    /// process held, may be opened again.
    QCoro::Task<Result<Opened>> open();

    /// Hands over changed entries; returns at once. Numbers count up from 1.
    quint64 commit(std::vector<EntryChange> changes);
    /// The same with the history that goes with them (see commitHistory), in one transaction.
    quint64 commit(std::vector<EntryChange> changes, UndoHistory history);
    /// Replaces the stored history; returns at once. Steps that are stored already are not written again,
    /// undo and redo write none.
    quint64 commitHistory(UndoHistory history);
    bool isSaving() const; ///< something is not acknowledged yet
    std::optional<Error> failure() const;
    bool isReadOnly() const; ///< another process has it
    QString lockedBy() const;
    /// Who has it by now, as lockedBy(); empty: nobody, as far as this computer can tell. Locks nothing:
    /// open() again for that.
    QCoro::Task<QString> holder();

    /// When everything handed over so far is acknowledged, or has failed. Error Storage also where another
    /// process has the draft.
    QCoro::Task<Result<void>> flushed();
    /// flushed(), then ends the thread and the lock.
    QCoro::Task<void> closed();

    /// The journal of the same file.
    Journal& journal();

    /// How many image types each stored draft has staged, without locking it: for the cards.
    static int stagedCount(const QString& dataDir, const DraftKey& key);
    /// Drafts that still hold something and that nobody finds otherwise: of this profile under other
    /// addresses, tenants or users; and of the same place under a profile that is not among the `saved` ones.
    static std::vector<DraftKey> otherDraftsOf(
        const QString& dataDir, const DraftKey& key, const QSet<QUuid>& saved);

Q_SIGNALS:
    /// Everything up to this number is on disk.
    void acknowledged(quint64 number);
    void savingChanged(bool saving);
    void failed(const flavormap::Error& error);
    void recovered(); ///< failure() is over: all that was handed over is on disk

private:
    friend class Journal;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
