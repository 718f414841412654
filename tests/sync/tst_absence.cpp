// SPDX-License-Identifier: GPL-3.0-or-later
// A 404 alone proves nothing: absent is what a list agrees on, and without that nothing is sent.
#include "faultyworkspace.h"

using namespace flavormap;

using Fault = WireFault;

class TestAbsence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProxys404IsNotAbsence_data();
    void aProxys404IsNotAbsence();
    void aMissingTenantIsNotAbsence();
    void whatTheHandlerSaysAndTheListConfirmsIsAbsent_data();
    void whatTheHandlerSaysAndTheListConfirmsIsAbsent();
    void anImageTypeThatIsListedIsNotAbsent_data();
    void anImageTypeThatIsListedIsNotAbsent();
    void aListThatFailsIsAnAnswerToAllWhoWaitForIt();
    void aDeleteThatFindsNothingIsDoneWhenTheListAgrees();
    void aRenameWhoseOldNameIsGoneIsDoneWhenTheListAgrees();
    void anUpdateThatFindsNothingIsAConflict();
    void aProxys404OnAWriteIsNoAbsence();

private:
    /// A colleague deletes it in the moment between our read and this request.
    static void deleteBefore(FaultyWorkspace& at, const char* method, const QString& name)
    {
        at.server.onRequest(
            [&at, method = QByteArray(method), name](const QByteArray& asked, const QString&) {
                if (asked == method)
                    at.server.deleteBehindTheBack(name);
            });
    }
    static void dialects()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::newRow("server") << Dialect::Server;
        QTest::newRow("page") << Dialect::Page;
    }
    static SandboxOptions of(Dialect dialect)
    {
        SandboxOptions options = threeTypes();
        options.dialect = dialect;
        return options;
    }
};

void TestAbsence::aProxys404IsNotAbsence_data()
{
    QTest::addColumn<QByteArray>("pathPrefix");
    QTest::addColumn<Fault>("fault");
    const Fault page = Fault::answer(404, "<html><h1>Not Found</h1></html>", "Content-Type: text/html\r\n");
    const Fault plain = Fault::answer(404, "not found", "Content-Type: text/plain\r\n");
    const Fault bare = Fault::answer(
        "HTTP/1.1 404 Not Found\r\n\r\nProblem accessing: /. Reason: Not Found", Fault::Ending::Close);
    QTest::addColumn<Dialect>("dialect");
    for (const Dialect dialect : {Dialect::Server, Dialect::Page}) {
        const auto row = [&](const char* name, const QByteArray& prefix, const Fault& fault) {
            QTest::addRow("%s, %s", dialect == Dialect::Page ? "page" : "server", name)
                << prefix << fault << dialect;
        };
        row("a web page, on every path", "", page);
        row("plain text, on every path", "", plain);
        row("without headers, on every path", "", bare);
        row("a web page, for single image types", "/v2/imagetypes/", page);
        row("without headers, for single image types", "/v2/imagetypes/", bare);
    }
}

void TestAbsence::aProxys404IsNotAbsence()
{
    QFETCH(QByteArray, pathPrefix);
    QFETCH(Fault, fault);
    QFETCH(Dialect, dialect);
    FaultyWorkspace at(of(dialect));
    at.stageOneOfEach();
    at.stageRename(third, QStringLiteral("gamma2"));
    at.proxy.on({.pathPrefix = pathPrefix, .times = -1}, fault);

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, ItemState::Failed);
        QCOMPARE(item.error->kind, Error::Kind::BadReply);
        QVERIFY2(item.error->message.contains(at.endpoint.shownAddress()), qPrintable(item.error->message));
    }
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().changedCount(), 4);
    QCOMPARE(at.session().conflictCount(), 0);
}

void TestAbsence::aMissingTenantIsNotAbsence()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    at.proxy.on({.times = -1}, Fault::answer(404, "Tenant does not exist.", "Content-Type: text/plain\r\n"));

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, ItemState::Failed);
        QCOMPARE(item.error->kind, Error::Kind::NotFound);
        QVERIFY2(item.error->message.contains(u"tenant named “superadmin”"), qPrintable(told(item)));
    }
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().changedCount(), 3);
}

void TestAbsence::whatTheHandlerSaysAndTheListConfirmsIsAbsent_data()
{
    dialects();
}

void TestAbsence::whatTheHandlerSaysAndTheListConfirmsIsAbsent()
{
    QFETCH(Dialect, dialect);
    FaultyWorkspace at(of(dialect));
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.stageDelete(beta);
    at.stageCreate("mine");
    at.server.deleteBehindTheBack(alpha);
    at.server.deleteBehindTheBack(beta);

    const ApplyJob* job = at.applyAll();

    QCOMPARE(itemOf(*job, alpha).state, ItemState::Conflict);
    QCOMPARE(at.session().conflicts(alpha).at(0).kind, Conflict::Kind::DeletedThere);
    QCOMPARE(itemOf(*job, beta).state, ItemState::Verified);
    QCOMPARE(itemOf(*job, delta).state, ItemState::Verified);
    QCOMPARE(at.writes(), QList<QByteArray>{"POST /v2/imagetypes"});
}

