// SPDX-License-Identifier: GPL-3.0-or-later
// A server that takes names which differ only in case for one (as on MariaDB), and one whose writers collide:
// what the person is told, and that nothing is lost on either side.
#include "foreignwrites.h"

#include <chrono>
#include <functional>
#include <future>
#include <thread>

using namespace flavormap;

using Fault = WireFault;

class TestOneNameForCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatDifferInCaseAreRefusedHere();
    void aStagedChangeOfWhatIsSpeltAnewThereSendsNothing_data();
    void aStagedChangeOfWhatIsSpeltAnewThereSendsNothing();
    void aCreateOfANameThatIsThereInAnotherCaseSendsNothing();
    void aRenameToANameThatIsThereInAnotherCaseSendsNothing();
    void createdInAnotherCaseBetweenIsRefusedAndTold();
    void speltAnewBetweenIsKeptAsAVersionAndOursIsThere();
    void speltAnewAfterOursIsToldAndMineStays();
    void ordinaryChangesWorkThereToo();
    void collidingWritesLoseNothingOnEitherSide();
    void twoCreatesOfOneNameAtOnceAreTold();

private:
    static SandboxOptions oneNameForCases()
    {
        SandboxOptions options = threeTypes();
        options.caseInsensitiveNames = true;
        return options;
    }
    static SandboxOptions colliding()
    {
        SandboxOptions options = threeTypes();
        options.collisions = true;
        return options;
    }
    static void expectSaid(const ApplyItem& item, const QStringList& parts)
    {
        for (const QString& part : parts)
            QVERIFY2(told(item).contains(part), qPrintable(told(item)));
    }
};

namespace {

/// What a colleague writes, in their spelling of the name.
QByteArray spelt(const QByteArray& name)
{
    return R"({"name":")" + name + R"(","description":"theirs","providermap":{"google":{"image":"t-1"}}})";
}

/// A colleague who writes on a thread of their own; ours goes on that long after they have begun.
std::thread besideOurs(std::function<void()> write, std::chrono::microseconds later)
{
    std::promise<void> begun;
    const std::future<void> hasBegun = begun.get_future();
    std::thread colleague([begun = std::move(begun), write = std::move(write)]() mutable {
        begun.set_value();
        write();
    });
    hasBegun.wait();
    using Clock = std::chrono::steady_clock;
    for (const auto until = Clock::now() + later; Clock::now() < until;) { }
    return colleague;
}

} // namespace

void TestOneNameForCases::namesThatDifferInCaseAreRefusedHere()
{
    FaultyWorkspace at(oneNameForCases());
    const qsizetype requests = at.proxy.requests().size();
    const auto created = at.session().create(ImageType(QStringLiteral("Alpha")), QStringLiteral("New"));
    const auto renamed = at.session().rename(beta, QStringLiteral("ALPHA"));
    const auto sameName = at.session().rename(alpha, QStringLiteral("ALPHA"));
    for (const auto& refused : {created, renamed, sameName}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        QVERIFY2(refused.error().message.contains(alpha) && refused.error().message.contains(u"only")
                && refused.error().message.contains(u"choose another name"),
            qPrintable(refused.error().message));
    }
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.proxy.requests().size(), requests);
    expectWorkGoesOn(at);
}

void TestOneNameForCases::aStagedChangeOfWhatIsSpeltAnewThereSendsNothing_data()
{
    QTest::addColumn<QString>("change");
    for (const char* change : {"update", "delete", "rename"})
        QTest::newRow(change) << QString::fromUtf8(change);
}

