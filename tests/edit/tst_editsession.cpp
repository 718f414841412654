// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/editsession.h"
#include "support/imagetypes.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Kind = PatchEntry::Kind;

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);

Value text(const char* value)
{
    return Value::string(QString::fromUtf8(value));
}

const QByteArray centos = "{'name':'centos','description':'C','providermap':{'aws':{'image':'ami-1'},"
                          "'google':{'image':'g-1','sshuser':'c'}}}";
const QByteArray debian = "{'name':'debian','description':'D','providermap':{'aws':{'image':'ami-2'}}}";
const QByteArray odd = "{'name':'odd','description':'O','providermap':{'aws':null}}";
const QByteArray bare = "{'name':'bare','description':'B','providermap':null}";

void load(EditSession& session, const QByteArrayList& types = {centos, debian, odd, bare})
{
    session.rebase(catalogueOf(types));
}

bool set(EditSession& session, const QString& name, const CellPath& path, const Value& wanted)
{
    return session.setCells({{name, path, wanted}}, u"Edit"_s).has_value();
}

QString refusal(const Result<void>& result)
{
    return result ? QString() : result.error().message;
}

Value draftValue(const EditSession& session, const QString& name, const CellPath& path)
{
    return session.value(session.rowOf(name), path);
}

/// What an Apply that went well does: the server now has what was sent.
void applyAll(EditSession& session)
{
    const Patch patch = session.patch();
    for (const auto& [name, entry] : patch) {
        const Theirs before = session.base().theirs(name, entry);
        session.verified(name, entry, {patched(name, entry, before), {}});
    }
}

} // namespace

class TestEditSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // edits
    void editIsStagedWithWhatTheServerHad();
    void editsOfOneCallAreOneStepAndTheLastOfACellWins();
    void editThatChangesNothingIsNoStep();
    void editBackToTheServersValueUnstages();
    void refusedEditStagesNothingAtAll();
    void entryInANullProviderStagesTheProviderToo();
    void entryInANullMapStagesTheMapToo();
    void clearingTheLastKeyRemovesTheProvider();
    void replacedDraftIsStagedCellByCell();

    // create, delete, rename
    void createThenDeleteIsNothing();
    void deleteThenNewOfTheSameNameIsAnUpdate();
    void renameOfACreateIsACreateOfAnotherName();
    void renameBackLeavesTheChangedCells();
    void renameOfARenameIsOneRename();
    void deleteOfARenamedOneIsADeleteOfTheOldName();
    void namesThatCantBeGiven();
    void renamedRowKeepsItsPlace();

    // undo
    void undoAndRedoGiveExactlyTheStatesBefore();
    void undoAfterApplyStagesTheWayBack();
    void undoAfterApplyBringsBackAnEmptyProvider();
    void undoAfterAppliedCreateDeleteAndRename();
    void undoToANameThatAnotherHasNowIsConflict();
    void undoOverAForeignChangeIsConflict();
    void undoOfWhatTheServerHasByNowIsNothing();
    void undoOfAStepInFlightIsRefusedWithAReason();
    void readOnlyRefusesEditUndoAndRedo();
    void historyIsRestored();

    // the server's side
    void refreshDropsWhatIsDoneAndKeepsTheRest();
    void thirdValueResolvesAConflict();
    void keepMineAndTakeTheirs();
    void readBackOfOneImageTypeAppendsARow();
    void countsFollowEachChange();
    void rowsTellWhatTheyAre();
    void signalsNameRowsAndEntries();
};

