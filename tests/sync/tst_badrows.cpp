// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that can be read but are not as they should be: empty, or with rows that are no image types. What is
// staged stays, and what can't be compared is held back.
#include "faultyworkspace.h"

using namespace flavormap;

using Fault = WireFault;

class TestBadRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyListIsAnEmptyCatalogue();
    void anEmptyListTakesNothingStagedAway();
    void oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork_data();
    void oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork();
    void aStagedChangeWhoseRowTurnsUnreadableWaitsForItsMending_data();
    void aStagedChangeWhoseRowTurnsUnreadableWaitsForItsMending();
};

void TestBadRows::anEmptyListIsAnEmptyCatalogue()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, Fault::answer(200, "[]"));

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(report);
    QVERIFY(!at.workspace->refreshError());
    QCOMPARE(report->newConflicts, 1); // all of it is gone there, and nothing of mine is lost
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    QCOMPARE(at.session().draft(alpha)->value(CellPath::description()), text("A"));
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadRows::anEmptyListTakesNothingStagedAway()
{
    FaultyWorkspace at;
    at.stageDelete(alpha);
    at.stageCreate("mine");
    at.stageRename(beta, QStringLiteral("beta2"));
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, Fault::answer(200, "[]"));

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(report);
    QCOMPARE(report->done, 1); // the delete: it is gone, says the list
    QCOMPARE(at.session().draft(delta)->value(googleImage), text("mine"));
    QCOMPARE(at.session().draft(QStringLiteral("beta2"))->value(joyentImage), text("j-2"));
    QCOMPARE(at.session().conflicts(QStringLiteral("beta2")).at(0).kind, Conflict::Kind::DeletedThere);
    QVERIFY(QCoro::waitFor(at.workspace->refresh())); // the true list again
    QCOMPARE(at.session().conflictCount(), 0);
    QVERIFY(at.server.imageType(alpha).size() > 0 && at.session().rowOf(alpha) >= 0);
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 2);
    QVERIFY(at.server.imageType(beta).isEmpty());
    expectWorkGoesOn(at);
}

void TestBadRows::oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork_data()
{
    QTest::addColumn<QByteArray>("badRow");
    QTest::newRow("bad UTF-8") << QByteArray("{\"name\":\"bad\",\"description\":\"\xff\xfe\"}");
    QTest::newRow("not an object") << QByteArray("17");
    QTest::newRow("no name") << QByteArray(R"({"description":"x"})");
    QTest::newRow("a name that is a number") << QByteArray(R"({"name":5})");
    QTest::newRow("a name that breaks the rule") << QByteArray(R"({"name":"a b"})");
    QTest::newRow("a name that can't be addressed") << QByteArray(R"({"name":".."})");
    QTest::newRow("a name twice") << QByteArray(R"({"name":"twin"},{"name":"twin"})");
}

void TestBadRows::oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork()
{
    QFETCH(QByteArray, badRow);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    QByteArray list = at.server.list();
    list.replace(list.lastIndexOf(']'), 1, "," + badRow + "]");
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, Fault::answer(200, list));

    QVERIFY(QCoro::waitFor(at.workspace->refresh()));

    QCOMPARE(at.session().changedCount(), 1);
    QCOMPARE(at.session().conflictCount(), 0);
    int marked = 0;
    for (int row = 0; row < at.session().rowCount(); ++row) {
        if (at.session().rowState(row) != EditSession::RowState::Unreadable)
            continue;
        ++marked;
        QVERIFY(!at.session().isEditable(row));
        const QString name = at.session().name(row);
        const auto refused = at.session().setCells({{name, googleImage, text("x")}}, QStringLiteral("Edit"));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(name), qPrintable(refused.error().message));
    }
    QVERIFY(marked >= 1);
    at.set(beta, googleImage, QStringLiteral("other"));
    const ApplyJob* job = at.applyAll();
    QCOMPARE(job->count(ItemState::Verified), 2);
    QCOMPARE(at.onServer(beta).value(googleImage), text("other"));
    expectWorkGoesOn(at);
}

void TestBadRows::aStagedChangeWhoseRowTurnsUnreadableWaitsForItsMending_data()
{
    QTest::addColumn<QByteArray>("badRow");
    QTest::addColumn<QString>("change");
    const QList<std::pair<const char*, QByteArray>> rows{
        {"bad UTF-8", QByteArray("{\"name\":\"alpha\",\"description\":\"\xff\xfe\"}")},
        {"a name twice", R"({"name":"alpha"},{"name":"alpha"})"}};
    for (const auto& [name, row] : rows) {
        for (const char* change : {"update", "delete", "rename"})
            QTest::addRow("%s, %s", name, change) << row << QString::fromUtf8(change);
    }
}

void TestBadRows::aStagedChangeWhoseRowTurnsUnreadableWaitsForItsMending()
{
    QFETCH(QByteArray, badRow);
    QFETCH(QString, change);
    FaultyWorkspace at;
    const QString name = change == u"rename" ? delta : alpha;
    if (change == u"update")
        at.set(alpha, googleImage, QStringLiteral("mine"));
    else if (change == u"delete")
        at.stageDelete(alpha);
    else
        at.stageRename(alpha, delta);
    const Patch staged = at.session().patch();
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"},
        Fault::answer(200, "[" + badRow + R"(,{"name":"beta"}])"));

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(report);
    QCOMPARE(report->done, 0);
    QVERIFY(at.session().patch().contains(name));
    QCOMPARE(at.session().conflicts(name).at(0).kind, Conflict::Kind::UnreadableThere);
    if (change != u"delete") { // the draft is whole
        const Value shown = at.session().draft(name)->value(googleImage);
        QCOMPARE(shown, text(change == u"update" ? "mine" : "g-1"));
        QCOMPARE(at.session().draft(name)->value(CellPath::description()), text("A"));
    }
    const auto refused = at.session().rename(name, QStringLiteral("other"));
    QVERIFY(!refused && refused.error().message.contains(name));
    QVERIFY(at.session().resolve({name}, {}, Resolution::KeepMine)); // means nothing here
    QVERIFY(at.session().patch().contains(name));
    const qsizetype mark = at.proxy.requests().size();
    QVERIFY(!at.applyAll()); // held back
    QVERIFY(at.writes(mark).isEmpty());

    QVERIFY(QCoro::waitFor(at.workspace->refresh())); // mended

    QCOMPARE(at.session().conflictCount(), 0);
    QCOMPARE(at.session().patch().size(), staged.size());
    QCOMPARE(at.applyAll()->items().at(0).state, ItemState::Verified);
    expectWorkGoesOn(at);
}

QTEST_GUILESS_MAIN(TestBadRows)
#include "tst_badrows.moc"
