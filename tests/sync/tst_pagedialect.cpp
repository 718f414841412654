// SPDX-License-Identifier: GPL-3.0-or-later
// Apply on a server that is as its public page says: no versions, 400 where the real one says 409 or creates,
// and nothing is dropped. What can't be known without versions is not claimed.
#include "foreignwrites.h"

using namespace flavormap;

using Fault = WireFault;

class TestPageDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aForeignWriteBeforeIsAConflictOrMerged();
    void aForeignWriteBetweenCannotBeSeenAndNothingIsClaimed();
    void aForeignWriteAfterIsAConflictWithBothKept();
    void aForeignWriteToOtherCellsAfterIsVerifiedAndTold();
    void lostRepliesAreReadAgain_data();
    void lostRepliesAreReadAgain();
    void aRenameIsCreatedThenDeleted();
    void aRenameThatMayNotDeleteLeavesBothAndGoesOn();
    void createdByAnotherBetweenIsAConflict();
    void deletedBetweenIsAConflictAndNotMadeAnew();
    void whatThePageRefusesStaysStagedWithItsReason();
    void nothingIsDroppedAndNothingIsSaidToBe();

private:
    static SandboxOptions page()
    {
        SandboxOptions options = threeTypes();
        options.dialect = Dialect::Page;
        return options;
    }
    static void keepMineAndApply(FaultyWorkspace& at)
    {
        at.server.onRequest({});
        QVERIFY(at.session().resolve({}, {}, Resolution::KeepMine));
        expectWorkGoesOn(at);
    }
};

