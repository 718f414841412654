// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/imagetypecodec.h"
#include "domain/jsonreader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include "support/generators.h"

using namespace flavormap;

namespace {

QByteArray compacted(const QByteArray& json)
{
    return compactJson(std::string_view(json.constData(), size_t(json.size())));
}

Error errorOf(QByteArrayView json)
{
    const auto decoded = ImageTypeCodec::decode(json);
    return decoded ? Error{Error::Kind::Cancelled, QStringLiteral("decoded"), {}} : decoded.error();
}

} // namespace

class TestImageTypeCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodingGivesTheSameBytesForAnyMembersInAnyOrder();
    void blanksBetweenTokensAreNoContent();
    void escapesAndDuplicatesReadAsAnotherParserReadsThem();
    void indentedAndCompactSayTheSame();
    void indentedStyleIsTwoBlanksADepth();
    void lastDuplicateWinsAtThePlaceOfTheFirst();
    void duplicatesAreKnownAmongManyNamesToo();
    void requestBodyHasNoVersionAndAllTheRest();
    void versionThatIsNoWholeNumberStaysAMember_data();
    void versionThatIsNoWholeNumberStaysAMember();
    void loneSurrogatesSurvive();
    void anyTextSurvivesQuoting();
    void errorsNameTheCauseAndThePlace_data();
    void errorsNameTheCauseAndThePlace();
    void causesDoNotShareASentence();
    void deepNestingIsReadWithoutRecursion();
    void aNameThatIsNotUsableTextIsAnError_data();
    void aNameThatIsNotUsableTextIsAnError();
};

void TestImageTypeCodec::encodingGivesTheSameBytesForAnyMembersInAnyOrder()
{
    QVERIFY(rc::check("encode(decode(json)) == json", [] {
        const QByteArray json = *imageTypeJson(*anyImageTypeName());
        const auto decoded = ImageTypeCodec::decode(json);
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(!decoded->duplicateKeys);
        RC_ASSERT(ImageTypeCodec::encode(decoded->imageType).toStdString() == json.toStdString());
    }));
}

void TestImageTypeCodec::blanksBetweenTokensAreNoContent()
{
    QVERIFY(rc::check("decode(json with blanks) == decode(json without)", [] {
        const QByteArray json = *imageTypeJson(*anyImageTypeName(), {.blanks = true});
        const auto spaced = ImageTypeCodec::decode(" \r\n" + json + "\t\n");
        const auto tight = ImageTypeCodec::decode(compacted(json));
        RC_ASSERT(spaced.has_value() && tight.has_value());
        RC_ASSERT(spaced->imageType == tight->imageType);
    }));
}

void TestImageTypeCodec::escapesAndDuplicatesReadAsAnotherParserReadsThem()
{
    QVERIFY(rc::check("QJsonDocument sees the same content before and after", [] {
        const QByteArray json
            = *imageTypeJson(*anyImageTypeName(), {.blanks = true, .escapes = true, .duplicates = true});
        RC_PRE(!json.contains("\\ud800")); // QJsonDocument replaces lone surrogates
        const auto decoded = ImageTypeCodec::decode(json);
        RC_ASSERT(decoded.has_value());
        const QJsonDocument before = QJsonDocument::fromJson(json);
        RC_ASSERT(before.isObject());
        RC_ASSERT(QJsonDocument::fromJson(ImageTypeCodec::encode(decoded->imageType)) == before);
        const auto again = ImageTypeCodec::decode(ImageTypeCodec::encode(decoded->imageType));
        RC_ASSERT(again->imageType == decoded->imageType);
        RC_ASSERT(!again->duplicateKeys);
    }));
}

void TestImageTypeCodec::indentedAndCompactSayTheSame()
{
    QVERIFY(rc::check("compact(indented) == compact", [](const ImageType& imageType) {
        const QByteArray indented = ImageTypeCodec::encode(imageType, ImageTypeCodec::Style::Indented);
        RC_ASSERT(compacted(indented).toStdString() == ImageTypeCodec::encode(imageType).toStdString());
    }));
}

void TestImageTypeCodec::indentedStyleIsTwoBlanksADepth()
{
    const auto decoded = ImageTypeCodec::decode(
        R"({"name":"a","providermap":{"p":{"image":"ami-1","n":5},"e":{}},"x":{"deep":[1,2]},"version":3})");
    QCOMPARE(ImageTypeCodec::encode(decoded->imageType, ImageTypeCodec::Style::Indented), QByteArray(R"({
  "name": "a",
  "providermap": {
    "p": {
      "image": "ami-1",
      "n": 5
    },
    "e": {}
  },
  "x": {"deep":[1,2]},
  "version": 3
})"));
}

