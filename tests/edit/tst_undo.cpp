// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo, before and after an Apply.
#include "sessionhelp.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Kind = PatchEntry::Kind;

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);

const QByteArray centos = "{'name':'centos','description':'C','providermap':{'aws':{'image':'ami-1'},"
                          "'google':{'image':'g-1','sshuser':'c'}}}";
const QByteArray debian = "{'name':'debian','description':'D','providermap':{'aws':{'image':'ami-2'}}}";
const QByteArray odd = "{'name':'odd','description':'O','providermap':{'aws':null}}";
const QByteArray bare = "{'name':'bare','description':'B','providermap':null}";

void load(EditSession& session, const QByteArrayList& types = {centos, debian, odd, bare})
{
    session.rebase(catalogueOf(types));
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoAndRedoGiveExactlyTheStatesBefore();
    void undoAfterApplyStagesTheWayBack();
    void undoAfterApplyBringsBackAnEmptyProvider();
    void undoAfterApplyBringsBackTheEmptyProviderOfANewOne();
    void undoAfterAppliedCreateDeleteAndRename();
    void renameOfWhatAColleagueEditedTheSameWayIsUndoneAndRedone();
    void aRedoneRenameLeavesNothingStagedUnderTheOldName();
    void anUndoneRenameBringsNothingBackThatWasNotStagedThen();
    void aRenameOfWhatWasGoneAndIsCreatedAnewIsStillOne();
    void whatAColleagueWroteRightBeforeUsFollowsThemAfterUndoAndRedo();
    void undoToANameThatAnotherHasNowIsConflict();
    void undoOverAForeignChangeIsConflict();
    void undoOfWhatTheServerHasByNowIsNothing();
    void whatIsFoundThereAfterALostReplyIsUndoneAsIfItWereVerified();
    void moreThanWasSentIsNotTakenForOurs();
    void undoOfAStepInFlightIsRefusedWithAReason();
    void readOnlyRefusesEditUndoAndRedo();
    void historyIsRestored();
};

void TestUndo::undoAndRedoGiveExactlyTheStatesBefore()
{
    EditSession session;
    load(session);
    std::vector<Patch> states{session.patch()};
    const auto did = [&](const Result<void>& result) {
        QVERIFY(result.has_value());
        states.push_back(session.patch());
    };
    did(session.setCells({{u"centos"_s, awsImage, text("x")}}, u"1"_s));
    did(session.rename(u"centos"_s, u"cent"_s));
    did(session.setCells({{u"cent"_s, googleImage, {}}}, u"3"_s));
    did(session.remove({u"debian"_s, u"cent"_s}, u"4"_s));
    did(session.create(typeOf("{'name':'debian','description':'x'}"), u"5"_s));
    did(session.revert({u"debian"_s}, u"6"_s));
    for (size_t i = states.size() - 1; i > 0; --i) {
        QVERIFY(session.undo().has_value());
        QCOMPARE(session.patch(), states[i - 1]);
    }
    QVERIFY(!session.canUndo());
    QVERIFY(refusal(session.undo()).contains(u"nothing to undo"));
    for (size_t i = 1; i < states.size(); ++i) {
        QVERIFY(session.redo().has_value());
        QCOMPARE(session.patch(), states[i]);
    }
}

void TestUndo::undoAfterApplyStagesTheWayBack()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"centos"_s, awsImage, text("b")));
    QVERIFY(set(session, u"centos"_s, awsImage, text("c")));
    applyAll(session);
    QVERIFY(!session.isDirty());
    QCOMPARE(draftValue(session, u"centos"_s, awsImage), text("c"));

    QVERIFY(session.undo().has_value());
    QCOMPARE(*session.patch().at(u"centos"_s).find(awsImage), (PatchCell{text("c"), text("b")}));
    QVERIFY(session.undo().has_value());
    QCOMPARE(*session.patch().at(u"centos"_s).find(awsImage), (PatchCell{text("c"), text("ami-1")}));
    QVERIFY(session.redo().has_value());
    QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
    QCOMPARE(session.conflictCount(), 0);
}