void TestEditSession::editIsStagedWithWhatTheServerHad()
{
    EditSession session;
    load(session);
    QVERIFY(!session.isDirty());
    QVERIFY(set(session, u"centos"_s, awsImage, text("ami-9")));

    const PatchEntry& entry = session.patch().at(u"centos"_s);
    QCOMPARE(entry.kind, Kind::Update);
    QCOMPARE(*entry.find(awsImage), (PatchCell{text("ami-1"), text("ami-9")}));
    const int row = session.rowOf(u"centos"_s);
    QCOMPARE(session.value(row, session.base().catalogue()->columnOf(u"aws"_s, u"image"_s)), text("ami-9"));
    const CellState state = session.cellState(row, awsImage);
    QVERIFY(state.staged && !state.conflict);
    QCOMPARE(state.server, text("ami-1"));
    QCOMPARE(state.draft, text("ami-9"));
}

void TestEditSession::editsOfOneCallAreOneStepAndTheLastOfACellWins()
{
    EditSession session;
    load(session);
    QVERIFY(session
                .setCells({{u"centos"_s, awsImage, text("a")}, {u"debian"_s, awsImage, text("b")},
                              {u"centos"_s, awsImage, text("c")}},
                    u"Paste 3 cells"_s)
                .has_value());
    QCOMPARE(draftValue(session, u"centos"_s, awsImage), text("c"));
    QCOMPARE(draftValue(session, u"debian"_s, awsImage), text("b"));
    QCOMPARE(session.undoStack()->count(), 1);
    QCOMPARE(session.undoText(), u"Paste 3 cells"_s);
    QVERIFY(session.undo().has_value());
    QVERIFY(!session.isDirty());
}

void TestEditSession::editThatChangesNothingIsNoStep()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"centos"_s, awsImage, text("ami-1")));
    QCOMPARE(session.undoStack()->count(), 0);
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    QCOMPARE(session.undoStack()->count(), 1);
}

void TestEditSession::editBackToTheServersValueUnstages()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    QVERIFY(set(session, u"centos"_s, awsImage, text("ami-1")));
    QVERIFY(!session.isDirty());
    QCOMPARE(session.undoStack()->count(), 2);
}

void TestEditSession::refusedEditStagesNothingAtAll()
{
    EditSession session;
    load(session, {centos, debian, "{'noname':1}"});
    session.setInFlight({u"debian"_s});
    const auto both = session.setCells(
        {{u"centos"_s, awsImage, text("x")}, {u"debian"_s, awsImage, text("y")}}, u"Paste"_s);
    QCOMPARE(both.error().kind, Error::Kind::Invalid);
    QVERIFY2(
        both.error().message.contains(u"“debian” is being applied"), qUtf8Printable(both.error().message));
    QVERIFY(!session.isDirty());
    QVERIFY(refusal(session.setCells({{u"nobody"_s, awsImage, {}}}, {})).contains(u"no image type “nobody”"));
    for (int row = 0; row < session.rowCount(); ++row) {
        if (session.rowState(row) == EditSession::RowState::Unreadable) {
            QVERIFY(!session.isEditable(row));
            QVERIFY(!set(session, session.name(row), awsImage, text("x")));
        }
    }
}

void TestEditSession::entryInANullProviderStagesTheProviderToo()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"odd"_s, awsImage, text("ami-3")));
    const PatchEntry& entry = session.patch().at(u"odd"_s);
    QCOMPARE(entry.cells.size(), size_t(2));
    QCOMPARE(*entry.find(CellPath::provider(u"aws"_s)), (PatchCell{Value::null(), Value::emptyObject()}));
    QCOMPARE(*entry.find(awsImage), (PatchCell{{}, text("ami-3")}));
    QCOMPARE(draftValue(session, u"odd"_s, awsImage), text("ami-3"));
}

void TestEditSession::entryInANullMapStagesTheMapToo()
{
    EditSession session;
    load(session);
    QVERIFY(session.hasProblem(session.rowOf(u"bare"_s)));
    QVERIFY(set(session, u"bare"_s, awsImage, text("ami-3")));
    const PatchEntry& entry = session.patch().at(u"bare"_s);
    QCOMPARE(*entry.find(CellPath::map()), (PatchCell{Value::null(), Value::emptyObject()}));
    QVERIFY(!session.hasProblem(session.rowOf(u"bare"_s)));
}

