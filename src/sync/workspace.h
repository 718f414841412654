// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"
#include "edit/editsession.h"
#include "store/draftstore.h"
#include "store/settings.h"
#include "sync/applyjob.h"
#include "sync/connection.h"

#include <QObject>

#include <memory>

namespace flavormap {

/// One open connection: its session, its draft on disk, its reading and its Apply. What a window has, and all
/// that it has.
class Workspace : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Idle,       ///< open() was not called
        Connecting, ///< nothing was read yet
        Connected,  ///< a catalogue is there (refreshError() tells if the newest refresh failed)
        Denied,     ///< 401, 403: nothing was ever read
        Failed,     ///< nothing was ever read: see refreshError()
    };

    Workspace(Connection connection, Places places, QObject* parent = nullptr);
    /// Await closed() first.
    ~Workspace() override;

    const Connection& connection() const;
    EditSession& session();
    const EditSession& session() const;
    /// For the review's exact request.
    RequestRecord preview(QByteArray method, const QString& name, const ImageType* imageType) const;

    /// Opens the draft and reads the catalogue, both at once; restores the draft.
    QCoro::Task<Result<void>> open();
    /// Reads the list anew and rebases. Only one at a time: a newer one replaces an older, and Apply ends it
    /// (Cancelled). Invalid while an Apply runs: that one reads each image type itself.
    QCoro::Task<Result<RebaseReport>> refresh();
    void cancelRefresh();

    State state() const;
    bool isRefreshing() const;
    /// Bytes of the list so far and in all (-1: unknown).
    std::pair<qint64, qint64> progress() const;
    QDateTime readAt() const;                  ///< this computer's time of the catalogue
    std::optional<Error> refreshError() const; ///< of the newest refresh
    /// ms and bytes of the newest list reply.
    std::pair<qint64, qint64> lastListCost() const;

    bool isSaving() const; ///< a staged edit is not on disk yet
    /// Why drafts can't be saved just now: editing goes on in memory, Apply is off. Ends by itself when a
    /// later change could be saved.
    std::optional<Error> storeFailure() const;
    /// What became of an older draft that could not be read (set aside, and where): to be told, no failure.
    std::optional<Error> draftNotice() const;
    /// Of the program before this one, until the next Apply begins; null: none.
    const InterruptedApply* interruptedApply() const;
    QString draftLockedBy() const; ///< another process has the draft
    /// It had: that process has ended or closed it, and takeOver() may have it.
    bool isDraftFree() const;
    /// The draft that another process had, read anew with what the server has now. Error Storage: it has it
    /// still; of refresh(): it is ours, and is staged by the next refresh that goes well.
    QCoro::Task<Result<void>> takeOver();
    bool isDraftOpened() const; ///< it was looked for, and what was found is staged; nothing can be before
    /// What the draft held when it was opened: image types staged, and when last committed.
    std::pair<int, QDateTime> restored() const;

    QStringList providerNames() const; ///< of the server; empty until read
    /// Nothing: not read yet, or it failed. Every refresh tries again until it was read once.
    std::optional<QHash<QString, QStringList>> templatesByImageType() const;

    /// Freezes the patch as it is now.
    ChangePlan plan() const;
    /// The same; many changes are worked out on another thread.
    QCoro::Task<ChangePlan> planned() const;
    /// EditSession::examine(), on another thread.
    QCoro::Task<std::vector<IncomingChange>> examined(Patch incoming) const;
    /// When nothing is being staged elsewhere any more.
    QCoro::Task<void> staged() const;
    /// Why nothing can be applied now; empty: it can.
    QString applyRefusal() const;
    /// Sends these image types of the plan; the job is owned here and lives until the next Apply or the end.
    /// Awaits flushed drafts first. A real 403 makes the session read-only. Error: applyRefusal(), or
    /// Storage.
    QCoro::Task<Result<ApplyJob*>> apply(ChangePlan plan, QStringList names);
    ApplyJob* applyJob() const; ///< running or last; null
    /// What is on disk of one Apply.
    QCoro::Task<Result<std::vector<JournalItem>>> journal(QString run);

    /// When every edit is staged and on disk, or can't be: storeFailure() then says why.
    QCoro::Task<void> flushed();

    /// Cancels what reads, waits for writes in flight, flushes the draft, ends the store.
    QCoro::Task<void> closed();

Q_SIGNALS:
    void stateChanged(); ///< state, refreshing, progress, errors, restored
    void savingChanged(bool saving);
    void requestFinished(const flavormap::RequestRecord& record);
    void applyStarted(flavormap::ApplyJob* job);
    void applyFinished(flavormap::ApplyJob* job);
    void refreshed(const flavormap::RebaseReport& report);
    void surroundingsRead(); ///< providerNames() and templatesByImageType() are what is known now
    void becameIdle();       ///< nothing of this workspace waits any more

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
