// SPDX-License-Identifier: GPL-3.0-or-later
// A rebase that another thread works out while the session goes on.
#include "sessionhelp.h"

#include "edit/changeplan.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const CellPath googleImage = CellPath::entry(u"google"_s, u"image"_s);
const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);

QByteArray typeJson(const QByteArray& name, const QByteArray& google, const QByteArray& aws)
{
    return "{'name':'" + name + "','description':'d','providermap':{'google':{'image':'" + google
        + "'},'aws':{'image':'" + aws + "'}}}";
}

std::shared_ptr<const Catalogue> first()
{
    return catalogueOf({typeJson("done", "g", "a"), typeJson("merged", "g", "a"), typeJson("met", "g", "a"),
        typeJson("gone", "g", "a"), typeJson("moved", "g", "a"), typeJson("left", "g", "a")});
}

/// A colleague did one of our edits, another cell of one, the same cell of one; and one image type is gone.
std::shared_ptr<const Catalogue> second()
{
    return catalogueOf(
        {typeJson("done", "mine", "a"), typeJson("merged", "g", "theirs"), typeJson("met", "theirs", "a"),
            typeJson("moved", "g", "a"), typeJson("left", "g", "a"), typeJson("theirs", "g", "a")});
}

void stage(EditSession& session)
{
    for (const QString& name : {u"done"_s, u"merged"_s, u"met"_s, u"gone"_s})
        QVERIFY(set(session, name, googleImage, text("mine")));
    QVERIFY(session.rename(u"moved"_s, u"here"_s).has_value());
    QVERIFY(session.create(typeOf(typeJson("fresh", "g", "a")), u"New"_s).has_value());
}

void workOut(Rebasing& rebasing, const Base& fresh)
{
    std::thread([&rebasing, fresh] { rebasing.workOut(fresh); }).join();
}

void compareSessions(const EditSession& session, const EditSession& other)
{
    QVERIFY(session.patch() == other.patch());
    QCOMPARE(session.rowCount(), other.rowCount());
    QCOMPARE(session.changedCount(), other.changedCount());
    QCOMPARE(session.conflictCount(), other.conflictCount());
    QCOMPARE(session.existingCount(), other.existingCount());
    for (int row = 0; row < session.rowCount(); ++row) {
        QCOMPARE(session.rowExists(row), other.rowExists(row));
        QCOMPARE(session.name(row), other.name(row));
        QCOMPARE(session.rowState(row), other.rowState(row));
        QCOMPARE(session.hasConflict(row), other.hasConflict(row));
        QVERIFY(session.draft(row) == other.draft(row));
    }
}

} // namespace

class TestRebasing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedOutElsewhereItIsTheSame();
    void anEditMeanwhileIsNotLost();
    void aReadBackMeanwhileIsNotLost();
    void restoreWorkedOutElsewhereIsTheSame();
    void aDraftThatComesBeforeTheCatalogueStays();
    void thePlanOfCopiesIsTheSame();
};

void TestRebasing::workedOutElsewhereItIsTheSame()
{
    EditSession session;
    EditSession other;
    for (EditSession* each : {&session, &other}) {
        each->rebase(first());
        stage(*each);
    }
    const auto fresh = second();
    const auto ahead = session.beginRebase();
    workOut(*ahead, Base(fresh));
    QVERIFY(session.base().contains(u"gone"_s)); // nothing has happened yet

    QSignalSpy entries(&session, &EditSession::entriesChanged);
    const RebaseReport report = session.rebase(fresh, ahead.get());

    const RebaseReport expected = other.rebase(fresh);
    QCOMPARE(report.done, 1);
    QCOMPARE(report.done, expected.done);
    QCOMPARE(report.newConflicts, 2);
    QCOMPARE(report.newConflicts, expected.newConflicts);
    QCOMPARE(report.merged.size(), size_t(1));
    QCOMPARE(report.merged.size(), expected.merged.size());
    QCOMPARE(entries.count(), 1);
    compareSessions(session, other);
    QVERIFY(session.undo().has_value());
    QVERIFY(other.undo().has_value());
    compareSessions(session, other);
}

