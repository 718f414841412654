// SPDX-License-Identifier: GPL-3.0-or-later
// Changes that come from a file: they meet the server of now and what is staged here, and lose neither.
#include "sessionhelp.h"

#include <QTest>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Fit = IncomingChange::Fit;

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);

QByteArray type(const char* name, const char* aws = "a-1")
{
    return QByteArray("{'name':'") + name + "','description':'D','providermap':{'aws':{'image':'" + aws
        + "'},'google':{'image':'g-1'}}}";
}

const QByteArrayList three{type("alpha"), type("beta"), type("gamma")};

void load(EditSession& session, const QByteArrayList& types)
{
    session.rebase(catalogueOf(types));
}

/// What somebody has staged on the catalogue of three.
Patch patchOf(const std::function<void(EditSession&)>& edits)
{
    EditSession session;
    load(session, three);
    edits(session);
    return session.patch();
}

Fit fitOf(const EditSession& session, const Patch& incoming, const QString& name)
{
    for (const IncomingChange& change : session.examine(incoming)) {
        if (change.name == name)
            return change.fit;
    }
    qFatal("not in it");
}

} // namespace

class TestIncoming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsStagedInOneStep();
    void anotherValueOnTheServerIsAConflict();
    void whatTheServerSaysAlreadyIsNotStaged();
    void theSameStagedAlreadyIsNothingNew();
    void whatIsStagedIsNotReplacedUnlessAskedFor();
    void aRenameTakesTheWholePlaceOfItsRivals();
    void oldAndNewNamesOfARenameAreRivals();
    void aNameThatBreaksTheRuleIsRefused();
    void aNewNameThatDiffersOnlyInCaseIsRefused();
    void twoEntriesOfOneImageTypeAreNotBothStaged();
    void nothingComesIntoAReadOnlySession();
    void whatIsBeingAppliedIsLeftAlone();
};

void TestIncoming::everyKindIsStagedInOneStep()
{
    const Patch incoming = patchOf([](EditSession& session) {
        QVERIFY(set(session, u"alpha"_s, googleImage, text("mine")));
        QVERIFY(session.remove({u"beta"_s}, u"Delete"_s));
        QVERIFY(session.rename(u"gamma"_s, u"gamma2"_s));
        QVERIFY(session.create(typeOf("{'name':'new','description':'N','providermap':{}}"), u"New"_s));
    });
    QCOMPARE(incoming.size(), size_t(4));
    EditSession session;
    load(session, three);

    QVERIFY(session.stageIncoming(incoming, Rivals::KeepStaged, u"Open changes"_s));

    QCOMPARE(session.patch(), incoming);
    QCOMPARE(session.undoStack()->count(), 1);
    QCOMPARE(session.undoText(), u"Open changes"_s);
    QVERIFY(session.undo());
    QVERIFY(!session.isDirty());
    QVERIFY(session.redo());
    QCOMPARE(session.patch(), incoming);
}

void TestIncoming::anotherValueOnTheServerIsAConflict()
{
    const Patch incoming = patchOf([](EditSession& session) {
        QVERIFY(set(session, u"alpha"_s, awsImage, text("mine")));
        QVERIFY(session.remove({u"beta"_s}, u"Delete"_s));
        QVERIFY(set(session, u"gamma"_s, awsImage, text("mine")));
        QVERIFY(session.create(typeOf("{'name':'new','description':'N','providermap':{}}"), u"New"_s));
    });
    EditSession session;
    load(session, {type("alpha", "theirs"), type("beta", "theirs"), type("new")});
    for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s, u"new"_s})
        QCOMPARE(fitOf(session, incoming, name), Fit::Conflict);

    QVERIFY(session.stageIncoming(incoming, Rivals::KeepStaged, u"Open changes"_s));

    QCOMPARE(session.conflictCount(), 4);
    const Conflict cell = session.conflicts(u"alpha"_s).front();
    QCOMPARE(cell.seen, text("a-1"));
    QCOMPARE(cell.theirs, text("theirs"));
    QCOMPARE(cell.mine, text("mine"));
}

