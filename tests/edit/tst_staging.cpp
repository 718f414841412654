// SPDX-License-Identifier: GPL-3.0-or-later
// An edit of many image types that another thread works out while the session goes on.
#include "sessionhelp.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <thread>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 2500;

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);

QString nameOf(int number)
{
    return u"type-%1"_s.arg(number, 4, 10, QChar(u'0'));
}

std::shared_ptr<const Catalogue> catalogueWith(const QByteArray& google, const QByteArray& aws = "a")
{
    QByteArrayList types;
    for (int number = 0; number < many; ++number)
        types += "{'name':'" + nameOf(number).toLatin1()
            + "','description':'d','providermap':{'google':{'image':'" + google + "'},'aws':{'image':'" + aws
            + "'}}}";
    return catalogueOf(types);
}

QStringList allNames()
{
    QStringList names;
    for (int number = 0; number < many; ++number)
        names += nameOf(number);
    return names;
}

std::vector<CellEdit> editsOfAll(const CellPath& path, const Value& wanted)
{
    std::vector<CellEdit> edits;
    for (const QString& name : allNames())
        edits.push_back({name, path, wanted});
    return edits;
}

Result<void> fill(EditSession& session)
{
    return session.setCells(editsOfAll(googleImage, text("mine")), u"Fill"_s);
}

/// A session whose large edits wait until they are worked out.
struct Elsewhere
{
    Elsewhere()
        : refused(&session, &EditSession::stagingRefused)
    {
        session.rebase(catalogueWith("g"));
    }
    void giveAway()
    {
        session.setElsewhere([this](const std::shared_ptr<Staging>& staging) { begun.push_back(staging); });
    }
    void workOut(const std::shared_ptr<Staging>& staging)
    {
        std::thread([&staging, base = session.base()] { staging->workOut(base); }).join();
    }
    /// As often as it has to be.
    void finish()
    {
        for (std::shared_ptr<Staging> staging = session.staging(); staging;) {
            workOut(staging);
            staging = session.finishStaging();
        }
    }

    EditSession session;
    std::vector<std::shared_ptr<Staging>> begun;
    QSignalSpy refused;
};

using Step = std::function<Result<void>(EditSession&)>;

} // namespace

class TestStaging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedOutElsewhereItIsTheSame_data();
    void workedOutElsewhereItIsTheSame();
    void cancelledItLeavesTheDraftAsItWas_data() { workedOutElsewhereItIsTheSame_data(); }
    void cancelledItLeavesTheDraftAsItWas();
    void nothingElseIsStagedMeanwhile();
    void aSmallEditIsStagedAtOnce();
    void aRefreshMeanwhileIsNotLost();
    void anImageTypeThatApplyTakesMeanwhileIsNotStaged();
    void whatBecomesReadOnlyMeanwhileIsNotStaged();
};

