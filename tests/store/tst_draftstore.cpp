// SPDX-License-Identifier: GPL-3.0-or-later
#include "drafthelp.h"

#include "store/privatefiles.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

class DraftStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_home.emplace().isValid()); }

    void committedEditsComeBackAfterReopening()
    {
        {
            DraftStore store(dataDir(), production);
            const auto opened = QCoro::waitFor(store.open());
            QVERIFY(opened);
            QVERIFY(opened->patch.empty());
            QVERIFY(!opened->lastCommit.isValid());
            store.commit({staged(u"centos-6"_s, u"ami-1"_s), staged(u"ubuntu-22.04"_s, u"ami-2"_s)});
            store.commit({staged(u"centos-6"_s, u"ami-3"_s)});
            store.commit({unstaged(u"ubuntu-22.04"_s)});
            QVERIFY(QCoro::waitFor(store.flushed()));
            QCoro::waitFor(store.closed());
        }
        const auto again = storedDraft(dataDir());
        QVERIFY(again);
        QCOMPARE(again->patch, (Patch{{u"centos-6"_s, stagedEntry(u"ami-3"_s)}}));
        QVERIFY(again->lastCommit.isValid());
        QVERIFY(again->lockedBy.isEmpty());
    }

    void savingLastsUntilTheLastNumberIsAcknowledged()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        QSignalSpy acknowledged(&store, &DraftStore::acknowledged);
        QSignalSpy saving(&store, &DraftStore::savingChanged);
        QVERIFY(!store.isSaving());
        for (quint64 number = 1; number <= 100; ++number)
            QCOMPARE(store.commit({staged(u"type-%1"_s.arg(number), u"x"_s)}), number);
        QVERIFY(store.isSaving());
        QTRY_VERIFY(!store.isSaving());
        QCOMPARE(acknowledged.last().first().toULongLong(), 100u);
        QCOMPARE(saving, (QList<QVariantList>{{true}, {false}}));
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 100);
        QCoro::waitFor(store.closed());
    }

    void flushedMeansNothingIsSaving()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        for (int round = 0; round < 50; ++round) {
            store.commit({staged(u"centos-6"_s, QString::number(round))});
            QVERIFY(QCoro::waitFor(store.flushed()));
            QVERIFY(!store.isSaving());
        }
        QCoro::waitFor(store.closed());
    }

    void editsHandedOverBeforeOpeningAreWritten()
    {
        {
            DraftStore store(dataDir(), production);
            store.commit({staged(u"early"_s, u"x"_s)});
            QVERIFY(store.isSaving());
            QVERIFY(QCoro::waitFor(store.open()));
            QVERIFY(QCoro::waitFor(store.flushed()));
            QCoro::waitFor(store.closed());
        }
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 1);
    }

    void historyComesBackWithDoneAndUndoneInTheirOrder()
    {
        const std::vector<UndoStep> steps{step(u"one"_s), step(u"two"_s), step(u"three"_s)};
        const auto first
            = [&](size_t count) { return std::vector(steps.begin(), steps.begin() + qsizetype(count)); };
        const auto rest
            = [&](size_t count) { return std::vector(steps.begin() + qsizetype(count), steps.end()); };
        {
            DraftStore store(dataDir(), production);
            QVERIFY(QCoro::waitFor(store.open()));
            store.commitHistory({steps, {}});
            store.commitHistory({first(1), rest(1)});
            QVERIFY(QCoro::waitFor(store.flushed()));
            QCoro::waitFor(store.closed());
        }
        const auto undone = storedDraft(dataDir());
        QVERIFY(undone);
        QCOMPARE(undone->done, first(1));
        QCOMPARE(undone->undone, rest(1));
        {
            DraftStore store(dataDir(), production);
            QVERIFY(QCoro::waitFor(store.open()));
            store.commitHistory({{steps[0], step(u"another"_s)}, {}}); // a new edit ends what could be redone
            QVERIFY(QCoro::waitFor(store.flushed()));
            QCoro::waitFor(store.closed());
        }
        const auto edited = storedDraft(dataDir());
        QVERIFY(edited);
        QCOMPARE(edited->done, (std::vector<UndoStep>{steps[0], step(u"another"_s)}));
        QVERIFY(edited->undone.empty());
    }

    void draftOfOneConnectionIsNotThatOfAnother()
    {
        DraftKey moved = production, tenant = production, user = production, profile = production;
        moved.base = u"https://coopr.example:55055/v2"_s;
        tenant.tenant = u"other"_s;
        user.user = u"operator"_s;
        profile.profile = QUuid::createUuid();
        makeDraft(dataDir(), {u"centos-6"_s});
        for (const DraftKey& key : {moved, tenant, user, profile}) {
            const auto opened = storedDraft(dataDir(), key);
            QVERIFY(opened);
            QVERIFY(opened->patch.empty());
            QCOMPARE(DraftStore::stagedCount(dataDir(), key), 0);
        }
        const QSet<QUuid> saved{production.profile, profile.profile};
        QCOMPARE(DraftStore::otherDraftsOf(dataDir(), moved, saved), std::vector{production});
        QVERIFY(DraftStore::otherDraftsOf(dataDir(), production, saved).empty());
        QVERIFY(DraftStore::otherDraftsOf(dataDir(), profile, saved).empty());
    }

    void aDraftOfNoSavedConnectionIsFoundByWhoIsInItsPlace()
    {
        DraftKey again = production, elsewhere = production;
        again.profile = elsewhere.profile = QUuid::createUuid();
        elsewhere.tenant = u"other"_s;
        makeDraft(dataDir(), {u"centos-6"_s});
        QCOMPARE(DraftStore::otherDraftsOf(dataDir(), again, {again.profile}), std::vector{production});
        QVERIFY(DraftStore::otherDraftsOf(dataDir(), elsewhere, {elsewhere.profile}).empty());
    }

    void connectionsWithoutAProfileHaveNoOtherDrafts()
    {
        DraftKey one = production, other = production;
        one.profile = other.profile = QUuid();
        other.base = u"https://elsewhere.example/v2"_s;
        makeDraft(dataDir(), {u"centos-6"_s}, one);
        QVERIFY(DraftStore::otherDraftsOf(dataDir(), other, {}).empty());
    }

    void anOpenDraftIsCountedWithoutDisturbingIt()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        for (int i = 1; i <= 20; ++i) {
            store.commit({staged(u"type-%1"_s.arg(i), u"x"_s)});
            QVERIFY(QCoro::waitFor(store.flushed()));
            QCOMPARE(DraftStore::stagedCount(dataDir(), production), i);
        }
        QCoro::waitFor(store.closed());
    }

    void aDraftWithNothingStagedLeavesNoFile()
    {
        QVERIFY(storedDraft(dataDir()));
        QCOMPARE(draftFiles(dataDir()), QStringList());
        makeDraft(dataDir(), {u"centos-6"_s});
        QCOMPARE(draftFiles(dataDir()), QStringList{production.fileName() + u".sqlite"_s});
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        store.commit({unstaged(u"centos-6"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        QCoro::waitFor(store.closed());
        QCOMPARE(draftFiles(dataDir()), QStringList());
    }

    void onlyTheOwnerCanReadADraft()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        store.commit({staged(u"centos-6"_s, u"x"_s)});
        QVERIFY(QCoro::waitFor(store.flushed()));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(dataDir()) & others));
        QVERIFY(!(QFile::permissions(dataDir() + u"/drafts"_s) & others));
        for (const QString& ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY2(!(QFile::permissions(draftFile(dataDir()) + ending) & others), qPrintable(ending));
        QCoro::waitFor(store.closed());
    }

    void aSecondWindowOfThisProcessReadsOnly()
    {
        DraftStore first(dataDir(), production);
        QVERIFY(QCoro::waitFor(first.open()));
        first.commit({staged(u"centos-6"_s, u"mine"_s)});
        QVERIFY(QCoro::waitFor(first.flushed()));

        DraftStore second(dataDir(), production);
        const auto opened = QCoro::waitFor(second.open());
        QVERIFY(opened);
        QVERIFY(second.isReadOnly());
        QVERIFY(second.lockedBy().contains(QString::number(QCoreApplication::applicationPid())));
        QCOMPARE(opened->patch.size(), size_t(1));
        second.commit({staged(u"ubuntu-22.04"_s, u"never"_s)});
        const QSignalSpy failed(&second, &DraftStore::failed);
        const auto flushed = QCoro::waitFor(second.flushed());
        QCoreApplication::processEvents();
        QVERIFY(failed.isEmpty()); // that another has it is no failure: nothing of ours is lost
        QVERIFY(!second.failure());
        QVERIFY(!flushed);
        QCOMPARE(flushed.error().kind, Error::Kind::Storage);
        QVERIFY(flushed.error().message.contains(draftFile(dataDir())));
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 1);

        QCoro::waitFor(first.closed());
        QVERIFY(QCoro::waitFor(second.open())); // free now
        QVERIFY(!second.isReadOnly());
        second.commit({staged(u"ubuntu-22.04"_s, u"now"_s)});
        QVERIFY(QCoro::waitFor(second.flushed()));
        QCoro::waitFor(second.closed());
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 2);
    }

    void aClosedStoreTakesNothingAndSaysSo()
    {
        DraftStore store(dataDir(), production);
        QVERIFY(QCoro::waitFor(store.open()));
        QCoro::waitFor(store.closed());
        QCoro::waitFor(store.closed()); // again is harmless
        store.commit({staged(u"centos-6"_s, u"late"_s)});
        QVERIFY(!store.isSaving());
        const auto flushed = QCoro::waitFor(store.flushed());
        QVERIFY(!flushed);
        QVERIFY(flushed.error().message.contains(u"closed"_s));
    }

private:
    QString dataDir() const { return m_home->filePath(u"data"_s); }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(DraftStoreTest)
#include "tst_draftstore.moc"