void TestUndo::undoAfterApplyBringsBackAnEmptyProvider()
{
    EditSession session;
    load(session, {"{'name':'t','description':'d','providermap':{'aws':{}}}"});
    const ImageType before = *session.draft(u"t"_s);
    QVERIFY(set(session, u"t"_s, awsImage, text("b")));
    applyAll(session);
    QVERIFY(session.undo().has_value());
    QCOMPARE(*session.draft(u"t"_s), before);
}

void TestUndo::undoAfterApplyBringsBackTheEmptyProviderOfANewOne()
{
    EditSession session;
    load(session);
    const ImageType made = typeOf("{'name':'new','providermap':{'aws':{}}}");
    QVERIFY(session.create(made, u"New"_s).has_value());
    QVERIFY(set(session, u"new"_s, awsImage, text("b")));
    applyAll(session);
    QVERIFY(session.undo().has_value());
    QCOMPARE(*session.draft(u"new"_s), made);
}

void TestUndo::undoAfterAppliedCreateDeleteAndRename()
{
    EditSession session;
    load(session);
    QVERIFY(
        session.create(typeOf("{'name':'new','description':'n','providermap':{}}"), u"New"_s).has_value());
    applyAll(session);
    QVERIFY(session.remove({u"odd"_s}, u"Delete"_s).has_value());
    applyAll(session);
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    QVERIFY(session.rename(u"centos"_s, u"cent"_s).has_value());
    applyAll(session);
    QVERIFY(!session.isDirty());

    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"centos"_s).origin, u"cent"_s);
    QCOMPARE(draftValue(session, u"centos"_s, awsImage), text("x"));
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().at(u"centos"_s).origin, u"cent"_s);
    QCOMPARE(draftValue(session, u"centos"_s, awsImage), text("ami-1"));
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().at(u"odd"_s).kind, Kind::Create);
    QVERIFY(equal(*session.draft(u"odd"_s), typeOf(odd)));
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().at(u"new"_s).kind, Kind::Delete);
    QCOMPARE(session.conflictCount(), 0);
    for (int step = 0; step < 4; ++step)
        QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
}

void TestUndo::renameOfWhatAColleagueEditedTheSameWayIsUndoneAndRedone()
{
    EditSession session;
    load(session, {debian});
    QVERIFY(set(session, u"debian"_s, awsImage, text("same")));
    session.readBack(u"debian"_s, typeOf(QByteArray(debian).replace("ami-2", "same")));
    QVERIFY(session.patch().empty());
    QVERIFY(session.rename(u"debian"_s, u"deb"_s).has_value());
    applied(session, u"deb"_s);

    QVERIFY(session.undo().has_value());
    QCOMPARE(session.rowOf(u"deb"_s), -1);
    QVERIFY(session.draft(u"debian"_s).has_value());
    QVERIFY(session.redo().has_value());
    QVERIFY(session.patch().empty());
    QCOMPARE(session.existingCount(), 1);
    QCOMPARE(draftValue(session, u"deb"_s, awsImage), text("same"));
}

void TestUndo::aRedoneRenameLeavesNothingStagedUnderTheOldName()
{
    EditSession session;
    const QByteArray same = QByteArray(debian).replace("ami-2", "same");
    load(session, {debian});
    QVERIFY(set(session, u"debian"_s, awsImage, text("same")));
    load(session, {same}); // a colleague wrote it, so that it is no change any more
    QVERIFY(session.patch().empty());
    QVERIFY(session.rename(u"debian"_s, u"deb"_s).has_value());
    load(session, {debian}); // the colleague has taken it back
    for (int step = 0; step < 2; ++step)
        QVERIFY(session.undo().has_value());
    QVERIFY(session.patch().empty());

    QVERIFY(session.redo().has_value());
    QCOMPARE(draftValue(session, u"debian"_s, awsImage), text("same"));
    QVERIFY(session.redo().has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.existingCount(), 1);
    QCOMPARE(draftValue(session, u"deb"_s, awsImage), text("ami-2"));
}