void TestStaging::workedOutElsewhereItIsTheSame_data()
{
    QTest::addColumn<Step>("before");
    QTest::addColumn<Step>("command");
    const Step nothing = [](EditSession&) { return Result<void>(); };
    const Step filled = [](EditSession& session) { return fill(session); };
    const Step inConflict = [](EditSession& session) {
        const Result<void> done = fill(session);
        session.rebase(catalogueWith("theirs"));
        return done;
    };
    QTest::newRow("fill") << nothing << filled;
    QTest::newRow("fill what is staged") << filled << Step([](EditSession& session) {
        return session.setCells(editsOfAll(googleImage, text("again")), u"Fill"_s);
    });
    QTest::newRow("back to what is there") << filled << Step([](EditSession& session) {
        return session.setCells(editsOfAll(googleImage, text("g")), u"Fill"_s);
    });
    QTest::newRow("add a provider") << nothing << Step([](EditSession& session) {
        return session.setCells(editsOfAll(CellPath::provider(u"new"_s), Value::emptyObject()), u"Add"_s);
    });
    QTest::newRow("clear") << nothing << Step([](EditSession& session) {
        return session.setCells(editsOfAll(googleImage, {}), u"Clear"_s);
    });
    QTest::newRow("delete") << nothing << Step([](EditSession& session) {
        return session.remove(allNames(), u"Delete"_s);
    });
    QTest::newRow("delete what is staged")
        << filled << Step([](EditSession& session) { return session.remove(allNames(), u"Delete"_s); });
    QTest::newRow("revert") << filled << Step([](EditSession& session) {
        return session.revert(allNames(), u"Revert"_s);
    });
    QTest::newRow("keep mine") << inConflict << Step([](EditSession& session) {
        return session.resolve({}, {}, Resolution::KeepMine);
    });
    QTest::newRow("take theirs of cells") << inConflict << Step([](EditSession& session) {
        std::vector<CellAddress> cells;
        for (const QString& name : allNames())
            cells.push_back({name, googleImage});
        return session.resolveCells(cells, Resolution::TakeTheirs);
    });
    QTest::newRow("undo") << filled << Step([](EditSession& session) { return session.undo(); });
    QTest::newRow("redo") << Step([](EditSession& session) {
        const Result<void> done = fill(session);
        return done ? session.undo() : done;
    }) << Step([](EditSession& session) { return session.redo(); });
    QTest::newRow("changes of a file") << nothing << Step([](EditSession& session) {
        EditSession other;
        other.rebase(catalogueWith("g"));
        const Result<void> done = fill(other);
        return done ? session.stageIncoming(other.patch(), Rivals::Replace, u"Open"_s) : done;
    });
}

void TestStaging::workedOutElsewhereItIsTheSame()
{
    QFETCH(const Step, before);
    QFETCH(const Step, command);
    Elsewhere one;
    Elsewhere other;
    QVERIFY(before(one.session) && before(other.session));
    const Patch was = one.session.patch();
    QVERIFY(command(other.session));
    QVERIFY(other.session.patch() != was);
    one.giveAway();
    QSignalSpy entries(&one.session, &EditSession::entriesChanged);
    QSignalSpy changed(&one.session, &EditSession::stagingChanged);

    QVERIFY(command(one.session));
    QCOMPARE(one.begun.size(), 1U);
    QVERIFY(one.session.staging()->size() >= many);
    QVERIFY(one.session.patch() == was); // nothing has happened yet
    one.finish();

    QCOMPARE(entries.count(), 1);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!one.session.staging());
    QVERIFY(one.session.patch() == other.session.patch());
    QCOMPARE(one.session.problemCount(), other.session.problemCount());
    QCOMPARE(one.session.conflictCount(), other.session.conflictCount());
    QCOMPARE(one.session.existingCount(), other.session.existingCount());
    QCOMPARE(one.session.undoText(), other.session.undoText());
    QCOMPARE(one.session.redoText(), other.session.redoText());
    QCOMPARE(one.session.history().size(), other.session.history().size());
    QCOMPARE(one.session.history().doneCount(), other.session.history().doneCount());
    for (const int row : {0, many / 2, many - 1})
        QVERIFY(one.session.draft(row) == other.session.draft(row));
    if (!one.session.canUndo())
        return;
    QVERIFY(one.session.undo());
    one.finish();
    QVERIFY(other.session.undo());
    QVERIFY(one.session.patch() == other.session.patch());
}

void TestStaging::cancelledItLeavesTheDraftAsItWas()
{
    QFETCH(const Step, before);
    QFETCH(const Step, command);
    Elsewhere one;
    QVERIFY(before(one.session));
    const Patch was = one.session.patch();
    const qsizetype done = one.session.history().doneCount();
    const qsizetype steps = one.session.history().size();
    one.giveAway();
    QSignalSpy entries(&one.session, &EditSession::entriesChanged);

    QVERIFY(command(one.session));
    const std::shared_ptr<Staging> staging = one.session.staging();
    std::thread worker([staging, base = one.session.base()] { staging->workOut(base); });
    while (staging->done() == 0)
        std::this_thread::yield();
    staging->cancel(); // in the middle of it
    worker.join();
    QVERIFY(!one.session.finishStaging());

    QVERIFY(!one.session.staging());
    QCOMPARE(entries.count(), 0);
    QVERIFY(one.session.patch() == was);
    QCOMPARE(one.session.history().size(), steps);
    QCOMPARE(one.session.history().doneCount(), done);
    QVERIFY(command(one.session)); // once more, to its end
    one.finish();
    QVERIFY(one.session.patch() != was);
    QCOMPARE(entries.count(), 1);
}