void TestOneNameForCases::aStagedChangeOfWhatIsSpeltAnewThereSendsNothing()
{
    QFETCH(QString, change);
    FaultyWorkspace at(oneNameForCases());
    const QString name = change == u"rename" ? delta : alpha;
    if (change == u"update")
        at.set(alpha, googleImage, QStringLiteral("mine"));
    else if (change == u"delete")
        at.stageDelete(alpha);
    else
        at.stageRename(alpha, delta);
    theirs(at, QStringLiteral("ALPHA"), spelt("ALPHA"));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    QCOMPARE(item.error->kind, Error::Kind::Conflict);
    expectSaid(
        item, {QStringLiteral("“alpha” as “ALPHA”"), QStringLiteral("Refresh, and edit it under that name")});
    QVERIFY(at.writes().isEmpty());
    QVERIFY(at.session().patch().contains(name));

    // As it says: refresh, and edit it under that name.
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    if (change == u"update")
        QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    if (change == u"delete") // that name is gone, says the list
        QVERIFY(!at.session().isDirty());
    else
        QVERIFY(at.session().revert({name}, QStringLiteral("Revert")));
    at.set(QStringLiteral("ALPHA"), googleImage, QStringLiteral("mine"));
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(QStringLiteral("ALPHA")).value(googleImage), text("mine"));
    QCOMPARE(at.onServer(QStringLiteral("ALPHA")).value(CellPath::description()), text("theirs"));
}

void TestOneNameForCases::aCreateOfANameThatIsThereInAnotherCaseSendsNothing()
{
    FaultyWorkspace at(oneNameForCases());
    at.stageCreate("mine");
    theirs(at, QStringLiteral("DELTA"), spelt("DELTA"));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    expectSaid(item, {QStringLiteral("“delta” as “DELTA”")});
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().draft(delta)->value(googleImage), text("mine"));
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QVERIFY(at.session().rename(delta, QStringLiteral("delta2")));
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(QStringLiteral("delta2")).value(googleImage), text("mine"));
    QCOMPARE(at.onServer(delta).value(googleImage), text("t-1"));
}

void TestOneNameForCases::aRenameToANameThatIsThereInAnotherCaseSendsNothing()
{
    FaultyWorkspace at(oneNameForCases());
    at.stageRename(beta, delta);
    theirs(at, QStringLiteral("Delta"), spelt("Delta"));

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Conflict);
    expectSaid(item, {QStringLiteral("“delta” as “Delta”")});
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.onServer(beta).value(googleImage), text("g-2"));
    QVERIFY(at.session().rename(delta, QStringLiteral("beta2")));
    expectWorkGoesOn(at);
    QVERIFY(at.server.imageType(beta).isEmpty());
    QCOMPARE(at.onServer(QStringLiteral("beta2")).value(googleImage), text("g-2"));
    QCOMPARE(at.onServer(delta).value(googleImage), text("t-1"));
}

void TestOneNameForCases::createdInAnotherCaseBetweenIsRefusedAndTold()
{
    FaultyWorkspace at(oneNameForCases());
    at.stageCreate("mine");
    atRequest(at, "POST", 0, [&at] { theirs(at, QStringLiteral("DELTA"), spelt("DELTA")); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, Error::Kind::Conflict);
    expectSaid(item, {delta, QStringLiteral("exists already"), QStringLiteral("choose another name")});
    QCOMPARE(at.onServer(delta).value(googleImage), text("t-1"));
    QCOMPARE(at.session().draft(delta)->value(googleImage), text("mine"));
    at.server.onRequest({});
    QVERIFY(at.session().rename(delta, QStringLiteral("delta2")));
    expectWorkGoesOn(at);
}

void TestOneNameForCases::speltAnewBetweenIsKeptAsAVersionAndOursIsThere()
{
    FaultyWorkspace at(oneNameForCases());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "PUT", 0, [&at] { theirs(at, QStringLiteral("ALPHA"), spelt("ALPHA")); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Verified);
    expectSaid(item, {QStringLiteral("between our read and our write"), QStringLiteral("version 2")});
    QCOMPARE(at.onServer(alpha).name(), alpha);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
    at.server.onRequest({});
    expectWorkGoesOn(at);
}

void TestOneNameForCases::speltAnewAfterOursIsToldAndMineStays()
{
    FaultyWorkspace at(oneNameForCases());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    atRequest(at, "GET", 1, [&at] { theirs(at, QStringLiteral("ALPHA"), spelt("ALPHA")); });

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Unknown);
    expectSaid(item, {QStringLiteral("“alpha” as “ALPHA”"), QStringLiteral("refresh")});
    at.server.onRequest({});
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    QCOMPARE(at.writes().size(), 1);
    QVERIFY(at.session().revert({alpha}, QStringLiteral("Revert")));
    at.set(QStringLiteral("ALPHA"), googleImage, QStringLiteral("mine"));
    expectWorkGoesOn(at);
}