void TestRebasing::anEditMeanwhileIsNotLost()
{
    EditSession session;
    session.rebase(first());
    stage(session);
    const auto fresh = second();
    const auto ahead = session.beginRebase();
    workOut(*ahead, Base(fresh));
    QVERIFY(set(session, u"left"_s, awsImage, text("late")));
    QVERIFY(session.revert({u"met"_s}, u"Revert"_s).has_value());

    const RebaseReport report = session.rebase(fresh, ahead.get());

    QCOMPARE(report.newConflicts, 1);
    QCOMPARE(draftValue(session, u"left"_s, awsImage), text("late"));
    QVERIFY(!session.patch().contains(u"met"_s));
    QCOMPARE(draftValue(session, u"met"_s, googleImage), text("theirs"));
}

void TestRebasing::aReadBackMeanwhileIsNotLost()
{
    EditSession session;
    session.rebase(first());
    QVERIFY(set(session, u"met"_s, googleImage, text("mine")));
    const auto fresh = second();
    const auto ahead = session.beginRebase();
    workOut(*ahead, Base(fresh));
    session.readBack(u"met"_s, typeOf(typeJson("met", "third", "a"))); // took what was seen there along

    session.rebase(fresh, ahead.get());

    const std::vector<Conflict> conflicts = session.conflicts(u"met"_s);
    QCOMPARE(conflicts.size(), size_t(1));
    QCOMPARE(conflicts.front().theirs, text("theirs"));
}

void TestRebasing::restoreWorkedOutElsewhereIsTheSame()
{
    EditSession before;
    before.rebase(first());
    stage(before);
    EditSession session;
    EditSession other;
    session.rebase(second());
    other.rebase(second());
    const auto ahead = session.beginRestore(before.patch());
    workOut(*ahead, session.base());
    QSignalSpy appended(&session, &EditSession::rowsAppended);
    QSignalSpy counts(&session, &EditSession::countsChanged);

    session.restore(before.patch(), before.doneSteps(), before.undoneSteps(), ahead.get());

    other.restore(before.patch(), before.doneSteps(), before.undoneSteps());
    compareSessions(session, other);
    QVERIFY(!session.patch().contains(u"done"_s));
    QCOMPARE(session.changedCount(), 5);
    QCOMPARE(appended.count(), 1);
    QCOMPARE(counts.count(), 1);
    QVERIFY(session.canUndo());
}

void TestRebasing::aDraftThatComesBeforeTheCatalogueStays()
{
    EditSession before;
    before.rebase(first());
    stage(before);
    EditSession session;

    session.restore(before.patch(), {}, {});
    QVERIFY(session.patch() == before.patch());

    session.rebase(first());
    compareSessions(session, before);
}

void TestRebasing::thePlanOfCopiesIsTheSame()
{
    EditSession session;
    session.rebase(first());
    stage(session);
    session.rebase(second());
    const ChangePlan plan = ChangePlan::of(session);
    ChangePlan other;
    std::thread([&other, base = session.base(), patch = session.patch()] {
        other = ChangePlan::of(base, patch, QHash<QString, QStringList>());
    }).join();
    QCOMPARE(other.items.size(), plan.items.size());
    for (size_t at = 0; at < plan.items.size(); ++at) {
        QCOMPARE(other.items[at].name, plan.items[at].name);
        QVERIFY(other.items[at].entry == plan.items[at].entry);
        QCOMPARE(other.items[at].group, plan.items[at].group);
        QVERIFY(other.items[at].becomes == plan.items[at].becomes);
        QVERIFY(other.items[at].conflicts == plan.items[at].conflicts);
    }
}

QTEST_GUILESS_MAIN(TestRebasing)
#include "tst_rebasing.moc"
