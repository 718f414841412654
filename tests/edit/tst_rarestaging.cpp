// SPDX-License-Identifier: GPL-3.0-or-later
// What seldom happens to a session, and must go right all the same.
#include "sessionhelp.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Kind = PatchEntry::Kind;

const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);
const CellPath aws = CellPath::provider(u"aws"_s);
const CellPath description = CellPath::description();

QByteArray type(const char* name, const char* image, const char* about = "D")
{
    return QByteArray("{'name':'") + name + "','description':'" + about
        + "','version':7,'providermap':{'aws':" + "{'image':'" + image + "'}}}";
}

void load(EditSession& session, const QByteArrayList& types)
{
    session.rebase(catalogueOf(types));
}

} // namespace

class TestRareStaging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // containers and order
    void newsInAProviderThatIsToGoStayAConflict();
    void anEmptiedProviderStaysEmptyWhereTheyHaveNullInIt();
    void anotherOrderOfANewOnesCellsIsNoStep();
    void aRenamedOneIsSentWithoutItsOldVersion();

    // names
    void aNameBeingDeletedByApplyCantBeGiven();
    void namesReadBackOrRefreshedAreKnownByTheirCase();
    void whatIsGoneCantBeRenamed();

    // read back one by one
    void undoneChangesOfWhatIsReadAsGoneAreNotLost();
    void readBackOfTheOldNameOfARenameIsItsConflict();
    void readBackOfTheNewNameOfARenameIsCounted();
    void aRefreshAfterAReadBackLooksAnew();

    // verified, restored, undone
    void aRenameWhoseNewNameWasThereIsOneRow();
    void aRenameWhoseOldNameIsThereAgainIsTwoRows();
    void whatTheServerSpellsAnotherWayIsNotStagedByRedo();
    void aStepThatApplyHasEmptiedIsSkippedByUndo();
    void restoredChangesThatTheServerHasByNowAreDone();
    void redoThatTouchesAnOldNameInFlightIsRefused();
    void whatIsInFlightIsNotEditable();
    void aPathDecidesNoConflictOfTheWholeType();
    void everyRowIsToldOnce();
};

void TestRareStaging::newsInAProviderThatIsToGoStayAConflict()
{
    EditSession session;
    load(session, {"{'name':'a','description':'D','providermap':{'aws':{}}}"});
    QVERIFY(set(session, u"a"_s, aws, {}));
    load(session, {"{'name':'a','description':'D','providermap':{'aws':{'image':'news'}}}"});
    const std::vector<Conflict> conflict = session.conflicts(u"a"_s);
    QCOMPARE(conflict.size(), size_t(1));
    QVERIFY(set(session, u"a"_s, description, text("x")));
    QCOMPARE(session.conflicts(u"a"_s), conflict);
    QVERIFY(session.resolve({u"a"_s}, {}, Resolution::TakeTheirs).has_value());
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("news"));
    QCOMPARE(draftValue(session, u"a"_s, description), text("x"));
}

void TestRareStaging::anEmptiedProviderStaysEmptyWhereTheyHaveNullInIt()
{
    EditSession session;
    load(session, {"{'name':'a','description':'D','providermap':{'aws':{'image':'x','sshuser':'u'}}}"});
    ImageType wanted = typeOf("{'name':'a','description':'mine','providermap':{'aws':{}}}");
    QVERIFY(session.replaceDraft(u"a"_s, wanted, u"JSON"_s).has_value());
    load(session, {"{'name':'a','description':'theirs','providermap':{'aws':{'image':'x','sshuser':null}}}"});
    QCOMPARE(session.draft(u"a"_s)->value(aws), Value::emptyObject());
    QVERIFY(session.resolve({u"a"_s}, {}, Resolution::TakeTheirs).has_value());
    wanted.setValue(description, text("theirs"));
    QCOMPARE(*session.draft(u"a"_s), wanted);
    load(session, {"{'name':'a','description':'theirs','providermap':{'aws':{}}}"});
    QVERIFY(!session.isDirty());
}

