// SPDX-License-Identifier: GPL-3.0-or-later
// What the chips and the search let through, and which word is to blame when that is nothing.
#include "models/tablefixture.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

using Show = ImageTypeTableModel::Show;

QByteArrayList fourTypes()
{
    return {"{'name':'clean','description':'quiet','providermap':{'aws':{'image':'ami-1','sshuser':'root'}}}",
        "{'name':'edited','providermap':{'aws':{'image':'ami-2','sshuser':'root'}}}",
        "{'name':'faulty','providermap':{'aws':{'sshuser':'root'}}}",
        "{'name':'raced','providermap':{'aws':{'image':'ami-4','sshuser':'centos'}}}"};
}

struct Fixture : TableFixture
{
    /// An edit, a problem of the server's, and an edit that a colleague's crossed.
    Fixture()
        : TableFixture(fourTypes())
    {
        set(u"edited"_s, awsImage, u"ami-mine"_s);
        set(u"raced"_s, awsImage, u"ami-mine"_s);
        auto types = fourTypes();
        types.last().replace("ami-4", "ami-theirs");
        session.rebase(catalogueOf(types));
    }
};

} // namespace

class TestTableFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachChipShowsItsOwnRows_data()
    {
        QTest::addColumn<Show>("show");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("all") << Show::All << QStringList{u"clean"_s, u"edited"_s, u"faulty"_s, u"raced"_s};
        QTest::newRow("changed") << Show::Changed << QStringList{u"edited"_s, u"raced"_s};
        QTest::newRow("problems") << Show::Problems << QStringList{u"faulty"_s};
        QTest::newRow("conflicts") << Show::Conflicts << QStringList{u"raced"_s};
    }

    void eachChipShowsItsOwnRows()
    {
        QFETCH(Show, show);
        QFETCH(QStringList, names);
        Fixture f;
        QSignalSpy told(&f.model, &ImageTypeTableModel::shownRowsChanged);
        f.model.setShow(show);
        QCOMPARE(f.names(), names);
        QCOMPARE(f.model.show(), show);
        QCOMPARE(told.isEmpty(), show == Show::All);
        f.model.setShow(Show::All);
        QCOMPARE(f.model.rowCount(), 4);
    }

    void chipAndSearchBothHaveToLetARowThrough()
    {
        Fixture f;
        f.model.setShow(Show::Changed);
        f.model.setQuery(SearchQuery(u"centos"_s));
        QCOMPARE(f.names(), QStringList{u"raced"_s});
        f.model.setShow(Show::Problems);
        QCOMPARE(f.names(), QStringList());
        f.model.setQuery(SearchQuery());
        QCOMPARE(f.names(), QStringList{u"faulty"_s});
    }

    void theRowsOfAChipStayUntilItIsAskedForAgain()
    {
        Fixture f;
        f.model.setShow(Show::Changed);
        QVERIFY(f.session.revert({u"edited"_s}, u"Revert"_s));
        QCOMPARE(f.names(), QStringList({u"edited"_s, u"raced"_s}));
        QVERIFY(f.model.isOutOfDate());
        f.model.applyAgain();
        QCOMPARE(f.names(), QStringList{u"raced"_s});
    }

    void aStagedDeleteIsFoundByWhatTheServerStillHas()
    {
        Fixture f;
        QVERIFY(f.session.remove({u"clean"_s}, u"Delete"_s));
        f.model.setQuery(SearchQuery(u"ami-1"_s));
        QCOMPARE(f.names(), QStringList{u"clean"_s});
    }

    void whatAnEditReplacedIsNotFoundAnyMore()
    {
        Fixture f;
        f.model.setQuery(SearchQuery(u"ami-2"_s));
        QCOMPARE(f.names(), QStringList());
        f.model.setQuery(SearchQuery(u"ami-MINE"_s));
        QCOMPARE(f.names(), QStringList({u"edited"_s, u"raced"_s}));
    }

    void everyWordHasToBeInTheRowWhereverItStands()
    {
        Fixture f;
        f.model.setQuery(SearchQuery(u"quiet aws"_s));
        QCOMPARE(f.names(), QStringList()); // a provider's name is in no cell
        f.model.setQuery(SearchQuery(u"quiet ami"_s));
        QCOMPARE(f.names(), QStringList{u"clean"_s});
    }

    void theBlameIsOnTheWordWithoutWhichSomethingIsFound_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("blamed");
        QTest::newRow("the only word") << u"nowhere"_s << QStringList{u"nowhere"_s};
        QTest::newRow("one of two") << u"ami nowhere"_s << QStringList{u"nowhere"_s};
        QTest::newRow("either of two") << u"quiet centos"_s << QStringList{u"quiet"_s, u"centos"_s};
        QTest::newRow("two of three") << u"ami nowhere neither"_s << QStringList{u"nowhere"_s, u"neither"_s};
        QTest::newRow("as typed") << u"Root NoWhere"_s << QStringList{u"NoWhere"_s};
    }

    void theBlameIsOnTheWordWithoutWhichSomethingIsFound()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, blamed);
        Fixture f;
        f.model.setQuery(SearchQuery(query));
        QCOMPARE(f.model.rowCount(), 0);
        QCOMPARE(f.model.blamedWords(), blamed);
    }

    void theBlameLooksAtTheRowsOfTheChipOnly()
    {
        Fixture f;
        f.model.setShow(Show::Problems);
        f.model.setQuery(SearchQuery(u"root quiet"_s)); // faulty has root, quiet is in clean
        QCOMPARE(f.model.blamedWords(), QStringList{u"quiet"_s});
    }

    void matchesAreWhereTheWordsStandInTheShownText()
    {
        Fixture f;
        f.model.setQuery(SearchQuery(u"mi-1"_s));
        const QVariantList found
            = f.cell(u"clean"_s, awsImage).data(ImageTypeTableModel::MatchesRole).toList();
        QCOMPARE(found, QVariantList{QPoint(1, 4)});
        QVERIFY(f.nameCell(u"clean"_s).data(ImageTypeTableModel::MatchesRole).toList().isEmpty());
    }
};

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestTableFilter)
#include "tst_tablefilter.moc"
