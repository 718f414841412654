// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/patchcodec.h"
#include "support/generators.h"
#include "support/imagetypes.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

rc::Gen<QString> anyText()
{
    // Any code units at all: NUL, lone surrogates, quotes and line breaks too.
    return rc::gen::map(
        rc::gen::container<std::vector<char16_t>>(rc::gen::oneOf(rc::gen::inRange<char16_t>(0, 0x80),
            rc::gen::inRange<char16_t>(0xd7f0, 0xe010), rc::gen::inRange<char16_t>(0, 0xffff))),
        [](const std::vector<char16_t>& units) {
            return QString(reinterpret_cast<const QChar*>(units.data()), qsizetype(units.size()));
        });
}

Value anyValueOf(const QString& text)
{
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        return Value::string(text);
    case 1:
        return Value::rawJson(text);
    default:
        return *rc::gen::arbitrary<Value>();
    }
}

CellPath anyPath()
{
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        return CellPath::member(*anyText());
    case 1:
        return CellPath::entry(*anyText(), *anyText());
    default:
        return *rc::gen::arbitrary<CellPath>();
    }
}

PatchEntry anyEntry()
{
    PatchEntry entry;
    entry.kind
        = *rc::gen::element(PatchEntry::Kind::Create, PatchEntry::Kind::Update, PatchEntry::Kind::Delete);
    if (*rc::gen::arbitrary<bool>())
        entry.origin = *anyText();
    if (*rc::gen::arbitrary<bool>())
        entry.seenWhole = std::make_shared<const ImageType>(*rc::gen::arbitrary<ImageType>());
    for (int count = *rc::gen::inRange(0, 5); count > 0; --count)
        entry.cells.emplace_back(anyPath(), PatchCell{anyValueOf(*anyText()), anyValueOf(*anyText())});
    return entry;
}

std::optional<PatchEntry> anyState()
{
    return *rc::gen::arbitrary<bool>() ? std::optional(anyEntry()) : std::nullopt;
}

} // namespace

class TestPatchCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=500 max_size=40");
    }
    void anyEntryIsReadAsItWasWritten();
    void anyStepIsReadAsItWasWritten();
    void absentAndEmptyAndNullAreThreeThings();
    void whatWasNotWrittenByItIsRefused_data();
    void whatWasNotWrittenByItIsRefused();
};

void TestPatchCodec::anyEntryIsReadAsItWasWritten()
{
    QVERIFY(rc::check("entry -> JSON -> entry is identity", [] {
        const PatchEntry entry = anyEntry();
        const auto read = decodePatchEntry(encode(entry));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == entry);
        RC_ASSERT(!entry.seenWhole == !read->seenWhole);
    }));
}

void TestPatchCodec::anyStepIsReadAsItWasWritten()
{
    QVERIFY(rc::check("step -> JSON -> step is identity", [] {
        UndoStep step;
        step.text = *anyText();
        if (*rc::gen::arbitrary<bool>())
            step.when = QDateTime::fromMSecsSinceEpoch(*rc::gen::inRange<qint64>(-1, 4'000'000'000'000));
        for (int count = *rc::gen::inRange(0, 4); count > 0; --count)
            step.changes.push_back({*anyText(), anyState(), anyState()});
        const auto read = decodeUndoStep(encode(step));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == step);
    }));
}

void TestPatchCodec::absentAndEmptyAndNullAreThreeThings()
{
    PatchEntry entry;
    const CellPath path = CellPath::entry(u""_s, u""_s);
    entry.cells
        = {{path, {Value(), Value::string(u""_s)}}, {CellPath::map(), {Value::null(), Value::emptyObject()}},
            {CellPath::provider(u"p"_s), {Value::string(u"null"_s), Value::rawJson(u"0.10"_s)}}};
    const auto read = decodePatchEntry(encode(entry));
    QVERIFY(read.has_value());
    QCOMPARE(read->cells, entry.cells);
}

void TestPatchCodec::whatWasNotWrittenByItIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    PatchEntry entry;
    entry.kind = PatchEntry::Kind::Delete;
    entry.seenWhole = std::make_shared<const ImageType>(typeOf("{'name':'t'}"));
    entry.cells.emplace_back(CellPath::map(), PatchCell{});
    const QByteArray good = encode(entry);
    QVERIFY(decodePatchEntry(good).has_value());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut") << good.chopped(5);
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no format") << QByteArray(R"({"kind":"update","cells":[]})");
    QTest::newRow("a newer format") << QByteArray(good).replace("\"format\":1", "\"format\":2");
    QTest::newRow("a kind") << QByteArray(good).replace("delete", "destroy");
    QTest::newRow("a cell's kind") << QByteArray(good).replace("\"map\"", "\"mop\"");
    QTest::newRow("an image type") << QByteArray(good).replace(R"({\"name\")", R"({\"nome\")");
}

void TestPatchCodec::whatWasNotWrittenByItIsRefused()
{
    QFETCH(QByteArray, json);
    const auto read = decodePatchEntry(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, Error::Kind::Storage);
    QVERIFY(!read.error().detail.isEmpty());
    QVERIFY(!decodeUndoStep(json).has_value());
}

QTEST_GUILESS_MAIN(TestPatchCodec)
#include "tst_patchcodec.moc"