void TestEditSession::clearingTheLastKeyRemovesTheProvider()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, {}));
    QVERIFY(draftValue(session, u"debian"_s, CellPath::provider(u"aws"_s)).isAbsent());
    QCOMPARE(session.patch().at(u"debian"_s).cells.size(), size_t(1));
}

void TestEditSession::replacedDraftIsStagedCellByCell()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    const ImageType wanted = typeOf("{'name':'centos','description':'C','icon':'i','providermap':{'azure':"
                                    "{'image':'g-1'},'aws':{'image':'x'}}}");
    QVERIFY(session.replaceDraft(u"centos"_s, wanted, u"Edit JSON"_s).has_value());
    QVERIFY(equal(*session.draft(u"centos"_s), wanted));
    QCOMPARE(session.patch().at(u"centos"_s).cells.size(), size_t(5));
    QVERIFY(session.replaceDraft(u"centos"_s, typeOf(centos), u"Edit JSON"_s).has_value());
    QVERIFY(!session.isDirty());
    QVERIFY(refusal(session.replaceDraft(u"centos"_s, typeOf(debian), {})).contains(u"Rename…"));
}

void TestEditSession::createThenDeleteIsNothing()
{
    EditSession session;
    load(session);
    QVERIFY(
        session.create(typeOf("{'name':'new','description':'n','providermap':{}}"), u"New"_s).has_value());
    const int row = session.rowOf(u"new"_s);
    QCOMPARE(row, 4);
    QCOMPARE(session.rowState(row), EditSession::RowState::New);
    QVERIFY(session.remove({u"new"_s}, u"Delete"_s).has_value());
    QVERIFY(!session.isDirty());
    QVERIFY(!session.rowExists(row));
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.rowOf(u"new"_s), row);
}

void TestEditSession::deleteThenNewOfTheSameNameIsAnUpdate()
{
    EditSession session;
    load(session);
    QVERIFY(session.remove({u"debian"_s}, u"Delete"_s).has_value());
    QCOMPARE(session.rowState(session.rowOf(u"debian"_s)), EditSession::RowState::Deleted);
    QVERIFY(!session.draft(u"debian"_s).has_value());
    QVERIFY(!set(session, u"debian"_s, awsImage, text("x")));
    const ImageType fresh = typeOf("{'name':'debian','description':'new','providermap':{}}");
    QVERIFY(session.create(fresh, u"New"_s).has_value());
    QCOMPARE(session.patch().at(u"debian"_s).kind, Kind::Update);
    QVERIFY(equal(*session.draft(u"debian"_s), fresh));
}

void TestEditSession::renameOfACreateIsACreateOfAnotherName()
{
    EditSession session;
    load(session);
    QVERIFY(session.create(typeOf("{'name':'new','description':'n'}"), u"New"_s).has_value());
    QVERIFY(session.rename(u"new"_s, u"newer"_s).has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"newer"_s).kind, Kind::Create);
    QCOMPARE(draftValue(session, u"newer"_s, CellPath::description()), text("n"));
}

void TestEditSession::renameBackLeavesTheChangedCells()
{
    EditSession session;
    load(session);
    QVERIFY(session.rename(u"debian"_s, u"deb"_s).has_value());
    QVERIFY(set(session, u"deb"_s, awsImage, text("x")));
    QVERIFY(session.rename(u"deb"_s, u"debian"_s).has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    const PatchEntry& entry = session.patch().at(u"debian"_s);
    QVERIFY(!entry.isRename() && !entry.seenWhole);
    QCOMPARE(*entry.find(awsImage), (PatchCell{text("ami-2"), text("x")}));
}

void TestEditSession::renameOfARenameIsOneRename()
{
    EditSession session;
    load(session);
    QVERIFY(session.rename(u"debian"_s, u"b"_s).has_value());
    QVERIFY(session.rename(u"b"_s, u"c"_s).has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"c"_s).origin, u"debian"_s);
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().at(u"b"_s).origin, u"debian"_s);
}

