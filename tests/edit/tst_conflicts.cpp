// SPDX-License-Identifier: GPL-3.0-or-later
// Two people on one catalogue: what is in conflict stays in conflict, in every state of history, until the
// person decides.
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

QList<Conflict::Kind> kinds(const EditSession& session, const QString& name)
{
    QList<Conflict::Kind> kinds;
    for (const Conflict& conflict : session.conflicts(name))
        kinds.append(conflict.kind);
    return kinds;
}

QStringList draftNames(const EditSession& session)
{
    QStringList names;
    for (int row = 0; row < session.rowCount(); ++row) {
        if (session.rowExists(row))
            names.append(session.name(row));
    }
    names.sort();
    return names;
}

} // namespace

class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // history over a colleague's change
    void undoOverAForeignChangeIsConflictAlsoAfterAnotherCellWasApplied();
    void undoOfADeleteStillMissesNoForeignChange();
    void undoOfARenameOverAForeignChangeIsConflictAlsoAfterACellWasApplied();
    void redoOfADeleteOverAForeignChangeIsConflictAlsoAfterACellWasApplied();
    void redoOfARenameOverAForeignChangeIsConflictAlsoAfterACellWasApplied();
    void redoOverAForeignChangeIsConflictAlsoAfterAnotherCellWasApplied();

    // names that came to be there
    void renameOntoANameThatIsThereIsOneRow();
    void renameOntoANameThatIsReadBackIsOneRow();
    void createOfANameThatIsThereIsOneRow();

    // a conflict stays until it is decided
    void editElsewhereResolvesNoConflict();
    void editElsewhereResolvesNoConflictOfARename();
    void replacedDraftResolvesNoConflictOfCellsThatStay();
    void revertOfAnotherCellResolvesNoConflict();
    void renameOfAConflictedTypeKeepsItsConflict();
    void deleteOfATypeChangedElsewhereIsConflict();
};

void TestConflicts::undoOverAForeignChangeIsConflictAlsoAfterAnotherCellWasApplied()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("ami-2")));
    applied(session, u"a"_s);
    load(session, {type("a", "foreign")});
    QVERIFY(set(session, u"a"_s, description, text("new")));
    applied(session, u"a"_s);

    QVERIFY(session.undo().has_value()); // the description: nothing foreign there
    QCOMPARE(session.conflictCount(), 0);
    QVERIFY(session.undo().has_value()); // ami-2 back to ami-1, over "foreign"
    const Conflict expected{Conflict::Kind::Cell, awsImage, text("ami-2"), text("foreign"), text("ami-1")};
    QCOMPARE(session.conflicts(u"a"_s), std::vector{expected});
    QVERIFY(session.redo().has_value());
    QCOMPARE(session.conflictCount(), 0);
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("foreign"));
}

void TestConflicts::redoOverAForeignChangeIsConflictAlsoAfterAnotherCellWasApplied()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, description, text("new")));
    QVERIFY(set(session, u"a"_s, awsImage, text("ami-2")));
    QVERIFY(session.undo().has_value());
    load(session, {type("a", "foreign")});
    applied(session, u"a"_s);
    QVERIFY(session.redo().has_value());
    const Conflict expected{Conflict::Kind::Cell, awsImage, text("ami-1"), text("foreign"), text("ami-2")};
    QCOMPARE(session.conflicts(u"a"_s), std::vector{expected});
}

void TestConflicts::undoOfADeleteStillMissesNoForeignChange()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.remove({u"a"_s}, u"Delete"_s).has_value());
    applied(session, u"a"_s);
    load(session, {type("a", "foreign")}); // made again by a colleague
    QVERIFY(session.undo().has_value());
    QCOMPARE(kinds(session, u"a"_s), QList{Conflict::Kind::CreatedThere});
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("ami-1"));
}

void TestConflicts::undoOfARenameOverAForeignChangeIsConflictAlsoAfterACellWasApplied()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    applied(session, u"b"_s);
    load(session, {type("b", "foreign")});
    QVERIFY(set(session, u"b"_s, description, text("new")));
    applied(session, u"b"_s);

    QVERIFY(session.undo().has_value());
    QCOMPARE(session.conflictCount(), 0);
    QVERIFY(session.undo().has_value()); // renaming back takes away a "b" that was never seen so
    QCOMPARE(session.patch().at(u"a"_s).origin, u"b"_s);
    QCOMPARE(kinds(session, u"a"_s), QList{Conflict::Kind::ChangedThere});
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("foreign")); // and still nothing is lost
}

