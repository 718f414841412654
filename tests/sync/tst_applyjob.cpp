// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/openworkspace.h"

#include <atomic>

using namespace flavormap;

namespace {

const QByteArray catalogue = R"([
 {"name":"alpha","description":"A","version":1,"providermap":{"google":{"image":"g-1","sshuser":"root"}}},
 {"name":"beta","description":"B","version":1,"providermap":{"google":{"image":"g-2"},"joyent":{"image":"j-2"}}},
 {"name":"gamma","description":"C","version":1,"providermap":{"joyent":{"image":"j-3"}}}])";

SandboxOptions small()
{
    SandboxOptions options;
    options.imageTypesJson = catalogue;
    return options;
}

const QString alpha = QStringLiteral("alpha");
const QString beta = QStringLiteral("beta");
const CellPath googleImage = CellPath::entry(QStringLiteral("google"), QStringLiteral("image"));
const CellPath joyentImage = CellPath::entry(QStringLiteral("joyent"), QStringLiteral("image"));

QByteArray alphaWith(const QByteArray& image)
{
    return R"({"name":"alpha","description":"A","providermap":{"google":{"image":")" + image
        + R"(","sshuser":"root"}}})";
}

} // namespace

class TestApplyJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void updateIsCheckedSentOnceAndReadBack();
    void createDeleteAndRenameAreAppliedInOneGo();
    void undoAfterApplyStagesTheWayBack();
    void aChangeThatWasMadeThereBeforeIsAConflictAndNothingIsSent();
    void whatIsThereAlreadyIsVerifiedWithoutASend();
    void deleteOfAChangedTypeIsConflict();
    void createOfATakenNameIsConflict();
    void aForeignWriteBetweenReadAndWriteIsToldAndKept();
    void aForeignWriteRightAfterOursIsAConflictOnlyWhereItTouchesOurCells();
    void aForeignWriteToOtherCellsAfterOursIsVerifiedAndTold();
    void cancelStopsNewSendsAndKeepsThemStaged();
    void aRefusedUserMakesTheConnectionReadOnly();
    void imageTypesOfARunningApplyCannotBeEditedOthersCan();
    void manyAreSentEachExactlyOnce();
    void thePageDialectIsServedToo();
    void aPlanThatIsOlderThanAnEditIsRefused();
};

void TestApplyJob::updateIsCheckedSentOnceAndReadBack()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("g-9"));
    const int before = at.server.requestCount();

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QVERIFY(job->items().at(0).notes.isEmpty());
    QCOMPARE(at.server.requestCount() - before, 3); // GET, PUT, GET
    QCOMPARE(at.server.writesOf(alpha), 1);
    QCOMPARE(at.onServer(alpha).value(googleImage), Value::string(QStringLiteral("g-9")));
    QCOMPARE(at.onServer(alpha).value(CellPath::description()), Value::string(QStringLiteral("A")));
    QVERIFY(!at.session().isDirty());
}

void TestApplyJob::createDeleteAndRenameAreAppliedInOneGo()
{
    OpenWorkspace at(small());
    ImageType created(QStringLiteral("delta"));
    created.setValue(CellPath::description(), Value::string(QStringLiteral("D")));
    created.setValue(googleImage, Value::string(QStringLiteral("g-4")));
    QVERIFY(at.session().create(created, QStringLiteral("New")));
    QVERIFY(at.session().remove({alpha}, QStringLiteral("Delete")));
    QVERIFY(at.session().rename(beta, QStringLiteral("beta2")));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->count(ItemState::Verified), 3);
    QCOMPARE(at.onServer(QStringLiteral("delta")).value(googleImage), Value::string(QStringLiteral("g-4")));
    QVERIFY(at.server.imageType(alpha).isEmpty());
    QVERIFY(at.server.imageType(beta).isEmpty());
    QCOMPARE(at.onServer(QStringLiteral("beta2")).value(joyentImage), Value::string(QStringLiteral("j-2")));
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.session().existingCount(), 3);
}

void TestApplyJob::undoAfterApplyStagesTheWayBack()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("g-9"));
    at.applyAll();

    QVERIFY(at.session().undo());
    QVERIFY(at.session().isDirty());
    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(alpha).value(googleImage), Value::string(QStringLiteral("g-1")));
}

