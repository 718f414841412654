// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/imagetype.h"
#include "domain/imagetypecodec.h"

#include <QTest>

#include "support/generators.h"

#include <algorithm>
#include <set>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

ImageType decoded(const char* json)
{
    return ImageTypeCodec::decode(json).value().imageType;
}

QByteArray encoded(const ImageType& imageType)
{
    return ImageTypeCodec::encode(imageType);
}

Value raw(const char16_t* json)
{
    return Value::rawJson(QString::fromUtf16(json));
}

} // namespace

class TestImageType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSetCellReadsBackAndTouchesNoOther();
    void cellsAreTheWholeOfAnImageType();
    void clearingTheLastEntryRemovesTheProviderAndKeepsTheMap();
    void clearingWhatIsNotThereChangesNothing();
    void anEntryMakesItsContainersObjects_data();
    void anEntryMakesItsContainersObjects();
    void newNamesAppendAndReplacedValuesKeepTheirPlace();
    void anObjectIsTakenApart();
    void textThatIsNotJsonIsKeptInAContainer();
    void nameVersionAndMapAreNoMembers();
    void renamesKeepThePlaceAndNeverReplace();
    void aVersionThatIsSetOrTakenIsWrittenAndReadAgain();
    void containersGiveTheirWholeJson();
};

void TestImageType::aSetCellReadsBackAndTouchesNoOther()
{
    QVERIFY(rc::check("setValue then value", [](ImageType imageType) {
        const CellPath path = *rc::gen::oneOf(anyEntryPath(),
            rc::gen::map(anyMemberName(), [](QString name) { return CellPath::member(std::move(name)); }));
        const Value value = *rc::gen::arbitrary<Value>();
        const auto before = imageType.cells();
        imageType.setValue(path, value);
        RC_ASSERT(imageType.value(path) == value);
        for (const ImageType::Cell& cell : before) {
            const bool isContainer = cell.path.kind() == CellPath::Kind::Map
                || (path.isEntry() && cell.path == CellPath::provider(path.providerName()));
            if (cell.path != path && !isContainer)
                RC_ASSERT(imageType.value(cell.path) == cell.value);
        }
        RC_ASSERT(ImageTypeCodec::decode(encoded(imageType))->imageType.cells() == imageType.cells());
    }));
}

void TestImageType::cellsAreTheWholeOfAnImageType()
{
    QVERIFY(rc::check(
        "setting all cells on a new image type gives the same cells", [](const ImageType& imageType) {
            ImageType copy(imageType.name());
            std::set<CellPath> paths;
            for (const ImageType::Cell& cell : imageType.cells()) {
                RC_ASSERT(paths.insert(cell.path).second); // each path once
                RC_ASSERT(!cell.value.isAbsent());
                copy.setValue(cell.path, cell.value);
            }
            RC_ASSERT(copy.cells() == imageType.cells());
        }));
}

void TestImageType::clearingTheLastEntryRemovesTheProviderAndKeepsTheMap()
{
    ImageType imageType = decoded(R"({"name":"a","providermap":{"p":{"k":"v","j":5},"q":{"k":"v"}}})");
    imageType.setValue(CellPath::entry(u"p"_s, u"k"_s), {});
    QCOMPARE(encoded(imageType), QByteArray(R"({"name":"a","providermap":{"p":{"j":5},"q":{"k":"v"}}})"));
    imageType.setValue(CellPath::entry(u"p"_s, u"j"_s), {});
    imageType.setValue(CellPath::entry(u"q"_s, u"k"_s), {});
    QCOMPARE(encoded(imageType), QByteArray(R"({"name":"a","providermap":{}})"));
}

void TestImageType::clearingWhatIsNotThereChangesNothing()
{
    QVERIFY(rc::check("a clear of an absent cell is nothing", [](ImageType imageType) {
        const CellPath path = *rc::gen::arbitrary<CellPath>();
        RC_PRE(imageType.value(path).isAbsent());
        const ImageType before = imageType;
        imageType.setValue(path, {});
        RC_ASSERT(imageType == before);
    }));
}

void TestImageType::anEntryMakesItsContainersObjects_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json :
        {R"({"name":"a"})", R"({"name":"a","providermap":null})", R"({"name":"a","providermap":[1]})",
            R"({"name":"a","providermap":{}})", R"({"name":"a","providermap":{"p":null}})",
            R"({"name":"a","providermap":{"p":"text"}})", R"({"name":"a","providermap":{"p":{}}})"})
        QTest::newRow(json) << QByteArray(json);
}

void TestImageType::anEntryMakesItsContainersObjects()
{
    QFETCH(QByteArray, json);
    ImageType imageType = ImageTypeCodec::decode(json)->imageType;
    imageType.setValue(CellPath::entry(u"p"_s, u"image"_s), Value::string(u"x"_s));
    QCOMPARE(encoded(imageType), QByteArray(R"({"name":"a","providermap":{"p":{"image":"x"}}})"));
}

