// SPDX-License-Identifier: GPL-3.0-or-later
// Refresh, Apply and closing at the same time: what was asked earlier never takes the place of what is known
// since.
#include "faultyworkspace.h"

using namespace flavormap;

using Fault = WireFault;

class TestRefreshRaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListAskedBeforeApplyNeverCoversWhatApplyRead_data();
    void aListAskedBeforeApplyNeverCoversWhatApplyRead();
    void refreshDuringApplySaysWhyNot();
    void refreshAfterApplyReadsAgain();
    void closingBetweenTheSavingAndTheSendingSendsNothing();
    void templatesThatCouldNotBeReadAreUnknownAndReadByTheNextRefresh();
    void templatesAreReadByTheRefreshThatFirstReachesTheServer();
    void aDeniedReadStopsNoEditing_data();
    void aDeniedReadStopsNoEditing();
    void aForbiddenWriteDoes();
    void eachImageTypeCanBeEditedAgainWhenItsOwnItemEnds();
};

void TestRefreshRaces::aListAskedBeforeApplyNeverCoversWhatApplyRead_data()
{
    QTest::addColumn<Fault>("hold");
    Fault stall = Fault::holdBeforeReply();
    QTest::newRow("answered before") << stall;
    QTest::newRow("answered later") << Fault::holdBeforeServer();
}

void TestRefreshRaces::aListAskedBeforeApplyNeverCoversWhatApplyRead()
{
    QFETCH(Fault, hold);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.stageCreate("mine");
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, hold);
    std::optional<Result<RebaseReport>> report;
    auto refreshing
        = at.workspace->refresh().then([&report](const Result<RebaseReport>& ended) { report = ended; });
    QTRY_COMPARE(at.proxy.heldCount(), 1);

    const ApplyJob* job = at.applyAll();
    QVERIFY(job);
    QCOMPARE(job->count(ItemState::Verified), 2);
    at.proxy.release();
    QTRY_VERIFY(report.has_value());

    QVERIFY(!*report);
    QCOMPARE(report->error().kind, Error::Kind::Cancelled);
    QVERIFY(!at.workspace->refreshError());
    QVERIFY(!at.workspace->isRefreshing());
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    QVERIFY(at.session().draft(delta).has_value());
    QVERIFY(at.session().undo()); // the way back of delta, then of alpha
    QVERIFY(at.session().undo());
    QCOMPARE(at.session().changedCount(), 2);
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("g-1"));
}

void TestRefreshRaces::refreshDuringApplySaysWhyNot()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "PUT"}, Fault::holdBeforeServer());
    const ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    const qsizetype requests = at.proxy.requests().size();

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Invalid);
    QVERIFY2(report.error().message.contains(u"Apply is running"), qPrintable(report.error().message));
    QCOMPARE(at.proxy.requests().size(), requests);
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());
    QCOMPARE(job->count(ItemState::Verified), 1);
}

void TestRefreshRaces::refreshAfterApplyReadsAgain()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 1);
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("theirs")));
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("theirs"));
}

void TestRefreshRaces::closingBetweenTheSavingAndTheSendingSendsNothing()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    std::optional<Result<ApplyJob*>> answered;
    auto applying
        = at.workspace->apply(at.workspace->plan(), {alpha}).then([&answered](const Result<ApplyJob*>& job) {
              answered = job;
          });
    QVERIFY(!answered); // it waits for the draft to be on disk

    at.close();

    QVERIFY(answered.has_value());
    QVERIFY(!*answered);
    QVERIFY2(answered->error().message.contains(u"closed"), qPrintable(answered->error().message));
    QVERIFY(at.writes().isEmpty());
    at.open();
    QCOMPARE(at.session().changedCount(), 1);
}