void TestIncoming::whatTheServerSaysAlreadyIsNotStaged()
{
    const Patch incoming = patchOf([](EditSession& session) {
        QVERIFY(set(session, u"alpha"_s, awsImage, text("mine")));
        QVERIFY(session.remove({u"beta"_s}, u"Delete"_s));
    });
    EditSession session;
    load(session, {type("alpha", "mine"), type("gamma")});
    QCOMPARE(fitOf(session, incoming, u"alpha"_s), Fit::Done);
    QCOMPARE(fitOf(session, incoming, u"beta"_s), Fit::Done);

    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));

    QVERIFY(!session.isDirty());
    QCOMPARE(session.undoStack()->count(), 0);
}

void TestIncoming::theSameStagedAlreadyIsNothingNew()
{
    const Patch incoming
        = patchOf([](EditSession& session) { QVERIFY(set(session, u"alpha"_s, awsImage, text("mine"))); });
    EditSession session;
    load(session, three);
    QVERIFY(session.stageIncoming(incoming, Rivals::KeepStaged, u"Open changes"_s));
    QCOMPARE(fitOf(session, incoming, u"alpha"_s), Fit::Staged);
    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(session.undoStack()->count(), 1);
}

void TestIncoming::whatIsStagedIsNotReplacedUnlessAskedFor()
{
    const Patch incoming = patchOf([](EditSession& session) {
        QVERIFY(set(session, u"alpha"_s, awsImage, text("from the file")));
        QVERIFY(set(session, u"beta"_s, awsImage, text("from the file")));
    });
    EditSession session;
    load(session, three);
    QVERIFY(set(session, u"alpha"_s, googleImage, text("staged here")));
    QCOMPARE(fitOf(session, incoming, u"alpha"_s), Fit::Rival);
    QCOMPARE(fitOf(session, incoming, u"beta"_s), Fit::Clean);

    QVERIFY(session.stageIncoming(incoming, Rivals::KeepStaged, u"Open changes"_s));
    QCOMPARE(draftValue(session, u"alpha"_s, googleImage), text("staged here"));
    QCOMPARE(draftValue(session, u"alpha"_s, awsImage), text("a-1"));
    QCOMPARE(draftValue(session, u"beta"_s, awsImage), text("from the file"));

    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(draftValue(session, u"alpha"_s, googleImage), text("g-1"));
    QCOMPARE(draftValue(session, u"alpha"_s, awsImage), text("from the file"));
    QVERIFY(session.undo());
    QCOMPARE(draftValue(session, u"alpha"_s, googleImage), text("staged here"));
}

void TestIncoming::aRenameTakesTheWholePlaceOfItsRivals()
{
    const Patch incoming
        = patchOf([](EditSession& session) { QVERIFY(session.rename(u"alpha"_s, u"omega"_s)); });
    EditSession session;
    load(session, three);
    QVERIFY(set(session, u"alpha"_s, awsImage, text("staged here")));
    QVERIFY(session.create(typeOf("{'name':'omega','description':'N','providermap':{}}"), u"New"_s));
    const Patch before = session.patch();
    QCOMPARE(fitOf(session, incoming, u"omega"_s), Fit::Rival);

    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(session.patch(), incoming);
    QVERIFY(session.undo());
    QCOMPARE(session.patch(), before);
    QVERIFY(session.redo());
    QCOMPARE(session.patch(), incoming);
}

void TestIncoming::oldAndNewNamesOfARenameAreRivals()
{
    const Patch incoming = patchOf(
        [](EditSession& session) { QVERIFY(set(session, u"alpha"_s, awsImage, text("from the file"))); });
    EditSession session;
    load(session, three);
    QVERIFY(session.rename(u"alpha"_s, u"omega"_s));
    const Patch before = session.patch();
    QCOMPARE(fitOf(session, incoming, u"alpha"_s), Fit::Rival);

    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(session.patch(), incoming);
    QVERIFY(session.rowOf(u"alpha"_s) >= 0);
    QVERIFY(session.undo());
    QCOMPARE(session.patch(), before);
}

