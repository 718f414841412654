// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts that wait for the address a connection had before it was edited.
#include "sync/otherdrafts.h"

#include "store/drafthelp.h"

#include <QTemporaryDir>

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestOtherDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_home.emplace().isValid());
        makeDraft(dataDir(), {u"centos-6"_s, u"centos-7"_s});
    }

    void theyAreFoundWithWhatIsStaged()
    {
        const auto found = QCoro::waitFor(otherDrafts(dataDir(), moved(), {production.profile}));
        QCOMPARE(found, (std::vector{OtherDraft{production, 2}}));
        QVERIFY(QCoro::waitFor(otherDrafts(dataDir(), production, {production.profile})).empty());

        const auto changes = QCoro::waitFor(changesOfDraft(dataDir(), production));
        QVERIFY(changes);
        QCOMPARE(changes->patch.size(), size_t(2));
        QCOMPARE(changes->patch.at(u"centos-6"_s), stagedEntry(u"mine"_s));
        QCOMPARE(changes->place.base, production.base);
        QVERIFY(changes->when.isValid());
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 2); // reading takes nothing away
    }

    void discardingTakesOnlyThatOne()
    {
        makeDraft(dataDir(), {u"centos-8"_s}, moved());
        QVERIFY(QCoro::waitFor(discardDraft(dataDir(), production)));
        QVERIFY(QCoro::waitFor(otherDrafts(dataDir(), moved(), {production.profile})).empty());
        const auto left = storedDraft(dataDir());
        QVERIFY(left);
        QVERIFY(left->patch.empty() && left->done.empty() && left->undone.empty());
        QCOMPARE(DraftStore::stagedCount(dataDir(), moved()), 1);
    }

    void oneThatIsOpenElsewhereIsNotDiscarded()
    {
        DraftStore open(dataDir(), production);
        QVERIFY(QCoro::waitFor(open.open()));
        const auto discarded = QCoro::waitFor(discardDraft(dataDir(), production));
        QVERIFY(!discarded);
        QVERIFY2(
            discarded.error().message.contains(u"Close it there"), qPrintable(discarded.error().message));
        const auto changes = QCoro::waitFor(changesOfDraft(dataDir(), production));
        QVERIFY(changes);
        QCOMPARE(changes->patch.size(), size_t(2));
        QCoro::waitFor(open.closed());
        QCOMPARE(DraftStore::stagedCount(dataDir(), production), 2);
    }

private:
    QString dataDir() const { return m_home->filePath(u"data"_s); }
    static DraftKey moved()
    {
        DraftKey key = production;
        key.base = u"https://elsewhere.example/v2"_s;
        return key;
    }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestOtherDrafts)
#include "tst_otherdrafts.moc"
