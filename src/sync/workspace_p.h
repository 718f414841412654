// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/catalogueloader.h"
#include "sync/workspace.h"

#include <QElapsedTimer>
#include <QTimer>

namespace flavormap {

/// What a Workspace holds, and how its parts are tied together.
class Workspace::Private
{
public:
    Private(Workspace& workspace, Connection connection, const Places& places);

    /// Counts the coroutines that use this workspace: it lives until the last one has ended.
    class Running
    {
    public:
        explicit Running(Private& d)
            : m_d(d)
        {
            ++m_d.running;
        }
        ~Running();
        Q_DISABLE_COPY_MOVE(Running)

    private:
        Private& m_d;
    };

    void connectParts();
    /// Opens it, and reads what the last Apply left.
    QCoro::Task<void> openDraft();
    /// While another process has the draft: whether it still has.
    QCoro::Task<void> lookForHolder();
    /// Puts the stored draft into the session once it and a catalogue are there: on an empty base each update
    /// would look deleted there. Then it can be edited.
    QCoro::Task<void> restoreDraft();
    /// Works it out on another thread.
    static QCoro::Task<void> workOut(std::shared_ptr<Rebasing> rebasing, Base fresh);
    QCoro::Task<void> stageElsewhere(std::shared_ptr<Staging> staging);
    Result<RebaseReport> takeCatalogue(
        Result<std::shared_ptr<const Catalogue>> catalogue, std::shared_ptr<Rebasing> ahead);
    /// Provider names and templates: good to have, their absence is no error.
    QCoro::Task<void> readSurroundings();
    /// What the last Apply left, and a crash of it: to be told, and what its writes found, for undo.
    void readLastApply(std::vector<JournalItem> run);
    void compareLastApply();
    void tellOutcome(ApplyItem& shown, const JournalItem& last, const JournalItem* sent) const;
    void noteSent(const JournalItem& item);
    /// Reads nothing any more for the session: Apply reads each image type itself, and an older list must not
    /// come after that.
    void stopRefresh();
    /// Why nothing can be applied now, whatever the state of the store.
    QString refusalToApply() const;
    void watch(ApplyJob& job);
    /// Undo history goes to the store once for all steps of a moment, and rarely while an Apply translates
    /// it.
    void saveHistorySoon();
    bool isOfApply(const std::vector<EntryChange>& changes) const;
    void saveHistoryNow();
    /// Why nothing can be staged, if so: the marks of the connection, a 403, another process, or a draft that
    /// is not open yet.
    void updateReadOnly();

    Workspace& q;
    const Connection connection;
    HttpFunnel funnel;
    ImageTypesClient client;
    CatalogueLoader loader;
    EditSession session;
    DraftStore drafts;
    std::unique_ptr<ApplyJob> job;

    State state = State::Idle;
    int running = 0;
    std::stop_source closing;
    std::stop_source refreshStop;
    quint64 refreshNumber = 0;
    bool refreshing = false;
    std::pair<qint64, qint64> progress{0, -1};
    QElapsedTimer sinceProgress; ///< since it was told
    std::pair<qint64, qint64> lastListCost{0, 0};
    QDateTime readAt;
    std::optional<Error> refreshError;

    bool draftsOpened = false;
    std::optional<DraftStore::Opened> stored; ///< until it is restored its patch is still in here
    bool isBeingRestored = false;
    bool isRestored = false;
    bool isTakenOver = false; ///< and until it is restored the session has what another process had
    bool isDraftFree = false;
    QTimer holderTimer; ///< while another process has the draft
    int restoredCount = 0;
    QTimer historyTimer;
    std::vector<EntryChange> gathered; ///< not handed to the store yet
    QString refusedToWrite;            ///< the server's 403, for this session
    std::optional<Error> draftNotice;
    std::vector<JournalItem> lastRun; ///< not told yet; empty: none was interrupted
    std::optional<InterruptedApply> interrupted;
    std::vector<JournalItem> openWrites; ///< of the last Apply
    bool isBeginningToApply = false;

    QStringList providerNames;
    std::optional<QHash<QString, QStringList>> templates; ///< nothing: not read
    bool areSurroundingsBeingRead = false;
};

} // namespace flavormap
