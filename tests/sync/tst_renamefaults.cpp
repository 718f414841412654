// SPDX-License-Identifier: GPL-3.0-or-later
// A rename is a create and a delete: what fails in between leaves both, says so, and can be finished.
#include "faultyworkspace.h"

#include <atomic>

using namespace flavormap;

using Fault = WireFault;

class TestRenameFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondHalfThatFailsLeavesBothAndSaysSo_data();
    void secondHalfThatFailsLeavesBothAndSaysSo();
    void lostReplyOfEitherHalfIsReadAndFoundDone_data();
    void lostReplyOfEitherHalfIsReadAndFoundDone();
    void unreadableAfterEitherHalfSaysOnlyWhatIsKnown_data();
    void unreadableAfterEitherHalfSaysOnlyWhatIsKnown();
    void firstHalfThatFailsLeavesTheOldOne();
    void oldNameChangedInBetweenIsNotDeleted();
    void oldNameDeletedInBetweenIsDone();
    void oldNameUnreadableInBetweenIsNotDeleted();
    void newNameChangedInBetweenIsAConflictAndTheOldOneStays();
    void newNameTakenBeforeIsAConflict();
};

namespace {

const QString renamed = QStringLiteral("beta2");

void expectBoth(const FaultyWorkspace& at, const ApplyItem& item)
{
    const QString said = told(item);
    QVERIFY2(said.contains(u"“beta2” is created, but “beta” is still there too"), qPrintable(said));
    QVERIFY(!at.server.imageType(beta).isEmpty());
    QVERIFY(!at.server.imageType(renamed).isEmpty());
}

} // namespace

void TestRenameFaults::secondHalfThatFailsLeavesBothAndSaysSo_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("500") << Fault::answer(500, "deadlock") << Error::Kind::ServerFault;
    QTest::newRow("403") << Fault::answer(403, "user unauthorized, must be admin.") << Error::Kind::Denied;
    QTest::newRow("cut") << Fault::cutBeforeReply().withoutServer() << Error::Kind::OutcomeUnknown;
}

void TestRenameFaults::secondHalfThatFailsLeavesBothAndSaysSo()
{
    QFETCH(Fault, fault);
    QFETCH(Error::Kind, kind);
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.set(renamed, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "DELETE"}, fault);

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, kind);
    expectBoth(at, item);
    QCOMPARE(at.writes(), (QList<QByteArray>{"POST /v2/imagetypes", "DELETE /v2/imagetypes/beta"}));
    QCOMPARE(at.session().patch().at(renamed).origin, beta);
    QCOMPARE(at.session().conflictCount(), 0);
    if (kind == Error::Kind::Denied)
        return; // read-only from now on

    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified); // only the second half
    QCOMPARE(at.writes().size(), 3);
    QCOMPARE(at.writes().constLast(), QByteArray("DELETE /v2/imagetypes/beta"));
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.onServer(renamed).value(googleImage), text("mine"));
}

void TestRenameFaults::lostReplyOfEitherHalfIsReadAndFoundDone_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("create") << QByteArray("POST");
    QTest::newRow("delete") << QByteArray("DELETE");
}

void TestRenameFaults::lostReplyOfEitherHalfIsReadAndFoundDone()
{
    QFETCH(QByteArray, method);
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.proxy.on({.method = method}, Fault::cutBeforeReply());

    ApplyItem item = at.applyAll()->items().at(0);
    if (method == "POST") {
        // The first half is done; whether to go on is the person's to say.
        QCOMPARE(item.state, ItemState::Failed);
        expectBoth(at, item);
        QCOMPARE(at.writes().size(), 1);
        item = at.applyAll()->items().at(0);
    } else {
        QVERIFY2(told(item).contains(u"not known whether"), qPrintable(told(item)));
    }

    QCOMPARE(item.state, ItemState::Verified);
    QCOMPARE(at.writes(), (QList<QByteArray>{"POST /v2/imagetypes", "DELETE /v2/imagetypes/beta"}));
    QVERIFY(!at.session().isDirty());
    QVERIFY(at.server.imageType(beta).isEmpty());
}

void TestRenameFaults::unreadableAfterEitherHalfSaysOnlyWhatIsKnown_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("answered");
    QTest::newRow("create, lost reply") << QByteArray("POST") << false;
    QTest::newRow("create, good reply") << QByteArray("POST") << true;
    QTest::newRow("delete, lost reply") << QByteArray("DELETE") << false;
    QTest::newRow("delete, good reply") << QByteArray("DELETE") << true;
}

