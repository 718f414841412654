// SPDX-License-Identifier: GPL-3.0-or-later
// A draft that is taken away or replaced while it is open: SQLite would go on writing into a file that nobody
// finds, so that must never be called saved.
#include "drafthelp.h"

#include "store/draftdatabase.h"
#include "store/journal.h"

#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

class DraftPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_home.emplace().isValid()); }

    void aDraftThatIsTakenAwayIsPutBackWhole_data()
    {
        QTest::addColumn<QStringList>("endings"); // none: the whole folder
        QTest::newRow("the file") << QStringList{u""_s};
        QTest::newRow("its log") << QStringList{u"-wal"_s};
        QTest::newRow("all its files") << QStringList{u""_s, u"-wal"_s, u"-shm"_s};
        QTest::newRow("the folder") << QStringList();
    }

    void aDraftThatIsTakenAwayIsPutBackWhole()
    {
        QFETCH(const QStringList, endings);
        const auto store = openWithOneEdit();
        if (endings.isEmpty())
            QVERIFY(QDir(m_home->path() + u"/drafts"_s).removeRecursively());
        for (const QString& ending : endings)
            QVERIFY(QFile::remove(path() + ending));

        store->commit({staged(u"after"_s, u"x"_s)}, {{step(u"one"_s), step(u"two"_s)}, {}});
        QVERIFY(QCoro::waitFor(store->flushed()));

        expectOnDisk({u"after"_s, u"before"_s});
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        // It goes on in the new file, which is as safe from another process as the old one.
        store->commit({staged(u"last"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store->flushed()));
        expectOnDisk({u"after"_s, u"before"_s, u"last"_s});
        const auto second = storedDraft(m_home->path());
        QVERIFY(second && !second->lockedBy.isEmpty());
        QCoro::waitFor(store->closed());
        QCOMPARE(draftFiles(m_home->path()), QStringList{QFileInfo(path()).fileName()});
        const auto again = storedDraft(m_home->path());
        QVERIFY(again);
        QCOMPARE(again->patch.size(), size_t(3));
        QCOMPARE(again->done.size(), size_t(2));
    }

    void theJournalIsPutBackToo()
    {
        const auto store = openWithOneEdit();
        QVERIFY(QCoro::waitFor(store->journal().record(item(u"first"_s))));
        QVERIFY(QFile::remove(path()));
        QVERIFY(QCoro::waitFor(store->journal().record(item(u"second"_s))));
        const auto run = QCoro::waitFor(store->journal().lastRun());
        QVERIFY(run);
        QCOMPARE(run->size(), size_t(2));
        QCoro::waitFor(store->closed());
        const auto again = storedDraft(m_home->path());
        QVERIFY(again);
        QCOMPARE(again->patch.size(), size_t(1));
    }

    void takenAwayAtTheLastMomentItIsThereAfterClosing()
    {
        const auto store = openWithOneEdit();
        QVERIFY(QFile::remove(path()));
        QCoro::waitFor(store->closed());
        expectOnDisk({u"before"_s});
    }

    void aReplacedDraftIsSaidAndTheOtherFileNotTouched_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("other");
        makeDraft(m_other.path(), {u"theirs"_s});
        QTest::newRow("by another draft") << u""_s << contents(draftFile(m_other.path()));
        QTest::newRow("by no database") << u""_s << QByteArray("no database");
        QTest::newRow("its log") << u"-wal"_s << QByteArray("no log");
    }

    void aReplacedDraftIsSaidAndTheOtherFileNotTouched()
    {
        QFETCH(const QString, ending);
        QFETCH(const QByteArray, other);
        const auto store = openWithOneEdit();
        QSignalSpy acknowledged(store.get(), &DraftStore::acknowledged);
        QSignalSpy recovered(store.get(), &DraftStore::recovered);
        replace(path() + ending, other);

        store->commit({staged(u"after"_s, u"x"_s)});
        const auto flushed = QCoro::waitFor(store->flushed());

        QVERIFY(!flushed);
        QCOMPARE(flushed.error().kind, Error::Kind::Storage);
        const QString told = flushed.error().message;
        QVERIFY2(told.contains(path() + ending) && told.contains(u"was replaced"_s)
                && told.contains(u"move that one away"_s),
            qPrintable(told));
        QCOMPARE(store->failure(), std::optional(flushed.error()));
        QVERIFY(acknowledged.isEmpty() && !store->isSaving());
        QVERIFY(!QCoro::waitFor(store->journal().record(item(u"first"_s))));
        QCOMPARE(contents(path() + ending), other);

        QVERIFY(QFile::rename(path() + ending, m_home->filePath(u"away"_s)));
        store->commit({staged(u"last"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store->flushed()));
        QCOMPARE(recovered.size(), 1);
        QVERIFY(!store->failure());
        expectOnDisk({u"after"_s, u"before"_s, u"last"_s});
        QCOMPARE(contents(m_home->filePath(u"away"_s)), other);
        QVERIFY(QCoro::waitFor(store->journal().lastRun())->empty()); // what was refused is not there
        QCoro::waitFor(store->closed());
    }

    void closingDoesNotTouchWhatReplacedTheDraft_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::newRow("with changes") << false;
        QTest::newRow("an empty one, which goes with its end") << true;
    }

    void closingDoesNotTouchWhatReplacedTheDraft()
    {
        QFETCH(const bool, empty);
        const auto store = openWithOneEdit();
        if (empty)
            store->commit({unstaged(u"before"_s)}, UndoHistory());
        QVERIFY(QCoro::waitFor(store->flushed()));
        replace(path(), "theirs");
        QCoro::waitFor(store->closed());
        QCOMPARE(contents(path()), "theirs");
    }

    void aDraftThatCannotBePutBackIsSaid()
    {
        const auto store = openWithOneEdit();
        QVERIFY(QDir(m_home->path() + u"/drafts"_s).removeRecursively());
        replace(m_home->path() + u"/drafts"_s, "a file in the way");

        store->commit({staged(u"after"_s, u"x"_s)});
        const auto flushed = QCoro::waitFor(store->flushed());

        QVERIFY(!flushed);
        QCOMPARE(flushed.error().kind, Error::Kind::Storage);
        QVERIFY2(flushed.error().message.contains(u"move it away"_s), qPrintable(flushed.error().message));
        QVERIFY(QFile::remove(m_home->path() + u"/drafts"_s));
        QVERIFY(QCoro::waitFor(store->flushed()));
        expectOnDisk({u"after"_s, u"before"_s});
        QCoro::waitFor(store->closed());
    }

    void aDraftBehindALinkIsInItsPlace()
    {
        const QString real = m_home->filePath(u"elsewhere.sqlite"_s);
        QVERIFY(QDir().mkpath(m_home->path() + u"/drafts"_s));
        replace(real, {});
        QVERIFY(QFile::link(real, path()));
        const auto store = openWithOneEdit();
        store->commit({staged(u"after"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store->flushed()));
        QVERIFY(QFile::exists(real + u"-wal"_s)); // not folded in with each commit
        QVERIFY(QFileInfo(real + u"-wal"_s).size() > 0);
        expectOnDisk({u"after"_s, u"before"_s});
        QCoro::waitFor(store->closed());
        QVERIFY(QFileInfo(path()).isSymLink());
    }

private:
    QString path() const { return draftFile(m_home->path()); }

    std::unique_ptr<DraftStore> openWithOneEdit() const
    {
        auto store = std::make_unique<DraftStore>(m_home->path(), production);
        if (!QCoro::waitFor(store->open()))
            qFatal("not opened");
        store->commit({staged(u"before"_s, u"x"_s)}, {{step(u"one"_s)}, {}});
        if (!QCoro::waitFor(store->flushed()))
            qFatal("not saved");
        return store;
    }

    static JournalItem item(const QString& name) { return {u"run"_s, name, {}, {}, {}, {}, {}, {}}; }

    /// What somebody else finds there, while it is open as after a power cut.
    void expectOnDisk(const QStringList& names) const
    {
        DraftDatabase database(path(), production);
        QVERIFY(database.openReadOnly());
        const auto found = database.read();
        QVERIFY(found);
        QStringList staged;
        for (const auto& [name, entry] : found->patch)
            staged += name;
        QCOMPARE(staged, names);
    }

    /// As mv does it.
    static void replace(const QString& path, const QByteArray& bytes)
    {
        QSaveFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.commit());
    }

    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    std::optional<QTemporaryDir> m_home;
    QTemporaryDir m_other;
};

QTEST_GUILESS_MAIN(DraftPlaceTest)
#include "tst_draftplace.moc"
