// SPDX-License-Identifier: GPL-3.0-or-later
// A colleague writes before, between and after: it is said which, and no version is lost.
#include "foreignwrites.h"

#include "store/draftdatabase.h"

using namespace flavormap;

class TestForeignWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeOursToAnotherCellIsMerged();
    void beforeOursToTheSameCellIsConflict();
    void betweenOurReadAndWriteIsSaidAndItsVersionIsKept();
    void afterOursIsSaidAndOursIsKept();
    void afterOursToAnotherCellIsVerifiedAndOursCanBeTakenBack();
    void betweenAndAfterAreBothSaid();
    void lostReplyWithAForeignWriteBetweenIsVerifiedAndSaid();
    void lostReplyWithAForeignWriteAfterSaysThatOursWasThere();
    void lostWriteWithAForeignWriteIsNoWordOfOurs();
    void lostReplyTellsWhatTheServerDropped();
    void madeAnewBetweenIsSaidAndWhatItReplacedIsKept();
    void deletedAfterOursIsAConflictWithMineKept();
    void createdByAnotherBetweenIsAConflict();
    void createdEqualByAnotherBetweenIsDone();
    void createdEqualBeforeIsDoneWithoutASend();
    void deletedBeforeIsDoneWithoutASend();
    void deletedBeforeOurUpdateIsAConflict();
    void madeAnewAfterOurDeleteIsSaid();
};

void TestForeignWrites::beforeOursToAnotherCellIsMerged()
{
    FaultyWorkspace at;
    at.set(alpha, CellPath::description(), QStringLiteral("mine"));
    theirs(at);

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("theirs"));
    QCOMPARE(at.onServer(alpha).value(CellPath::description()), text("mine"));
}

void TestForeignWrites::beforeOursToTheSameCellIsConflict()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    theirs(at);

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QVERIFY2(told(job->items().at(0)).contains(alpha), qPrintable(told(job->items().at(0))));
    QVERIFY(at.writes().isEmpty());
    QVERIFY(at.session().resolve({alpha}, googleImage, Resolution::KeepMine));
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestForeignWrites::betweenOurReadAndWriteIsSaidAndItsVersionIsKept()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "PUT", 0, [&at] { theirs(at); });

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(item.notes.size() == 1 && item.notes[0].contains(u"between our read and our write")
            && item.notes[0].contains(u"version 2"),
        qPrintable(told(item)));
    QCOMPARE(inVersion(at, alpha, 2), text("theirs"));
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestForeignWrites::afterOursIsSaidAndOursIsKept()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] { theirs(at); }); // the read-back

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(item.notes.size() == 1 && item.notes[0].contains(u"right after")
            && item.notes[0].contains(u"version 2"),
        qPrintable(told(item)));
    QCOMPARE(inVersion(at, alpha, 2), text("mine"));
    const auto conflicts = at.session().conflicts(alpha);
    QCOMPARE(conflicts.size(), size_t(1));
    QCOMPARE(conflicts[0].theirs, text("theirs"));
    QCOMPARE(conflicts[0].mine, text("mine"));
}

void TestForeignWrites::afterOursToAnotherCellIsVerifiedAndOursCanBeTakenBack()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] {
        QByteArray other = alphaWith("mine");
        other.replace("\"A\"", "\"theirs\"");
        QVERIFY(at.server.replaceBehindTheBack(alpha, other));
    });

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QVERIFY2(told(job->items().at(0)).contains(u"right after"), qPrintable(told(job->items().at(0))));
    QVERIFY(!at.session().isDirty());
    QVERIFY(at.session().undo());
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("g-1"));
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("g-1"));
    QCOMPARE(at.onServer(alpha).value(CellPath::description()), text("theirs"));
}

void TestForeignWrites::betweenAndAfterAreBothSaid()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.server.onRequest(
        [&at, put = std::make_shared<std::atomic<bool>>(false)](const QByteArray& method, const QString&) {
            if (method == "PUT") {
                theirs(at, "first");
                *put = true;
            } else if (put->exchange(false)) {
                theirs(at, "last");
            }
        });

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"version 2") && told(item).contains(u"version 3"), qPrintable(told(item)));
    QCOMPARE(inVersion(at, alpha, 2), text("first"));
    QCOMPARE(inVersion(at, alpha, 3), text("mine"));
    QCOMPARE(at.session().conflicts(alpha).at(0).theirs, text("last"));
    QCOMPARE(at.session().conflicts(alpha).at(0).mine, text("mine"));
}

void TestForeignWrites::lostReplyWithAForeignWriteBetweenIsVerifiedAndSaid()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "PUT", 0, [&at] { theirs(at); });
    at.proxy.on({.method = "PUT"}, WireFault::cutBeforeReply());

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(told(item).contains(u"between our read and our write") && told(item).contains(u"version 2"),
        qPrintable(told(item)));
    QCOMPARE(inVersion(at, alpha, 2), text("theirs"));
}

void TestForeignWrites::lostReplyWithAForeignWriteAfterSaysThatOursWasThere()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] { theirs(at); }); // the read-back
    at.proxy.on({.method = "PUT"}, WireFault::cutBeforeReply());

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"“alpha” was sent, but somebody else wrote it too")
            && told(item).contains(u"what was sent here is kept as version 2"),
        qPrintable(told(item)));
    QCOMPARE(inVersion(at, alpha, 2), text("mine"));
}

void TestForeignWrites::lostWriteWithAForeignWriteIsNoWordOfOurs()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] {
        theirs(at, "first");
        theirs(at, "last");
    });
    at.proxy.on({.method = "PUT"}, WireFault::cutBeforeReply().withoutServer());

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"was changed on the server after it was read here")
            && told(item).contains(u"version 2") && !told(item).contains(u"what was sent here"),
        qPrintable(told(item)));
}

