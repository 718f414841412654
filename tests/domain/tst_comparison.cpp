// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/comparison.h"
#include "domain/imagetypecodec.h"

#include <QTest>

#include "support/generators.h"

#include <algorithm>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

ImageType decoded(const QByteArray& json)
{
    return ImageTypeCodec::decode(json).value().imageType;
}

/// An image type "a" with this provider map.
ImageType withMap(const QByteArray& map)
{
    return decoded(R"({"name":"a","providermap":)" + map + "}");
}

std::vector<ImageType::Cell> sortedCells(const ImageType& imageType)
{
    auto cells = imageType.cells();
    std::ranges::sort(cells, {}, &ImageType::Cell::path);
    return cells;
}

/// "Provider(p) 5 -> {}; Entry(p,k) - -> v"
QString shown(const std::vector<CellChange>& changes)
{
    QStringList lines;
    const auto text = [](const Value& value) { return value.isAbsent() ? u"-"_s : value.text(); };
    for (const CellChange& change : changes) {
        static const char* const kinds[] = {"Member", "Map", "Provider", "Entry"};
        QString path = QString::fromLatin1(kinds[int(change.path.kind())]);
        if (change.path.kind() != CellPath::Kind::Map)
            path += u'(' + change.path.providerName()
                + (change.path.isEntry() ? u',' + change.path.key() : QString()) + u')';
        lines += path + u' ' + text(change.before) + u" -> "_s + text(change.after);
    }
    return lines.join(u"; "_s);
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applyingTheDiffGivesTheCellsOfTheOther();
    void beforeIsTheValueThatWasThere();
    void whatIsReplacedByAnEntryIsSeen();
    void containersAppearOnlyWhereTheyMatter_data();
    void containersAppearOnlyWhereTheyMatter();
    void orderAndVersionAreNoChange();
    void normalisedDropsWhatTheServerDrops_data();
    void normalisedDropsWhatTheServerDrops();
    void normalisingTwiceIsNormalisingOnce();
    void whatTheServerStoresComparesEqual();
    void aServerThatKeepsEverythingComparesEqual();
    void whatTheServerDroppedIsTold();
    void aForeignValueIsADifference();
};

void TestComparison::applyingTheDiffGivesTheCellsOfTheOther()
{
    QVERIFY(rc::check(
        "apply(diff(from, to), from) has the cells of to", [](const ImageType& from, const ImageType& to) {
            ImageType draft = from;
            for (const CellChange& change : diff(from, to))
                draft.setValue(change.path, change.after);
            RC_ASSERT(sortedCells(draft) == sortedCells(to));
            RC_ASSERT(diff(draft, to).empty());
            RC_ASSERT(diff(from, from).empty());
        }));
}

void TestComparison::beforeIsTheValueThatWasThere()
{
    QVERIFY(rc::check(
        "before == from.value(path) and differs from after", [](const ImageType& from, const ImageType& to) {
            std::vector<CellPath> paths;
            for (const CellChange& change : diff(from, to)) {
                RC_ASSERT(change.before == from.value(change.path));
                RC_ASSERT(change.before != change.after);
                RC_ASSERT(std::ranges::find(paths, change.path) == paths.end()); // one change a cell
                paths.push_back(change.path);
            }
        }));
}

void TestComparison::whatIsReplacedByAnEntryIsSeen()
{
    QVERIFY(
        rc::check("an entry is only ever set in an object", [](const ImageType& from, const ImageType& to) {
            ImageType draft = from;
            for (const CellChange& change : diff(from, to)) {
                if (change.path.kind() >= CellPath::Kind::Provider && !change.after.isAbsent()) {
                    RC_ASSERT(draft.providerMap().state != ProviderMap::State::NotAnObject);
                    const Provider* const provider = draft.providerMap().find(change.path.providerName());
                    if (change.path.isEntry() && provider)
                        RC_ASSERT(provider->isObject());
                }
                draft.setValue(change.path, change.after);
            }
        }));
}

void TestComparison::containersAppearOnlyWhereTheyMatter_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("changes");
    const auto row = [](const char* from, const char* to, const char16_t* changes) {
        QTest::addRow("%s to %s", from, to)
            << QByteArray(from) << QByteArray(to) << QString::fromUtf16(changes);
    };
    row(R"({"p":{"k":"1"}})", R"({"p":{"k":"2","j":""}})", u"Entry(p,k) 1 -> 2; Entry(p,j) - -> ");
    row(R"({"p":{"k":"1","j":"2"}})", "{}", u"Entry(p,k) 1 -> -; Entry(p,j) 2 -> -");
    row(R"({"p":{"k":"1"}})", R"({"p":{}})", u"Entry(p,k) 1 -> -; Provider(p) {\"k\":\"1\"} -> {}");
    row(R"({"p":{"k":"1"}})", R"({"p":null})", u"Entry(p,k) 1 -> -; Provider(p) {\"k\":\"1\"} -> null");
    row(R"({"p":{}})", "{}", u"Provider(p) {} -> -");
    row(R"({"p":{}})", R"({"p":{"k":"1"}})", u"Entry(p,k) - -> 1");
    row(R"({"p":5})", R"({"p":{"k":"1"}})", u"Provider(p) 5 -> {}; Entry(p,k) - -> 1");
    row("null", R"({"p":{"k":"1"}})", u"Map null -> {}; Entry(p,k) - -> 1");
    row("null", "{}", u"Map null -> {}");
    row("{}", R"({"p":{"k":"1"}})", u"Entry(p,k) - -> 1");
    row(R"({"p":{"k":"1"}})", "null", u"Entry(p,k) 1 -> -; Map {\"p\":{\"k\":\"1\"}} -> null");
}

