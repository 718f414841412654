// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sentences.h"

#include "store/draftdatabase.h"
#include "store/drafthelp.h"
#include "store/patchfile.h"
#include "store/profilestore.h"
#include "support/smalldisk.h"

#include <QLockFile>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>

/// What is said when this computer's disk refuses, with real files below tests/support/with-smalldisk.
namespace flavormap::storagesentences {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

/// A data or config folder of its own.
struct Home
{
    QTemporaryDir dir;
    QString path = dir.path();
    QString draft = draftFile(path);
    QString drafts = path + u"/drafts"_s;
    QString profiles = path + u"/profiles.json"_s;

    Home() { QDir().mkpath(drafts); }
    ~Home() { allow(path), allow(drafts); }
    static void allow(const QString& folder) { QFile::setPermissions(folder, wholeFolder); }
    static void forbid(const QString& folder) { QFile::setPermissions(folder, readOnlyFolder); }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    /// What was set aside.
    static QString kept(const QString& path)
    {
        const QFileInfo file(path);
        const QStringList found = file.dir().entryList({file.fileName() + u".damaged-*"_s}, QDir::Files);
        return found.isEmpty() ? u"nothing"_s : file.dir().filePath(found.first());
    }
};

/// Another process, as far as a draft can see.
struct Elsewhere
{
    explicit Elsewhere(const Home& home)
        : lock(home.drafts + u'/' + production.fileName() + u".lock"_s)
    {
        lock.setStaleLockTime(0);
        QVERIFY(lock.tryLock(0));
    }
    QLockFile lock;
};

/// The kernel refuses to let a file grow, as a disk does that is broken rather than full.
class BrokenDisk
{
public:
    explicit BrokenDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~BrokenDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(BrokenDisk)

private:
    rlimit m_before = {};
};

inline Result<void> committed(DraftStore& store, qsizetype size = 1)
{
    store.commit({staged(u"a"_s, QString(size, u'x'))});
    return QCoro::waitFor(store.flushed());
}

inline void closed(DraftStore& store)
{
    QCoro::waitFor(store.closed());
}

inline void draftsThatCannotBeOpened(Sentences& said)
{
    {
        const Home home;
        Home::write(home.draft, "no database");
        const auto opened = storedDraft(home.path);
        said.tell(u"damaged draft"_s, opened, Kind::Storage, {home.draft, Home::kept(home.draft)},
            u"stage again what is missing"_s);
    }
    {
        const Home home;
        const Elsewhere elsewhere(home);
        Home::write(home.draft, "no database");
        said.tell(u"damaged draft that another process has"_s, storedDraft(home.path), Kind::Storage,
            {home.draft}, u"close this connection and open it again"_s);
    }
    DraftKey other = production;
    other.user = u"other"_s;
    {
        const Home home;
        makeDraft(home.path, {u"a"_s}, other);
        QVERIFY(QFile::rename(draftFile(home.path, other), home.draft));
        const auto opened = storedDraft(home.path);
        said.tell(u"draft of another connection"_s, opened, Kind::Storage,
            {home.draft, Home::kept(home.draft)}, u"a new draft was begun"_s);
    }
    {
        const Home home;
        makeDraft(home.path, {u"a"_s}, other);
        QVERIFY(QFile::rename(draftFile(home.path, other), home.draft));
        const Elsewhere elsewhere(home);
        said.tell(u"draft of another connection that another process has"_s, storedDraft(home.path),
            Kind::Storage, {home.draft}, u"close it and open it again"_s);
    }
    {
        const Home home;
        makeDraft(home.path, {u"a"_s});
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
            database.setDatabaseName(home.draft);
            QVERIFY(database.open());
            QSqlQuery(database).exec(u"PRAGMA user_version=1000"_s);
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
        said.tell(u"newer draft"_s, storedDraft(home.path), Kind::Storage, {home.draft},
            u"open this connection with that version"_s);
    }
    {
        const Home home;
        makeDraft(home.path, {u"a"_s});
        QFile::setPermissions(home.draft, {});
        said.tell(u"draft that can't be read"_s, storedDraft(home.path), Kind::Storage, {home.draft},
            u"give yourself read access"_s);
    }
}

inline void draftsThatCannotBeWritten(Sentences& said)
{
    {
        const Home home;
        QVERIFY(QFile::link(smallDisk(), home.path + u"/disk"_s));
        QDir().mkpath(smallDisk() + u"/drafts"_s);
        const DiskFiller full(smallDisk());
        said.tell(u"full disk"_s, storedDraft(home.path + u"/disk"_s), Kind::Storage,
            {draftFile(home.path + u"/disk"_s)}, u"free some space"_s);
    }
    {
        const Home home;
        Home::forbid(home.drafts);
        said.tell(u"read-only folder"_s, storedDraft(home.path), Kind::Storage, {home.draft},
            u"give yourself write access"_s);
    }
    {
        QDir().mkpath(smallDisk() + u"/drafts"_s);
        said.tell(u"disk mounted read-only"_s, storedDraft(readOnlyDisk()), Kind::Storage,
            {draftFile(readOnlyDisk())}, u"mount it writable"_s);
        said.tell(u"no folder on a disk mounted read-only"_s, storedDraft(readOnlyDisk() + u"/new"_s),
            Kind::Storage, {readOnlyDisk() + u"/new"_s, readOnlyDisk()}, u"start with --config"_s);
    }
    {
        const Home home;
        Home::forbid(home.path);
        said.tell(u"no folder in a read-only one"_s, storedDraft(home.path + u"/new"_s), Kind::Storage,
            {home.path + u"/new"_s, home.path}, u"give yourself write access"_s);
        Home::allow(home.path);
        Home::write(home.path + u"/new"_s, "");
        said.tell(u"file in place of a folder"_s, storedDraft(home.path + u"/new"_s), Kind::Storage,
            {home.path + u"/new"_s}, u"move it away"_s);
    }
    {
        const Home home;
        DraftStore store(home.path, production);
        QVERIFY(QCoro::waitFor(store.open()));
        {
            const BrokenDisk broken(100'000);
            said.tell(u"broken disk"_s, committed(store, 1'000'000), Kind::Storage, {home.draft},
                u"check the disk"_s);
        }
        QVERIFY(committed(store));
        QVERIFY(QFile::remove(home.draft));
        Home::write(home.draft, "another");
        said.tell(
            u"replaced draft"_s, committed(store), Kind::Storage, {home.draft}, u"move that one away"_s);
        closed(store);
        said.tell(
            u"closed draft"_s, committed(store), Kind::Storage, {home.draft}, u"open the connection again"_s);
    }
}

inline void draftsOfOthers(Sentences& said)
{
    {
        const Home home;
        const Elsewhere elsewhere(home);
        DraftStore store(home.path, production);
        QVERIFY(QCoro::waitFor(store.open()));
        said.tell(u"draft that another process has"_s, committed(store), Kind::Storage, {home.draft},
            u"close it there first"_s);
        closed(store);
    }
    {
        const Home home;
        Home::forbid(home.drafts);
        DraftStore store(home.path, production);
        QVERIFY(!QCoro::waitFor(store.open()));
        Home::allow(home.drafts);
        const Elsewhere elsewhere(home);
        said.tell(u"draft that another process took"_s, committed(store), Kind::Storage, {home.draft},
            u"close that window, or keep your changes in a file"_s);
        closed(store);
    }
    {
        const Home home;
        makeDraft(home.path, {u"earlier"_s});
        QFile::setPermissions(home.draft, {});
        DraftStore store(home.path, production);
        QVERIFY(!QCoro::waitFor(store.open()));
        QFile::setPermissions(home.draft, QFile::ReadOwner | QFile::WriteOwner);
        said.tell(u"draft that holds other changes"_s, committed(store), Kind::Storage, {home.draft},
            u"keep yours in a file, then open the connection again"_s);
        closed(store);
    }
}

inline Result<void> loaded(const Home& home)
{
    ProfileStore profiles(home.path);
    return profiles.load();
}

inline Result<void> saved(const QString& folder, const QString& name = u"production"_s)
{
    ProfileStore profiles(folder);
    const auto read = profiles.load();
    Profile profile;
    profile.name = name;
    const auto written = profiles.save(profile);
    return written ? read : tl::unexpected(written.error());
}

inline void profilesThatCannotBeRead(Sentences& said)
{
    const Home home;
    const auto file = [&](const QByteArray& bytes) {
        Home::allow(home.path);
        QFile::remove(home.profiles);
        Home::write(home.profiles, bytes);
    };
    file("{");
    const auto damaged = loaded(home);
    said.tell(u"damaged connections"_s, damaged, Kind::Storage, {home.profiles, Home::kept(home.profiles)},
        u"repair it and put it back"_s);
    file("{");
    Home::forbid(home.path);
    said.tell(u"damaged connections that can't be set aside"_s, loaded(home), Kind::Storage, {home.profiles},
        u"move the file away"_s);
    file(R"({"version": 1000, "profiles": []})");
    said.tell(u"newer connections"_s, loaded(home), Kind::Storage, {home.profiles}, u"use that version"_s);
    file(R"({"version": 1, "profiles": []})");
    QFile::setPermissions(home.profiles, {});
    said.tell(u"unreadable connections"_s, loaded(home), Kind::Storage, {home.profiles},
        u"give yourself read access"_s);
    QFile::setPermissions(home.path, QFile::ReadOwner);
    said.tell(u"closed folder of connections"_s, loaded(home), Kind::Storage, {home.path},
        u"give yourself access to it"_s);
}

inline void profilesThatCannotBeWritten(Sentences& said)
{
    const Home home;
    const QString config = smallDisk() + u"/config"_s;
    QVERIFY(saved(config, u"first"_s));
    {
        const DiskFiller full(smallDisk());
        said.tell(u"connections on a full disk"_s, saved(config, QString(100'000, u'x')), Kind::Storage,
            {config + u"/profiles.json"_s}, u"free some space"_s);
    }
    said.tell(u"connections on a disk mounted read-only"_s, saved(readOnlyDisk() + u"/config"_s),
        Kind::Storage, {readOnlyDisk() + u"/config/profiles.json"_s}, u"mount it writable"_s);
    Home::forbid(home.path);
    said.tell(u"connections in a read-only folder"_s, saved(home.path), Kind::Storage, {home.profiles},
        u"give yourself write access"_s);
    Home::allow(home.path);
    {
        const BrokenDisk broken(1000);
        said.tell(u"connections on a broken disk"_s, saved(home.path, QString(5'000, u'x')), Kind::Storage,
            {home.profiles}, u"check the disk"_s);
    }
    {
        QLockFile lock(home.profiles + u".lock"_s);
        QVERIFY(lock.tryLock(0));
        said.tell(u"connections that another process saves"_s, saved(home.path), Kind::Storage,
            {home.profiles}, u"save again in a moment"_s);
    }
    said.tell(u"connection without a name"_s, saved(home.path, {}), Kind::Invalid, {}, u"type one"_s);
    QVERIFY(saved(home.path, u"first"_s));
    said.tell(u"connection of a taken name"_s, saved(home.path, u"first"_s), Kind::Invalid, {u"first"_s},
        u"choose another name"_s);
}

inline void filesOfChanges(Sentences& said)
{
    const Home home;
    const QString file = home.path + u"/changes.json"_s;
    SavedChanges changes;
    changes.patch.emplace(u"a"_s, stagedEntry(QString(100'000, u'x')));
    {
        const DiskFiller full(smallDisk());
        said.tell(u"changes on a full disk"_s, savePatchFile(smallDisk() + u"/changes.json"_s, changes),
            Kind::Storage, {smallDisk() + u"/changes.json"_s}, u"Choose another folder"_s);
    }
    said.tell(u"changes on a disk mounted read-only"_s,
        savePatchFile(readOnlyDisk() + u"/changes.json"_s, changes), Kind::Storage,
        {readOnlyDisk() + u"/changes.json"_s}, u"Choose another folder"_s);
    Home::forbid(home.path);
    said.tell(u"changes in a read-only folder"_s, savePatchFile(file, changes), Kind::Storage, {file},
        u"Choose another folder"_s);
    Home::allow(home.path);
    said.tell(u"no file of changes"_s, loadPatchFile(file), Kind::Storage, {file}, u"Check the path"_s);
    Home::write(file, "{}");
    said.tell(
        u"file without changes"_s, loadPatchFile(file), Kind::Storage, {file}, u"Choose another file"_s);
    Home::write(file, R"({"flavormapChanges": 1000, "entries": {}})");
    said.tell(
        u"newer file of changes"_s, loadPatchFile(file), Kind::Storage, {file}, u"Open it with that one"_s);
    Home::write(file, R"({"entries": {"a")");
    said.tell(u"damaged file of changes"_s, loadPatchFile(file), Kind::Storage, {file},
        u"Choose another copy of it"_s);
    QVERIFY(savePatchFile(file, changes));
    QFile::setPermissions(file, {});
    said.tell(u"unreadable file of changes"_s, loadPatchFile(file), Kind::Storage, {file}, u"permissions"_s);
}

} // namespace flavormap::storagesentences