void TestForeignWrites::lostReplyTellsWhatTheServerDropped()
{
    FaultyWorkspace at;
    QVERIFY(
        at.session().setCells({{alpha, googleImage, text("mine")},
                                  {alpha, CellPath::entry(QStringLiteral("google"), QStringLiteral("cores")),
                                      Value::rawJson(QStringLiteral("5"))}},
            QStringLiteral("Edit")));
    at.proxy.on({.method = "PUT"}, WireFault::cutBeforeReply());
    const ApplyItem item = at.applyAll()->items().at(0);
    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(
        told(item).contains(u"dropped or changed by its own rules") && told(item).contains(u"google cores"),
        qPrintable(told(item)));
}

void TestForeignWrites::madeAnewBetweenIsSaidAndWhatItReplacedIsKept()
{
    FaultyWorkspace at;
    theirs(at, "g-2");
    theirs(at, "g-3"); // version 3
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "PUT", 0, [&at] { at.server.deleteBehindTheBack(alpha); });

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QVERIFY2(told(item).contains(u"somebody deleted “alpha”"), qPrintable(told(item)));
    QCOMPARE(item.state, ItemState::Verified);
    // What it said before: with the result, in the journal, and one undo away.
    QVERIFY(item.replaced && item.replaced->value(googleImage) == text("g-3"));
    QVERIFY(job->report().asText(QStringLiteral("x")).contains(u"g-3"));
    const DraftKey key = at.workspace->connection().draftKey();
    DraftDatabase database(Places::below(at.dir.path()).dataDir + QStringLiteral("/drafts/") + key.fileName()
            + QStringLiteral(".sqlite"),
        key);
    QVERIFY(database.openReadOnly());
    const auto journal = database.journal({});
    QVERIFY(journal && journal->at(2).state == ItemState::Sending && journal->at(2).before.contains("g-3"));
    QVERIFY(at.session().undo());
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("g-3"));
}

void TestForeignWrites::deletedAfterOursIsAConflictWithMineKept()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] { at.server.deleteBehindTheBack(alpha); });

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QVERIFY2(told(job->items().at(0)).contains(alpha), qPrintable(told(job->items().at(0))));
    QCOMPARE(at.session().conflicts(alpha).at(0).kind, Conflict::Kind::DeletedThere);
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    QCOMPARE(at.session().draft(alpha)->value(CellPath::description()), text("A"));
}

void TestForeignWrites::createdByAnotherBetweenIsAConflict()
{
    FaultyWorkspace at;
    at.stageCreate("mine");
    atRequest(at, "POST", 0, [&at] {
        QVERIFY(at.server.replaceBehindTheBack(
            delta, R"({"name":"delta","description":"theirs","providermap":{}})"));
    });

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QVERIFY2(told(job->items().at(0)).contains(delta), qPrintable(told(job->items().at(0))));
    QCOMPARE(at.session().conflicts(delta).at(0).kind, Conflict::Kind::CreatedThere);
    QCOMPARE(at.session().draft(delta)->value(googleImage), text("mine"));
    QCOMPARE(at.onServer(delta).value(CellPath::description()), text("theirs"));
    QCOMPARE(at.writes().size(), 1);
}

void TestForeignWrites::createdEqualByAnotherBetweenIsDone()
{
    FaultyWorkspace at;
    at.stageCreate("mine");
    atRequest(at, "POST", 0, [&at] {
        QVERIFY(at.server.replaceBehindTheBack(
            delta, R"({"name":"delta","description":"D","providermap":{"google":{"image":"mine"}}})"));
    });

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QVERIFY2(told(job->items().at(0)).contains(u"exists already"), qPrintable(told(job->items().at(0))));
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.writes().size(), 1);
}

void TestForeignWrites::createdEqualBeforeIsDoneWithoutASend()
{
    FaultyWorkspace at;
    at.stageCreate("mine");
    QVERIFY(at.server.replaceBehindTheBack(
        delta, R"({"name":"delta","description":"D","providermap":{"google":{"image":"mine"}}})"));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QVERIFY(at.writes().isEmpty());
    QVERIFY(!at.session().isDirty());
}

void TestForeignWrites::deletedBeforeIsDoneWithoutASend()
{
    FaultyWorkspace at;
    at.stageDelete(beta);
    at.server.deleteBehindTheBack(beta);

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QVERIFY(at.writes().isEmpty());
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.session().rowOf(beta), -1);
}

void TestForeignWrites::deletedBeforeOurUpdateIsAConflict()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.server.deleteBehindTheBack(alpha);

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QVERIFY2(told(job->items().at(0)).contains(alpha), qPrintable(told(job->items().at(0))));
    QVERIFY(at.writes().isEmpty());
    QVERIFY(at.session().resolve({alpha}, {}, Resolution::KeepMine));
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(alpha).value(CellPath::description()), text("A"));
}

void TestForeignWrites::madeAnewAfterOurDeleteIsSaid()
{
    FaultyWorkspace at;
    at.stageDelete(alpha);
    atRequest(at, "GET", 1, [&at] { theirs(at); });

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QVERIFY2(
        told(job->items().at(0)).contains(u"“alpha” is there again"), qPrintable(told(job->items().at(0))));
    QCOMPARE(at.session().conflicts(alpha).at(0).kind, Conflict::Kind::ChangedThere);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("theirs"));
}

QTEST_GUILESS_MAIN(TestForeignWrites)
#include "tst_foreignwrites.moc"
