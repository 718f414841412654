// SPDX-License-Identifier: GPL-3.0-or-later
// A write is sent once; what became of it is read, never guessed, and never repeated.
#include "faultyworkspace.h"

using namespace flavormap;

using Fault = WireFault;

class TestApplyFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lostReplyIsReadAndFoundDone_data();
    void lostReplyIsReadAndFoundDone();
    void lostWriteIsReadAndStaysStaged_data();
    void lostWriteIsReadAndStaysStaged();
    void unreadableAfterALostReplyIsUnknownUntilTheNextRefresh_data();
    void unreadableAfterALostReplyIsUnknownUntilTheNextRefresh();
    void aServerThatIsGoneGetsNothing();
    void aServerThatGoesBetweenReadAndWriteGetsNothing();
    void afterA500TheTruthIsReadAndNothingIsSentAgain();
    void a500BecauseOfAColleaguesWriteIsAConflict();
    void aGatewaysFaultOverADoneWriteIsFoundDone();
    void aGarbledReplyToADoneWriteIsFoundDone();
    void aReplyThatIsNoCooprReplyIsReadAgain();
    void aGoodAnswerOfWhatStoresNothingIsSaidToBeThat_data();
    void aGoodAnswerOfWhatStoresNothingIsSaidToBeThat();
    void aRenameIsNotDoneByGoodAnswersThatDeleteNothing();
    void amongManyTheFaultyOnesFailAndEachIsSentOnce();
};

namespace {

/// Rows: what is sent for one kind of change.
void oneOfEach()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("update") << alpha << QByteArray("PUT");
    QTest::newRow("delete") << beta << QByteArray("DELETE");
    QTest::newRow("create") << delta << QByteArray("POST");
}

void stageOne(FaultyWorkspace& at, const QByteArray& method)
{
    if (method == "PUT")
        at.set(alpha, googleImage, QStringLiteral("mine"));
    else if (method == "DELETE")
        at.stageDelete(beta);
    else
        at.stageCreate("mine");
}

bool isDone(const FaultyWorkspace& at, const QByteArray& method)
{
    if (method == "DELETE")
        return at.server.imageType(beta).isEmpty();
    return at.onServer(method == "PUT" ? alpha : delta).value(googleImage) == text("mine");
}

} // namespace

void TestApplyFaults::lostReplyIsReadAndFoundDone_data()
{
    oneOfEach();
}

void TestApplyFaults::lostReplyIsReadAndFoundDone()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, method);
    FaultyWorkspace at;
    stageOne(at, method);
    at.proxy.on({.method = method}, Fault::cutBeforeReply());

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = itemOf(*job, name);
    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(told(item).contains(u"not known whether"), qPrintable(told(item)));
    QCOMPARE(at.proxy.requestCount(method), 1);
    QVERIFY(isDone(at, method));
    QVERIFY(!at.session().isDirty());
}

void TestApplyFaults::lostWriteIsReadAndStaysStaged_data()
{
    oneOfEach();
}

void TestApplyFaults::lostWriteIsReadAndStaysStaged()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, method);
    FaultyWorkspace at;
    stageOne(at, method);
    at.proxy.on({.method = method}, Fault::cutBeforeReply().withoutServer());

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = itemOf(*job, name);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::OutcomeUnknown);
    QVERIFY2(item.error->message.contains(name) && item.error->message.contains(u"stays staged"),
        qPrintable(item.error->message));
    QCOMPARE(at.proxy.requestCount(method), 1);
    QVERIFY(!isDone(at, method));
    QVERIFY(at.session().patch().contains(name));

    job = at.applyAll(); // the person's own second try
    QCOMPARE(itemOf(*job, name).state, ItemState::Verified);
    QCOMPARE(at.proxy.requestCount(method), 2);
    QVERIFY(isDone(at, method));
}

void TestApplyFaults::unreadableAfterALostReplyIsUnknownUntilTheNextRefresh_data()
{
    oneOfEach();
}

