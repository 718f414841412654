// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreader.h"
#include "domain/utf8.h"

#include <QTest>

#include "support/generators.h"

#include <simdjson.h>

using namespace flavormap;

namespace {

bool weAccept(const QByteArray& json)
{
    JsonReader reader(std::string_view(json.constData(), size_t(json.size())));
    std::string_view token;
    return reader.value(token) && reader.atEnd();
}

bool simdjsonAccepts(const QByteArray& json)
{
    simdjson::dom::parser parser;
    return parser.parse(json.constData(), size_t(json.size())).error() == simdjson::SUCCESS;
}

} // namespace

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsExactlyWhatSimdjsonAccepts();
    void firstBadByteIsFoundAnywhere();
};

void TestJsonReader::acceptsExactlyWhatSimdjsonAccepts()
{
    int refused = 0;
    QVERIFY(rc::check("the same verdict after one byte was changed, cut out or put in", [&refused] {
        QByteArray json
            = *imageTypeJson(*anyImageTypeName(), {.blanks = true, .escapes = true, .duplicates = true});
        RC_PRE(!json.contains("\\ud800")); // simdjson's DOM refuses lone surrogates
        const auto at = *rc::gen::inRange<qsizetype>(0, json.size());
        const char byte = *rc::gen::elementOf(std::string("{}[]:,\"\\ 019-+.eEutrfnl\n\t\x01\x7f/a"));
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            json[at] = byte;
            break;
        case 1:
            json.remove(at, 1);
            break;
        case 2:
            json.insert(at, byte);
            break;
        default:
            json.truncate(at + 1);
        }
        RC_PRE(isValidUtf8(json));
        RC_PRE(json.count("\\ud") == 2 * json.count("\\ud83d\\ude00")); // the change broke no pair
        refused += !simdjsonAccepts(json);
        RC_TAG(simdjsonAccepts(json) ? "accepted" : "refused");
        RC_LOG(json.toStdString());
        RC_ASSERT(weAccept(json) == simdjsonAccepts(json));
    }));
    QVERIFY(refused > 10); // the property saw broken texts
}

void TestJsonReader::firstBadByteIsFoundAnywhere()
{
    QVERIFY(rc::check("firstBadUtf8 is where the bad byte was put", [] {
        const auto text = *rc::gen::container<std::vector<QString>>(
            rc::gen::elementOf(std::vector<QString>{QStringLiteral("a"), QStringLiteral("é"),
                QStringLiteral("北"), QStringLiteral("😀"), QStringLiteral("plain text")}));
        QByteArray before;
        QByteArray after;
        const auto split = *rc::gen::inRange<size_t>(0, text.size() + 1);
        for (size_t piece = 0; piece < text.size(); ++piece)
            (piece < split ? before : after) += text[piece].toUtf8();
        RC_ASSERT(firstBadUtf8(before + after) == -1);
        const QByteArray bad = *rc::gen::elementOf(
            std::vector<QByteArray>{"\xff", "\x80", "\xc3(", "\xe5\x8c ", "\xf0\x9f\x98", "\xed\xa0\x80",
                "\xc0\xaf", "\xf5\x80\x80\x80", "\x80\x80\x80\x80\x80\x80\xff\xff"});
        RC_ASSERT(firstBadUtf8(before + bad + after) == before.size());
    }));
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
