// SPDX-License-Identifier: GPL-3.0-or-later
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
    load(session, {centos, debian, "{'noname':1}", "{'name':'broken','providermap':5}"});
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
            const QString name = session.name(row);
            const QString told = refusal(session.setCells({{name, awsImage, text("x")}}, {}));
            QVERIFY2(told.startsWith(u"“%1” can't be edited here"_s.arg(name)), qUtf8Printable(told));
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

QTEST_GUILESS_MAIN(TestEditSession)
#include "tst_editsession.moc"