void TestStaging::nothingElseIsStagedMeanwhile()
{
    Elsewhere one;
    one.giveAway();
    QVERIFY(fill(one.session));
    const QString sentence = u"“Fill” is being staged: wait for it to end, or cancel it."_s;
    QCOMPARE(refusal(one.session.setCells({{nameOf(1), awsImage, text("late")}}, u"Edit"_s)), sentence);
    QCOMPARE(refusal(one.session.remove({nameOf(1)}, u"Delete"_s)), sentence);
    QCOMPARE(refusal(one.session.rename(nameOf(1), u"another"_s)), sentence);
    QCOMPARE(refusal(one.session.undo()), sentence);
    QCOMPARE(refusal(fill(one.session)), sentence);
    QCOMPARE(one.begun.size(), 1U);
    one.finish();
    QCOMPARE(one.session.changedCount(), many);
    QVERIFY(set(one.session, nameOf(1), awsImage, text("later")));
    QCOMPARE(one.session.undoStack()->index(), 2);
}

void TestStaging::aSmallEditIsStagedAtOnce()
{
    Elsewhere one;
    one.giveAway();
    QVERIFY(set(one.session, nameOf(1), awsImage, text("mine")));
    QVERIFY(one.begun.empty());
    QCOMPARE(one.session.changedCount(), 1);
}

void TestStaging::aRefreshMeanwhileIsNotLost()
{
    Elsewhere one;
    one.giveAway();
    QVERIFY(fill(one.session));
    const std::shared_ptr<Staging> first = one.session.staging();
    one.workOut(first);
    one.session.rebase(catalogueWith("theirs", "new"));

    const std::shared_ptr<Staging> second = one.session.finishStaging();
    QVERIFY(second);
    QVERIFY(second != first);
    QCOMPARE(one.session.staging(), second);
    QVERIFY(!one.session.isDirty());
    one.workOut(second);
    QVERIFY(!one.session.finishStaging());

    QCOMPARE(one.session.changedCount(), many);
    QCOMPARE(one.session.conflictCount(), 0);
    QCOMPARE(one.session.patch().at(nameOf(7)).find(googleImage)->seen, text("theirs"));
    QCOMPARE(draftValue(one.session, nameOf(7), awsImage), text("new"));
    QCOMPARE(one.session.undoStack()->count(), 1);
}

void TestStaging::anImageTypeThatApplyTakesMeanwhileIsNotStaged()
{
    Elsewhere one;
    QVERIFY(set(one.session, nameOf(7), awsImage, text("mine")));
    one.giveAway();
    QVERIFY(fill(one.session));
    one.session.setInFlight({nameOf(7)});
    one.finish();
    QCOMPARE(one.refused.count(), 1);
    QVERIFY(one.refused.at(0).at(0).value<Error>().message.contains(u"is being applied"));
    QCOMPARE(one.session.changedCount(), 1);
    QVERIFY(!one.session.staging());
}

void TestStaging::whatBecomesReadOnlyMeanwhileIsNotStaged()
{
    Elsewhere one;
    one.giveAway();
    QVERIFY(fill(one.session));
    one.session.setReadOnly(u"Refused by the server."_s);
    one.finish();
    QCOMPARE(one.refused.count(), 1);
    QVERIFY(!one.session.isDirty());
}

QTEST_GUILESS_MAIN(TestStaging)
#include "tst_staging.moc"
