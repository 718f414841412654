// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draftdatabase.h"
#include "store/draftstore.h"

#include <QLockFile>
#include <QMutex>

#include <functional>

namespace flavormap {

/// What the store thread does for a DraftStore: opens, locks, and writes what waits in one transaction. All
/// calls on that thread, except add().
class DraftWriter : public QObject
{
    Q_OBJECT

public:
    /// One thing to write. What is `kept` waits for the next try after a failure; the rest is told and gone.
    struct Write
    {
        enum class Kind : quint8 { Entries, History, Once };
        Kind kind = Kind::Once;
        quint64 number = 0;                                 ///< of Entries and History
        std::function<Outcome<void>(DraftDatabase&)> write; ///< empty: only to be told
        std::function<void(const Result<void>&)> ended;     ///< on the store thread; may be empty
        bool isKept() const { return kind != Kind::Once; }
    };

    struct Opening
    {
        Result<DraftStore::Opened> result;
        std::optional<Error> failure; ///< why nothing can be written, if so
    };

    DraftWriter(QString folder, DraftKey key);
    ~DraftWriter() override;

    Opening open();
    /// Who has the draft by now: a process that runs, or one of another computer; empty: nobody.
    QString holder() const;
    Result<std::vector<JournalItem>> journal(const QString& run);
    /// Ends everything; what still waits is told that it was not written.
    void close();

    /// From any thread: returns at once. Written in one transaction, with whatever else waits then.
    void add(std::vector<Write> writes);

Q_SIGNALS:
    void acknowledged(quint64 upTo);
    void failed(const flavormap::Error& error);

private:
    enum class State : quint8 { New, Open, Failed, Locked, Closed };

    Opening openOrLock();
    std::optional<Error> lock(QString* holder);
    QString inWords(qint64 process, const QString& host, const QString& program) const;
    Outcome<DraftStore::Opened> openDatabase();
    Opening openLocked(const QString& holder);
    Opening beginAnew(const StorageFault& damage);
    Opening failedOpening(const Error& error, bool mayTryAgain);
    std::optional<Error> openAgain();
    Error takenMeanwhile(const QString& holder) const;
    void drain();
    std::optional<Error> writeBacklog();
    Outcome<void> writeAll(const std::vector<Write>& writes);
    std::optional<Error> keepInPlace();
    std::optional<Error> lockAgain();
    void refuse(const Error& error);

    QString m_folder;
    DraftDatabase m_database;
    QLockFile m_lock;
    State m_state = State::New;
    std::optional<Error> m_failure; ///< of the opening
    bool m_mayTryAgain = false;

    QMutex m_mutex;
    std::vector<Write> m_waiting; ///< guarded by m_mutex
    bool m_woken = false;         ///< guarded by m_mutex
    std::vector<Write> m_backlog; ///< kept writes that failed, in order
};

} // namespace flavormap