void TestRareStaging::anotherOrderOfANewOnesCellsIsNoStep()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.create(typeOf("{'name':'n','description':'d','icon':'i'}"), u"New"_s).has_value());
    const PatchEntry before = session.patch().at(u"n"_s);
    QVERIFY(session.replaceDraft(u"n"_s, typeOf("{'icon':'i','description':'d','name':'n'}"), u"JSON"_s)
                .has_value());
    QCOMPARE(session.patch().at(u"n"_s), before);
    QCOMPARE(session.undoStack()->count(), 1);
}

void TestRareStaging::aRenamedOneIsSentWithoutItsOldVersion()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QCOMPARE(session.draft(u"a"_s)->version(), std::optional<qint64>(7));
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    QCOMPARE(session.draft(u"b"_s)->version(), std::optional<qint64>());
}

void TestRareStaging::aNameBeingDeletedByApplyCantBeGiven()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(session.remove({u"a"_s}, u"Delete"_s).has_value());
    session.setInFlight({u"a"_s});
    QVERIFY(refusal(session.create(typeOf(type("a", "x")), u"New"_s)).contains(u"“a” is being applied"));
    QVERIFY(refusal(session.rename(u"b"_s, u"a"_s)).contains(u"“a” is being applied"));
    QCOMPARE(session.patch().at(u"a"_s).kind, Kind::Delete);
}

void TestRareStaging::namesReadBackOrRefreshedAreKnownByTheirCase()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(!session.create(ImageType(u"A"_s), u"New"_s).has_value());
    session.readBack(u"Extra"_s, typeOf(type("Extra", "x")));
    QVERIFY(refusal(session.create(ImageType(u"extra"_s), u"New"_s)).contains(u"“Extra”"));
    load(session, {type("Other", "ami-1")});
    QVERIFY(refusal(session.create(ImageType(u"other"_s), u"New"_s)).contains(u"“Other”"));
    QVERIFY(session.create(ImageType(u"A"_s), u"New"_s).has_value());
}

void TestRareStaging::whatIsGoneCantBeRenamed()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("b", "ami-1")});
    QVERIFY(refusal(session.rename(u"a"_s, u"c"_s)).contains(u"gone from the server"));
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("mine"));
}

void TestRareStaging::undoneChangesOfWhatIsReadAsGoneAreNotLost()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    QVERIFY(session.undo().has_value());
    session.readBack(u"a"_s, std::nullopt);
    QVERIFY(session.redo().has_value());
    QCOMPARE(session.conflicts(u"a"_s).at(0).kind, Conflict::Kind::DeletedThere);
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("mine"));
    QCOMPARE(draftValue(session, u"a"_s, description), text("D"));
}

void TestRareStaging::readBackOfTheOldNameOfARenameIsItsConflict()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    QCOMPARE(session.readBack(u"a"_s, typeOf(type("a", "theirs"))).newConflicts, 1);
    QCOMPARE(session.conflictCount(), 1);
    session.readBack(u"a"_s, std::nullopt);
    QCOMPARE(session.conflicts(u"b"_s).at(0).kind, Conflict::Kind::DeletedThere);
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("theirs")); // the last that was known
}

void TestRareStaging::readBackOfTheNewNameOfARenameIsCounted()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    session.readBack(u"b"_s, typeOf(type("b", "theirs")));
    QCOMPARE(session.conflictCount(), 1);
    QVERIFY(session.hasConflict(session.rowOf(u"b"_s)));
}

void TestRareStaging::aRefreshAfterAReadBackLooksAnew()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    session.readBack(u"a"_s, typeOf(type("a", "theirs")));
    QCOMPARE(session.conflictCount(), 1);
    load(session, {type("a", "ami-1")}); // as in the catalogue before
    QCOMPARE(session.conflictCount(), 0);
    QVERIFY(!session.hasConflict(session.rowOf(u"a"_s)));
}