void TestEditSession::deleteOfARenamedOneIsADeleteOfTheOldName()
{
    EditSession session;
    load(session);
    QVERIFY(session.rename(u"debian"_s, u"b"_s).has_value());
    QVERIFY(session.remove({u"b"_s}, u"Delete"_s).has_value());
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"debian"_s).kind, Kind::Delete);
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.patch().at(u"b"_s).origin, u"debian"_s);
}

void TestEditSession::namesThatCantBeGiven()
{
    EditSession session;
    load(session);
    QVERIFY(session.remove({u"odd"_s}, u"Delete"_s).has_value());
    QVERIFY(session.rename(u"bare"_s, u"bare2"_s).has_value());
    QVERIFY(session.create(typeOf("{'name':'new','description':'n'}"), u"New"_s).has_value());
    const Patch before = session.patch();

    const auto newOf
        = [&session](const QString& name) { return refusal(session.create(ImageType(name), {})); };
    QStringList reasons;
    for (const QString& reason :
        {newOf(u"a b"_s), newOf(u"centos"_s), newOf(u"CentOS"_s), newOf(u"bare"_s), newOf(u"NEW"_s),
            refusal(session.rename(u"centos"_s, u"odd"_s)), refusal(session.rename(u"centos"_s, u"debian"_s)),
            refusal(session.rename(u"centos"_s, u"Debian"_s)),
            refusal(session.rename(u"centos"_s, u"CENTOS"_s)),
            refusal(session.rename(u"centos"_s, u".."_s))}) {
        QVERIFY(!reason.isEmpty());
        QVERIFY2(!reasons.contains(reason), qUtf8Printable(reason));
        reasons.append(reason);
    }
    QVERIFY2(reasons.at(8).contains(u"only the case differs"), qUtf8Printable(reasons.at(8)));
    QVERIFY2(reasons.at(5).contains(u"staged to be deleted"), qUtf8Printable(reasons.at(5)));
    QCOMPARE(session.patch(), before);
}

void TestEditSession::renamedRowKeepsItsPlace()
{
    EditSession session;
    load(session);
    const int row = session.rowOf(u"debian"_s);
    QVERIFY(session.rename(u"debian"_s, u"zzz"_s).has_value());
    QCOMPARE(session.rowOf(u"zzz"_s), row);
    QCOMPARE(session.rowOf(u"debian"_s), -1);
    QCOMPARE(session.name(row), u"zzz"_s);
    QCOMPARE(session.rowState(row), EditSession::RowState::Renamed);
    applyAll(session);
    QCOMPARE(session.rowOf(u"zzz"_s), row);
    QCOMPARE(session.rowState(row), EditSession::RowState::Unchanged);
    QCOMPARE(session.existingCount(), 4);
}

void TestEditSession::undoAndRedoGiveExactlyTheStatesBefore()
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

void TestEditSession::undoAfterApplyStagesTheWayBack()
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

void TestEditSession::undoAfterApplyBringsBackAnEmptyProvider()
{
    EditSession session;
    load(session, {"{'name':'t','description':'d','providermap':{'aws':{}}}"});
    const ImageType before = *session.draft(u"t"_s);
    QVERIFY(set(session, u"t"_s, awsImage, text("b")));
    applyAll(session);
    QVERIFY(session.undo().has_value());
    QCOMPARE(*session.draft(u"t"_s), before);
}

void TestEditSession::undoAfterAppliedCreateDeleteAndRename()
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

void TestEditSession::undoToANameThatAnotherHasNowIsConflict()
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

void TestEditSession::undoOverAForeignChangeIsConflict()
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

