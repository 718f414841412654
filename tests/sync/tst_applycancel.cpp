// SPDX-License-Identifier: GPL-3.0-or-later
// After Cancel nothing new is sent; what is on its way is waited for, read back and said.
#include "faultyworkspace.h"

using namespace flavormap;

using Fault = WireFault;

class TestApplyCancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterCancelOnlyWritesOnTheirWayAreReadBack();
    void cancelWhileCheckingSendsNothing();
    void cancelWhileTheListIsReadSendsNothing();
    void cancelBetweenTheHalvesOfARenameLeavesBothAndSaysSo();
    void closingWaitsForTheWriteOnItsWay();
};

namespace {

void stageSixty(FaultyWorkspace& at)
{
    const auto base = at.session().base().catalogue();
    std::vector<CellEdit> edits;
    for (int row = 0; row < base->size(); ++row)
        edits.push_back({base->name(row), CellPath::description(), text("changed")});
    QVERIFY(at.session().setCells(edits, QStringLiteral("Paste")));
}

SandboxOptions sixtyTypes()
{
    SandboxOptions options;
    options.types = 60;
    return options;
}

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

} // namespace

void TestApplyCancel::afterCancelOnlyWritesOnTheirWayAreReadBack()
{
    FaultyWorkspace at(sixtyTypes());
    stageSixty(at);
    at.proxy.on({.method = "PUT", .times = -1}, Fault::holdBeforeReply());
    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 6); // all connections

    job->cancel();
    const qsizetype mark = at.proxy.requests().size();
    QVERIFY(job->isCancelled());
    QStringList onTheWay;
    for (const WireRequest& request : at.proxy.requests()) {
        if (request.method == "PUT")
            onTheWay += QString::fromUtf8(request.target.mid(qstrlen("/v2/imagetypes/")));
    }
    QCOMPARE(onTheWay.size(), 6);
    QTRY_COMPARE(sorted(job->waitingFor()), sorted(onTheWay));
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());

    const QList<WireRequest> after = at.proxy.requests().mid(mark);
    QCOMPARE(after.size(), 6);
    for (const WireRequest& request : after) {
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(onTheWay.contains(QString::fromUtf8(request.target.mid(qstrlen("/v2/imagetypes/")))));
    }
    QCOMPARE(job->count(ItemState::Verified), 6);
    QCOMPARE(job->count(ItemState::NotSent), 54);
    QCOMPARE(at.session().changedCount(), 54);
    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state == ItemState::Verified, onTheWay.contains(item.name));
        QCOMPARE(at.server.writesOf(item.name), onTheWay.contains(item.name) ? 1 : 0);
    }

    at.proxy.clearFaults();
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 54);
}

void TestApplyCancel::cancelWhileCheckingSendsNothing()
{
    FaultyWorkspace at(sixtyTypes());
    stageSixty(at);
    at.proxy.on({.method = "GET", .times = -1}, Fault::holdBeforeServer());
    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 6);

    job->cancel();
    const qsizetype mark = at.proxy.requests().size();
    QTRY_VERIFY(!job->isRunning()); // nothing is waited for, held as it is
    QVERIFY(job->waitingFor().isEmpty());

    QCOMPARE(job->count(ItemState::NotSent), 60);
    QCOMPARE(at.proxy.requests().size(), mark);
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().changedCount(), 60);
}

void TestApplyCancel::cancelWhileTheListIsReadSendsNothing()
{
    FaultyWorkspace at;
    at.stageCreate("mine");
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes", .skip = 1}, Fault::holdBeforeServer());
    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    QCOMPARE(at.proxy.requests().constLast().target, QByteArray("/v2/imagetypes"));

    job->cancel();
    QTRY_VERIFY(!job->isRunning());

    QCOMPARE(job->items().at(0).state, ItemState::NotSent);
    QVERIFY(at.writes().isEmpty());
    QVERIFY(at.session().isDirty());
}

void TestApplyCancel::cancelBetweenTheHalvesOfARenameLeavesBothAndSaysSo()
{
    const QString renamed = QStringLiteral("beta2");
    FaultyWorkspace at;
    at.stageRename(beta, renamed);
    at.proxy.on({.method = "POST"}, Fault::holdBeforeReply());
    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);

    job->cancel();
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::Cancelled);
    QVERIFY2(told(item).contains(beta) && told(item).contains(renamed), qPrintable(told(item)));
    QVERIFY2(told(item).contains(u"still there"), qPrintable(told(item)));
    QCOMPARE(at.writes(), QList<QByteArray>{"POST /v2/imagetypes"});
    QVERIFY(!at.server.imageType(beta).isEmpty());
    QVERIFY(!at.server.imageType(renamed).isEmpty());
    QCOMPARE(at.session().patch().at(renamed).origin, beta);
    QCOMPARE(at.session().conflictCount(), 0);

    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified); // only the second half
    QCOMPARE(at.writes(), (QList<QByteArray>{"POST /v2/imagetypes", "DELETE /v2/imagetypes/beta"}));
    QVERIFY(!at.session().isDirty());
}

void TestApplyCancel::closingWaitsForTheWriteOnItsWay()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    at.proxy.on({.method = "PUT"}, Fault::holdBeforeReply());
    ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 1);
    QTRY_COMPARE(job->endedCount(), 2);

    bool isClosed = false;
    const auto closing = [](Workspace* workspace, bool* closed) -> QCoro::Task<void> {
        co_await workspace->closed();
        *closed = true;
    };
    auto task = closing(at.workspace.get(), &isClosed);
    QCoreApplication::processEvents();
    QVERIFY(!isClosed);
    at.proxy.release();
    QTRY_VERIFY(isClosed);
    QCOMPARE(job->count(ItemState::Verified), 3);
    at.workspace.reset();

    at.open(); // the draft knows that it is done
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.workspace->restored().first, 0);
}

QTEST_GUILESS_MAIN(TestApplyCancel)
#include "tst_applycancel.moc"