void TestApplyFaults::unreadableAfterALostReplyIsUnknownUntilTheNextRefresh()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, method);
    FaultyWorkspace at;
    stageOne(at, method);
    at.proxy.on({.method = method}, Fault::cutBeforeReply());
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/" + name.toUtf8(), .skip = 1, .times = -1},
        Fault::cutBeforeReply());

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = itemOf(*job, name);
    QCOMPARE(item.state, ItemState::Unknown);
    QCOMPARE(item.error->kind, Error::Kind::OutcomeUnknown);
    QVERIFY2(item.error->message.contains(name), qPrintable(item.error->message));
    QVERIFY(at.session().patch().contains(name));

    at.proxy.clearFaults();
    QVERIFY(QCoro::waitFor(at.workspace->refresh())); // the truth, without sending anything
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.proxy.requestCount(method), 1);
}

void TestApplyFaults::aServerThatIsGoneGetsNothing()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    at.proxy.refuse();
    at.proxy.dropConnections();

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, ItemState::Failed);
        QCOMPARE(item.error->kind, Error::Kind::Unreachable);
        QVERIFY2(item.error->message.contains(at.endpoint.shownAddress()), qPrintable(item.error->message));
    }
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().changedCount(), 3);

    at.proxy.listenAgain();
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 3);
}

void TestApplyFaults::aServerThatGoesBetweenReadAndWriteGetsNothing()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "PUT"}, Fault::cutRequest(40)); // reset before its body was read

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Failed);
    QCOMPARE(at.proxy.requestCount("PUT"), 1);
    QCOMPARE(at.server.writesOf(alpha), 0);
    QVERIFY(at.session().patch().contains(alpha));
}

void TestApplyFaults::afterA500TheTruthIsReadAndNothingIsSentAgain()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    for (const char* method : {"PUT", "POST", "DELETE"})
        at.proxy.on({.method = method}, Fault::answer(500, "duplicate key", "Content-Type: text/plain\r\n"));
    const qsizetype mark = at.proxy.requests().size();

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, ItemState::Failed);
        QCOMPARE(item.error->kind, Error::Kind::ServerFault);
        QVERIFY2(item.error->message.contains(item.name), qPrintable(item.error->message));
        QVERIFY2(item.error->message.contains(u"stays staged"), qPrintable(item.error->message));
        // … and was read after its write.
        const QList<WireRequest> log = at.proxy.requests().mid(mark);
        const QByteArray path = "/v2/imagetypes/" + item.name.toUtf8();
        const auto write = std::find_if(log.begin(), log.end(), [&](const WireRequest& request) {
            return isWrite(request) && request.target == (item.name == delta ? "/v2/imagetypes" : path);
        });
        QVERIFY(std::any_of(write, log.end(),
            [&](const WireRequest& request) { return request.method == "GET" && request.target == path; }));
    }
    QCOMPARE(at.writes().size(), 3);
    QCOMPARE(at.session().changedCount(), 3);
}

void TestApplyFaults::a500BecauseOfAColleaguesWriteIsAConflict()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    Fault fault = Fault::answer(500, "duplicate key");
    fault.hold = Fault::Hold::BeforeServer;
    at.proxy.on({.method = "PUT"}, fault);

    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("theirs")));
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QCOMPARE(at.session().conflicts(alpha).size(), size_t(1));
    QCOMPARE(at.proxy.requestCount("PUT"), 1);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("theirs"));
}

void TestApplyFaults::aGatewaysFaultOverADoneWriteIsFoundDone()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    Fault fault = Fault::answer(502, "Bad Gateway");
    fault.hold = Fault::Hold::BeforeServer;
    at.proxy.on({.method = "PUT"}, fault);

    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("mine"))); // the gateway had handed it on
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QVERIFY2(told(job->items().at(0)).contains(u"HTTP 502"), qPrintable(told(job->items().at(0))));
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.proxy.requestCount("PUT"), 1);
}

