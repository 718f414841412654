// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-smalldisk: a disk of 1 MiB, and no right to write where permissions forbid
// it.
#include "drafthelp.h"

#include "store/journal.h"
#include "store/profilestore.h"
#include "support/smalldisk.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

class StorageFailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(isOrdinaryUserWithSmallDisk(), "run it by tests/support/with-smalldisk");
        m_disk = smallDisk();
    }

    void init()
    {
        QVERIFY(m_home.emplace().isValid());
        QVERIFY2(permissionsHold(m_home->path()), "run it by tests/support/with-smalldisk");
        const QStringList left = QDir(m_disk).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& folder : left)
            QVERIFY(QDir(m_disk + u'/' + folder).removeRecursively());
    }

    void aFullDiskKeepsEditsInMemoryAndTheNextChangeSavesAll()
    {
        const QString dataDir = m_disk + u"/data"_s;
        DraftStore store(dataDir, production);
        QVERIFY(QCoro::waitFor(store.open()));
        store.commit({staged(u"before"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QSignalSpy failed(&store, &DraftStore::failed);
        QSignalSpy recovered(&store, &DraftStore::recovered);
        {
            const DiskFiller full(m_disk);
            store.commit({staged(u"large"_s, QString(200000, u'x'))});
            store.commit({staged(u"small"_s, u"x"_s)});
            store.commitHistory({{step(u"one"_s)}, {}});
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30000);
            expectSentence(store.failure(), {draftFile(dataDir), u"disk is full"_s, u"free some space"_s});
            QVERIFY(!store.isSaving());
            QVERIFY(!QCoro::waitFor(
                store.journal().record({u"run"_s, u"a"_s, {}, {}, {}, QByteArray(100000, 'x'), {}, {}})));
        }
        store.commit({staged(u"after"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QVERIFY(!store.failure());
        QCOMPARE(recovered.size(), 1);
        QVERIFY(QCoro::waitFor(store.journal().record({u"run"_s, u"a"_s, {}, {}, {}, {}, {}, {}})));
        QCoro::waitFor(store.closed());

        const auto opened = storedDraft(dataDir);
        QVERIFY(opened);
        QCOMPARE(opened->patch.size(), size_t(4));
        QCOMPARE(opened->patch.at(u"large"_s), stagedEntry(QString(200000, u'x')));
        QCOMPARE(opened->done.size(), size_t(1));
    }

    void aDraftOpenedOnAFullDiskWorksWhenThereIsSpace()
    {
        const QString dataDir = m_disk + u"/data"_s;
        DraftStore store(dataDir, production);
        {
            QVERIFY(QDir().mkpath(dataDir + u"/drafts"_s));
            const DiskFiller full(m_disk);
            const auto opened = QCoro::waitFor(store.open());
            QVERIFY(!opened);
            expectSentence(opened.error(), {draftFile(dataDir), u"disk is full"_s});
            store.commit({staged(u"centos-6"_s, u"x"_s)});
            QVERIFY(!QCoro::waitFor(store.flushed()));
            QVERIFY(store.failure());
        }
        QVERIFY(QCoro::waitFor(store.flushed())); // tries again
        QVERIFY(!store.failure());
        QCoro::waitFor(store.closed());
        QCOMPARE(DraftStore::stagedCount(dataDir, production), 1);
    }

    void aReadOnlyFolderIsSaidAndEditingGoesOn()
    {
        const QString drafts = home() + u"/drafts"_s;
        QVERIFY(QDir().mkpath(drafts));
        QVERIFY(QFile::setPermissions(drafts, readOnlyFolder));
        DraftStore store(home(), production);
        const auto opened = QCoro::waitFor(store.open());
        QVERIFY(!opened);
        expectSentence(opened.error(), {draftFile(home()), u"read-only"_s, u"write access"_s});
        QCOMPARE(store.failure(), std::optional(opened.error()));
        store.commit({staged(u"centos-6"_s, u"x"_s)});
        QVERIFY(!QCoro::waitFor(store.flushed()));

        QVERIFY(QFile::setPermissions(drafts, wholeFolder));
        store.commit({staged(u"ubuntu-22.04"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QCoro::waitFor(store.closed());
        QCOMPARE(DraftStore::stagedCount(home(), production), 2);
    }

    void aDiskMountedReadOnlyIsSaidAndEditingGoesOn_data()
    {
        QTest::addColumn<bool>("hasFolder");
        QTest::newRow("with a folder for drafts") << true;
        QTest::newRow("without") << false;
    }

    void aDiskMountedReadOnlyIsSaidAndEditingGoesOn()
    {
        QFETCH(const bool, hasFolder);
        if (hasFolder)
            QVERIFY(QDir().mkpath(m_disk + u"/drafts"_s));
        const QString dataDir = home() + u"/data"_s;
        QVERIFY(QFile::link(readOnlyDisk(), dataDir));
        DraftStore store(dataDir, production);
        const auto opened = QCoro::waitFor(store.open());
        QVERIFY(!opened);
        expectSentence(opened.error(), {dataDir + u"/drafts"_s, u"mounted read-only: mount it writable"_s});
        store.commit({staged(u"centos-6"_s, u"x"_s)});
        QVERIFY(!QCoro::waitFor(store.flushed()));

        mountWritable(dataDir);
        store.commit({staged(u"ubuntu-22.04"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QVERIFY(!store.failure());
        QCoro::waitFor(store.closed());
        QCOMPARE(DraftStore::stagedCount(dataDir, production), 2);
    }

    void aDraftThatWasNotReadIsNeverMixedWithAnother()
    {
        makeDraft(home(), {u"earlier"_s});
        QVERIFY(QFile::setPermissions(draftFile(home()), {}));
        DraftStore store(home(), production);
        const auto opened = QCoro::waitFor(store.open());
        QVERIFY(!opened);
        expectSentence(opened.error(), {draftFile(home()), u"can't be read"_s, u"read access"_s});
        QVERIFY(QFile::setPermissions(draftFile(home()), QFile::ReadOwner | QFile::WriteOwner));
        store.commit({staged(u"later"_s, u"x"_s)});
        const auto flushed = QCoro::waitFor(store.flushed());
        QVERIFY(!flushed);
        expectSentence(
            flushed.error(), {draftFile(home()), u"holds changes that this window doesn't show"_s});
        QCoro::waitFor(store.closed());
        const auto kept = storedDraft(home());
        QVERIFY(kept);
        QCOMPARE(kept->patch.size(), size_t(1));
        QVERIFY(kept->patch.contains(u"earlier"_s));
    }

    void aFolderThatCannotBeMadeNamesWhatIsInTheWay()
    {
        QVERIFY(QFile::setPermissions(home(), readOnlyFolder));
        const auto denied = storedDraft(home() + u"/data"_s);
        QVERIFY(QFile::setPermissions(home(), wholeFolder));
        QVERIFY(!denied);
        expectSentence(denied.error(), {home() + u"/data"_s, u"write access"_s});

        QFile file(home() + u"/data"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto inTheWay = storedDraft(home() + u"/data"_s);
        QVERIFY(!inTheWay);
        expectSentence(inTheWay.error(), {home() + u"/data"_s, u"move it away"_s});
        QVERIFY(inTheWay.error().message != denied.error().message);
    }

    void connectionsInAReadOnlyFolderStayInMemoryUntilSaved()
    {
        ProfileStore store(home());
        QVERIFY(store.load());
        QVERIFY(QFile::setPermissions(home(), readOnlyFolder));
        const auto refused = store.save(profile(u"production"_s));
        QVERIFY(QFile::setPermissions(home(), wholeFolder));
        QVERIFY(!refused);
        expectSentence(refused.error(), {home() + u"/profiles.json"_s, u"write access"_s});
        QVERIFY(store.unsaved());
        QVERIFY(store.findByName(u"production"_s));

        QVERIFY(store.save(profile(u"staging"_s)));
        QVERIFY(!store.unsaved());
        ProfileStore again(home());
        QVERIFY(again.load());
        QCOMPARE(again.profiles().size(), size_t(2));
    }

    void connectionsOnADiskMountedReadOnlyStayInMemoryUntilSaved()
    {
        QVERIFY(ProfileStore(m_disk + u"/config"_s).save(profile(u"production"_s)));
        const QString disk = home() + u"/disk"_s;
        QVERIFY(QFile::link(readOnlyDisk(), disk));
        ProfileStore store(disk + u"/config"_s);
        QVERIFY(store.load());
        const auto refused = store.save(profile(u"staging"_s));
        QVERIFY(!refused);
        expectSentence(
            refused.error(), {disk + u"/config/profiles.json"_s, u"mounted read-only"_s, u"--config"_s});
        QVERIFY(store.unsaved());
        QVERIFY(store.findByName(u"staging"_s));

        mountWritable(disk);
        QVERIFY(store.save(*store.findByName(u"staging"_s)));
        ProfileStore again(m_disk + u"/config"_s);
        QVERIFY(again.load());
        QCOMPARE(again.profiles().size(), size_t(2));
    }

    void connectionsOnAFullDiskStayInMemoryUntilSaved()
    {
        ProfileStore store(m_disk + u"/config"_s);
        QVERIFY(store.load());
        QVERIFY(store.save(profile(u"production"_s)));
        Profile changed = *store.findByName(u"production"_s);
        changed.tenant = u"other"_s;
        {
            const DiskFiller full(m_disk);
            const auto refused = store.save(changed);
            QVERIFY(!refused);
            expectSentence(refused.error(), {m_disk + u"/config/profiles.json"_s, u"disk is full"_s});
            ProfileStore onDisk(m_disk + u"/config"_s); // the old file is whole
            QVERIFY(onDisk.load());
            QCOMPARE(onDisk.findByName(u"production"_s)->tenant, QString());
        }
        QVERIFY(store.save(changed));
        ProfileStore again(m_disk + u"/config"_s);
        QVERIFY(again.load());
        QCOMPARE(again.findByName(u"production"_s)->tenant, u"other"_s);
    }

    void connectionsThatCannotBeReadAreNotOverwritten()
    {
        const QString path = home() + u"/profiles.json"_s;
        {
            ProfileStore store(home());
            QVERIFY(store.save(profile(u"production"_s)));
        }
        QVERIFY(QFile::setPermissions(path, {}));
        ProfileStore store(home());
        const auto loaded = store.load();
        QVERIFY(!loaded);
        expectSentence(loaded.error(), {path, u"read access"_s});
        QVERIFY(!store.save(profile(u"staging"_s)));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        ProfileStore again(home());
        QVERIFY(again.load());
        QVERIFY(again.findByName(u"production"_s));
        QVERIFY(!again.findByName(u"staging"_s));
    }

    void aFolderThatCannotBeEnteredIsNotAnEmptyList()
    {
        QVERIFY(ProfileStore(home()).save(profile(u"production"_s)));
        QVERIFY(QFile::setPermissions(home(), QFile::ReadOwner));
        ProfileStore store(home());
        const auto loaded = store.load();
        QVERIFY(QFile::setPermissions(home(), wholeFolder));
        QVERIFY(!loaded);
        expectSentence(loaded.error(), {home(), u"can't be entered"_s, u"access to it"_s});
    }

    void aDraftInAFolderThatCannotBeEnteredIsSaid()
    {
        makeDraft(home(), {u"earlier"_s});
        const QString drafts = home() + u"/drafts"_s;
        QVERIFY(QFile::setPermissions(drafts, QFile::ReadOwner));
        const auto opened = storedDraft(home());
        QVERIFY(QFile::setPermissions(drafts, wholeFolder));
        QVERIFY(!opened);
        expectSentence(opened.error(), {draftFile(home()), u"can't be read"_s, u"its folder"_s});
        QCOMPARE(storedDraft(home())->patch.size(), size_t(1));
    }

    void damagedConnectionsThatCannotBeSetAsideAreNotOverwritten()
    {
        const QString path = home() + u"/profiles.json"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
        file.close();
        QVERIFY(QFile::setPermissions(home(), readOnlyFolder));
        ProfileStore store(home());
        const auto loaded = store.load();
        QVERIFY(QFile::setPermissions(home(), wholeFolder));
        QVERIFY(!loaded);
        expectSentence(loaded.error(), {path, u"can't be set aside"_s});
        QVERIFY(!store.save(profile(u"production"_s)));
        QCOMPARE(QFileInfo(path).size(), 1);
    }

private:
    void expectSentence(const std::optional<Error>& error, const QStringList& parts)
    {
        QVERIFY(error);
        QCOMPARE(error->kind, Error::Kind::Storage);
        for (const QString& part : parts)
            QVERIFY2(error->message.contains(part), qPrintable(error->message));
    }

    /// The same names lead to the same disk, which may be written from now on.
    void mountWritable(const QString& link) const
    {
        QVERIFY(QFile::remove(link));
        QVERIFY(QFile::link(m_disk, link));
    }

    static Profile profile(const QString& name)
    {
        Profile made;
        made.name = name;
        return made;
    }

    QString home() const { return m_home->path(); }

    QString m_disk;
    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(StorageFailuresTest)
#include "tst_storagefailures.moc"
