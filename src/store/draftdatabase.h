// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/undohistory.h"
#include "store/draftkey.h"
#include "store/fileidentity.h"
#include "store/journalitem.h"
#include "store/storagefault.h"

#include <QSqlQuery>

#include <map>

namespace flavormap {

/// The SQLite file of one draft. Everything on the one thread that constructed it; nothing here locks the
/// draft against other processes (DraftWriter does).
///
/// Tables: meta(key, value), with the DraftKey in clear; entries(name, json); history(position, json), the
/// done steps and then the undone ones in the order of the undo stack, so that undo and redo move a count in
/// meta and rewrite no step; journal(id, …). A change of the tables or of the JSON inside raises
/// schemaVersion.
class DraftDatabase
{
public:
    static constexpr int schemaVersion = 1;

    struct Contents
    {
        Patch patch;
        std::vector<UndoStep> done, undone;
        QDateTime lastCommit;
    };

    DraftDatabase(QString path, DraftKey key);
    ~DraftDatabase();
    Q_DISABLE_COPY_MOVE(DraftDatabase)

    const QString& path() const { return m_path; }
    bool isOpen() const { return !m_connection.isEmpty(); }

    /// Check()s and reads the whole file before anything may write to it, then opens it to write; makes one
    /// (0600) where there is none. Its folder must be there.
    Outcome<Contents> open();
    /// Only reads, makes nothing. Absent where there is none; Newer.
    Outcome<void> openReadOnly();
    /// Every page, and that the draft is that of the key: Damaged, Foreign.
    Outcome<void> check();
    /// Also takes away a file that holds nothing at all, if it was open to write.
    void close();

    /// Is what lies at path() (and beside it, SQLite's log) still what is open to write? No: something of it
    /// was taken away. Error Replaced: another file is there.
    Outcome<bool> isInPlace() const;
    /// Where something was taken away: all that is committed is at path() again, and open to write.
    Outcome<void> putBack();

    Outcome<Contents> read();
    Outcome<int> entryCount();

    Outcome<void> begin();
    Outcome<void> commit();
    void rollback();

    // Inside begin() and commit().
    Outcome<void> write(const std::vector<EntryChange>& changes);
    Outcome<void> writeHistory(const UndoHistory& history);
    Outcome<void> append(const JournalItem& item);

    /// The items of one run in order of writing; empty `run`: of the newest.
    Outcome<std::vector<JournalItem>> journal(const QString& run);

    /// The key in the file's meta table.
    Outcome<DraftKey> storedKey();

private:
    using Arguments = std::initializer_list<QVariant>;

    void finishWhatWasCut();
    Outcome<void> connectTo(bool readOnly);
    void disconnect();
    Outcome<void> openToWrite();
    Outcome<void> prepareForWriting();
    Outcome<void> foldLogIn();
    Outcome<void> copyToItsPlace();
    Outcome<void> createTables();
    Outcome<void> forgetOldRuns();
    bool isEmpty();
    /// The statement is kept prepared, and is good until the next run() of the same text.
    Outcome<QSqlQuery*> run(const QString& statement, Arguments arguments = {});
    Outcome<QVariant> value(const QString& statement, Arguments arguments = {});
    Outcome<void> setMeta(const QString& key, const QVariant& value);

    QString m_path;
    DraftKey m_key;
    QString m_connection; ///< name of the QSqlDatabase; empty: closed
    bool m_readOnly = false;
    QString m_logPath;                         ///< beside the file that a link leads to
    std::optional<FileIdentity> m_file, m_log; ///< open to write; no log: none is open
    std::map<QString, QSqlQuery> m_statements;
    std::optional<UndoHistory> m_history; ///< as stored; nothing: not known
};

} // namespace flavormap
