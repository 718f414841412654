// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imagetypetablemodel.h"

#include "edit/editsession.h"
#include "support/imagetypes.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

const CellPath image = CellPath::entry(u"aws"_s, u"image"_s);

QByteArray typeJson(const QByteArray& name, const QByteArray& id)
{
    return "{'name':'" + name + "','providermap':{'aws':{'image':'" + id + "'}}}";
}

struct Fixture
{
    Fixture()
    {
        session.rebase(
            catalogueOf({typeJson("centos-10", "b"), typeJson("centos-6", "c"), typeJson("debian", "a")}));
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.name(row));
        return all;
    }
    QModelIndex cell(const QString& name) const
    {
        return model.index(model.rowOf(name), model.columnOf(image));
    }

    EditSession session;
    ImageTypeTableModel model{&session};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestImageTypeTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreSortedAsPeopleDo()
    {
        Fixture f;
        QCOMPARE(f.names(), QStringList({u"centos-6"_s, u"centos-10"_s, u"debian"_s}));
    }

    void theSearchFindsValuesAndStagedOnes()
    {
        Fixture f;
        QVERIFY(f.model.setData(f.cell(u"debian"_s), u"ami-staged"_s));
        f.model.setQuery(SearchQuery(u"staged"_s));
        QCOMPARE(f.names(), QStringList{u"debian"_s});
        f.model.setQuery(SearchQuery());
        QCOMPARE(f.model.rowCount(), 3);
    }

    void aCommitNeverMovesOrHidesARow()
    {
        Fixture f;
        f.model.sort(f.model.columnOf(image), Qt::AscendingOrder);
        f.model.setQuery(SearchQuery(u"aws"_s));
        f.model.setQuery(SearchQuery());
        const QStringList before = f.names();
        QCOMPARE(before.first(), u"debian"_s);
        QVERIFY(f.model.setData(f.cell(u"debian"_s), u"zzz"_s));
        QCOMPARE(f.names(), before);
        QVERIFY(f.model.isOutOfDate());
        f.model.applyAgain();
        QCOMPARE(f.names().last(), u"debian"_s);
        QVERIFY(!f.model.isOutOfDate());
    }

    void aRefreshKeepsIndexesWithTheirImageTypes_data()
    {
        QTest::addColumn<QByteArray>("added");
        QTest::newRow("same columns") << typeJson("alpine", "d");
        QTest::newRow("a column more, kept until it comes")
            << QByteArray("{'name':'alpine','providermap':{'aws':{'image':'d','sshuser':'x'}}}");
    }

    void aRefreshKeepsIndexesWithTheirImageTypes()
    {
        QFETCH(QByteArray, added);
        Fixture f;
        const QString name = u"debian"_s;
        QString during;
        const QPersistentModelIndex kept = f.cell(name);
        // Before the columns change (a reset) the rows must be those of the new catalogue already.
        QObject::connect(&f.model, &QAbstractItemModel::modelAboutToBeReset, &f.model,
            [&] { during = f.model.name(kept.row()); });
        QObject::connect(&f.model, &QAbstractItemModel::layoutChanged, &f.model,
            [&] { during = f.model.name(kept.row()); });
        f.session.rebase(catalogueOf({added, typeJson("centos-6", "c"), typeJson("debian", "a")}));
        QCOMPARE(during, name);
        QCOMPARE(f.names(), QStringList({u"alpine"_s, u"centos-6"_s, name}));
        QCOMPARE(f.cell(name).data().toString(), u"a"_s);
    }

    void clearIsOneStepOverAllCells()
    {
        Fixture f;
        QVERIFY(f.model.clear({f.cell(u"debian"_s), f.cell(u"centos-6"_s)}));
        QCOMPARE(f.session.changedCount(), 2);
        QVERIFY(f.session.undo());
        QVERIFY(!f.session.isDirty());
    }

    void anEditOfADeletedRowIsRefusedWithItsName()
    {
        Fixture f;
        QVERIFY(f.session.remove({u"debian"_s}, u"Delete"_s));
        QSignalSpy refused(&f.model, &ImageTypeTableModel::editRefused);
        QVERIFY(!f.model.setData(f.cell(u"debian"_s), u"x"_s));
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.first().first().toString().contains(u"debian"_s));
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestImageTypeTableModel)
#include "tst_imagetypetablemodel.moc"