void TestAbsence::anImageTypeThatIsListedIsNotAbsent_data()
{
    dialects();
}

void TestAbsence::anImageTypeThatIsListedIsNotAbsent()
{
    QFETCH(Dialect, dialect);
    FaultyWorkspace at(of(dialect));
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.stageDelete(beta);
    const QByteArray words = dialect == Dialect::Page ? "not found" : "image type X  not found.";
    at.proxy.on({.pathPrefix = "/v2/imagetypes/", .times = -1},
        Fault::answer(404, words, "Content-Type: text/plain\r\n"));

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, ItemState::Failed);
        QVERIFY2(item.error->message.contains(u"but lists it"), qPrintable(item.error->message));
        QVERIFY(item.error->message.contains(item.name));
    }
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().changedCount(), 2);
}

void TestAbsence::aListThatFailsIsAnAnswerToAllWhoWaitForIt()
{
    constexpr int count = 20;
    FaultyWorkspace at;
    for (int i = 0; i < count; ++i)
        QVERIFY(at.session().create(ImageType(QStringLiteral("new-%1").arg(i)), QStringLiteral("New")));
    const qsizetype mark = at.proxy.requests().size();
    Fault first = Fault::answer(500, "no");
    first.hold = Fault::Hold::BeforeServer;
    at.proxy.on({.pathPrefix = "/v2/imagetypes/", .times = -1}, Fault::pass());
    at.proxy.on({}, first);
    at.proxy.always(Fault::answer(500, "no"));

    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.requestCount("GET", "/v2/imagetypes/"), ApplyJob::inFlight);
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());

    QCOMPARE(job->count(ItemState::Failed), count);
    const qsizetype lists = at.proxy.requests().size() - mark - count;
    QVERIFY2(lists >= 1 && lists <= 6, qPrintable(QString::number(lists)));
}

void TestAbsence::aDeleteThatFindsNothingIsDoneWhenTheListAgrees()
{
    FaultyWorkspace at(of(Dialect::Page)); // which answers 404 where it is gone
    at.stageDelete(beta);
    deleteBefore(at, "DELETE", beta);

    const ApplyItem& item = at.applyAll()->items().at(0);

    QVERIFY2(item.state == ItemState::Verified, qPrintable(told(item)));
    QVERIFY2(told(item).contains(u"somebody else deleted “beta”"), qPrintable(told(item)));
    QCOMPARE(at.writes().size(), 1);
    QVERIFY(!at.session().isDirty());
    QVERIFY(at.session().rowOf(beta) < 0);
}

void TestAbsence::aRenameWhoseOldNameIsGoneIsDoneWhenTheListAgrees()
{
    FaultyWorkspace at(of(Dialect::Page)); // which answers 404 where it is gone
    at.stageRename(beta, QStringLiteral("beta2"));
    deleteBefore(at, "DELETE", beta);

    const ApplyItem& item = at.applyAll()->items().at(0);

    QVERIFY2(item.state == ItemState::Verified, qPrintable(told(item)));
    QVERIFY2(told(item).contains(u"somebody else deleted “beta”"), qPrintable(told(item)));
    QVERIFY(!at.session().isDirty());
    QVERIFY(!at.server.imageType(QStringLiteral("beta2")).isEmpty());
}

void TestAbsence::anUpdateThatFindsNothingIsAConflict()
{
    FaultyWorkspace at(of(Dialect::Page)); // which answers 404 where it is gone
    at.set(alpha, googleImage, QStringLiteral("mine"));
    deleteBefore(at, "PUT", alpha);

    const ApplyItem& item = at.applyAll()->items().at(0);

    QVERIFY2(item.state == ItemState::Conflict, qPrintable(told(item)));
    QVERIFY2(told(item).contains(u"“alpha” was deleted on the server"), qPrintable(told(item)));
    QCOMPARE(at.session().conflicts(alpha).front().kind, Conflict::Kind::DeletedThere);
    at.server.onRequest({});
    QVERIFY(at.session().resolve({alpha}, {}, Resolution::KeepMine));
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 1);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestAbsence::aProxys404OnAWriteIsNoAbsence()
{
    FaultyWorkspace at(of(Dialect::Page)); // which answers 404 where it is gone
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.stageDelete(beta);
    for (const char* method : {"PUT", "DELETE"})
        at.proxy.on(
            {.method = method, .times = -1}, Fault::answer(404, "not found", "Content-Type: text/plain\r\n"));

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, ItemState::Failed);
        QVERIFY2(told(item).contains(u"it is as it was"), qPrintable(told(item)));
    }
    QCOMPARE(at.session().changedCount(), 2);
    QCOMPARE(at.session().conflictCount(), 0);
    QVERIFY(!at.server.imageType(beta).isEmpty());
}

QTEST_GUILESS_MAIN(TestAbsence)
#include "tst_absence.moc"
