// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/changeplan.h"

#include "edit/editsession.h"
#include "support/imagetypes.h"

#include <QLocale>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;
using Group = PlanItem::Group;

namespace {

const CellPath awsImage = CellPath::entry(u"aws"_s, u"image"_s);
const CellPath awsFlavor = CellPath::entry(u"aws"_s, u"flavor"_s);

Value text(const QString& value)
{
    return Value::string(value);
}

QByteArray typeJson(const QByteArray& name, const QByteArray& image = "ami-1")
{
    return "{'name':'" + name + "','description':'d','providermap':{'aws':{'image':'" + image + "'}}}";
}

/// One of each kind: changed, deleted, renamed, new, and one that adds a problem.
void stageAll(EditSession& session)
{
    session.rebase(
        catalogueOf({typeJson("changed"), typeJson("gone"), typeJson("moved"), typeJson("flawed")}));
    QVERIFY(session.setCells({{u"changed"_s, awsImage, text(u"ami-2"_s)}}, u"Edit"_s).has_value());
    QVERIFY(session.setCells({{u"flawed"_s, awsImage, text(u""_s)}}, u"Edit"_s).has_value());
    QVERIFY(session.remove({u"gone"_s}, u"Delete"_s).has_value());
    QVERIFY(session.rename(u"moved"_s, u"here"_s).has_value());
    QVERIFY(session.create(typeOf(typeJson("fresh")), u"New"_s).has_value());
}

QStringList namesOf(const ChangePlan& plan)
{
    QStringList names;
    for (const PlanItem& item : plan.items)
        names.append(item.name);
    return names;
}

} // namespace

class TestChangePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problemsComeFirstThenGroupsThenNames();
    void eachCellIsListedAsOnTheServerAndAsItWillBecome();
    void aPlanIsFrozen();
    void whatCostsMoreStartsUnticked();
    void onlyProblemsThatAreNewCount();
    void conflictsAreHeldBack();
    void eachListedCellCanBeReverted();
    void textListsOneCellALine();
};

void TestChangePlan::problemsComeFirstThenGroupsThenNames()
{
    EditSession session;
    stageAll(session);
    QVERIFY(session.create(typeOf(typeJson("another")), u"New"_s).has_value());
    const ChangePlan plan = ChangePlan::of(session);
    QCOMPARE(namesOf(plan),
        (QStringList{u"flawed"_s, u"another"_s, u"fresh"_s, u"changed"_s, u"here"_s, u"gone"_s}));
    QCOMPARE(plan.find(u"fresh"_s)->group, Group::New);
    QCOMPARE(plan.find(u"flawed"_s)->group, Group::Changed);
    QCOMPARE(plan.find(u"here"_s)->group, Group::Renamed);
    QCOMPARE(plan.find(u"gone"_s)->group, Group::Deleted);
    QVERIFY(!plan.find(u"moved"_s));
}

void TestChangePlan::eachCellIsListedAsOnTheServerAndAsItWillBecome()
{
    EditSession session;
    stageAll(session);
    const ChangePlan plan = ChangePlan::of(session);
    const PlanItem& changed = *plan.find(u"changed"_s);
    QCOMPARE(changed.changes, (std::vector<CellChange>{{awsImage, text(u"ami-1"_s), text(u"ami-2"_s)}}));
    QCOMPARE(changed.becomes, std::optional(typeOf(typeJson("changed", "ami-2"))));
    QCOMPARE(changed.server.current, std::optional(typeOf(typeJson("changed"))));

    const PlanItem& gone = *plan.find(u"gone"_s);
    QVERIFY(!gone.becomes);
    QVERIFY(std::ranges::count(gone.changes, CellChange{awsImage, text(u"ami-1"_s), {}}) == 1);
    QCOMPARE(plan.find(u"here"_s)->becomes, std::optional(typeOf(typeJson("here"))));
    QVERIFY(plan.find(u"here"_s)->changes.empty());
    const PlanItem& fresh = *plan.find(u"fresh"_s);
    QVERIFY(std::ranges::count(fresh.changes, CellChange{awsImage, {}, text(u"ami-1"_s)}) == 1);
    QVERIFY(!fresh.server.current);
}

void TestChangePlan::aPlanIsFrozen()
{
    EditSession session;
    stageAll(session);
    const ChangePlan plan = ChangePlan::of(session);
    QVERIFY(session.setCells({{u"changed"_s, awsImage, text(u"later"_s)}}, u"Edit"_s).has_value());
    QCOMPARE(plan.find(u"changed"_s)->becomes->value(awsImage), text(u"ami-2"_s));
    QCOMPARE(plan.find(u"changed"_s)->entry.find(awsImage)->wanted, text(u"ami-2"_s));
}