void TestImageTypeCodec::lastDuplicateWinsAtThePlaceOfTheFirst()
{
    const auto decoded = ImageTypeCodec::decode(
        R"({"a":1,"name":"x","a":2,"providermap":{"p":{"k":"old","j":"gone"},"q":{"k":"1","\u006b":"2"},"p":{"k":"new"}}})");
    QVERIFY(decoded->duplicateKeys);
    QCOMPARE(ImageTypeCodec::encode(decoded->imageType),
        QByteArray(R"({"a":2,"name":"x","providermap":{"p":{"k":"new"},"q":{"k":"2"}}})"));
    const auto map
        = ImageTypeCodec::decode(R"({"name":"x","providermap":{"p":{"k":"v"}},"providermap":null})");
    QVERIFY(map->duplicateKeys);
    QCOMPARE(ImageTypeCodec::encode(map->imageType), QByteArray(R"({"name":"x","providermap":null})"));
}

void TestImageTypeCodec::duplicatesAreKnownAmongManyNamesToo()
{
    QByteArrayList members{R"("name":"a")"};
    QByteArrayList keys;
    for (int number = 0; number < 100; ++number) {
        members += "\"m" + QByteArray::number(number) + "\":" + QByteArray::number(number);
        keys += "\"k" + QByteArray::number(number) + "\":\"" + QByteArray::number(number) + "\"";
    }
    const QByteArray json = "{" + members.join(',') + R"(,"providermap":{"p":{)" + keys.join(',') + "}}}";
    for (const QByteArray& again : {members[7], members[50], members[100]}) {
        const auto decoded = ImageTypeCodec::decode(json.chopped(1) + "," + again + "}");
        QVERIFY(decoded->duplicateKeys);
        QCOMPARE(ImageTypeCodec::encode(decoded->imageType), json);
    }
    const auto entry = ImageTypeCodec::decode(json.chopped(3) + "," + keys[30] + "}}}");
    QVERIFY(entry->duplicateKeys);
    QCOMPARE(ImageTypeCodec::encode(entry->imageType), json);
    QVERIFY(!ImageTypeCodec::decode(json)->duplicateKeys);
}

void TestImageTypeCodec::requestBodyHasNoVersionAndAllTheRest()
{
    QVERIFY(rc::check("decode(requestBody) is the same but for the version", [](ImageType imageType) {
        const auto sent = ImageTypeCodec::decode(ImageTypeCodec::requestBody(imageType));
        RC_ASSERT(sent.has_value());
        RC_ASSERT(!sent->imageType.version());
        RC_ASSERT(!sent->imageType.memberOrder().contains(QStringLiteral("version")));
        RC_ASSERT(sent->imageType.cells() == imageType.cells());
    }));
}

void TestImageTypeCodec::versionThatIsNoWholeNumberStaysAMember_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char* version : {"\"3\"", "3.0", "3e0", "-0", "null", "[3]", "99999999999999999999"})
        QTest::newRow(version) << QByteArray(version);
}

void TestImageTypeCodec::versionThatIsNoWholeNumberStaysAMember()
{
    QFETCH(QByteArray, version);
    const QByteArray json = R"({"version":)" + version + R"(,"name":"a"})";
    const auto decoded = ImageTypeCodec::decode(json);
    QVERIFY(!decoded->imageType.version());
    QCOMPARE(ImageTypeCodec::encode(decoded->imageType), json);
    QVERIFY(decoded->imageType.cells().empty()); // never edited, compared or sent
    QCOMPARE(ImageTypeCodec::requestBody(decoded->imageType), QByteArray(R"({"name":"a"})"));
}

void TestImageTypeCodec::loneSurrogatesSurvive()
{
    const QByteArray json
        = R"({"name":"a","\udc00":"x","providermap":{"\ud800p":{"image":"\uDBFF lone","pair":"😀"}}})";
    const auto decoded = ImageTypeCodec::decode(json);
    QVERIFY(decoded.has_value());
    QCOMPARE(ImageTypeCodec::encode(decoded->imageType), json);
    const Provider& provider = decoded->imageType.providerMap().providers.front();
    QCOMPARE(provider.entries.front().value, Value::rawJson(QStringLiteral(R"("\uDBFF lone")")));
}

