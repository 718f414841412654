// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a Review: groups, ticks, what costs more than it seems, and how the Apply of each goes.
#include "models/changelistmodel.h"

#include "models/changecellsmodel.h"
#include "models/tablefixture.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

QByteArrayList types(const QByteArray& raced = "4")
{
    return {"{'name':'changed','providermap':{'aws':{'image':'1'},'google':{'image':'g'}}}",
        "{'name':'gone','providermap':{'aws':{'image':'2'}}}",
        "{'name':'old','providermap':{'aws':{'image':'3'}}}",
        "{'name':'raced','providermap':{'aws':{'image':'" + raced + "'}}}",
        "{'name':'worse','providermap':{'aws':{'image':'5','sshuser':'x'}}}"};
}

struct Fixture
{
    /// One change of each group.
    Fixture()
    {
        session.rebase(catalogueOf(types()));
        stage(u"changed"_s, awsImage, u"11"_s);
        stage(u"changed"_s, googleImage, u"gg"_s);
        stage(u"raced"_s, awsImage, u"mine"_s);
        stage(u"worse"_s, awsUser, u""_s);
        if (!session.remove({u"gone"_s}, u"Delete"_s) || !session.rename(u"old"_s, u"young"_s)
            || !session.create(newType(u"made"_s, awsImage, u"6"_s), u"New"_s))
            qFatal("not staged");
        session.rebase(catalogueOf(types("theirs")));
        show();
    }
    void stage(const QString& name, const CellPath& path, const QString& text)
    {
        if (!session.setCells({{name, path, Value::string(text)}}, u"Edit"_s))
            qFatal("not staged");
    }
    void show()
    {
        model.show(ChangePlan::of(session, templates), [this](const QString& name) {
            const auto found = progress.constFind(name);
            return found == progress.cend() ? std::optional<ChangeProgress>() : *found;
        });
    }
    ChangeRow row(const QString& name) const { return model.row(model.rowOf(name)); }

    EditSession session;
    QHash<QString, QStringList> templates;
    QHash<QString, ChangeProgress> progress;
    ChangeListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestChangeListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsStandInOrderEachUnderItsHeading()
    {
        Fixture f;
        QStringList all;
        for (int row = 0; row < f.model.rowCount(); ++row)
            all += f.model.index(row).data().toString();
        QCOMPARE(all,
            QStringList({u"Adds a problem 1"_s, u"worse"_s, u"New 1"_s, u"made"_s, u"Changed 1"_s,
                u"changed"_s, u"Renamed 1"_s, u"old → young"_s, u"Deleted 1"_s, u"gone"_s, u"Conflict 1"_s,
                u"raced"_s}));
        QCOMPARE(f.model.flags(f.model.index(0)), Qt::NoItemFlags);
        QCOMPARE(f.model.firstRow(), 1);
    }

    void whatAddsAProblemOrIsInConflictStartsUnticked()
    {
        Fixture f;
        QCOMPARE(f.model.tickedNames(), QStringList({u"made"_s, u"changed"_s, u"young"_s, u"gone"_s}));
        QCOMPARE(f.model.tickedCount(), 4);
        QVERIFY(f.row(u"worse"_s).tickable);
        QVERIFY(!f.row(u"raced"_s).tickable); // until it is decided
        QVERIFY(f.row(u"raced"_s).heldBack);
        QVERIFY(!f.model.index(f.model.rowOf(u"raced"_s)).data(Qt::CheckStateRole).isValid());
        QVERIFY(f.row(u"raced"_s).message.contains(u"Changed on the server"_s));
    }

    void whatATemplateNamesStartsUntickedWhenItGoes()
    {
        Fixture f;
        f.templates = {{u"gone"_s, {u"hadoop"_s}}, {u"old"_s, {u"web"_s}}, {u"changed"_s, {u"web"_s}}};
        f.show();
        QCOMPARE(f.model.tickedNames(), QStringList({u"made"_s, u"changed"_s}));
        QVERIFY(f.row(u"gone"_s).message.contains(u"hadoop"_s));
        QVERIFY(f.row(u"gone"_s).message.contains(u"version history"_s));
        QVERIFY(f.row(u"young"_s).message.contains(u"web"_s));
        QVERIFY(!f.row(u"changed"_s).message.contains(u"web"_s));
    }

    /// As the pane of its cells counts them.
    void aProviderMapThatNoCellTellsOfIsACell()
    {
        EditSession session;
        session.rebase(catalogueOf({"{'name':'broken','providermap':null}"}));
        QVERIFY(session.create(newType(u"whole"_s, awsImage, u"6"_s), u"New"_s));
        ImageType bare(u"bare"_s);
        bare.setValue(CellPath::description(), Value::string(u"B"_s));
        bare.setValue(CellPath::map(), Value::emptyObject());
        QVERIFY(session.create(bare, u"New"_s));
        QVERIFY(session.setCells({{u"broken"_s, CellPath::map(), Value::emptyObject()}}, u"Edit"_s));
        const ChangePlan plan = ChangePlan::of(session);
        ChangeListModel model;
        model.show(plan, [](const QString&) { return std::optional<ChangeProgress>(); });
        for (const QString& name : {u"whole"_s, u"bare"_s, u"broken"_s}) {
            ChangeCellsModel cells;
            cells.show(plan.find(name), true);
            const QString detail = model.row(model.rowOf(name)).detail;
            QVERIFY2(detail.startsWith(QString::number(cells.changedCount()) + u' '),
                qPrintable(name + u": "_s + detail));
        }
    }

