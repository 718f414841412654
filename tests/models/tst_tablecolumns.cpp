// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns the table has: those in use, most used first, less what is hidden, and what was added.
#include "models/tablefixture.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

const CellPath rareImage = CellPath::entry(u"rare"_s, u"image"_s);

struct Fixture : TableFixture
{
    Fixture()
        : TableFixture({"{'name':'a','providermap':{'rare':{'image':'r'},'aws':{'image':'1','sshuser':'x'}}}",
            "{'name':'b','providermap':{'aws':{'image':'2'},'google':{'image':'3'}}}",
            "{'name':'c','providermap':{'aws':{'image':'4'},'google':{'image':'5'}}}"})
    {
    }
};

} // namespace

class TestTableColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMostUsedProviderIsFirstAndItsKeysStandTogether()
    {
        Fixture f;
        QCOMPARE(f.headers(),
            QStringList({u"Name"_s, u"Description"_s, u"aws image"_s, u"aws sshuser"_s, u"google image"_s,
                u"rare image"_s}));
        QCOMPARE(f.model.headerData(1, Qt::Vertical).toString(), u"b"_s);
    }

    void keyNarrowsToThatKeyOfEveryProviderAndBack()
    {
        Fixture f;
        const QStringList all = f.headers();
        f.model.setOnlyKey(u"image"_s);
        QCOMPARE(f.headers(), QStringList({u"Name"_s, u"aws image"_s, u"google image"_s, u"rare image"_s}));
        QCOMPARE(f.model.columnOf(awsUser), -1);
        f.model.setOnlyKey(u"sshuser"_s);
        QCOMPARE(f.headers(), QStringList({u"Name"_s, u"aws sshuser"_s}));
        f.model.setOnlyKey({});
        QCOMPARE(f.headers(), all);
    }

    void aHiddenColumnIsOutOfTheTableButKnown()
    {
        Fixture f;
        ColumnChoice choice;
        choice.hidden = {{u"aws"_s, u"sshuser"_s}};
        choice.descriptionHidden = true;
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        f.model.setColumnChoice(choice);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(f.headers(), QStringList({u"Name"_s, u"aws image"_s, u"google image"_s, u"rare image"_s}));
        QCOMPARE(f.model.allEntryColumns().size(), size_t(4));
        QCOMPARE(f.model.columnChoice(), choice);
        QVERIFY(f.set(u"a"_s, awsUser, u"y"_s)); // an edit elsewhere does not bring it back
        QCOMPARE(f.model.columnOf(awsUser), -1);
        f.model.setColumnChoice({});
        QVERIFY(f.model.columnOf(awsUser) > 0);
    }

    void anAddedColumnIsEmptyStagesNothingAndTakesText()
    {
        Fixture f;
        const CellPath openstack = CellPath::entry(u"openstack"_s, u"image"_s);
        f.model.addProviderColumn(u"openstack"_s, u"image"_s);
        QCOMPARE(f.headers().last(), u"openstack image"_s);
        QVERIFY(!f.session.isDirty());
        QVERIFY(f.cell(u"a"_s, openstack).data(ImageTypeTableModel::FlagsRole).toInt() & TableCell::Missing);
        QVERIFY(f.model.setData(f.cell(u"a"_s, openstack), u"o-1"_s));
        QCOMPARE(f.session.changedCount(), 1);
        QVERIFY(f.session.undo());
        QVERIFY(f.model.columnOf(openstack) > 0); // asked for, so it stays
        f.model.addProviderColumn(u"openstack"_s, u"image"_s);
        QCOMPARE(f.headers().count(u"openstack image"_s), 1);
    }

    void addingAHiddenColumnShowsItAgain()
    {
        Fixture f;
        ColumnChoice choice;
        choice.hidden = {{u"aws"_s, u"sshuser"_s}};
        f.model.setColumnChoice(choice);
        f.model.addProviderColumn(u"aws"_s, u"sshuser"_s);
        QCOMPARE(f.headers().count(u"aws sshuser"_s), 1);
        QCOMPARE(f.model.columnOf(awsUser), f.model.columnOf(awsImage) + 1);
    }

    void aColumnThatOnlyTheDraftHasComesAndGoesWithIt()
    {
        Fixture f;
        const CellPath flavor = CellPath::entry(u"aws"_s, u"flavor"_s);
        QVERIFY(f.set(u"b"_s, flavor, u"m1"_s));
        QCOMPARE(f.model.columnOf(flavor), f.model.columnOf(awsUser) + 1);
        QCOMPARE(f.cell(u"b"_s, flavor).data().toString(), u"m1"_s);
        QVERIFY(f.session.undo());
        QCOMPARE(f.model.columnOf(flavor), -1);
        QVERIFY(f.session.redo());
        QVERIFY(f.model.columnOf(flavor) > 0);
    }

    void aClearedColumnStaysSoThatTheServersValueCanBeSeen()
    {
        Fixture f;
        QVERIFY(f.model.clear({f.cell(u"a"_s, rareImage)}));
        QVERIFY(f.model.columnOf(rareImage) > 0);
        QVERIFY(f.cell(u"a"_s, rareImage).data(ImageTypeTableModel::FlagsRole).toInt() & TableCell::Staged);
    }

    void providersInTheChosenOrderComeFirst()
    {
        Fixture f;
        ColumnChoice choice;
        choice.providerOrder = {u"rare"_s, u"google"_s};
        f.model.setColumnChoice(choice);
        QCOMPARE(f.headers().mid(2),
            QStringList({u"rare image"_s, u"google image"_s, u"aws image"_s, u"aws sshuser"_s}));
    }

    void aProviderMovesOverTheNextOneThatIsShown()
    {
        Fixture f;
        const auto order = [&] { return providersOf(f.model.columns()); };
        const auto move = [&](const QString& provider, int step) {
            f.model.setColumnChoice(
                withMovedProvider(f.model.columnChoice(), f.model.allEntryColumns(), provider, step));
        };
        ColumnChoice choice;
        choice.hidden.insert({u"google"_s, u"image"_s});
        f.model.setColumnChoice(choice);
        QCOMPARE(order(), QStringList({u"aws"_s, u"rare"_s}));
        move(u"aws"_s, 1);
        QCOMPARE(order(), QStringList({u"rare"_s, u"aws"_s}));
        move(u"aws"_s, 1); // it is the last
        move(u"rare"_s, -1);
        move(u"google"_s, -1);
        move(u"nobody"_s, 1);
        QCOMPARE(order(), QStringList({u"rare"_s, u"aws"_s}));
    }

    void theTableIsStillSortedByAColumnThatIsHiddenNow()
    {
        Fixture f;
        f.model.sort(f.model.columnOf(awsImage), Qt::DescendingOrder);
        QCOMPARE(f.names(), QStringList({u"c"_s, u"b"_s, u"a"_s}));
        f.model.setOnlyKey(u"sshuser"_s);
        QCOMPARE(f.model.sortColumn(), -1);
        QCOMPARE(f.names(), QStringList({u"c"_s, u"b"_s, u"a"_s}));
        f.model.setOnlyKey({});
        QCOMPARE(f.model.sortColumn(), f.model.columnOf(awsImage));
    }

    void theCountOfAProviderIsThatOfTheDraft()
    {
        Fixture f;
        QCOMPARE(f.model.providerCount(u"aws"_s), 3);
        QCOMPARE(f.model.providerCount(u"rare"_s), 1);
        QSignalSpy told(&f.model, &QAbstractItemModel::headerDataChanged);
        QVERIFY(f.set(u"b"_s, rareImage, u"r2"_s));
        QCOMPARE(f.model.providerCount(u"rare"_s), 2);
        QCOMPARE(told.count(), 1);
        QVERIFY(f.session.undo());
        QCOMPARE(f.model.providerCount(u"rare"_s), 1);
        QVERIFY(f.model.clear({f.cell(u"a"_s, rareImage)})); // its last key
        QCOMPARE(f.model.providerCount(u"rare"_s), 0);
        QVERIFY(f.session.create(newType(u"d"_s, rareImage, u"r3"_s), u"New"_s));
        QCOMPARE(f.model.providerCount(u"rare"_s), 1);
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestTableColumns)
#include "tst_tablecolumns.moc"
