// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the table come and go with what is staged, one by one, each announced to the views.
#include "models/tablefixture.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

struct Fixture : TableFixture
{
    Fixture()
        : TableFixture({"{'name':'beta','providermap':{'aws':{'image':'2'}}}",
            "{'name':'delta','providermap':{'aws':{'image':'4'}}}"})
    {
    }
};

} // namespace

class TestTableRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewImageTypeIsAppendedAndGoesAgainWithUndo()
    {
        Fixture f;
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy shown(&f.model, &ImageTypeTableModel::shownRowsChanged);
        QVERIFY(f.session.create(newType(u"alpha"_s, awsImage, u"1"_s), u"New"_s));
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"delta"_s, u"alpha"_s})); // not sorted in
        QCOMPARE(inserted.count(), 1);
        QVERIFY(f.model.isOutOfDate());
        QVERIFY(f.session.undo());
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"delta"_s}));
        QCOMPARE(removed.count(), 1);
        QVERIFY(!f.model.isOutOfDate());
        QVERIFY(f.session.redo());
        QCOMPARE(f.model.rowCount(), 3);
        QCOMPARE(shown.count(), 3);
        f.model.applyAgain();
        QCOMPARE(f.names(), QStringList({u"alpha"_s, u"beta"_s, u"delta"_s}));
    }

    void aNewImageTypeIsShownWhateverTheSearch()
    {
        Fixture f;
        f.model.setQuery(SearchQuery(u"beta"_s));
        QVERIFY(f.session.create(newType(u"alpha"_s, awsImage, u"1"_s), u"New"_s));
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"alpha"_s}));
        f.model.applyAgain();
        QCOMPARE(f.names(), QStringList{u"beta"_s});
    }

    void aStagedDeleteKeepsItsRow()
    {
        Fixture f;
        QVERIFY(f.session.remove({u"beta"_s}, u"Delete"_s));
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"delta"_s}));
        QCOMPARE(f.model.mark(0), RowMark::Deleted);
        QVERIFY(!(f.model.flags(f.cell(u"beta"_s, awsImage)) & Qt::ItemIsEditable));
        QVERIFY(f.session.undo());
        QCOMPARE(f.model.mark(0), RowMark::None);
        QVERIFY(f.model.flags(f.cell(u"beta"_s, awsImage)) & Qt::ItemIsEditable);
    }

    void aDeletedCreateLeavesNoRow()
    {
        Fixture f;
        QVERIFY(f.session.create(newType(u"alpha"_s, awsImage, u"1"_s), u"New"_s));
        QVERIFY(f.session.remove({u"alpha"_s}, u"Delete"_s));
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"delta"_s}));
        QVERIFY(f.session.undo());
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"delta"_s, u"alpha"_s}));
    }

    void aRenamedImageTypeStaysInItsRow()
    {
        Fixture f;
        const QPersistentModelIndex kept = f.cell(u"beta"_s, awsImage);
        QVERIFY(f.session.rename(u"beta"_s, u"zeta"_s));
        QCOMPARE(f.names(), QStringList({u"zeta"_s, u"delta"_s}));
        QCOMPARE(f.model.name(kept.row()), u"zeta"_s);
        QVERIFY(f.model.isOutOfDate());
        QVERIFY(f.session.undo());
        QCOMPARE(f.names(), QStringList({u"beta"_s, u"delta"_s}));
    }

    void anEditTellsOfItsOwnRowOnly()
    {
        Fixture f;
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        QVERIFY(f.set(u"delta"_s, awsImage, u"44"_s));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    }

    void whatAnotherClientDeletedIsGoneAfterARefresh()
    {
        Fixture f;
        const QPersistentModelIndex gone = f.cell(u"beta"_s, awsImage);
        const QPersistentModelIndex stays = f.cell(u"delta"_s, awsImage);
        f.session.rebase(catalogueOf({"{'name':'delta','providermap':{'aws':{'image':'5'}}}"}));
        QVERIFY(!gone.isValid());
        QCOMPARE(stays.data().toString(), u"5"_s);
        QCOMPARE(f.names(), QStringList{u"delta"_s});
    }

    void theMarkOfARowIsTheWorstThatIsTrueOfIt()
    {
        Fixture f;
        QVERIFY(f.set(u"beta"_s, awsImage, u"22"_s));
        QCOMPARE(f.model.mark(0), RowMark::Staged);
        QVERIFY(f.set(u"beta"_s, awsUser, u""_s)); // an empty value
        QCOMPARE(f.model.mark(0), RowMark::Problem);
        f.session.rebase(catalogueOf({"{'name':'beta','providermap':{'aws':{'image':'theirs'}}}",
            "{'name':'delta','providermap':{'aws':{'image':'4'}}}"}));
        QCOMPARE(f.model.mark(0), RowMark::Conflict);
        QVERIFY(f.session.remove({u"beta"_s}, u"Delete"_s));
        QCOMPARE(f.model.mark(0), RowMark::Deleted);
        QVERIFY(f.session.create(newType(u"new"_s, awsUser, u""_s), u"New"_s));
        QCOMPARE(f.model.mark(2), RowMark::New);
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestTableRows)
#include "tst_tablerows.moc"