void TestPageDialect::aForeignWriteBeforeIsAConflictOrMerged()
{
    FaultyWorkspace at(page());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.set(beta, googleImage, QStringLiteral("mine"));
    theirs(at);
    theirs(at, beta, R"({"name":"beta","description":"theirs","providermap":{"google":{"image":"g-2"}}})");

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = itemOf(*job, alpha);
    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"“alpha” was changed on the server after it was read here: keep mine"),
        qPrintable(told(item)));
    QCOMPARE(at.session().conflicts(alpha).at(0).theirs, text("theirs"));
    QCOMPARE(itemOf(*job, beta).state, ItemState::Verified);
    QCOMPARE(at.writes(), QList<QByteArray>{"PUT /v2/imagetypes/beta"});
    QCOMPARE(at.onServer(beta).value(CellPath::description()), text("theirs"));
    QCOMPARE(at.onServer(beta).value(googleImage), text("mine"));

    keepMineAndApply(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestPageDialect::aForeignWriteBetweenCannotBeSeenAndNothingIsClaimed()
{
    FaultyWorkspace at(page());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "PUT", 0, [&at] { theirs(at); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(item.notes.isEmpty(), qPrintable(told(item)));
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
    QCOMPARE(at.writes().size(), 1);
}

void TestPageDialect::aForeignWriteAfterIsAConflictWithBothKept()
{
    FaultyWorkspace at(page());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] { theirs(at); }); // the read-back

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"“alpha” was sent, but somebody else wrote it too")
            && !told(item).contains(u"version"),
        qPrintable(told(item)));
    const auto conflicts = at.session().conflicts(alpha);
    QCOMPARE(conflicts.size(), size_t(1));
    QCOMPARE(conflicts[0].theirs, text("theirs"));
    QCOMPARE(conflicts[0].mine, text("mine"));
    keepMineAndApply(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestPageDialect::aForeignWriteToOtherCellsAfterIsVerifiedAndTold()
{
    FaultyWorkspace at(page());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    QByteArray other = alphaWith("mine");
    other.replace("\"A\"", "\"theirs\"");
    atRequest(at, "GET", 1, [&] { theirs(at, alpha, other); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(item.steps.back().text.contains(u"others are not"), qPrintable(item.steps.back().text));
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.session().draft(alpha)->value(CellPath::description()), text("theirs"));
}

void TestPageDialect::lostRepliesAreReadAgain_data()
{
    QTest::addColumn<bool>("stored");
    QTest::newRow("stored") << true;
    QTest::newRow("not stored") << false;
}

void TestPageDialect::lostRepliesAreReadAgain()
{
    QFETCH(bool, stored);
    FaultyWorkspace at(page());
    at.stageOneOfEach();
    for (const QByteArray method : {"PUT", "POST", "DELETE"})
        at.proxy.on(
            {.method = method}, stored ? Fault::cutBeforeReply() : Fault::cutBeforeReply().withoutServer());

    const ApplyJob* job = at.applyAll();

    for (const ApplyItem& item : job->items()) {
        QCOMPARE(item.state, stored ? ItemState::Verified : ItemState::Failed);
        QVERIFY2(told(item).contains(u"not known whether"), qPrintable(told(item)));
        QCOMPARE(item.error.has_value(), !stored);
        if (item.error) {
            QCOMPARE(item.error->kind, Error::Kind::OutcomeUnknown);
            QVERIFY2(item.error->message.contains(item.name), qPrintable(told(item)));
        }
    }
    QCOMPARE(at.writes().size(), 3); // none twice
    QCOMPARE(at.session().changedCount(), stored ? 0 : 3);
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
    QCOMPARE(at.onServer(delta).value(googleImage), text("mine"));
    QVERIFY(at.server.imageType(beta).isEmpty());
}

void TestPageDialect::aRenameIsCreatedThenDeleted()
{
    FaultyWorkspace at(page());
    at.stageRename(beta, QStringLiteral("beta2"));
    at.set(QStringLiteral("beta2"), googleImage, QStringLiteral("mine"));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QCOMPARE(at.writes(), (QList<QByteArray>{"POST /v2/imagetypes", "DELETE /v2/imagetypes/beta"}));
    QVERIFY(at.server.imageType(beta).isEmpty());
    QCOMPARE(at.onServer(QStringLiteral("beta2")).value(googleImage), text("mine"));
    QCOMPARE(at.onServer(QStringLiteral("beta2")).value(joyentImage), text("j-2"));
    QVERIFY(at.session().undo() && at.session().undo());
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    QCOMPARE(at.onServer(beta).value(googleImage), text("g-2"));
}

void TestPageDialect::aRenameThatMayNotDeleteLeavesBothAndGoesOn()
{
    FaultyWorkspace at(page());
    at.stageRename(beta, QStringLiteral("beta2"));
    at.proxy.on({.method = "DELETE"}, Fault::answer(500, "no"));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Failed);
    QVERIFY2(
        told(item).contains(u"“beta2” is created, but “beta” is still there too"), qPrintable(told(item)));
    QVERIFY(!at.server.imageType(beta).isEmpty() && !at.server.imageType(QStringLiteral("beta2")).isEmpty());
    expectWorkGoesOn(at);
    QVERIFY(at.server.imageType(beta).isEmpty());
    QCOMPARE(at.writes().count("POST /v2/imagetypes"), 1);
}

void TestPageDialect::createdByAnotherBetweenIsAConflict()
{
    FaultyWorkspace at(page());
    at.stageCreate("mine");
    atRequest(at, "POST", 0,
        [&at] { theirs(at, delta, R"({"name":"delta","description":"theirs","providermap":{}})"); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"Somebody else created “delta”"), qPrintable(told(item)));
    QCOMPARE(at.session().conflicts(delta).at(0).kind, Conflict::Kind::CreatedThere);
    QCOMPARE(at.onServer(delta).value(CellPath::description()), text("theirs"));
    keepMineAndApply(at);
    QCOMPARE(at.onServer(delta).value(googleImage), text("mine"));
}

void TestPageDialect::deletedBetweenIsAConflictAndNotMadeAnew()
{
    FaultyWorkspace at(page());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "PUT", 0, [&at] { at.server.deleteBehindTheBack(alpha); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    QVERIFY2(told(item).contains(u"“alpha” was deleted on the server"), qPrintable(told(item)));
    QVERIFY(at.server.imageType(alpha).isEmpty());
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    keepMineAndApply(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
    QCOMPARE(at.onServer(alpha).value(CellPath::description()), text("A"));
}

void TestPageDialect::whatThePageRefusesStaysStagedWithItsReason()
{
    FaultyWorkspace at(page());
    QVERIFY(at.session().setCells({{alpha, CellPath::description(), Value()}}, QStringLiteral("Clear")));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::Invalid);
    QVERIFY2(told(item).contains(alpha) && told(item).contains(at.endpoint.shownAddress())
            && told(item).contains(u"bad request") && told(item).contains(u"change what it names"),
        qPrintable(told(item)));
    QCOMPARE(at.session().changedCount(), 1);
    at.set(alpha, CellPath::description(), QStringLiteral("mine"));
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(CellPath::description()), text("mine"));
}

void TestPageDialect::nothingIsDroppedAndNothingIsSaidToBe()
{
    FaultyWorkspace at(page());
    const CellPath owner = CellPath::member(QStringLiteral("owner"));
    const CellPath nothing = CellPath::entry(QStringLiteral("google"), QStringLiteral("nothing"));
    QVERIFY(at.session().setCells(
        {{alpha, owner, text("me")}, {alpha, nothing, Value::null()}}, QStringLiteral("Edit")));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    QVERIFY2(item.notes.isEmpty(), qPrintable(told(item)));
    QCOMPARE(at.onServer(alpha).value(owner), text("me"));
    QCOMPARE(at.onServer(alpha).value(nothing), Value::null());
    QVERIFY(!at.session().isDirty());
}

QTEST_GUILESS_MAIN(TestPageDialect)
#include "tst_pagedialect.moc"