void TestUndo::anUndoneRenameBringsNothingBackThatWasNotStagedThen()
{
    EditSession session;
    load(session, {debian});
    QVERIFY(set(session, u"debian"_s, awsImage, text("same")));
    load(session, {QByteArray(debian).replace("ami-2", "same")}); // done by a colleague
    load(session, {debian});                                      // who has taken it back
    QVERIFY(session.patch().empty());
    QVERIFY(session.rename(u"debian"_s, u"deb"_s).has_value());
    applied(session, u"deb"_s);

    QVERIFY(session.undo().has_value());
    QCOMPARE(draftValue(session, u"debian"_s, awsImage), text("ami-2"));
    QVERIFY(session.undo().has_value()); // there was nothing to change before it either
    QCOMPARE(draftValue(session, u"debian"_s, awsImage), text("ami-2"));
    QVERIFY(session.redo().has_value());
    QCOMPARE(draftValue(session, u"debian"_s, awsImage), text("same"));
    QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
}

void TestUndo::aRenameOfWhatWasGoneAndIsCreatedAnewIsStillOne()
{
    EditSession session;
    load(session);
    QVERIFY(session.rename(u"centos"_s, u"cent"_s).has_value());
    QVERIFY(session.rename(u"cent"_s, u"centos"_s).has_value());
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    load(session, {debian, odd, bare});
    QVERIFY(session.resolve({u"centos"_s}, {}, Resolution::KeepMine).has_value());
    applyAll(session);
    QVERIFY(!session.isDirty());

    while (session.patch().count(u"cent"_s) == 0)
        QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"cent"_s).origin, u"centos"_s);
    QCOMPARE(draftValue(session, u"cent"_s, awsImage), text("ami-1"));
    QCOMPARE(session.conflictCount(), 0);
}

void TestUndo::whatAColleagueWroteRightBeforeUsFollowsThemAfterUndoAndRedo()
{
    EditSession session;
    load(session);
    ImageType wanted = *session.draft(u"debian"_s);
    wanted.setValue(CellPath::description(), Value::rawJson(u"5"_s));
    wanted.setValue(awsImage, text("x"));
    QVERIFY(session.replaceDraft(u"debian"_s, wanted, u"JSON"_s).has_value());
    ImageType theirs = typeOf(debian);
    theirs.setValue(CellPath::description(), text("5"));
    session.readBack(u"debian"_s, theirs); // the check before the write
    QCOMPARE(session.patch().at(u"debian"_s).cells.size(), size_t(1));
    applied(session, u"debian"_s);

    QVERIFY(session.undo().has_value());
    theirs.setValue(awsImage, text("x"));
    theirs.setValue(CellPath::description(), text("7"));
    session.readBack(u"debian"_s, theirs);
    QVERIFY(session.redo().has_value());
    QCOMPARE(session.patch(), Patch{});
    QCOMPARE(draftValue(session, u"debian"_s, CellPath::description()), text("7"));
}

void TestUndo::undoToANameThatAnotherHasNowIsConflict()
{
    EditSession session;
    load(session);
    QVERIFY(session.rename(u"centos"_s, u"cent"_s).has_value());
    applyAll(session);
    QVERIFY(session.create(typeOf("{'name':'centos','description':'another'}"), u"New"_s).has_value());
    applyAll(session);
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().at(u"centos"_s).kind, Kind::Delete);
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.conflictCount(), 1);
    QCOMPARE(session.conflicts(u"centos"_s).at(0).kind, Conflict::Kind::CreatedThere);
    QCOMPARE(draftValue(session, u"centos"_s, awsImage), text("ami-1"));
}

void TestUndo::undoOverAForeignChangeIsConflict()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("b")));
    applyAll(session);
    load(session, {centos, "{'name':'debian','description':'D','providermap':{'aws':{'image':'foreign'}}}"});
    QVERIFY(session.undo().has_value());
    const Conflict expected{Conflict::Kind::Cell, awsImage, text("b"), text("foreign"), text("ami-2")};
    QCOMPARE(session.conflicts(u"debian"_s), std::vector{expected});
    QVERIFY(session.hasConflict(session.rowOf(u"debian"_s)));
}