void TestEditSession::undoOfWhatTheServerHasByNowIsNothing()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("b")));
    QVERIFY(session.undo().has_value());
    load(session, {centos, "{'name':'debian','description':'D','providermap':{'aws':{'image':'b'}}}"});
    QVERIFY(session.redo().has_value());
    QVERIFY(!session.isDirty());
}

void TestEditSession::undoOfAStepInFlightIsRefusedWithAReason()
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

void TestEditSession::readOnlyRefusesEditUndoAndRedo()
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

void TestEditSession::historyIsRestored()
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

void TestEditSession::refreshDropsWhatIsDoneAndKeepsTheRest()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    QVERIFY(set(session, u"centos"_s, googleImage, text("y")));
    QVERIFY(set(session, u"debian"_s, awsImage, text("z")));
    const QByteArray fresh = "{'name':'centos','description':'new','providermap':{'aws':{'image':'x'},"
                             "'google':{'image':'foreign','sshuser':'c'}}}";
    const RebaseReport report = session.rebase(
        catalogueOf({fresh, "{'name':'debian','description':'D','providermap':{'aws':{'image':'z'}}}"}));
    QCOMPARE(report.done, 1);
    QCOMPARE(report.newConflicts, 1);
    QCOMPARE(report.mergedCells, 1);
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"centos"_s).cells.size(), size_t(1));
    QCOMPARE(draftValue(session, u"centos"_s, googleImage), text("y"));
    QVERIFY(session.cellState(session.rowOf(u"centos"_s), googleImage).conflict);
    QCOMPARE(session.rebase(catalogueOf({fresh})).newConflicts, 0);
}

void TestEditSession::thirdValueResolvesAConflict()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("mine")));
    load(session, {"{'name':'debian','description':'D','providermap':{'aws':{'image':'theirs'}}}"});
    QCOMPARE(session.conflictCount(), 1);
    QVERIFY(set(session, u"debian"_s, awsImage, text("third")));
    QCOMPARE(session.conflictCount(), 0);
    QCOMPARE(*session.patch().at(u"debian"_s).find(awsImage), (PatchCell{text("theirs"), text("third")}));
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.conflictCount(), 1);
}

void TestEditSession::keepMineAndTakeTheirs()
{
    EditSession session;
    load(session);
    QVERIFY(set(session, u"debian"_s, awsImage, text("mine")));
    QVERIFY(set(session, u"centos"_s, awsImage, text("mine")));
    QVERIFY(session.remove({u"odd"_s}, u"Delete"_s).has_value());
    load(session,
        {"{'name':'debian','description':'D','providermap':{'aws':{'image':'theirs'}}}",
            "{'name':'odd','description':'other'}"});
    QCOMPARE(session.conflictCount(), 3);
    QVERIFY(session.resolve({u"debian"_s}, awsImage, Resolution::KeepMine).has_value());
    QCOMPARE(*session.patch().at(u"debian"_s).find(awsImage), (PatchCell{text("theirs"), text("mine")}));
    QVERIFY(session.resolve({u"centos"_s}, {}, Resolution::KeepMine).has_value());
    QCOMPARE(session.patch().at(u"centos"_s).kind, Kind::Create);
    QCOMPARE(draftValue(session, u"centos"_s, googleImage), text("g-1"));
    QVERIFY(session.resolve({}, {}, Resolution::TakeTheirs).has_value());
    QVERIFY(!session.patch().contains(u"odd"_s));
    QCOMPARE(session.patch().size(), size_t(2));
    QCOMPARE(session.conflictCount(), 0);
}