void TestRenameFaults::unreadableAfterEitherHalfSaysOnlyWhatIsKnown()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, answered);
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    Fault fault = answered ? Fault::pass() : Fault::cutBeforeReply();
    fault.hold = Fault::Hold::BeforeReply;
    at.proxy.on({.method = method}, fault);
    const ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    at.proxy.on({.method = "GET", .times = -1}, Fault::answer(503, "busy"));
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());

    const ApplyItem& item = job->items().at(0);
    const QString said = told(item);
    QCOMPARE(item.state, ItemState::Unknown);
    QVERIFY2(!said.contains(u"is still there too"), qPrintable(said));
    if (method == "DELETE") {
        QVERIFY2(
            said.contains(u"“beta2” is created; whether “beta” is deleted is not known"), qPrintable(said));
        QVERIFY2(said.contains(u"“beta” could not be read after it was sent"), qPrintable(said));
    } else {
        QVERIFY2(said.contains(u"“beta2” could not be read after it was sent"), qPrintable(said));
        QVERIFY2(said.contains(u"“beta” was not deleted"), qPrintable(said));
    }
    at.proxy.clearFaults();
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QCOMPARE(at.session().isDirty(), method == "POST");
    if (method == "POST")
        QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    QVERIFY(at.session().undo());
    QCOMPARE(at.session().conflictCount(), 0);
    QCOMPARE(at.session().draft(beta)->value(joyentImage), text("j-2"));
}

void TestRenameFaults::firstHalfThatFailsLeavesTheOldOne()
{
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.proxy.on({.method = "POST"}, Fault::answer(500, "deadlock"));

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::ServerFault);
    QCOMPARE(at.writes().size(), 1);
    QVERIFY(!at.server.imageType(beta).isEmpty());
    QCOMPARE(at.session().patch().at(renamed).origin, beta);
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
}

void TestRenameFaults::oldNameChangedInBetweenIsNotDeleted()
{
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.server.onRequest([&at](const QByteArray& method, const QString&) {
        if (method == "POST")
            (void)at.server.replaceBehindTheBack(
                beta, R"({"name":"beta","description":"theirs","providermap":{}})");
    });

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Conflict);
    expectBoth(at, item);
    QCOMPARE(at.writes(), QList<QByteArray>{"POST /v2/imagetypes"});
    QCOMPARE(at.onServer(beta).value(CellPath::description()), text("theirs"));
    QVERIFY(at.session().conflictCount() == 1);
}

void TestRenameFaults::oldNameDeletedInBetweenIsDone()
{
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.server.onRequest([&at](const QByteArray& method, const QString&) {
        if (method == "POST")
            at.server.deleteBehindTheBack(beta);
    });

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(told(item).contains(u"somebody else deleted “beta”"), qPrintable(told(item)));
    QCOMPARE(at.writes(), QList<QByteArray>{"POST /v2/imagetypes"});
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.session().rowOf(beta), -1);
    QVERIFY(at.session().rowOf(renamed) >= 0);
}

void TestRenameFaults::oldNameUnreadableInBetweenIsNotDeleted()
{
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/beta", .skip = 3, .times = -1},
        Fault::answer(503, "busy"));

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::ServerFault);
    expectBoth(at, item);
    QCOMPARE(at.writes(), QList<QByteArray>{"POST /v2/imagetypes"});
    at.proxy.clearFaults();
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
}

void TestRenameFaults::newNameChangedInBetweenIsAConflictAndTheOldOneStays()
{
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.server.onRequest(
        [&at, posted = std::make_shared<std::atomic<bool>>(false)](const QByteArray& method, const QString&) {
            if (method == "POST")
                *posted = true;
            else if (posted->exchange(false))
                (void)at.server.replaceBehindTheBack(
                    renamed, R"({"name":"beta2","description":"theirs","providermap":{}})");
        });

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Conflict);
    expectBoth(at, item);
    QCOMPARE(at.writes(), QList<QByteArray>{"POST /v2/imagetypes"});
    QCOMPARE(at.session().conflicts(renamed).at(0).kind, Conflict::Kind::CreatedThere);
    QCOMPARE(at.session().draft(renamed)->value(joyentImage), text("j-2"));
}

void TestRenameFaults::newNameTakenBeforeIsAConflict()
{
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    QVERIFY(at.server.replaceBehindTheBack(
        renamed, R"({"name":"beta2","description":"theirs","providermap":{}})"));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QVERIFY(at.writes().isEmpty());
    QVERIFY(!at.server.imageType(beta).isEmpty());
    QCOMPARE(at.session().draft(renamed)->value(joyentImage), text("j-2"));
}

QTEST_GUILESS_MAIN(TestRenameFaults)
#include "tst_renamefaults.moc"