void TestUndo::undoOfWhatTheServerHasByNowIsNothing()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("b")));
    QVERIFY(session.undo().has_value());
    load(session, {centos, "{'name':'debian','description':'D','providermap':{'aws':{'image':'b'}}}"});
    QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
}

void TestUndo::whatIsFoundThereAfterALostReplyIsUndoneAsIfItWereVerified()
{
    EditSession session;
    load(session);
    QVERIFY(session.setCells({{u"centos"_s, awsImage, text("x")}}, u"1"_s));
    const PatchEntry entry = session.patch().at(u"centos"_s);
    session.noteSent(u"centos"_s, entry, session.base().theirs(u"centos"_s, entry));
    load(session, {QByteArray(centos).replace("ami-1", "x"), debian, odd, bare});
    QVERIFY(!session.isDirty());
    QVERIFY(session.undo());
    QCOMPARE(draftValue(session, u"centos"_s, awsImage), text("ami-1"));
}

void TestUndo::moreThanWasSentIsNotTakenForOurs()
{
    EditSession session;
    load(session);
    QVERIFY(session.setCells({{u"centos"_s, awsImage, text("x")}}, u"1"_s));
    const PatchEntry entry = session.patch().at(u"centos"_s);
    session.noteSent(u"centos"_s, entry, session.base().theirs(u"centos"_s, entry));
    QVERIFY(session.setCells({{u"centos"_s, googleImage, text("y")}}, u"2"_s));
    // A colleague has written both.
    load(session, {QByteArray(centos).replace("ami-1", "x").replace("g-1", "y"), debian, odd, bare});
    QVERIFY(!session.isDirty());
    QVERIFY(session.undo());
    QCOMPARE(draftValue(session, u"centos"_s, googleImage), text("y"));
    QVERIFY(!session.isDirty());
}

void TestUndo::undoOfAStepInFlightIsRefusedWithAReason()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("b")));
    session.setInFlight({u"debian"_s});
    QVERIFY(refusal(session.undo()).contains(u"“debian” is being applied"));
    QVERIFY(session.isDirty());
    session.setInFlight({});
    QVERIFY(session.undo().has_value());
    session.setInFlight({u"debian"_s});
    QVERIFY(refusal(session.redo()).contains(u"“debian” is being applied"));
}

void TestUndo::readOnlyRefusesEditUndoAndRedo()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("b")));
    session.setReadOnly(u"production is read-only"_s);
    const Patch before = session.patch();
    for (const Result<void>& result :
        {session.setCells({{u"centos"_s, awsImage, {}}}, {}), session.create(ImageType(u"n"_s), {}),
            session.remove({u"centos"_s}, {}), session.rename(u"centos"_s, u"n"_s),
            session.revert({u"debian"_s}, {}), session.revertCell(u"debian"_s, awsImage),
            session.replaceDraft(u"centos"_s, ImageType(), {}), session.undo(), session.redo()})
        QVERIFY(refusal(result).contains(u"production is read-only"));
    QCOMPARE(session.patch(), before);
    QVERIFY(!session.canUndo() && !session.isEditable(0));
    session.setReadOnly({});
    QVERIFY(session.undo().has_value());
}

void TestUndo::historyIsRestored()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("b")));
    QVERIFY(session.rename(u"debian"_s, u"deb"_s).has_value());
    QVERIFY(set(session, u"centos"_s, awsImage, text("c")));
    QVERIFY(session.undo().has_value());

    for (const bool catalogueFirst : {true, false}) {
        EditSession again;
        if (catalogueFirst)
            load(again);
        again.restore(session.patch(), session.doneSteps(), session.undoneSteps());
        if (!catalogueFirst)
            load(again);
        QCOMPARE(again.patch(), session.patch());
        QCOMPARE(again.doneSteps(), session.doneSteps());
        QCOMPARE(again.undoneSteps(), session.undoneSteps());
        QVERIFY(again.redo().has_value());
        QCOMPARE(draftValue(again, u"centos"_s, awsImage), text("c"));
        for (int step = 0; step < 3; ++step)
            QVERIFY(again.undo().has_value());
        QVERIFY(!again.isDirty());
    }
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