void TestEditSession::readBackOfOneImageTypeAppendsARow()
{
    EditSession session;
    load(session);
    QSignalSpy appended(&session, &EditSession::rowsAppended);
    session.readBack(u"theirs"_s, typeOf("{'name':'theirs','description':'t'}"));
    QCOMPARE(appended.count(), 1);
    QCOMPARE(session.rowOf(u"theirs"_s), 4);
    QCOMPARE(draftValue(session, u"theirs"_s, CellPath::description()), text("t"));
    QVERIFY(set(session, u"theirs"_s, CellPath::description(), text("mine")));
    session.readBack(u"theirs"_s, std::nullopt);
    QVERIFY(session.hasConflict(4));
    QVERIFY(session.resolve({u"theirs"_s}, {}, Resolution::TakeTheirs).has_value());
    QVERIFY(!session.rowExists(4));
    session.readBack(u"debian"_s, std::nullopt);
    QCOMPARE(session.rowOf(u"debian"_s), -1);
    QCOMPARE(session.existingCount(), 3);
}

void TestEditSession::countsFollowEachChange()
{
    EditSession session;
    load(session);
    const auto counts = [&session] {
        return QList<int>{
            session.existingCount(), session.changedCount(), session.problemCount(), session.conflictCount()};
    };
    const int flawed = session.problemCount();
    QCOMPARE(counts(), (QList<int>{4, 0, flawed, 0}));
    QVERIFY(set(session, u"debian"_s, awsImage, text("")));
    QCOMPARE(counts(), (QList<int>{4, 1, flawed + 1, 0}));
    QVERIFY(session.create(typeOf("{'name':'n','description':'d'}"), u"New"_s).has_value());
    QCOMPARE(counts(), (QList<int>{5, 2, flawed + 2, 0}));
    QVERIFY(session.remove({u"bare"_s}, u"Delete"_s).has_value());
    QCOMPARE(counts(), (QList<int>{5, 3, flawed + 1, 0}));
    load(session, {centos, odd, bare});
    QCOMPARE(session.conflictCount(), 1);
    QVERIFY(session.undo().has_value() && session.undo().has_value() && session.undo().has_value());
    QCOMPARE(counts(), (QList<int>{3, 0, flawed, 0}));
}

void TestEditSession::rowsTellWhatTheyAre()
{
    EditSession session;
    load(session);
    using State = EditSession::RowState;
    QVERIFY(set(session, u"centos"_s, awsImage, text("x")));
    QVERIFY(session.remove({u"debian"_s}, u"Delete"_s).has_value());
    QVERIFY(session.rename(u"odd"_s, u"even"_s).has_value());
    QStringList names;
    QList<State> states;
    for (int row = 0; row < session.rowCount(); ++row) {
        names.append(session.name(row));
        states.append(session.rowState(row));
    }
    QCOMPARE(names, (QStringList{u"bare"_s, u"centos"_s, u"debian"_s, u"even"_s}));
    QCOMPARE(states, (QList<State>{State::Unchanged, State::Changed, State::Deleted, State::Renamed}));
    QCOMPARE(session.value(2, awsImage), text("ami-2")); // still shown
}

void TestEditSession::signalsNameRowsAndEntries()
{
    EditSession session;
    load(session);
    QSignalSpy rows(&session, &EditSession::rowsChanged);
    QSignalSpy entries(&session, &EditSession::entriesChanged);
    QSignalSpy history(&session, &EditSession::historyChanged);
    QSignalSpy counts(&session, &EditSession::countsChanged);
    QVERIFY(
        session.setCells({{u"debian"_s, awsImage, text("a")}, {u"centos"_s, awsImage, text("b")}}, u"Paste"_s)
            .has_value());
    QCOMPARE(rows.takeFirst().at(0).value<std::vector<int>>(), (std::vector{1, 2}));
    const auto changes = entries.takeFirst().at(0).value<std::vector<EntryChange>>();
    QCOMPARE(changes.size(), size_t(2));
    QVERIFY(!changes[0].before && changes[0].after);
    QCOMPARE(history.count(), 1);
    QCOMPARE(counts.count(), 1);
    QVERIFY(session.undo().has_value());
    QCOMPARE(entries.count(), 1);
    QCOMPARE(history.count(), 2);
}

QTEST_GUILESS_MAIN(TestEditSession)
#include "tst_editsession.moc"