void TestIncoming::aNameThatBreaksTheRuleIsRefused()
{
    PatchEntry create;
    create.kind = PatchEntry::Kind::Create;
    PatchEntry rename;
    rename.origin = u".."_s;
    const Patch incoming{{u"a/b"_s, create}, {u"fine"_s, create}, {u"omega"_s, rename}};
    EditSession session;
    load(session, three);
    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(session.patch().size(), size_t(1));
    QVERIFY(session.patch().contains(u"fine"_s));
    for (const IncomingChange& change : session.examine(incoming))
        QCOMPARE(change.reason.isEmpty(), change.fit != Fit::Refused);
}

void TestIncoming::aNewNameThatDiffersOnlyInCaseIsRefused()
{
    PatchEntry create;
    create.kind = PatchEntry::Kind::Create;
    const Patch incoming{{u"ALPHA"_s, create}, {u"Omega"_s, create}, {u"omega"_s, create}};
    EditSession session;
    load(session, three);
    const std::vector<IncomingChange> changes = session.examine(incoming);
    QCOMPARE(changes.at(0).fit, Fit::Refused);
    QVERIFY2(changes.at(0).reason.contains(u"alpha"_s), qPrintable(changes.at(0).reason));
    QCOMPARE(changes.at(1).fit, Fit::Clean);
    QCOMPARE(changes.at(2).fit, Fit::Refused);
    QVERIFY2(changes.at(2).reason.contains(u"Omega"_s), qPrintable(changes.at(2).reason));
}

void TestIncoming::twoEntriesOfOneImageTypeAreNotBothStaged()
{
    Patch incoming = patchOf([](EditSession& session) { QVERIFY(session.rename(u"beta"_s, u"omega"_s)); });
    incoming.merge(patchOf([](EditSession& session) { QVERIFY(session.remove({u"beta"_s}, u"Delete"_s)); }));
    EditSession session;
    load(session, three);
    QCOMPARE(fitOf(session, incoming, u"beta"_s), Fit::Clean);
    QCOMPARE(fitOf(session, incoming, u"omega"_s), Fit::Refused);
    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(session.patch().size(), size_t(1));
}

void TestIncoming::nothingComesIntoAReadOnlySession()
{
    const Patch incoming
        = patchOf([](EditSession& session) { QVERIFY(set(session, u"alpha"_s, awsImage, text("mine"))); });
    EditSession session;
    load(session, three);
    session.setReadOnly(u"It is marked so."_s);
    const auto staged = session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s);
    QVERIFY(!staged);
    QVERIFY(staged.error().message.contains(u"marked so"));
    QVERIFY(!session.isDirty());
}

void TestIncoming::whatIsBeingAppliedIsLeftAlone()
{
    const Patch incoming = patchOf([](EditSession& session) {
        QVERIFY(set(session, u"alpha"_s, awsImage, text("from the file")));
        QVERIFY(set(session, u"beta"_s, awsImage, text("from the file")));
    });
    EditSession session;
    load(session, three);
    QVERIFY(session.rename(u"alpha"_s, u"omega"_s));
    const PatchEntry sent = session.patch().at(u"omega"_s);
    session.setInFlight({u"omega"_s});
    QCOMPARE(fitOf(session, incoming, u"alpha"_s), Fit::Refused);

    QVERIFY(session.stageIncoming(incoming, Rivals::Replace, u"Open changes"_s));
    QCOMPARE(session.patch().at(u"omega"_s), sent);
    QVERIFY(session.patch().contains(u"beta"_s));
    QVERIFY(!session.patch().contains(u"alpha"_s));
}

QTEST_GUILESS_MAIN(TestIncoming)
#include "tst_incoming.moc"