void TestImageType::newNamesAppendAndReplacedValuesKeepTheirPlace()
{
    ImageType imageType = decoded(R"({"label":"l","name":"a","providermap":{"p":{"k":"1","j":"2"},"q":5}})");
    imageType.setValue(CellPath::description(), Value::string(u"d"_s));
    imageType.setValue(CellPath::member(u"label"_s), Value::string(u"L"_s));
    imageType.setValue(CellPath::entry(u"p"_s, u"k"_s), Value::string(u"one"_s));
    imageType.setValue(CellPath::entry(u"p"_s, u"new"_s), Value::string(u"3"_s));
    imageType.setValue(CellPath::entry(u"r"_s, u"k"_s), raw(u"0.10"));
    imageType.setValue(CellPath::provider(u"q"_s), Value::emptyObject());
    QCOMPARE(encoded(imageType),
        QByteArray(
            R"({"label":"L","name":"a","providermap":{"p":{"k":"one","j":"2","new":"3"},"q":{},"r":{"k":0.10}},)"
            R"("description":"d"})"));
    imageType.setValue(CellPath::member(u"label"_s), {});
    imageType.setValue(CellPath::map(), {});
    QCOMPARE(encoded(imageType), QByteArray(R"({"name":"a","description":"d"})"));
}

void TestImageType::anObjectIsTakenApart()
{
    ImageType imageType(u"a"_s);
    imageType.setValue(CellPath::map(), raw(u"{ \"p\" : {\"k\": \"v\"} , \"q\" : null}"));
    QCOMPARE(imageType.value(CellPath::entry(u"p"_s, u"k"_s)), Value::string(u"v"_s));
    QCOMPARE(imageType.value(CellPath::provider(u"q"_s)), Value::null());
    imageType.setValue(CellPath::provider(u"q"_s), raw(u"{\"x\":1}"));
    QCOMPARE(imageType.value(CellPath::entry(u"q"_s, u"x"_s)), raw(u"1"));
    imageType.setValue(CellPath::provider(u"p"_s), {});
    QCOMPARE(encoded(imageType), QByteArray(R"({"name":"a","providermap":{"q":{"x":1}}})"));
}

void TestImageType::textThatIsNotJsonIsKeptInAContainer()
{
    ImageType imageType(u"a"_s);
    imageType.setValue(CellPath::provider(u"p"_s), raw(u"{\"k\":"));
    QCOMPARE(imageType.value(CellPath::provider(u"p"_s)), raw(u"{\"k\":"));
}

void TestImageType::nameVersionAndMapAreNoMembers()
{
    ImageType imageType = decoded(R"({"name":"a","version":"old","providermap":null})");
    const ImageType before = imageType;
    for (const QString& reserved : {u"name"_s, u"version"_s, u"providermap"_s}) {
        QVERIFY(imageType.value(CellPath::member(reserved)).isAbsent());
        imageType.setValue(CellPath::member(reserved), Value::string(u"x"_s));
        imageType.setValue(CellPath::member(reserved), {});
    }
    QVERIFY(imageType == before);
}

void TestImageType::renamesKeepThePlaceAndNeverReplace()
{
    ImageType imageType = decoded(R"({"name":"a","providermap":{"p":{"k":"1","j":"2"},"q":{"k":"3"}}})");
    const ImageType before = imageType;
    imageType.renameProvider(u"p"_s, u"q"_s);
    imageType.renameProvider(u"gone"_s, u"r"_s);
    imageType.renameKey(u"p"_s, u"k"_s, u"j"_s);
    imageType.renameKey(u"p"_s, u"gone"_s, u"x"_s);
    imageType.renameKey(u"gone"_s, u"k"_s, u"x"_s);
    QVERIFY(imageType == before);
    imageType.renameProvider(u"p"_s, u"P"_s);
    imageType.renameKey(u"P"_s, u"k"_s, u"K"_s);
    imageType.setName(u"b"_s);
    QCOMPARE(encoded(imageType),
        QByteArray(R"({"name":"b","providermap":{"P":{"K":"1","j":"2"},"q":{"k":"3"}}})"));
}

void TestImageType::aVersionThatIsSetOrTakenIsWrittenAndReadAgain()
{
    ImageType imageType = ImageTypeCodec::decode(R"({"version":1,"name":"t","label":"l"})")->imageType;
    for (const std::optional<qint64> version : {std::optional<qint64>(), std::optional<qint64>(7)}) {
        imageType.setVersion(version);
        const auto read = ImageTypeCodec::decode(ImageTypeCodec::encode(imageType));
        QVERIFY(read.has_value());
        QCOMPARE(read->imageType.version(), version);
        QCOMPARE(read->imageType, imageType);
    }
}

void TestImageType::containersGiveTheirWholeJson()
{
    const ImageType imageType
        = decoded(R"({"name":"a","providermap": {"p": {"k": "v", "n": [1, 2]}, "q": 5}})");
    QCOMPARE(imageType.value(CellPath::provider(u"p"_s)), raw(u"{\"k\":\"v\",\"n\":[1,2]}"));
    QCOMPARE(imageType.value(CellPath::provider(u"q"_s)), raw(u"5"));
    QCOMPARE(imageType.value(CellPath::map()), raw(u"{\"p\":{\"k\":\"v\",\"n\":[1,2]},\"q\":5}"));
    QVERIFY(ImageType(u"a"_s).value(CellPath::map()).isAbsent());
}

QTEST_GUILESS_MAIN(TestImageType)
#include "tst_imagetype.moc"
