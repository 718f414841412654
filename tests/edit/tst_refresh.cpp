// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says, and what a session tells of it.
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

class TestRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refreshDropsWhatIsDoneAndKeepsTheRest();
    void thirdValueResolvesAConflict();
    void keepMineAndTakeTheirs();
    void readBackOfOneImageTypeAppendsARow();
    void countsFollowEachChange();
    void rowsTellWhatTheyAre();
    void signalsNameRowsAndEntries();
};

void TestRefresh::refreshDropsWhatIsDoneAndKeepsTheRest()
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
    QCOMPARE(report.merged.size(), size_t(1));
    QCOMPARE(report.merged.front().name, u"centos"_s);
    QCOMPARE(report.merged.front().cell.path, CellPath::description());
    QCOMPARE(report.merged.front().cell.after, text("new"));
    QCOMPARE(session.patch().size(), size_t(1));
    QCOMPARE(session.patch().at(u"centos"_s).cells.size(), size_t(1));
    QCOMPARE(draftValue(session, u"centos"_s, googleImage), text("y"));
    QVERIFY(session.cellState(session.rowOf(u"centos"_s), googleImage).conflict);
    QCOMPARE(session.rebase(catalogueOf({fresh})).newConflicts, 0);
}

void TestRefresh::thirdValueResolvesAConflict()
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

void TestRefresh::keepMineAndTakeTheirs()
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

void TestRefresh::readBackOfOneImageTypeAppendsARow()
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

void TestRefresh::countsFollowEachChange()
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

void TestRefresh::rowsTellWhatTheyAre()
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

void TestRefresh::signalsNameRowsAndEntries()
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

QTEST_GUILESS_MAIN(TestRefresh)
#include "tst_refresh.moc"
