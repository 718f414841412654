// SPDX-License-Identifier: GPL-3.0-or-later
// Killed in the middle of Apply: what is missing is sent after the next start, nothing twice, and it is told.
// This program is the killed process too: with --apply it stages, applies and waits for its end.
#include "faultyworkspace.h"

#include "store/draftdatabase.h"

#include <QProcess>

#include <csignal>

using namespace flavormap;

using Fault = WireFault;

namespace {

constexpr auto fewSeconds = std::chrono::seconds(20);

Connection connectionTo(const QString& base)
{
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    endpoint.tenant = QStringLiteral("superadmin");
    endpoint.user = QStringLiteral("admin");
    endpoint.apiKey = QStringLiteral("secret");
    endpoint.timeout = fewSeconds;
    return Connection::commandLine(endpoint);
}

/// Stages one change of each kind and applies them all.
int applyAndWait(QCoreApplication& app, const QString& base, const QString& folder)
{
    Workspace workspace(connectionTo(base), Places::below(folder));
    if (!QCoro::waitFor(workspace.open()))
        return 3;
    EditSession& session = workspace.session();
    ImageType created(delta);
    created.setValue(googleImage, text("mine"));
    const bool staged = session.setCells({{alpha, googleImage, text("mine")}}, QStringLiteral("Edit"))
        && session.remove({beta}, QStringLiteral("Delete")) && session.create(created, QStringLiteral("New"))
        && session.rename(third, QStringLiteral("gamma2"));
    if (!staged)
        return 4;
    const auto job
        = QCoro::waitFor(workspace.apply(workspace.plan(), {alpha, beta, delta, QStringLiteral("gamma2")}));
    return job ? app.exec() : 5;
}

/// What the journal says of each image type, last.
std::map<QString, JournalItem> journalOf(const QString& folder, const DraftKey& key)
{
    DraftDatabase database(
        folder + QStringLiteral("/drafts/") + key.fileName() + QStringLiteral(".sqlite"), key);
    std::map<QString, JournalItem> last;
    if (!database.openReadOnly())
        return last;
    const auto items = database.journal({});
    for (const JournalItem& item : items.value_or(std::vector<JournalItem>()))
        last.insert_or_assign(item.name, item);
    return last;
}

} // namespace

class TestApplyCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theJournalIsOnDiskBeforeTheRequestLeaves();
    void theJournalSaysHowItEnded();
    void killedWithWritesOnTheirWayOnlyWhatIsMissingIsSent_data();
    void killedWithWritesOnTheirWayOnlyWhatIsMissingIsSent();
    void anApplyThatEndedIsNotToldAsInterrupted();
    void aLostWriteFoundDoneLaterHasItsWayBack_data();
    void aLostWriteFoundDoneLaterHasItsWayBack();
};

void TestApplyCrash::theJournalIsOnDiskBeforeTheRequestLeaves()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    at.proxy.on({.method = "PUT"}, Fault::holdBeforeServer());
    at.proxy.on({.method = "POST"}, Fault::holdBeforeServer());
    at.proxy.on({.method = "DELETE"}, Fault::holdBeforeServer());
    const ApplyJob* job = at.beginToApply();
    QTRY_COMPARE(at.proxy.heldCount(), 3);

    const Places places = Places::below(at.dir.path());
    const auto journal = journalOf(places.dataDir, at.workspace->connection().draftKey());

    QCOMPARE(journal.size(), size_t(3));
    for (const QString& name : {alpha, beta, delta})
        QCOMPARE(journal.at(name).state, ItemState::Sending);
    QCOMPARE(journal.at(alpha).what, QStringLiteral("update"));
    QVERIFY(journal.at(alpha).before.contains("g-1") && journal.at(alpha).after.contains("mine"));
    QVERIFY(journal.at(beta).before.contains("j-2") && journal.at(beta).after.isEmpty());
    QVERIFY(journal.at(delta).before.isEmpty() && journal.at(delta).after.contains("mine"));
    at.proxy.release();
    QTRY_VERIFY(!job->isRunning());
}

void TestApplyCrash::theJournalSaysHowItEnded()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    at.proxy.on({.method = "PUT"}, Fault::answer(500, "deadlock"));
    at.applyAll();
    const Places places = Places::below(at.dir.path());
    const auto journal = journalOf(places.dataDir, at.workspace->connection().draftKey());
    QCOMPARE(journal.at(alpha).state, ItemState::Failed);
    QVERIFY(journal.at(alpha).reason.contains(u"deadlock"));
    QVERIFY(journal.at(alpha).before.contains("g-1"));
    QCOMPARE(journal.at(beta).state, ItemState::Verified);
    QCOMPARE(journal.at(delta).state, ItemState::Verified);
    QVERIFY(journal.at(QString()).isEnd());
}

void TestApplyCrash::killedWithWritesOnTheirWayOnlyWhatIsMissingIsSent_data()
{
    QTest::addColumn<bool>("stored");
    QTest::newRow("the server has done them") << true;
    QTest::newRow("the server never got them") << false;
}