void TestConflicts::redoOfADeleteOverAForeignChangeIsConflictAlsoAfterACellWasApplied()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, description, text("new")));
    QVERIFY(session.remove({u"a"_s}, u"Delete"_s).has_value());
    QVERIFY(session.undo().has_value());
    load(session, {type("a", "foreign")});
    applied(session, u"a"_s);
    QVERIFY(session.redo().has_value());
    QCOMPARE(session.patch().at(u"a"_s).kind, Kind::Delete);
    QCOMPARE(kinds(session, u"a"_s), QList{Conflict::Kind::ChangedThere});
}

void TestConflicts::redoOfARenameOverAForeignChangeIsConflictAlsoAfterACellWasApplied()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, description, text("new")));
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    QVERIFY(session.undo().has_value());
    load(session, {type("a", "foreign")});
    applied(session, u"a"_s);
    QVERIFY(session.redo().has_value());
    QCOMPARE(session.patch().at(u"b"_s).origin, u"a"_s);
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::ChangedThere});
    QCOMPARE(draftValue(session, u"b"_s, description), text("new"));
}

void TestConflicts::renameOntoANameThatIsThereIsOneRow()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    QVERIFY(set(session, u"b"_s, awsImage, text("mine")));
    load(session, {type("a", "ami-1"), type("b", "theirs")});

    QCOMPARE(draftNames(session), QStringList{u"b"_s});
    QCOMPARE(session.existingCount(), 1);
    QCOMPARE(session.conflictCount(), 1);
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::CreatedThere});
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("mine"));
    // Reverted, both are there as they are.
    QVERIFY(session.revert({u"b"_s}, u"Revert"_s).has_value());
    QCOMPARE(draftNames(session), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("theirs"));
    QVERIFY(session.undo().has_value());
    // Kept, theirs is replaced and the old name goes.
    QVERIFY(session.resolve({u"b"_s}, {}, Resolution::KeepMine).has_value());
    QCOMPARE(session.conflictCount(), 0);
    QCOMPARE(session.patch().at(u"a"_s).kind, Kind::Delete);
    QCOMPARE(*session.patch().at(u"b"_s).find(awsImage), (PatchCell{text("theirs"), text("mine")}));
    QVERIFY(session.undo().has_value());
    // Theirs, and mine is one undo away.
    QVERIFY(session.resolve({u"b"_s}, {}, Resolution::TakeTheirs).has_value());
    QVERIFY(!session.isDirty());
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("ami-1"));
    QVERIFY(session.undo().has_value());
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("mine"));
}

void TestConflicts::renameOntoANameThatIsReadBackIsOneRow()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    const RebaseReport report = session.readBack(u"b"_s, typeOf(type("b", "theirs")));
    QCOMPARE(report.newConflicts, 1);
    QCOMPARE(draftNames(session), QStringList{u"b"_s});
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::CreatedThere});
    session.readBack(u"b"_s, std::nullopt);
    QCOMPARE(session.conflictCount(), 0);
    QCOMPARE(draftNames(session), QStringList{u"b"_s});
}

void TestConflicts::createOfANameThatIsThereIsOneRow()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.create(typeOf(type("b", "mine")), u"New"_s).has_value());
    load(session, {type("a", "ami-1"), type("b", "theirs")});
    QCOMPARE(draftNames(session), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::CreatedThere});
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("mine"));
    QVERIFY(session.resolve({u"b"_s}, {}, Resolution::KeepMine).has_value());
    QCOMPARE(*session.patch().at(u"b"_s).find(awsImage), (PatchCell{text("theirs"), text("mine")}));
    QCOMPARE(session.patch().at(u"b"_s).kind, Kind::Update);
    QVERIFY(session.undo().has_value());
    QVERIFY(session.resolve({u"b"_s}, {}, Resolution::TakeTheirs).has_value());
    QCOMPARE(draftValue(session, u"b"_s, awsImage), text("theirs"));
}

