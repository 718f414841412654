// SPDX-License-Identifier: GPL-3.0-or-later
#include "drafthelp.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

class DraftDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_home.emplace().isValid()); }

    void aDamagedFileIsSetAsideAndANewDraftBegun_data()
    {
        QTest::addColumn<QByteArray>("damage");
        for (const char* damage :
            {"garbage", "truncated", "torn pages", "torn header", "one byte", "bad json"})
            QTest::newRow(damage) << QByteArray(damage);
    }

    void aDamagedFileIsSetAsideAndANewDraftBegun()
    {
        QFETCH(const QByteArray, damage);
        makeDraft(dataDir(), manyNames());
        const QByteArray damaged = damage == "bad json" ? withBadJson() : withDamage(damage);
        overwrite(damaged);

        DraftStore store(dataDir(), production);
        const auto opened = QCoro::waitFor(store.open());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Storage);
        const QString kept = keptFile();
        QVERIFY2(opened.error().message.contains(path()), qPrintable(opened.error().message));
        QVERIFY2(opened.error().message.contains(kept), qPrintable(opened.error().message));
        QVERIFY(opened.error().message.contains(u"damaged"_s));
        QCOMPARE(contents(kept), damaged);

        // The new draft works at once.
        QVERIFY(!store.failure());
        store.commit({staged(u"centos-6"_s, u"after"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QCoro::waitFor(store.closed());
        const auto again = storedDraft(dataDir());
        QVERIFY(again);
        QCOMPARE(again->patch.size(), size_t(1));
        QCOMPARE(contents(kept), damaged);
    }

    void twoDamagedFilesAreBothKept()
    {
        for (int round = 0; round < 2; ++round) {
            overwrite("not a database " + QByteArray::number(round));
            QVERIFY(!storedDraft(dataDir()));
        }
        QCOMPARE(draftFiles(dataDir()).filter(u".damaged-"_s).size(), 2);
    }

    void theWriteAheadLogGoesWithItsDamagedFile()
    {
        overwrite("not a database");
        write(path() + u"-wal"_s, "log");
        QVERIFY(!storedDraft(dataDir()));
        QCOMPARE(contents(keptFile() + u"-wal"_s), "log");
    }

    void aDraftOfANewerVersionIsNotTouched()
    {
        makeDraft(dataDir(), {u"centos-6"_s});
        sql(u"PRAGMA user_version=1000"_s);
        const QByteArray before = contents(path());

        DraftStore store(dataDir(), production);
        const auto opened = QCoro::waitFor(store.open());
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(path()));
        QVERIFY(opened.error().message.contains(u"newer"_s));
        QVERIFY(store.failure());
        store.commit({staged(u"ubuntu-22.04"_s, u"x"_s)});
        QVERIFY(!QCoro::waitFor(store.flushed()));
        QCoro::waitFor(store.closed());
        QCOMPARE(contents(path()), before);
        QVERIFY(draftFiles(dataDir()).filter(u".damaged-"_s).isEmpty());
    }

    void aDatabaseOfAnotherProgramIsSetAside()
    {
        QVERIFY(QDir().mkpath(dataDir() + u"/drafts"_s));
        sql(u"CREATE TABLE bookmarks(url)"_s);
        expectForeign();
    }

    void aDraftCopiedFromAnotherConnectionIsNeverApplied()
    {
        DraftKey other = production;
        other.base = u"https://staging.example/v2"_s;
        makeDraft(dataDir(), {u"centos-6"_s}, other);
        QVERIFY(QFile::copy(draftFile(dataDir(), other), path()));
        expectForeign();
    }

    void anEmptyFileIsAnEmptyDraft()
    {
        overwrite({});
        const auto opened = storedDraft(dataDir());
        QVERIFY(opened);
        QVERIFY(opened->patch.empty());
        QVERIFY(draftFiles(dataDir()).filter(u".damaged-"_s).isEmpty());
    }

    void otherDraftsAreFoundBesideDamagedOnes()
    {
        makeDraft(dataDir(), {u"centos-6"_s});
        write(dataDir() + u"/drafts/broken.sqlite"_s, "not a database");
        DraftKey moved = production;
        moved.base = u"https://elsewhere/v2"_s;
        QCOMPARE(DraftStore::otherDraftsOf(dataDir(), moved, {moved.profile}), std::vector{production});
        QCOMPARE(contents(dataDir() + u"/drafts/broken.sqlite"_s), "not a database");
    }

private:
    QString dataDir() const { return m_home->filePath(u"data"_s); }
    QString path() const { return draftFile(dataDir()); }

    static QStringList manyNames()
    {
        QStringList names;
        for (int i = 0; i < 500; ++i)
            names << u"type-%1"_s.arg(i);
        return names;
    }

    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    static void write(const QString& path, const QByteArray& bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void overwrite(const QByteArray& bytes) { write(path(), bytes); }

    QByteArray withDamage(const QByteArray& damage) const
    {
        QByteArray bytes = contents(path());
        const qsizetype page = 4096;
        if (damage == "garbage")
            return QByteArray(10000, '\x5a');
        if (damage == "truncated")
            return bytes.first(bytes.size() / 2);
        if (damage == "torn header")
            return bytes.replace(0, 100, QByteArray(100, '\0'));
        if (damage == "torn pages") {
            for (qsizetype at = 5 * page; at + page <= bytes.size(); at += 3 * page)
                bytes.replace(at + page / 2, page / 2, QByteArray(page / 2, '\xff'))
                    .replace(at, 16, QByteArray(16, '\0'));
            return bytes;
        }
        bytes[5 * page] = '\x7f'; // the type of a page of a tree: there is no such type
        return bytes;
    }

    /// A sound SQLite file whose JSON is not what was written.
    QByteArray withBadJson() const
    {
        sql(u"UPDATE entries SET json = CAST('{\"kind\":' AS BLOB) WHERE name = 'type-7'"_s);
        return contents(path());
    }

    void sql(const QString& statement) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(u"test"_s);
    }

    void expectForeign()
    {
        const QByteArray before = contents(path());
        const auto opened = storedDraft(dataDir());
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(u"was not the draft of this connection"_s));
        QVERIFY(opened.error().message.contains(keptFile()));
        QCOMPARE(contents(keptFile()), before);
    }

    /// The one file that was set aside.
    QString keptFile() const
    {
        static const QRegularExpression sideFile(u"\\.damaged-\\d{4}-\\d\\d-\\d\\dT\\d{6}$"_s);
        const QStringList kept = draftFiles(dataDir()).filter(sideFile);
        return kept.size() == 1 ? dataDir() + u"/drafts/"_s + kept.first() : u"not one file set aside"_s;
    }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(DraftDamageTest)
#include "tst_draftdamage.moc"