void TestApplyCrash::killedWithWritesOnTheirWayOnlyWhatIsMissingIsSent()
{
    QFETCH(bool, stored);
    FaultyWorkspace at(threeTypes(), fewSeconds, false);
    Fault held = stored ? Fault::holdBeforeReply() : Fault::holdBeforeServer();
    if (!stored)
        held.toServer = false;
    for (const char* method : {"PUT", "DELETE"})
        at.proxy.on({.method = method}, held);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("--apply"), at.endpoint.base.toString(), at.dir.path()});
    // alpha's PUT and the first DELETE (beta's, or the second half of the rename) wait; the rest has ended.
    QTRY_COMPARE_WITH_TIMEOUT(at.proxy.heldCount(), 2, 60'000);
    const Places places = Places::below(at.dir.path());
    const DraftKey key = connectionTo(at.endpoint.base.toString()).draftKey();
    QTRY_COMPARE(journalOf(places.dataDir, key)[delta].state, ItemState::Verified);

    QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished());
    at.proxy.clearFaults();
    at.proxy.release();
    QTRY_COMPARE(at.proxy.heldCount(), 0);
    const qsizetype mark = at.proxy.requests().size();
    at.open();

    const InterruptedApply* interrupted = at.workspace->interruptedApply();
    QVERIFY(interrupted);
    QVERIFY2(
        interrupted->sentence().startsWith(u"Apply was interrupted at"), qPrintable(interrupted->sentence()));
    QCOMPARE(interrupted->report.items.size(), size_t(4));
    QCOMPARE(interrupted->find(delta)->state, ItemState::Verified);
    QCOMPARE(interrupted->find(alpha)->state, stored ? ItemState::Verified : ItemState::Unknown);
    QCOMPARE(interrupted->sentence().contains(alpha), !stored);
    for (const ApplyItem& item : interrupted->report.items)
        QCOMPARE(item.state == ItemState::Verified, !at.session().patch().contains(item.name));
    QCOMPARE(at.session().conflictCount(), 0);
    QVERIFY(!at.session().patch().contains(delta));
    QCOMPARE(at.session().patch().contains(alpha), !stored);
    const QStringList left = [&] {
        QStringList names;
        for (const auto& [name, entry] : at.session().patch())
            names += name;
        return names;
    }();
    if (!left.isEmpty()) {
        const ApplyJob* job = at.applyAll();
        QCOMPARE(job->count(ItemState::Verified), int(left.size()));
    }
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
    QVERIFY(at.server.imageType(beta).isEmpty() && at.server.imageType(third).isEmpty());
    QCOMPARE(at.onServer(QStringLiteral("gamma2")).value(joyentImage), text("j-3"));
    QCOMPARE(at.server.writesOf(alpha), 1); // never twice
    QCOMPARE(at.server.writesOf(delta), 1);
    QCOMPARE(at.server.writesOf(QStringLiteral("gamma2")), 1);
    QVERIFY(at.writes(mark).size() <= left.size() + 1);
    QVERIFY(!at.session().isDirty());

    // And all of it can be taken back.
    while (at.session().canUndo())
        QVERIFY(at.session().undo());
    QCOMPARE(at.session().conflictCount(), 0);
    QCOMPARE(at.session().changedCount(), 4);
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("g-1"));
    QCOMPARE(at.session().draft(beta)->value(joyentImage), text("j-2"));
    QVERIFY(!at.session().draft(delta) && at.session().draft(third));

    at.close();
    at.open(); // told once
    QVERIFY(!at.workspace->interruptedApply());
}

void TestApplyCrash::anApplyThatEndedIsNotToldAsInterrupted()
{
    FaultyWorkspace at;
    at.stageOneOfEach();
    at.proxy.on({.method = "PUT"}, Fault::answer(500, "deadlock"));
    at.applyAll();
    at.close();
    at.open();
    QVERIFY(!at.workspace->interruptedApply());
    QCOMPARE(at.session().changedCount(), 1);
}

void TestApplyCrash::aLostWriteFoundDoneLaterHasItsWayBack_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("restart");
    for (const char* method : {"PUT", "POST", "DELETE"}) {
        QTest::addRow("%s, refresh", method) << QByteArray(method) << false;
        QTest::addRow("%s, restart", method) << QByteArray(method) << true;
    }
}

void TestApplyCrash::aLostWriteFoundDoneLaterHasItsWayBack()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, restart);
    FaultyWorkspace at;
    QString name = alpha;
    if (method == "PUT")
        at.set(alpha, googleImage, QStringLiteral("mine"));
    else if (method == "POST")
        at.stageCreate("mine");
    else
        at.stageDelete(alpha);
    if (method == "POST")
        name = delta;
    at.proxy.on({.method = method}, Fault::cutBeforeReply());
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/" + name.toUtf8(), .skip = 1, .times = -1},
        Fault::answer(503, "busy"));
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Unknown);
    at.proxy.clearFaults();

    if (restart) {
        at.close();
        at.open();
    } else {
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    }

    QVERIFY(!at.session().isDirty());
    QVERIFY(at.session().undo());
    QCOMPARE(at.session().changedCount(), 1);
    QCOMPARE(at.session().conflictCount(), 0);
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    if (method == "POST")
        QVERIFY(at.server.imageType(delta).isEmpty());
    else
        QCOMPARE(at.onServer(alpha).value(googleImage), text("g-1"));
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--apply"))
        return applyAndWait(app, arguments.value(2), arguments.value(3));
    TestApplyCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_applycrash.moc"