void TestConflicts::editElsewhereResolvesNoConflict()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("a", "theirs")});
    const std::vector<Conflict> conflict = session.conflicts(u"a"_s);
    QCOMPARE(conflict.size(), size_t(1));

    QVERIFY(set(session, u"a"_s, googleImage, text("g-2")));
    QCOMPARE(session.conflicts(u"a"_s), conflict);
    QVERIFY(set(session, u"a"_s, googleImage, {}));
    QCOMPARE(session.conflicts(u"a"_s), conflict);
    QVERIFY(set(session, u"a"_s, description, text("x")));
    QCOMPARE(session.conflicts(u"a"_s), conflict);
    QVERIFY(set(session, u"a"_s, awsImage, text("mine"))); // what is there already decides nothing
    QCOMPARE(session.conflicts(u"a"_s), conflict);
    QVERIFY(session.undo().has_value());
    QCOMPARE(session.conflicts(u"a"_s), conflict);
}

void TestConflicts::editElsewhereResolvesNoConflictOfARename()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    load(session, {type("a", "theirs")});
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::ChangedThere});
    QVERIFY(set(session, u"b"_s, googleImage, text("g-2")));
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::ChangedThere});
    QVERIFY(session.rename(u"b"_s, u"c"_s).has_value());
    QCOMPARE(kinds(session, u"c"_s), QList{Conflict::Kind::ChangedThere});

    load(session, {type("z", "ami-1")}); // gone
    QCOMPARE(kinds(session, u"c"_s), QList{Conflict::Kind::DeletedThere});
    QVERIFY(set(session, u"c"_s, description, text("x")));
    QCOMPARE(kinds(session, u"c"_s), QList{Conflict::Kind::DeletedThere});
    QCOMPARE(draftValue(session, u"c"_s, awsImage), text("theirs"));
}

void TestConflicts::replacedDraftResolvesNoConflictOfCellsThatStay()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("a", "theirs")});
    const std::vector<Conflict> conflict = session.conflicts(u"a"_s);
    QVERIFY(session.replaceDraft(u"a"_s, typeOf(type("a", "mine", "g-9", "x")), u"Edit JSON"_s).has_value());
    QCOMPARE(session.conflicts(u"a"_s), conflict);
    QVERIFY(session.replaceDraft(u"a"_s, typeOf(type("a", "third")), u"Edit JSON"_s).has_value());
    QCOMPARE(session.conflictCount(), 0);
}

void TestConflicts::revertOfAnotherCellResolvesNoConflict()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    QVERIFY(set(session, u"a"_s, googleImage, text("mine")));
    load(session, {type("a", "theirs")});
    QVERIFY(session.revertCell(u"a"_s, googleImage).has_value());
    QCOMPARE(session.conflicts(u"a"_s).size(), size_t(1));
    QVERIFY(session.revertCell(u"a"_s, awsImage).has_value()); // this is a decision: theirs
    QVERIFY(!session.isDirty());
    QCOMPARE(draftValue(session, u"a"_s, awsImage), text("theirs"));
}

void TestConflicts::renameOfAConflictedTypeKeepsItsConflict()
{
    EditSession session;
    load(session, {type("a", "ami-1")});
    QVERIFY(set(session, u"a"_s, awsImage, text("mine")));
    load(session, {type("a", "theirs")});
    QVERIFY(session.rename(u"a"_s, u"b"_s).has_value());
    const Conflict expected{Conflict::Kind::Cell, awsImage, text("ami-1"), text("theirs"), text("mine")};
    QCOMPARE(session.conflicts(u"b"_s), std::vector{expected});
    QVERIFY(session.rename(u"b"_s, u"a"_s).has_value());
    QCOMPARE(session.conflicts(u"a"_s), std::vector{expected});
}

void TestConflicts::deleteOfATypeChangedElsewhereIsConflict()
{
    EditSession session;
    load(session, {type("a", "ami-1"), type("b", "ami-1")});
    QVERIFY(session.remove({u"a"_s, u"b"_s}, u"Delete"_s).has_value());
    load(session, {type("a", "ami-1"), type("b", "theirs")});
    QCOMPARE(session.conflictCount(), 1);
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::ChangedThere});
    QVERIFY(session.remove({u"b"_s}, u"Delete"_s).has_value()); // staged already: decides nothing
    QCOMPARE(kinds(session, u"b"_s), QList{Conflict::Kind::ChangedThere});
    load(session, {type("a", "ami-1"), type("b", "ami-1")}); // changed back: as it was seen
    QCOMPARE(session.conflictCount(), 0);
    load(session, {type("b", "theirs")});
    QVERIFY(session.resolve({u"b"_s}, {}, Resolution::KeepMine).has_value());
    QCOMPARE(session.conflictCount(), 0);
    QVERIFY(equal(*session.patch().at(u"b"_s).seenWhole, typeOf(type("b", "theirs"))));
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