void TestImageTypeCodec::anyTextSurvivesQuoting()
{
    QVERIFY(rc::check("unescaped(quoted(text)) == text", [](const std::u16string& units) {
        const QString text = QString::fromStdU16String(units);
        const QByteArray json = ImageTypeCodec::quoted(text);
        JsonReader reader(std::string_view(json.constData(), size_t(json.size())));
        std::string_view token;
        RC_ASSERT(reader.value(token) && reader.atEnd());
        RC_ASSERT(unescaped(token) == text);
    }));
}

void TestImageTypeCodec::errorsNameTheCauseAndThePlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* json, const char16_t* cause, const char16_t* place) {
        QTest::newRow(QByteArray(json).toPercentEncoding("{}[]:,\" \\").constData())
            << QByteArray(json) << QString::fromUtf16(cause) << QString::fromUtf16(place);
    };
    row("", u"ends in the middle", u"line 1, column 1");
    row("{\"name\":\"a\"", u"ends in the middle", u"line 1, column 12");
    row("{\n  \"name\": \"\xff\"}", u"UTF-8", u"line 2, column 12");
    row("{\"é\xc3\xa9\xe2\x82\":1}", u"UTF-8", u"line 1, column 5");
    row("[1]", u"not a JSON object", u"line 1, column 1");
    row("{\n\"é\": tru}", u"a value is missing", u"line 2, column 9");
    row("{\"name\":\"a\",}", u"name in double quotes", u"line 1, column 13");
    row("{\"name\" \"a\"}", u"colon", u"line 1, column 9");
    row("{\"name\":\"a\" \"b\":1}", u"closing brace", u"line 1, column 13");
    row("{\"x\":[1 2]}", u"closing bracket", u"line 1, column 9");
    row("{\"x\":01}", u"a number", u"line 1, column 8");
    row("{\"x\":\"\\q\"}", u"escape", u"line 1, column 8");
    row("{\"x\":\"a\nb\"}", u"line break", u"line 1, column 8");
    row("{\"name\":\"a\"} {}", u"follows after its end", u"line 1, column 14");
}

void TestImageTypeCodec::errorsNameTheCauseAndThePlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, cause);
    QFETCH(QString, place);
    const Error error = errorOf(json);
    QCOMPARE(error.kind, Error::Kind::BadReply);
    QVERIFY2(error.message.contains(cause), qPrintable(error.message));
    QCOMPARE(error.detail, place);
}

void TestImageTypeCodec::causesDoNotShareASentence()
{
    const std::vector<QByteArray> broken{"", "\"x\"", "{\"name\":\"\xff\"}", "{,}", "{\"a\"}", "{\"a\":}",
        "{\"a\":1 1}", "{\"a\":[1 1]}", "{\"a\":1.}", "{\"a\":\"\\x\"}", "{\"a\":\"\t\"}",
        "{\"name\":\"a\"}{}", "{}"};
    QSet<QString> sentences;
    for (const QByteArray& json : broken)
        sentences.insert(errorOf(json).message);
    QCOMPARE(size_t(sentences.size()), broken.size());
}

void TestImageTypeCodec::deepNestingIsReadWithoutRecursion()
{
    const QByteArray deep = QByteArray(2'000'000, '[') + QByteArray(2'000'000, ']');
    const QByteArray json = R"({"name":"a","x":)" + deep + R"(,"providermap":{"p":{"k":)" + deep + "}}}";
    const auto decoded = ImageTypeCodec::decode(json);
    QVERIFY(decoded.has_value());
    QVERIFY(ImageTypeCodec::encode(decoded->imageType) == json);
    QCOMPARE(errorOf(json.chopped(1)).kind, Error::Kind::BadReply);
    QVERIFY(
        errorOf(R"({"name":"a","x":)" + QByteArray(2'000'000, '[')).message.contains(u"ends in the middle"));
}

void TestImageTypeCodec::aNameThatIsNotUsableTextIsAnError_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {R"({})", R"({"name":""})", R"({"name":5})", R"({"name":null})",
             R"({"name":"\ud800"})", R"({"name":"a","name":7})"})
        QTest::newRow(json) << QByteArray(json);
}

void TestImageTypeCodec::aNameThatIsNotUsableTextIsAnError()
{
    QFETCH(QByteArray, json);
    const Error error = errorOf(json);
    QCOMPARE(error.kind, Error::Kind::BadReply);
    QVERIFY(error.message.contains(u"no name"));
    QVERIFY(error.detail.startsWith(u"line"));
}

QTEST_GUILESS_MAIN(TestImageTypeCodec)
#include "tst_imagetypecodec.moc"