void TestApplyJob::aChangeThatWasMadeThereBeforeIsAConflictAndNothingIsSent()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("theirs")));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QCOMPARE(at.server.writesOf(alpha), 0);
    const auto conflicts = at.session().conflicts(alpha);
    QCOMPARE(conflicts.size(), size_t(1));
    QCOMPARE(conflicts[0].theirs, Value::string(QStringLiteral("theirs")));
    QCOMPARE(conflicts[0].mine, Value::string(QStringLiteral("mine")));

    QVERIFY(at.session().resolve({alpha}, googleImage, Resolution::KeepMine));
    job = at.applyAll();
    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(alpha).value(googleImage), Value::string(QStringLiteral("mine")));
}

void TestApplyJob::whatIsThereAlreadyIsVerifiedWithoutASend()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("same"));
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("same")));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.server.writesOf(alpha), 0);
    QVERIFY(!at.session().isDirty());
}

void TestApplyJob::deleteOfAChangedTypeIsConflict()
{
    OpenWorkspace at(small());
    QVERIFY(at.session().remove({alpha}, QStringLiteral("Delete")));
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("theirs")));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QCOMPARE(at.server.writesOf(alpha), 0);
    QVERIFY(!at.server.imageType(alpha).isEmpty());
}

void TestApplyJob::createOfATakenNameIsConflict()
{
    OpenWorkspace at(small());
    ImageType created(QStringLiteral("delta"));
    created.setValue(googleImage, Value::string(QStringLiteral("mine")));
    QVERIFY(at.session().create(created, QStringLiteral("New")));
    QVERIFY(at.server.replaceBehindTheBack(
        QStringLiteral("delta"), R"({"name":"delta","description":"theirs","providermap":{}})"));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QCOMPARE(at.server.writesOf(QStringLiteral("delta")), 0);
    QVERIFY(at.session().isDirty());
}

void TestApplyJob::aForeignWriteBetweenReadAndWriteIsToldAndKept()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    std::atomic<bool> done = false;
    at.server.onRequest([&](const QByteArray& method, const QString&) {
        if (method == "PUT" && !done.exchange(true))
            (void)at.server.replaceBehindTheBack(alpha, alphaWith("theirs"));
    });

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(job->items().at(0).notes.size(), 1);
    QVERIFY2(job->items().at(0).notes[0].contains(u"version 2"), qPrintable(job->items().at(0).notes[0]));
    QCOMPARE(at.onServer(alpha).value(googleImage), Value::string(QStringLiteral("mine")));
}

void TestApplyJob::aForeignWriteRightAfterOursIsAConflictOnlyWhereItTouchesOurCells()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    std::atomic<bool> written = false;
    at.server.onRequest([&](const QByteArray& method, const QString&) {
        if (method == "PUT")
            written = true;
        else if (method == "GET" && written.exchange(false))
            (void)at.server.replaceBehindTheBack(alpha, alphaWith("theirs"));
    });

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Conflict);
    QCOMPARE(job->items().at(0).notes.size(), 1);
    QVERIFY2(job->items().at(0).notes[0].contains(u"version 2"), qPrintable(job->items().at(0).notes[0]));
    QCOMPARE(at.session().conflicts(alpha).size(), size_t(1));
}

void TestApplyJob::aForeignWriteToOtherCellsAfterOursIsVerifiedAndTold()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    std::atomic<bool> written = false;
    at.server.onRequest([&](const QByteArray& method, const QString&) {
        if (method == "PUT") {
            written = true;
        } else if (method == "GET" && written.exchange(false)) {
            QByteArray theirs = alphaWith("mine");
            theirs.replace("\"A\"", "\"another text\"");
            (void)at.server.replaceBehindTheBack(alpha, theirs);
        }
    });

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Verified);
    QCOMPARE(job->items().at(0).notes.size(), 1);
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.session().draft(alpha)->value(CellPath::description()),
        Value::string(QStringLiteral("another text")));
}