void TestOneNameForCases::ordinaryChangesWorkThereToo()
{
    FaultyWorkspace at(oneNameForCases());
    at.stageOneOfEach();
    at.stageRename(third, QStringLiteral("gamma2"));
    const ApplyJob* job = at.applyAll();
    QCOMPARE(job->count(ItemState::Verified), 4);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
    QVERIFY(at.server.imageType(beta).isEmpty() && at.server.imageType(third).isEmpty());
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QVERIFY(!at.session().isDirty());
    QCOMPARE(at.session().existingCount(), 3);
}

void TestOneNameForCases::collidingWritesLoseNothingOnEitherSide()
{
    constexpr int mostRounds = 300;
    FaultyWorkspace at(colliding());
    int collided = 0, verified = 0;
    const std::chrono::microseconds step(10); // ours comes later by so much in each round
    for (int round = 0; round < mostRounds && (collided == 0 || verified == 0); ++round) {
        const QString mine = QStringLiteral("mine-%1").arg(round);
        at.set(alpha, googleImage, mine);
        // A colleague writes the description at the same moment.
        std::thread colleague;
        atRequest(at, "PUT", 0, [&] {
            QByteArray json = at.server.imageType(alpha);
            json.replace("\"description\":\"A\"", "\"description\":\"B\"");
            colleague = besideOurs(
                [&at, json] { (void)at.server.replaceBehindTheBack(alpha, json); }, round * step);
        });
        const qsizetype mark = at.proxy.requests().size();
        const ApplyItem item = at.applyAll()->items().at(0);
        at.server.onRequest({});
        colleague.join();
        QCOMPARE(at.writes(mark).size(), 1); // nothing is sent again by itself
        if (item.state == ItemState::Verified) {
            ++verified;
            QVERIFY(!at.session().isDirty());
        } else {
            QVERIFY2(
                told(item).contains(alpha) && told(item).contains(u"stays staged"), qPrintable(told(item)));
            QCOMPARE(at.session().draft(alpha)->value(googleImage), Value::string(mine));
            collided += item.error->kind == Error::Kind::ServerFault ? 1 : 0;
        }
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
        if (at.session().isDirty())
            QVERIFY(at.session().revert({alpha}, QStringLiteral("Revert")));
    }
    QVERIFY(collided > 0 && verified > 0);
    at.set(alpha, googleImage, QStringLiteral("mine"));
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestOneNameForCases::twoCreatesOfOneNameAtOnceAreTold()
{
    constexpr int mostRounds = 300;
    FaultyWorkspace at(colliding());
    bool both = false;
    const std::chrono::microseconds step(10);
    for (int round = 0; round < mostRounds && !both; ++round) {
        at.stageCreate("mine");
        std::thread colleague;
        atRequest(at, "POST", 0, [&] {
            colleague = besideOurs(
                [&] { (void)at.server.replaceBehindTheBack(delta, spelt("delta")); }, round * step);
        });
        const ApplyItem item = at.applyAll()->items().at(0);
        at.server.onRequest({});
        colleague.join();
        QCOMPARE(at.proxy.requestCount("POST"), round + 1);
        both = !item.notes.isEmpty() && item.notes.join(u'\n').contains(u"version 1");
        if (item.state == ItemState::Verified) {
            QVERIFY(inVersion(at, delta, 1) == text("mine") || inVersion(at, delta, 2) == text("mine"));
        } else { // theirs is the newest, mine stays staged
            QCOMPARE(item.state, ItemState::Conflict);
            QCOMPARE(at.session().conflicts(delta).at(0).kind, Conflict::Kind::CreatedThere);
            QCOMPARE(at.session().draft(delta)->value(googleImage), text("mine"));
        }
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
        if (at.session().isDirty())
            QVERIFY(at.session().revert({delta}, QStringLiteral("Revert")));
        at.server.deleteBehindTheBack(delta);
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    }
    QVERIFY(both);
    expectWorkGoesOn(at);
}

QTEST_GUILESS_MAIN(TestOneNameForCases)
#include "tst_onenameforcases.moc"
