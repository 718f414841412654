// SPDX-License-Identifier: GPL-3.0-or-later
// The person's decisions about conflicts.
#include "sessionhelp.h"

#include <QTest>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Kind = PatchEntry::Kind;

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);
const CellPath description = CellPath::description();

QByteArray type(const char* name, const char* aws, const char* google = "g-1", const char* about = "D")
{
    return QByteArray("{'name':'") + name + "','description':'" + about + "','providermap':{'aws':{'image':'"
        + aws + "'},'google':{'image':'" + google + "'}}}";
}

void load(EditSession& session, const QByteArrayList& types)
{
    session.rebase(catalogueOf(types));
}

} // namespace

class TestDeciding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalCellsAreDecidedInOneStep_data();
    void severalCellsAreDecidedInOneStep();
    void cellsThatAreNoConflictAreLeftAsTheyAre();
    void nothingIsDecidedWhenOneCellMayNot();
    void deleteOfAConflictedTypeDecidesIt();
};

void TestDeciding::severalCellsAreDecidedInOneStep_data()
{
    QTest::addColumn<Resolution>("resolution");
    QTest::addColumn<Value>("aws");
    QTest::addColumn<Value>("google");
    QTest::newRow("keep mine") << Resolution::KeepMine << text("mine") << text("my-g");
    QTest::newRow("take theirs") << Resolution::TakeTheirs << text("theirs") << text("their-g");
}

void TestDeciding::severalCellsAreDecidedInOneStep()
{
    QFETCH(Resolution, resolution);
    QFETCH(Value, aws);
    QFETCH(Value, google);
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(session
                .setCells({{u"a"_s, awsImage, text("mine")}, {u"a"_s, googleImage, text("my-g")},
                              {u"a"_s, description, text("mine")}, {u"b"_s, awsImage, text("mine")}},
                    u"Paste 4 cells"_s)
                .has_value());
    load(session, {type("a", "theirs", "their-g", "theirs"), type("b", "theirs")});
    const Patch before = session.patch();
    const int steps = session.undoStack()->count();

    QVERIFY(session.resolveCells({{u"a"_s, awsImage}, {u"a"_s, googleImage}, {u"b"_s, awsImage}}, resolution)
                .has_value());
    QCOMPARE(session.undoStack()->count(), steps + 1);
    QVERIFY(session.undoText().contains(u"3"));
    QCOMPARE(draftValue(session, u"a"_s, awsImage), aws);
    QCOMPARE(draftValue(session, u"a"_s, googleImage), google);
    QCOMPARE(draftValue(session, u"b"_s, awsImage), aws);
    QCOMPARE(session.conflicts(u"a"_s).size(), size_t(1)); // the description is still to be decided
    QCOMPARE(session.conflicts(u"a"_s).front().path, description);
    QVERIFY(session.conflicts(u"b"_s).empty());
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch(), before);
    QCOMPARE(session.conflictCount(), 2);
}

void TestDeciding::cellsThatAreNoConflictAreLeftAsTheyAre()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    QVERIFY(set(session, u"a"_s, googleImage, text("mine")));
    load(session, {type("a", "theirs"), type("b", "ami-1")});
    const Patch before = session.patch();
    const int steps = session.undoStack()->count();
    QVERIFY(session.resolveCells({{u"a"_s, googleImage}, {u"b"_s, awsImage}}, Resolution::TakeTheirs)
                .has_value());
    QCOMPARE(session.patch(), before);
    QCOMPARE(session.undoStack()->count(), steps);
    QVERIFY(session.resolve({u"a"_s}, googleImage, Resolution::TakeTheirs).has_value());
    QCOMPARE(session.patch(), before);
}

void TestDeciding::nothingIsDecidedWhenOneCellMayNot()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    QVERIFY(set(session, u"b"_s, awsImage, text("mine")));
    load(session, {type("a", "theirs"), type("b", "theirs")});
    session.setInFlight({u"b"_s});
    const auto both = session.resolveCells({{u"a"_s, awsImage}, {u"b"_s, awsImage}}, Resolution::TakeTheirs);
    QVERIFY(!both.has_value());
    QVERIFY2(both.error().message.contains(u"“b” is being applied"), qUtf8Printable(both.error().message));
    QCOMPARE(session.conflictCount(), 2);
}

void TestDeciding::deleteOfAConflictedTypeDecidesIt()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("a", "theirs")});
    QVERIFY(session.remove({u"a"_s}, u"Delete"_s).has_value());
    QCOMPARE(session.conflictCount(), 0);
    QVERIFY(equal(*session.patch().at(u"a"_s).seenWhole, typeOf(type("a", "theirs"))));
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.conflictCount(), 1);
}

QTEST_GUILESS_MAIN(TestDeciding)
#include "tst_deciding.moc"