    void detailsCountCellsAndNameProviders()
    {
        Fixture f;
        QVERIFY(f.row(u"changed"_s).detail.endsWith(u" · aws, google"_s));
        QVERIFY(f.row(u"changed"_s).detail.startsWith(u"2 "_s));
        QCOMPARE(f.row(u"gone"_s).detail, u"whole image type"_s);
        for (int number = 0; number < 2; ++number)
            f.stage(u"changed"_s, CellPath::entry(u"p%1"_s.arg(number), u"image"_s), u"x"_s);
        f.show();
        QVERIFY(!f.row(u"changed"_s).detail.contains(u"aws"_s)); // four of them would not fit
    }

    void ticksStayWithTheirNamesWhenThePlanIsMadeAnew()
    {
        Fixture f;
        QSignalSpy ticks(&f.model, &ChangeListModel::ticksChanged);
        QVERIFY(
            f.model.setData(f.model.index(f.model.rowOf(u"changed"_s)), Qt::Unchecked, Qt::CheckStateRole));
        f.model.setTicked(f.model.rowOf(u"worse"_s), true);
        QCOMPARE(ticks.count(), 2);
        QVERIFY(f.session.revert({u"made"_s}, u"Revert"_s));
        f.show();
        QCOMPARE(f.model.tickedNames(), QStringList({u"worse"_s, u"young"_s, u"gone"_s}));
        f.model.setTicked(f.model.rowOf(u"raced"_s), true); // held back
        QCOMPARE(f.model.tickedCount(), 3);
    }

    void whoHearsOfTicksMayAskForRows()
    {
        Fixture f;
        bool resets = false;
        bool toldTooSoon = false;
        QObject::connect(
            &f.model, &QAbstractItemModel::modelAboutToBeReset, &f.model, [&] { resets = true; });
        QObject::connect(&f.model, &QAbstractItemModel::modelReset, &f.model, [&] { resets = false; });
        QObject::connect(
            &f.model, &ChangeListModel::ticksChanged, &f.model, [&] { toldTooSoon = toldTooSoon || resets; });
        QVERIFY(f.session.revert({u"made"_s, u"changed"_s}, u"Revert"_s));
        f.show();
        QVERIFY(!toldTooSoon);
    }

    void aChangeThatIsOnItsWayOrDoneTakesNoTick_data()
    {
        QTest::addColumn<ItemState>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("tickable");
        QTest::newRow("waiting") << ItemState::Waiting << u"waiting"_s << false;
        QTest::newRow("checking") << ItemState::Checking << u"checking"_s << false;
        QTest::newRow("sending") << ItemState::Sending << u"sending"_s << false;
        QTest::newRow("reading back") << ItemState::Verifying << u"reading back"_s << false;
        QTest::newRow("verified") << ItemState::Verified << u"verified"_s << false;
        QTest::newRow("failed") << ItemState::Failed << u"failed"_s << true;
        QTest::newRow("conflict") << ItemState::Conflict << u"conflict"_s << true;
        QTest::newRow("unknown") << ItemState::Unknown << u"unknown"_s << true;
        QTest::newRow("not sent") << ItemState::NotSent << u"not sent"_s << true;
    }

    void aChangeThatIsOnItsWayOrDoneTakesNoTick()
    {
        QFETCH(ItemState, state);
        QFETCH(QString, word);
        QFETCH(bool, tickable);
        Fixture f;
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.progress.insert(u"changed"_s, {state, 0, {}});
        f.model.progressed({u"changed"_s});
        QCOMPARE(changed.count(), 1);
        const int row = f.model.rowOf(u"changed"_s);
        QCOMPARE(changed.first().first().toModelIndex().row(), row);
        QCOMPARE(f.model.row(row).tickable, tickable);
        QCOMPARE(f.model.tickedNames().contains(u"changed"_s), tickable);
        QVERIFY(f.model.index(row).data(Qt::AccessibleTextRole).toString().contains(word));
    }

    void aReasonIsToldInsteadOfWhatItCosts()
    {
        Fixture f;
        QVERIFY(f.row(u"gone"_s).message.contains(u"version history"_s));
        f.progress.insert(u"gone"_s, {ItemState::Failed, 12, u"The server said no."_s});
        f.model.progressed({u"gone"_s});
        QCOMPARE(f.row(u"gone"_s).message, u"The server said no."_s);
        QVERIFY(f.model.hasMessage(f.model.rowOf(u"gone"_s)));
        QVERIFY(!f.model.hasMessage(f.model.rowOf(u"changed"_s)));
    }

    void nothingStagedIsAnEmptyList()
    {
        Fixture f;
        f.model.show({}, [](const QString&) { return std::optional<ChangeProgress>(); });
        QCOMPARE(f.model.rowCount(), 0);
        QCOMPARE(f.model.firstRow(), -1);
        QCOMPARE(f.model.tickedCount(), 0);
        QVERIFY(!f.model.item(0));
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestChangeListModel)
#include "tst_changelistmodel.moc"