void TestRareStaging::aRenameWhoseNewNameWasThereIsOneRow()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    load(session, {type("a", "ami-1"), type("b", "ami-1")}); // half of it is done
    QCOMPARE(session.conflictCount(), 0);
    QCOMPARE(session.existingCount(), 1);
    applied(session, u"b"_s);
    QCOMPARE(session.existingCount(), 1);
    QCOMPARE(session.name(session.rowOf(u"b"_s)), u"b"_s);
    int existing = 0;
    for (int row = 0; row < session.rowCount(); ++row)
        existing += session.rowExists(row);
    QCOMPARE(existing, 1);
}

void TestRareStaging::aRenameWhoseOldNameIsThereAgainIsTwoRows()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    const PatchEntry entry = session.patch().at(u"b"_s);
    session.verified(u"b"_s, entry, {typeOf(type("b", "ami-1")), typeOf(type("a", "anew"))});
    QCOMPARE(session.existingCount(), 2);
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("anew"));
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("ami-1"));
}

void TestRareStaging::whatTheServerSpellsAnotherWayIsNotStagedByRedo()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, Value::rawJson(u"5"_s)));
    const PatchEntry entry = session.patch().at(u"a"_s);
    session.verified(u"a"_s, entry, {typeOf(type("a", "5")), std::nullopt});
    QVERIFY(!session.isDirty());
    QVERIFY(session.undo().has_value());
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("ami-1"));
    QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
}

void TestRareStaging::aStepThatApplyHasEmptiedIsSkippedByUndo()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("a", "theirs")});
    QVERIFY(session.resolve({u"a"_s}, {}, Resolution::KeepMine).has_value()); // changes only what was seen
    applied(session, u"a"_s);
    QCOMPARE(session.undoText(), u"Edit"_s);
    QVERIFY(session.undo().has_value());
    QVERIFY(session.isDirty());
    QVERIFY(!session.canUndo());
    QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
    QVERIFY(!session.canRedo());
}

void TestRareStaging::restoredChangesThatTheServerHasByNowAreDone()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    EditSession again;
    load(again, {type("a", "mine")});
    QSignalSpy entries(&again, &EditSession::entriesChanged);
    again.restore(session.patch(), session.doneSteps(), {});
    QVERIFY(!again.isDirty());
    QCOMPARE(entries.count(), 1); // the store is to forget it
    QCOMPARE(again.changedCount(), 0);
}

void TestRareStaging::redoThatTouchesAnOldNameInFlightIsRefused()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    QVERIFY(session.undo().has_value());
    session.setInFlight({u"a"_s});
    QVERIFY(refusal(session.redo()).contains(u"“a” is being applied"));
    session.setInFlight({});
    QVERIFY(session.redo().has_value());
    session.setInFlight({u"a"_s});
    QVERIFY(refusal(session.undo()).contains(u"“a” is being applied"));
}

void TestRareStaging::whatIsInFlightIsNotEditable()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    session.setInFlight({u"a"_s});
    QVERIFY(!session.isEditable(session.rowOf(u"a"_s)));
    QVERIFY(session.isEditable(session.rowOf(u"b"_s)));
}

void TestRareStaging::aPathDecidesNoConflictOfTheWholeType()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("b", "ami-1")});
    const Patch before = session.patch();
    QVERIFY(session.resolve({u"a"_s}, CellPath::map(), Resolution::TakeTheirs).has_value());
    QVERIFY(session.resolveCells({{u"a"_s, CellPath::map()}}, Resolution::TakeTheirs).has_value());
    QCOMPARE(session.patch(), before);
    QCOMPARE(session.conflictCount(), 1);
}

void TestRareStaging::everyRowIsToldOnce()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QSignalSpy rows(&session, &EditSession::rowsChanged);
    QVERIFY(session.rename(u"a"_s, u"c"_s).has_value());
    QVERIFY(session.rename(u"c"_s, u"d"_s).has_value());
    for (const auto& told : rows)
        QCOMPARE(told.at(0).value<std::vector<int>>(), std::vector{0});
    QCOMPARE(rows.count(), 2);
}

QTEST_GUILESS_MAIN(TestRareStaging)
#include "tst_rarestaging.moc"