void TestApplyFaults::aGarbledReplyToADoneWriteIsFoundDone()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "PUT"}, Fault::garbleReply(0));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.proxy.requestCount("PUT"), 1);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestApplyFaults::aReplyThatIsNoCooprReplyIsReadAgain()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "PUT"}, Fault::answer("SSH-2.0-OpenSSH_9.2\r\n", Fault::Ending::Close));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Failed);
    QVERIFY2(told(job->items().at(0)).contains(u"was read again"), qPrintable(told(job->items().at(0))));
    QCOMPARE(at.proxy.requestCount("PUT"), 1);
    QVERIFY(at.session().isDirty());
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
}

void TestApplyFaults::aGoodAnswerOfWhatStoresNothingIsSaidToBeThat_data()
{
    oneOfEach();
}

void TestApplyFaults::aGoodAnswerOfWhatStoresNothingIsSaidToBeThat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, method);
    FaultyWorkspace at;
    stageOne(at, method);
    at.proxy.on({.method = method}, Fault::answer(200, ""));

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = itemOf(*job, name);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::BadReply);
    const QString& said = item.error->message;
    QVERIFY2(said.contains(name) && said.contains(at.endpoint.shownAddress()), qPrintable(said));
    QVERIFY2(said.contains(u"see what answers at this address"), qPrintable(said));
    QVERIFY2(!told(item).contains(u"somebody"), qPrintable(told(item)));
    QCOMPARE(at.session().conflictCount(), 0);
    QVERIFY(at.session().patch().contains(name));
    QCOMPARE(itemOf(*at.applyAll(), name).state, ItemState::Verified);
    QVERIFY(isDone(at, method));
}

void TestApplyFaults::aRenameIsNotDoneByGoodAnswersThatDeleteNothing()
{
    FaultyWorkspace at;
    at.stageRename(beta, QStringLiteral("beta2"));
    at.proxy.on({.method = "DELETE"}, Fault::answer(200, ""));
    const ApplyJob* job = at.applyAll();
    QCOMPARE(job->items().at(0).state, ItemState::Failed);
    QCOMPARE(job->items().at(0).error->kind, Error::Kind::BadReply);
    QVERIFY2(told(job->items().at(0)).contains(u"said that it deleted “beta”"),
        qPrintable(told(job->items().at(0))));
    QCOMPARE(at.session().conflictCount(), 0);
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
}

void TestApplyFaults::amongManyTheFaultyOnesFailAndEachIsSentOnce()
{
    SandboxOptions options;
    options.types = 60;
    FaultyWorkspace at(options);
    const auto base = at.session().base().catalogue();
    for (int row = 0; row < base->size(); ++row)
        at.set(base->name(row), CellPath::description(), QStringLiteral("changed"));
    at.proxy.on({.method = "PUT", .skip = 5}, Fault::cutBeforeReply());
    at.proxy.on({.method = "PUT", .skip = 10}, Fault::cutBeforeReply().withoutServer());
    at.proxy.on({.method = "PUT", .skip = 20}, Fault::answer(500, "duplicate key"));
    at.proxy.on({.method = "PUT", .skip = 30}, Fault::cutReply(10));
    at.proxy.on({.method = "PUT", .skip = 40}, Fault::cutRequest(100));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->count(ItemState::Verified), 57);
    QCOMPARE(job->count(ItemState::Failed), 3);
    QCOMPARE(at.proxy.requestCount("PUT"), 60);
    for (const ApplyItem& item : job->items()) {
        const QByteArray path = "/v2/imagetypes/" + item.name.toUtf8();
        QCOMPARE(at.proxy.requestCount("PUT", path), 1);
        const bool isChanged = at.onServer(item.name).value(CellPath::description()) == text("changed");
        QCOMPARE(isChanged, item.state == ItemState::Verified);
        QCOMPARE(at.session().patch().contains(item.name), !isChanged);
    }
}

QTEST_GUILESS_MAIN(TestApplyFaults)
#include "tst_applyfaults.moc"
