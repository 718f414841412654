// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftdatabase.h"

#include "edit/patchcodec.h"
#include "store/privatefiles.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace flavormap {

using namespace Qt::StringLiterals;
using Cause = StorageFault::Cause;

namespace {

constexpr int keptRuns = 20; ///< of the journal; older ones are forgotten when the draft is opened

const QStringList tables{
    u"CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID"_s,
    u"CREATE TABLE entries(name TEXT PRIMARY KEY, json BLOB) WITHOUT ROWID"_s,
    u"CREATE TABLE history(position INTEGER PRIMARY KEY, json BLOB)"_s,
    u"CREATE TABLE journal(id INTEGER PRIMARY KEY, run TEXT, name TEXT, state INTEGER, at TEXT, what TEXT, "
    "before BLOB, after BLOB, reason TEXT)"_s,
    u"CREATE INDEX journal_run ON journal(run)"_s,
};

/// A null string would be bound as NULL.
QVariant bound(const QVariant& value)
{
    return value.typeId() == QMetaType::QString && value.toString().isNull() ? QVariant(u""_s) : value;
}

} // namespace

DraftDatabase::DraftDatabase(QString path, DraftKey key)
    : m_path(std::move(path))
    , m_key(std::move(key))
{
}

DraftDatabase::~DraftDatabase()
{
    close();
}

Outcome<DraftDatabase::Contents> DraftDatabase::open()
{
    // Read first, from a connection that can't write: what is not ours or damaged stays byte for byte.
    auto contents = openReadOnly().and_then([this] { return check(); }).and_then([this] { return read(); });
    auto history = std::exchange(m_history, {});
    disconnect();
    if (!contents && contents.error().cause != Cause::Absent)
        return contents;

    // SQLite would make the file with the umask's permissions; its -wal and -shm take those of the file.
    if (!QFile::exists(m_path)) {
        QFile file(m_path);
        if (!file.open(QIODevice::NewOnly, privateFile))
            return fault(deniedIn(QFileInfo(m_path).path()), m_path, file.errorString());
    }
    if (auto ready = openToWrite(); !ready)
        return tl::unexpected(ready.error());
    m_history = std::move(history);
    return contents.value_or(Contents());
}

Outcome<void> DraftDatabase::openToWrite()
{
    m_file = FileIdentity::of(m_path); // before: what replaces it from here on is another
    auto ready = connectTo(false).and_then([this] { return prepareForWriting(); });
    if (!ready) {
        disconnect();
        return ready;
    }
    m_logPath = QFileInfo(m_path).canonicalFilePath() + u"-wal"_s;
    m_log = FileIdentity::of(m_logPath);
    return {};
}

Outcome<void> DraftDatabase::openReadOnly()
{
    disconnect();
    if (!QFile::exists(m_path))
        return fault(Cause::Absent, m_path);
    finishWhatWasCut();
    auto ready = connectTo(true).and_then([this] { return value(u"PRAGMA user_version"_s); });
    if (ready && ready->toInt() > schemaVersion)
        ready = fault(Cause::Newer, m_path, u"schema %1"_s.arg(ready->toInt()));
    if (!ready)
        disconnect();
    return ready.map([](const QVariant&) {});
}

/// A cut while close() was at work leaves a rollback journal, which a connection that can't write does not
/// play back: it fails.
void DraftDatabase::finishWhatWasCut()
{
    if (!QFile::exists(m_path + u"-journal"_s))
        return;
    if (connectTo(false))
        (void)value(u"PRAGMA user_version"_s);
    disconnect();
}

Outcome<void> DraftDatabase::connectTo(bool readOnly)
{
    m_connection = u"draft-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_readOnly = readOnly;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_path);
    const QString options = u"QSQLITE_BUSY_TIMEOUT=2000"_s;
    database.setConnectOptions(readOnly ? options + u";QSQLITE_OPEN_READONLY"_s : options);
    if (!database.open())
        return tl::unexpected(storageFault(database.lastError(), m_path));
    return {};
}

void DraftDatabase::disconnect()
{
    if (!isOpen())
        return;
    m_statements.clear(); // before the connection that they belong to
    m_history.reset();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(std::exchange(m_connection, QString()));
}

void DraftDatabase::close()
{
    if (!isOpen())
        return;
    if (m_readOnly || !isInPlace().value_or(false)) // what lies there is not ours
        return disconnect();
    const bool nothing = isEmpty();
    // At rest the draft is one plain file, which others can read without making files beside it. Not while
    // somebody reads it: then it stays as it is.
    (void)run(u"PRAGMA busy_timeout=0"_s);
    (void)run(u"PRAGMA journal_mode=DELETE"_s);
    disconnect();
    if (nothing) {
        for (const QString& ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_path + ending);
    }
}