void TestComparison::containersAppearOnlyWhereTheyMatter()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, changes);
    QCOMPARE(shown(diff(withMap(from), withMap(to))), changes);
}

void TestComparison::orderAndVersionAreNoChange()
{
    const ImageType a = decoded(
        R"({"name":"a","label":"l","x":1,"version":1,"providermap":{"p":{"k":"1","j":"2"},"q":{}}})");
    const ImageType b
        = decoded(R"({"providermap":{"q":{},"p":{"j":"2","k":"1"}},"x":1,"label":"l","name":"a"})");
    QVERIFY(diff(a, b).empty());
    QVERIFY(equal(a, b));
    QVERIFY(!equal(a, decoded(R"({"name":"A","label":"l","providermap":{"p":{"k":"1","j":"2"},"q":{}}})")));
}

void TestComparison::normalisedDropsWhatTheServerDrops_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("stored");
    const auto row = [](const char* sent, const char* stored) {
        QTest::newRow(sent) << QByteArray(sent) << QByteArray(stored);
    };
    row(R"({"name":"a","extra":1,"label":null,"icon":5,"version":9})", R"({"name":"a","icon":"5"})");
    row(R"({"name":"a","providermap":null})", R"({"name":"a"})");
    row(R"({"name":"a","providermap":{}})", R"({"name":"a","providermap":{}})");
    row(R"({"name":"a","providermap":{"p":null,"q":{}}})", R"({"name":"a","providermap":{"q":{}}})");
    row(R"({"name":"a","providermap":{"p":{"k":null}}})", R"({"name":"a","providermap":{"p":{}}})");
    row(R"({"name":"a","providermap":{"p":{"i":5,"d":0.10,"b":true,"n":null,"s":""}}})",
        R"({"name":"a","providermap":{"p":{"i":"5","d":"0.10","b":"true","s":""}}})");
}

void TestComparison::normalisedDropsWhatTheServerDrops()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, stored);
    QCOMPARE(ImageTypeCodec::encode(normalised(decoded(sent))), stored);
}

void TestComparison::normalisingTwiceIsNormalisingOnce()
{
    QVERIFY(rc::check("normalised(normalised(x)) == normalised(x)", [](const ImageType& imageType) {
        RC_ASSERT(normalised(normalised(imageType)) == normalised(imageType));
    }));
}

void TestComparison::whatTheServerStoresComparesEqual()
{
    QVERIFY(
        rc::check("a server that normalises is no race, and tells all it dropped", [](const ImageType& sent) {
            ImageType readBack = normalised(sent);
            readBack.setVersion(7);
            const Comparison comparison = compare(sent, readBack);
            RC_ASSERT(comparison.equal());
            RC_ASSERT(equal(sent, readBack) && equal(readBack, sent));
            for (const ImageType::Cell& cell : sent.cells()) {
                const bool told
                    = std::ranges::find(comparison.dropped, cell.path) != comparison.dropped.end();
                RC_ASSERT(told == (readBack.value(cell.path) != cell.value));
            }
        }));
}

void TestComparison::aServerThatKeepsEverythingComparesEqual()
{
    QVERIFY(rc::check("a lossless server is no race and dropped nothing", [](const ImageType& sent) {
        const Comparison comparison = compare(sent, sent);
        RC_ASSERT(comparison.equal() && comparison.dropped.empty());
    }));
}

void TestComparison::whatTheServerDroppedIsTold()
{
    const ImageType sent
        = decoded(R"({"name":"a","extra":1,"providermap":{"p":{"k":5,"n":null,"s":"x"},"q":null}})");
    const ImageType readBack = decoded(R"({"name":"a","version":2,"providermap":{"p":{"k":"5","s":"x"}}})");
    const Comparison comparison = compare(sent, readBack);
    QVERIFY(comparison.equal());
    const std::vector<CellPath> dropped{CellPath::member(u"extra"_s), CellPath::entry(u"p"_s, u"k"_s),
        CellPath::entry(u"p"_s, u"n"_s), CellPath::provider(u"q"_s)};
    QVERIFY(comparison.dropped == dropped);
}

void TestComparison::aForeignValueIsADifference()
{
    QVERIFY(rc::check("any other normalised value is told with its path", [](const ImageType& sent) {
        ImageType readBack = normalised(sent);
        const CellPath path = *anyEntryPath();
        const Value foreign = Value::string(u"foreign"_s);
        readBack.setValue(path, foreign);
        const Comparison comparison = compare(sent, readBack);
        RC_ASSERT(!comparison.equal() && !equal(sent, readBack));
        const CellChange expected{path, normalised(sent).value(path), foreign};
        RC_ASSERT(std::ranges::find(comparison.differences, expected) != comparison.differences.end());
    }));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