void TestChangePlan::whatCostsMoreStartsUnticked()
{
    EditSession session;
    stageAll(session);
    const QHash<QString, QStringList> templates{
        {u"gone"_s, {u"hadoop"_s}}, {u"moved"_s, {u"a"_s, u"b"_s}}, {u"changed"_s, {u"hadoop"_s}}};
    const ChangePlan plan = ChangePlan::of(session, templates);
    QVERIFY(plan.find(u"changed"_s)->startsTicked());
    QVERIFY(!plan.find(u"flawed"_s)->startsTicked());
    QVERIFY(!plan.find(u"gone"_s)->startsTicked());
    QCOMPARE(plan.find(u"here"_s)->usedByTemplates, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!plan.find(u"here"_s)->startsTicked());
    QVERIFY(ChangePlan::of(session).find(u"here"_s)->startsTicked());
    QVERIFY(plan.find(u"here"_s)->endsHistory() && plan.find(u"gone"_s)->endsHistory());
    QVERIFY(!plan.find(u"changed"_s)->endsHistory());
}

void TestChangePlan::onlyProblemsThatAreNewCount()
{
    EditSession session;
    session.rebase(catalogueOf({"{'name':'t','description':'d','providermap':{'aws':{'flavor':'f'}}}"}));
    QVERIFY(session.setCells({{u"t"_s, awsFlavor, text(u"g"_s)}}, u"Edit"_s).has_value());
    QVERIFY(ChangePlan::of(session).items.at(0).newProblems.empty());
    QVERIFY(session.setCells({{u"t"_s, awsFlavor, text(u" g"_s)}}, u"Edit"_s).has_value());
    const std::vector<Problem> expected{{Problem::Kind::BlankAtEdge, awsFlavor}};
    QCOMPARE(ChangePlan::of(session).items.at(0).newProblems, expected);
}

void TestChangePlan::conflictsAreHeldBack()
{
    EditSession session;
    stageAll(session);
    session.rebase(catalogueOf(
        {typeJson("changed", "theirs"), typeJson("gone"), typeJson("moved"), typeJson("flawed")}));
    const PlanItem item = *ChangePlan::of(session).find(u"changed"_s);
    QCOMPARE(item.group, Group::Conflict);
    QVERIFY(item.isHeldBack() && !item.startsTicked());
    QCOMPARE(item.conflicts.at(0).theirs, text(u"theirs"_s));
}

void TestChangePlan::eachListedCellCanBeReverted()
{
    EditSession session;
    session.rebase(catalogueOf({"{'name':'t','description':'d','providermap':{'p':{'k':'a'},'q':null}}"}));
    QVERIFY(session
                .replaceDraft(u"t"_s,
                    typeOf("{'name':'t','label':'l','providermap':{'p':{},'q':{'k':'b'},'r':{}}}"), u"JSON"_s)
                .has_value());
    while (session.isDirty()) {
        const ChangePlan plan = ChangePlan::of(session);
        const size_t staged = plan.items.at(0).changes.size();
        QVERIFY(session.revertCell(u"t"_s, plan.items.at(0).changes.at(staged / 2).path).has_value());
        QVERIFY(!session.isDirty() || ChangePlan::of(session).items.at(0).changes.size() < staged);
    }
}

void TestChangePlan::textListsOneCellALine()
{
    EditSession session;
    stageAll(session);
    QVERIFY(
        session.setCells({{u"changed"_s, CellPath::entry(u"a.b"_s, u""_s), text(u"two\nlines"_s)}}, u"Edit"_s)
            .has_value());
    const ChangePlan plan = ChangePlan::of(session, QHash<QString, QStringList>{{u"gone"_s, {u"hadoop"_s}}});
    const QString list = plan.asText(u"production %1"_s);
    const QStringList lines = list.split(u'\n');
    QVERIFY2(lines.first().contains(u"production %1"), qUtf8Printable(list));
    QVERIFY(lines.first().contains(QLocale().toString(plan.made, QLocale::ShortFormat)));
    for (const QString& line :
        {u"Changed: changed"_s, u"  aws.image: \"ami-1\" → \"ami-2\""_s,
            u"  \"a.b\".\"\": (nothing) → \"two\\nlines\""_s, u"Renamed: moved to here"_s, u"Deleted: gone"_s,
            u"  aws.image: \"ami-1\" → (nothing)"_s, u"New: fresh"_s, u"  ! used by hadoop"_s})
        QVERIFY2(lines.contains(line), qUtf8Printable(QStringLiteral("%1\nin\n%2").arg(line, list)));
}

QTEST_GUILESS_MAIN(TestChangePlan)
#include "tst_changeplan.moc"