Outcome<void> DraftDatabase::check()
{
    auto sound = value(u"PRAGMA quick_check(1)"_s);
    if (!sound)
        return tl::unexpected(sound.error());
    if (sound->toString() != u"ok"_s)
        return fault(Cause::Damaged, m_path, sound->toString());
    auto version = value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (version->toInt() == 0) { // just made, before its tables; or never ours
        auto count = value(u"SELECT count(*) FROM sqlite_master"_s);
        if (!count)
            return tl::unexpected(count.error());
        if (count->toInt() > 0)
            return fault(Cause::Foreign, m_path, u"no Flavormap schema"_s);
        return {};
    }
    auto key = storedKey();
    if (!key)
        return tl::unexpected(key.error());
    if (!(*key == m_key))
        return fault(Cause::Foreign, m_path, key->base + u' ' + key->tenant + u'/' + key->user);
    return {};
}

Outcome<void> DraftDatabase::prepareForWriting()
{
    auto mode = value(u"PRAGMA journal_mode=WAL"_s);
    if (!mode)
        return tl::unexpected(mode.error());
    if (mode->toString() != u"wal"_s)
        return fault(Cause::Failed, m_path, u"journal_mode is "_s + mode->toString());
    if (auto full = run(u"PRAGMA synchronous=FULL"_s); !full)
        return tl::unexpected(full.error());
    auto version = value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    auto ready = begin()
                     .and_then([&] { return version->toInt() == 0 ? createTables() : forgetOldRuns(); })
                     .and_then([this] { return commit(); });
    if (!ready)
        rollback();
    return ready;
}

Outcome<void> DraftDatabase::createTables()
{
    for (const QString& table : tables) {
        if (auto made = run(table); !made)
            return tl::unexpected(made.error());
    }
    return setMeta(u"profile"_s, m_key.profile.toString(QUuid::WithoutBraces))
        .and_then([this] { return setMeta(u"base"_s, m_key.base); })
        .and_then([this] { return setMeta(u"tenant"_s, m_key.tenant); })
        .and_then([this] { return setMeta(u"user"_s, m_key.user); })
        .and_then([this] { return run(u"PRAGMA user_version=%1"_s.arg(schemaVersion)); })
        .map([](QSqlQuery*) {});
}

Outcome<void> DraftDatabase::forgetOldRuns()
{
    return run(u"DELETE FROM journal WHERE run NOT IN "
               "(SELECT run FROM journal GROUP BY run ORDER BY max(id) DESC LIMIT ?)"_s,
        {keptRuns})
        .map([](QSqlQuery*) {});
}

bool DraftDatabase::isEmpty()
{
    auto count = value(u"SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM history) + "
                       "(SELECT count(*) FROM journal)"_s);
    return count && count->toInt() == 0;
}

Outcome<QSqlQuery*> DraftDatabase::run(const QString& statement, Arguments arguments)
{
    auto found = m_statements.find(statement);
    if (found == m_statements.end()) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        if (!query.prepare(statement))
            return tl::unexpected(storageFault(query.lastError(), m_path));
        found = m_statements.emplace(statement, std::move(query)).first;
    }
    QSqlQuery& query = found->second;
    int place = 0;
    for (const QVariant& argument : arguments)
        query.bindValue(place++, bound(argument));
    if (!query.exec()) {
        const StorageFault failed = storageFault(query.lastError(), m_path);
        m_statements.erase(found);
        return tl::unexpected(failed);
    }
    return &query;
}

Outcome<QVariant> DraftDatabase::value(const QString& statement, Arguments arguments)
{
    auto query = run(statement, arguments);
    if (!query)
        return tl::unexpected(query.error());
    const QVariant first = (*query)->next() ? (*query)->value(0) : QVariant();
    const QSqlError error = (*query)->lastError();
    (*query)->finish(); // or its read lock stays
    if (error.isValid())
        return tl::unexpected(storageFault(error, m_path));
    return first;
}

Outcome<void> DraftDatabase::setMeta(const QString& key, const QVariant& value)
{
    return run(u"INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"_s, {key, value}).map([](QSqlQuery*) {
    });
}

Outcome<DraftKey> DraftDatabase::storedKey()
{
    DraftKey key;
    const std::pair<QString, std::function<void(const QString&)>> parts[]{
        {u"profile"_s, [&](const QString& text) { key.profile = QUuid::fromString(text); }},
        {u"base"_s, [&](const QString& text) { key.base = text; }},
        {u"tenant"_s, [&](const QString& text) { key.tenant = text; }},
        {u"user"_s, [&](const QString& text) { key.user = text; }},
    };
    for (const auto& [name, take] : parts) {
        auto text = value(u"SELECT value FROM meta WHERE key = ?"_s, {name});
        if (!text)
            return tl::unexpected(text.error());
        take(text->toString());
    }
    return key;
}

Outcome<void> DraftDatabase::begin()
{
    return run(u"BEGIN IMMEDIATE"_s).map([](QSqlQuery*) {});
}

Outcome<void> DraftDatabase::commit()
{
    return run(u"COMMIT"_s).map([](QSqlQuery*) {});
}

void DraftDatabase::rollback()
{
    m_history.reset(); // what of it is stored is not known any more
    // Fails where SQLite has rolled back by itself (disk full): that is as good.
    (void)run(u"ROLLBACK"_s);
}

} // namespace flavormap
