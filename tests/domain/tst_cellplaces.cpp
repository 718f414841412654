// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cellplaces.h"

#include "domain/imagetypecodec.h"
#include "support/generators.h"

#include <QTest>

#include <rapidcheck.h>

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestCellPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCellHasItsPlaceWhateverTheBlanks();
    void placesAreThoseOfTheCells();
    void aContainerIsACellOnlyWhereItHoldsNone();
    void duplicateNamesHaveAPlaceEach();
    void whatComesBeforeAProblemHasItsPlaces();
    void linesAreCountedFromZero();
};

void TestCellPlaces::everyCellHasItsPlaceWhateverTheBlanks()
{
    const QByteArray json = R"({ "name":"a" ,"label" : "x","providermap":{"p":{ "k" : "v"}}})";
    const auto places = cellPlaces(json);
    QCOMPARE(places.size(), size_t(2));
    QCOMPARE(places[0].path, CellPath::member(u"label"_s));
    QVERIFY(json.sliced(places[0].position).startsWith("\"label\""));
    QCOMPARE(places[1].path, CellPath::entry(u"p"_s, u"k"_s));
    QVERIFY(json.sliced(places[1].position).startsWith("\"k\""));
}

void TestCellPlaces::placesAreThoseOfTheCells()
{
    const bool held = rc::check("the places are those of the cells", [](const ImageType& imageType) {
        QSet<CellPath> places, cells;
        for (const CellPlace& place : cellPlaces(ImageTypeCodec::encode(imageType)))
            places.insert(place.path);
        for (const ImageType::Cell& cell : imageType.cells())
            cells.insert(cell.path);
        RC_ASSERT(places == cells);
    });
    QVERIFY(held);
}

void TestCellPlaces::aContainerIsACellOnlyWhereItHoldsNone()
{
    const auto paths = [](const QByteArray& json) {
        std::vector<CellPath> found;
        for (const CellPlace& place : cellPlaces(json))
            found.push_back(place.path);
        return found;
    };
    QCOMPARE(paths(R"({"name":"a","providermap":null})"), std::vector{CellPath::map()});
    QCOMPARE(paths(R"({"name":"a","providermap":{}})"), std::vector{CellPath::map()});
    QCOMPARE(paths(R"({"name":"a","providermap":{"p":{}}})"), std::vector{CellPath::provider(u"p"_s)});
}

void TestCellPlaces::duplicateNamesHaveAPlaceEach()
{
    QCOMPARE(cellPlaces(R"({"name":"a","label":"x","label":"y"})").size(), size_t(2));
}

void TestCellPlaces::whatComesBeforeAProblemHasItsPlaces()
{
    const auto places = cellPlaces(R"({"name":"a","label":"x","icon")");
    QVERIFY(!places.empty());
    QCOMPARE(places[0].path, CellPath::member(u"label"_s));
    QCOMPARE(cellPlaces({}).size(), size_t(0));
}

void TestCellPlaces::linesAreCountedFromZero()
{
    const QByteArray json = "{\n\"name\": \"a\",\n\"label\": \"x\",\n\"icon\": \"y\"}";
    QCOMPARE(linesOf(json, {CellPath::member(u"label"_s)}), QSet<int>{2});
    QCOMPARE(linesOf(json, {CellPath::member(u"other"_s)}), QSet<int>());
}

QTEST_GUILESS_MAIN(TestCellPlaces)
#include "tst_cellplaces.moc"