void TestRefreshRaces::templatesThatCouldNotBeReadAreUnknownAndReadByTheNextRefresh()
{
    FaultyWorkspace at({}, std::chrono::seconds(10), false);
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/clustertemplates"}, Fault::answer(500, "no"));
    at.open();
    QVERIFY(!at.workspace->templatesByImageType().has_value());
    const QString name = at.session().name(0);
    at.stageDelete(name);
    const ChangePlan unknown = at.workspace->plan();
    QVERIFY(unknown.find(name)->areUsesUnknown);
    QVERIFY(unknown.find(name)->startsTicked());
    QVERIFY(unknown.asText(QStringLiteral("x")).contains(u"which templates use it is unknown"));

    QVERIFY(QCoro::waitFor(at.workspace->refresh()));

    QVERIFY(at.workspace->templatesByImageType().has_value());
    QVERIFY(!at.workspace->plan().find(name)->areUsesUnknown);
    const int asked = at.proxy.requestCount("GET", "/v2/clustertemplates");
    QVERIFY(QCoro::waitFor(at.workspace->refresh())); // known now: not asked again
    QCOMPARE(at.proxy.requestCount("GET", "/v2/clustertemplates"), asked);
}

void TestRefreshRaces::templatesAreReadByTheRefreshThatFirstReachesTheServer()
{
    FaultyWorkspace at({}, std::chrono::seconds(10), false);
    at.proxy.refuse();
    at.open();
    QCOMPARE(at.workspace->state(), Workspace::State::Failed);
    at.proxy.listenAgain();
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QVERIFY(at.workspace->templatesByImageType() && !at.workspace->templatesByImageType()->isEmpty());
    QVERIFY(!at.workspace->providerNames().isEmpty());
}

void TestRefreshRaces::aDeniedReadStopsNoEditing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::newRow("403 of a read") << QByteArray("GET") << 403;
    QTest::newRow("401 of a read") << QByteArray("GET") << 401;
    QTest::newRow("401 of a write") << QByteArray("PUT") << 401;
}

void TestRefreshRaces::aDeniedReadStopsNoEditing()
{
    QFETCH(QByteArray, method);
    QFETCH(int, status);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = method}, Fault::answer(status, "no"));

    const ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Failed);
    QCOMPARE(job->items().at(0).error->kind, Error::Kind::Denied);
    QCOMPARE(at.session().readOnlyReason(), QString());
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
}

void TestRefreshRaces::aForbiddenWriteDoes()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "PUT"}, Fault::answer(403, "user unauthorized, must be admin."));
    const ApplyJob* job = at.applyAll();
    QCOMPARE(job->items().at(0).state, ItemState::Failed);
    QVERIFY2(at.session().readOnlyReason().contains(u"refused to write"),
        qPrintable(at.session().readOnlyReason()));
    const auto refused = at.session().setCells({{alpha, googleImage, text("x")}}, QStringLiteral("Edit"));
    QVERIFY(!refused);
    QVERIFY2(!refused.error().message.contains(u".."), qPrintable(refused.error().message));
}

void TestRefreshRaces::eachImageTypeCanBeEditedAgainWhenItsOwnItemEnds()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.stageRename(beta, QStringLiteral("beta2"));
    at.proxy.on({.method = "PUT"}, Fault::holdBeforeServer());

    const ApplyJob* job = at.beginToApply();
    QVERIFY(at.session().isInFlight(beta));
    QTRY_COMPARE(itemOf(*job, QStringLiteral("beta2")).state, ItemState::Verified);

    QVERIFY(!at.session().isInFlight(beta) && !at.session().isInFlight(QStringLiteral("beta2")));
    at.set(QStringLiteral("beta2"), googleImage, QStringLiteral("next"));
    QVERIFY(at.session().isInFlight(alpha));
    QVERIFY(!at.session().setCells({{alpha, googleImage, text("x")}}, QStringLiteral("Edit")));
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());
    QCOMPARE(at.session().changedCount(), 1);
    at.set(alpha, googleImage, QStringLiteral("x"));
}

QTEST_GUILESS_MAIN(TestRefreshRaces)
#include "tst_refreshraces.moc"