void TestApplyJob::cancelStopsNewSendsAndKeepsThemStaged()
{
    SandboxOptions options;
    options.types = 60;
    options.delayMs = 30;
    OpenWorkspace at(options);
    const auto base = at.session().base().catalogue();
    for (int row = 0; row < base->size(); ++row)
        at.set(base->name(row), CellPath::description(), QStringLiteral("changed"));

    QStringList names;
    for (const auto& [name, entry] : at.session().patch())
        names += name;
    ApplyJob* job = *QCoro::waitFor(at.workspace->apply(at.workspace->plan(), names));
    QVERIFY(QTest::qWaitFor([&] { return job->count(ItemState::Verified) > 3; }, 20'000));
    job->cancel();
    QVERIFY(QTest::qWaitFor([&] { return !job->isRunning(); }, 20'000));

    QVERIFY(job->count(ItemState::NotSent) > 0);
    QCOMPARE(job->count(ItemState::NotSent) + job->count(ItemState::Verified), 60);
    for (const ApplyItem& item : job->items()) {
        QCOMPARE(at.server.writesOf(item.name), item.state == ItemState::Verified ? 1 : 0);
        QCOMPARE(at.session().patch().contains(item.name), item.state == ItemState::NotSent);
    }
}

void TestApplyJob::aRefusedUserMakesTheConnectionReadOnly()
{
    OpenWorkspace at(small(), false);
    at.endpoint.user = QStringLiteral("auditor");
    at.open();
    at.set(alpha, googleImage, QStringLiteral("mine"));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->items().at(0).state, ItemState::Failed);
    QCOMPARE(job->items().at(0).error->kind, Error::Kind::Denied);
    QVERIFY(!at.session().readOnlyReason().isEmpty());
    QVERIFY(at.session().isDirty()); // it stays staged
}

void TestApplyJob::imageTypesOfARunningApplyCannotBeEditedOthersCan()
{
    SandboxOptions options = small();
    options.delayMs = 40;
    OpenWorkspace at(options);
    at.set(alpha, googleImage, QStringLiteral("mine"));
    ApplyJob* job = *QCoro::waitFor(at.workspace->apply(at.workspace->plan(), {alpha}));

    QVERIFY(!at.session().setCells(
        {{alpha, googleImage, Value::string(QStringLiteral("x"))}}, QStringLiteral("Edit")));
    QVERIFY(at.session().setCells(
        {{beta, googleImage, Value::string(QStringLiteral("x"))}}, QStringLiteral("Edit")));

    QVERIFY(QTest::qWaitFor([&] { return !job->isRunning(); }, 20'000));
    QVERIFY(at.session().setCells(
        {{alpha, googleImage, Value::string(QStringLiteral("x"))}}, QStringLiteral("Edit")));
}

void TestApplyJob::manyAreSentEachExactlyOnce()
{
    SandboxOptions options;
    options.types = 500;
    OpenWorkspace at(options);
    const auto base = at.session().base().catalogue();
    std::vector<CellEdit> edits;
    for (int row = 0; row < base->size(); ++row)
        edits.push_back({base->name(row), CellPath::description(), Value::string(QStringLiteral("changed"))});
    QVERIFY(at.session().setCells(edits, QStringLiteral("Paste")));

    ApplyJob* job = at.applyAll();

    QCOMPARE(job->count(ItemState::Verified), 500);
    for (int row = 0; row < base->size(); ++row)
        QCOMPARE(at.server.writesOf(base->name(row)), 1);
    QVERIFY(!at.session().isDirty());
}

void TestApplyJob::thePageDialectIsServedToo()
{
    SandboxOptions options = small();
    options.dialect = Dialect::Page;
    OpenWorkspace at(options);
    at.set(alpha, googleImage, QStringLiteral("g-9"));
    ImageType created(QStringLiteral("delta"));
    created.setValue(CellPath::description(), Value::string(QStringLiteral("D")));
    created.setValue(CellPath::map(), Value::emptyObject());
    QVERIFY(at.session().create(created, QStringLiteral("New")));
    QVERIFY(at.session().remove({beta}, QStringLiteral("Delete")));

    ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items())
        QVERIFY2(item.state == ItemState::Verified,
            qPrintable(item.name + (item.error ? item.error->message : QString())));
    QCOMPARE(at.onServer(alpha).value(googleImage), Value::string(QStringLiteral("g-9")));
    QVERIFY(at.server.imageType(beta).isEmpty());
}

void TestApplyJob::aPlanThatIsOlderThanAnEditIsRefused()
{
    OpenWorkspace at(small());
    at.set(alpha, googleImage, QStringLiteral("one"));
    const ChangePlan plan = at.workspace->plan();
    at.set(alpha, googleImage, QStringLiteral("two"));

    const auto job = QCoro::waitFor(at.workspace->apply(plan, {alpha}));

    QVERIFY(!job);
    QVERIFY(job.error().message.contains(alpha));
    QCOMPARE(at.server.writesOf(alpha), 0);
}

QTEST_GUILESS_MAIN(TestApplyJob)
#include "tst_applyjob.moc"
