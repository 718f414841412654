// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "domain/imagetypecodec.h"
#include "domain/problem.h"
#include "domain/searchquery.h"

#include <QMap>
#include <QTest>

#include "support/generators.h"

#include <algorithm>

using namespace flavormap;
using namespace Qt::StringLiterals;
using Trouble = Catalogue::Trouble;

namespace {

std::shared_ptr<const Catalogue> parsed(const QByteArray& reply)
{
    auto catalogue = Catalogue::parse(reply);
    return catalogue ? *catalogue : nullptr;
}

QByteArray listOf(const QByteArrayList& rows)
{
    return "[" + rows.join(',') + "]";
}

/// Image types with different names, in any order, spelled in every way there is.
rc::Gen<QByteArrayList> anyRows()
{
    return rc::gen::exec([] {
        const auto pool = std::vector<QString>{u"a"_s, u"Z"_s, u"centos-6"_s, u"centos-10"_s, u"CentOS-6"_s,
            u"_"_s, u"9"_s, u"with blank"_s, u"."_s, u"ü/é"_s, u"😀"_s, u"\uffee"_s};
        const auto names = *rc::gen::unique<std::vector<QString>>(rc::gen::elementOf(pool));
        QByteArrayList rows;
        for (const QString& name : names) {
            rows += *imageTypeJson(name,
                {.blanks = *rc::gen::arbitrary<bool>(),
                    .escapes = *rc::gen::arbitrary<bool>(),
                    .duplicates = *rc::gen::arbitrary<bool>()});
        }
        return rows;
    });
}

/// The catalogue as it follows from decoding each element alone.
struct Reference
{
    explicit Reference(const QByteArrayList& rows)
    {
        for (const QByteArray& row : rows)
            decoded.push_back(ImageTypeCodec::decode(row).value());
        std::ranges::sort(decoded, {}, [](const auto& item) { return item.imageType.name().toUtf8(); });
    }

    std::vector<ImageTypeCodec::Decoded> decoded;
};

Error errorOf(const QByteArray& reply)
{
    const auto catalogue = Catalogue::parse(reply);
    return catalogue ? Error{Error::Kind::Cancelled, u"parsed"_s, {}} : catalogue.error();
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameAsEachElementDecodedAlone();
    void countsColumnsAsTheElementsHaveThem();
    void countsProblemsAsProblemsDoes();
    void searchFindsTheRowsThatHoldEveryWord();
    void oneBadByteMarksOneRow();
    void elementsThatAreNoImageTypesAreMarkedRows();
    void aNameThatIsThereTwiceMarksAllItsRows();
    void namesThatCannotBeAddressedShowAndStayUneditable();
    void duplicateKeysAreMarkedAndTheLastWins();
    void mostUsedComesFirstAndTiesGoByName();
    void anEmptyListIsACatalogue();
    void everyTruncationIsAnError();
    void whatIsNotAListIsToldApart_data();
    void whatIsNotAListIsToldApart();
    void moreThanAMillionRowsAreRefused();
    void manyRowsAreFoundByName();
};

void TestCatalogue::saysTheSameAsEachElementDecodedAlone()
{
    QVERIFY(rc::check("same names, image types, values and descriptions", [] {
        const QByteArrayList rows = *anyRows();
        const auto catalogue = parsed(listOf(rows));
        RC_ASSERT(catalogue);
        const Reference reference(rows);
        RC_ASSERT(catalogue->size() == rows.size());
        for (int row = 0; row < catalogue->size(); ++row) {
            const auto& [imageType, duplicates] = reference.decoded[size_t(row)];
            RC_ASSERT(catalogue->name(row) == imageType.name());
            RC_ASSERT(catalogue->rowOf(imageType.name()) == row);
            RC_ASSERT(rows.contains(catalogue->rawJson(row)));
            RC_ASSERT(catalogue->imageType(row) == imageType);
            RC_ASSERT(catalogue->description(row) == imageType.value(CellPath::description()));
            const CellPath path = *rc::gen::arbitrary<CellPath>();
            RC_ASSERT(catalogue->value(row, path) == imageType.value(path));
            for (int column = 0; column < int(catalogue->columns().size()); ++column) {
                const auto& [provider, key, filled] = catalogue->columns()[size_t(column)];
                RC_ASSERT(catalogue->value(row, column) == imageType.value(CellPath::entry(provider, key)));
                RC_ASSERT(catalogue->columnOf(provider, key) == column);
            }
            if (catalogue->trouble(row) != Trouble::Unaddressable)
                RC_ASSERT((catalogue->trouble(row) == Trouble::DuplicateKeys) == duplicates);
        }
        RC_ASSERT(catalogue->rowOf(u"not there"_s) == -1);
    }));
}

void TestCatalogue::countsColumnsAsTheElementsHaveThem()
{
    QVERIFY(rc::check("every (provider, key) is a column with its count, and nothing else is", [] {
        const QByteArrayList rows = *anyRows();
        const auto catalogue = parsed(listOf(rows));
        QMap<std::pair<QString, QString>, int> filled;
        QMap<QString, int> providers;
        for (const auto& [imageType, duplicates] : Reference(rows).decoded) {
            for (const Provider& provider : imageType.providerMap().providers) {
                ++providers[provider.name];
                for (const Provider::Entry& entry : provider.entries)
                    ++filled[{provider.name, entry.key}];
            }
        }
        RC_ASSERT(catalogue->columns().size() == size_t(filled.size()));
        for (const Catalogue::Column& column : catalogue->columns())
            RC_ASSERT(column.filled == filled.value({column.provider, column.key}));
        RC_ASSERT(catalogue->providers().size() == providers.size());
        for (const QString& provider : catalogue->providers())
            RC_ASSERT(catalogue->filledProviders(provider) == providers.value(provider));
    }));
}

void TestCatalogue::countsProblemsAsProblemsDoes()
{
    QVERIFY(rc::check("hasProblem == problems() finds one", [] {
        const QByteArrayList rows = *anyRows();
        const auto catalogue = parsed(listOf(rows));
        int count = 0;
        for (int row = 0; row < catalogue->size(); ++row) {
            const bool expected = !problems(catalogue->imageType(row)).empty();
            RC_ASSERT(catalogue->hasProblem(row) == expected);
            count += expected;
        }
        RC_ASSERT(catalogue->problemCount() == count);
    }));
}

void TestCatalogue::searchFindsTheRowsThatHoldEveryWord()
{
    QVERIFY(rc::check("rowsMatching == a look into every cell", [] {
        const QByteArrayList rows = *anyRows();
        const auto catalogue = parsed(listOf(rows));
        const auto words = *rc::gen::container<std::vector<QString>>(
            rc::gen::elementOf(std::vector<QString>{u"A"_s, u"ami"_s, u"UBUNTU"_s, u"straße"_s, u"île"_s,
                u"centos"_s, u"0.10"_s, u"quoted"_s, u"zz"_s, u"lone"_s, u"null"_s, u"[1,"_s}));
        QStringList text;
        for (const QString& word : words)
            text += word;
        const SearchQuery query(text.join(u' '));
        std::vector<int> expected;
        for (int row = 0; row < catalogue->size(); ++row) {
            const ImageType imageType = catalogue->imageType(row);
            QStringList cells{imageType.name()};
            for (const ImageType::Cell& cell : imageType.cells()) {
                if (cell.path.kind() != CellPath::Kind::Map)
                    cells += cell.value.text();
            }
            const QString all = cells.join(u'\n').toCaseFolded();
            if (std::ranges::all_of(
                    words, [&](const QString& word) { return all.contains(word.toCaseFolded()); }))
                expected.push_back(row);
            RC_ASSERT(
                query.matches(catalogue->searchText(row)) == (!expected.empty() && expected.back() == row));
        }
        RC_ASSERT(catalogue->rowsMatching(query) == expected);
    }));
}

void TestCatalogue::oneBadByteMarksOneRow()
{
    QVERIFY(rc::check("all other rows read as if the bad one were not there", [] {
        const QByteArrayList good = *anyRows();
        const QByteArray bad = *rc::gen::elementOf(std::vector<QByteArray>{"{\"name\":\"bad\xff\"}",
            "{\"name\":\"bad\",\"providermap\":{\"\xc3\":{\"image\":\"x\"}}}",
            "{\"\xed\xa0\x80\":1,\"name\":\"a\"}"});
        QByteArrayList rows = good;
        const auto place = *rc::gen::inRange<qsizetype>(0, good.size() + 1);
        rows.insert(place, bad);
        const auto catalogue = parsed(listOf(rows));
        const auto without = parsed(listOf(good));
        RC_ASSERT(catalogue && catalogue->size() == without->size() + 1);
        for (int row = 0; row < without->size(); ++row) {
            RC_ASSERT(catalogue->imageType(row) == without->imageType(row));
            RC_ASSERT(catalogue->trouble(row) == without->trouble(row));
        }
        const int last = without->size();
        RC_ASSERT(catalogue->trouble(last) == Trouble::BadUtf8);
        RC_ASSERT(!catalogue->isEditable(last));
        RC_ASSERT(catalogue->name(last) == u"#%1"_s.arg(place + 1));
        RC_ASSERT(catalogue->rowOf(catalogue->name(last)) == -1);
        RC_ASSERT(catalogue->rawJson(last) == bad);
        RC_ASSERT(catalogue->columns().size() == without->columns().size());
        RC_ASSERT(catalogue->problemCount() == without->problemCount());
    }));
}

void TestCatalogue::elementsThatAreNoImageTypesAreMarkedRows()
{
    const auto catalogue
        = parsed(R"([5, {"name":"a","providermap":{}}, null, {"label":"b"}, {"name":""}, [{"name":"c"}],
        {"name":"\ud800"}, {"name":7}])");
    QVERIFY(catalogue);
    QCOMPARE(catalogue->size(), 8);
    QCOMPARE(catalogue->name(0), u"a"_s);
    const std::vector<std::pair<QString, Trouble>> expected{{u"#1"_s, Trouble::NotAnObject},
        {u"#3"_s, Trouble::NotAnObject}, {u"#4"_s, Trouble::NoName}, {u"#5"_s, Trouble::NoName},
        {u"#6"_s, Trouble::NotAnObject}, {u"#7"_s, Trouble::NoName}, {u"#8"_s, Trouble::NoName}};
    for (int row = 1; row < 8; ++row) {
        const auto& [name, trouble] = expected[size_t(row - 1)];
        QCOMPARE(catalogue->name(row), name);
        QCOMPARE(catalogue->trouble(row), trouble);
        QVERIFY(!catalogue->isEditable(row));
        QVERIFY(catalogue->imageType(row) == ImageType(name));
    }
    QCOMPARE(catalogue->rawJson(5), QByteArray(R"([{"name":"c"}])"));
    QCOMPARE(catalogue->rowsMatching(SearchQuery(u"label"_s)),
        std::vector<int>{3}); // its raw JSON can be searched
}

void TestCatalogue::aNameThatIsThereTwiceMarksAllItsRows()
{
    const auto catalogue
        = parsed(R"([{"name":"b","providermap":{"p":{"k":""}}},{"name":"a","providermap":{"q":{"image":"x"}}},
        {"name":"\u0062"},{"name":"c","providermap":{}},{"name":"b"}])");
    QCOMPARE(catalogue->size(), 5);
    QCOMPARE(catalogue->rowOf(u"a"_s), 0);
    QCOMPARE(catalogue->rowOf(u"c"_s), 1);
    QCOMPARE(catalogue->rowOf(u"b"_s), -1);
    for (const auto& [row, name] : {std::pair(2, u"#1"_s), std::pair(3, u"#3"_s), std::pair(4, u"#5"_s)}) {
        QCOMPARE(catalogue->trouble(row), Trouble::NameTwice);
        QCOMPARE(catalogue->name(row), name);
        QVERIFY(!catalogue->isEditable(row));
        QVERIFY(!catalogue->hasProblem(row));
    }
    QCOMPARE(catalogue->columnOf(u"p"_s, u"k"_s), -1); // none of their columns is counted
    QCOMPARE(catalogue->providers(), QStringList{u"q"_s});
    QCOMPARE(catalogue->problemCount(), 0);
    QCOMPARE(catalogue->rowsMatching(SearchQuery(u"b"_s)), std::vector<int>({2, 3, 4}));
}

void TestCatalogue::namesThatCannotBeAddressedShowAndStayUneditable()
{
    const auto catalogue = parsed(R"([{"name":"a/b"},{"name":".."},{"name":"ok"},{"name":"."}])");
    QCOMPARE(catalogue->name(0), u"."_s);
    QCOMPARE(catalogue->name(1), u".."_s);
    QCOMPARE(catalogue->name(2), u"a/b"_s);
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(catalogue->trouble(row), Trouble::Unaddressable);
        QVERIFY(!catalogue->isEditable(row));
        QVERIFY(catalogue->imageType(row).name() == catalogue->name(row));
    }
    QVERIFY(catalogue->isEditable(3));
}

void TestCatalogue::duplicateKeysAreMarkedAndTheLastWins()
{
    const auto catalogue = parsed(
        R"([{"name":"a","providermap":{"p":{"image":"old","x":"1"},"q":{"image":"1","image":"2"},"p":{"image":"new"}}}])");
    QCOMPARE(catalogue->trouble(0), Trouble::DuplicateKeys);
    QVERIFY(catalogue->isEditable(0));
    QCOMPARE(catalogue->value(0, CellPath::entry(u"p"_s, u"image"_s)), Value::string(u"new"_s));
    QCOMPARE(catalogue->value(0, CellPath::entry(u"q"_s, u"image"_s)), Value::string(u"2"_s));
    QCOMPARE(catalogue->columnOf(u"p"_s, u"x"_s), -1);
    QVERIFY(!SearchQuery(u"old"_s).matches(catalogue->searchText(0)));
}

void TestCatalogue::mostUsedComesFirstAndTiesGoByName()
{
    const auto catalogue = parsed(R"([
        {"name":"1","providermap":{"b":{"sshuser":"u"},"z":{"image":"i","sshuser":"u"},"e":{},"n":null}},
        {"name":"2","providermap":{"z":{"image":"i","other":"o"},"a":{"k":"v"},"n":5}}])");
    QStringList shown;
    for (const auto& [provider, key, filled] : catalogue->columns())
        shown += u"%1.%2=%3"_s.arg(provider, key).arg(filled);
    QCOMPARE(
        shown, QStringList({u"z.image=2"_s, u"z.other=1"_s, u"z.sshuser=1"_s, u"a.k=1"_s, u"b.sshuser=1"_s}));
    QCOMPARE(catalogue->providers(), QStringList({u"z"_s, u"a"_s, u"b"_s, u"n"_s, u"e"_s}));
    QCOMPARE(catalogue->keys(), QStringList({u"image"_s, u"sshuser"_s, u"k"_s, u"other"_s}));
    QCOMPARE(catalogue->filledProviders(u"n"_s), 2);
    QCOMPARE(catalogue->filledProviders(u"none"_s), 0);
}

void TestCatalogue::anEmptyListIsACatalogue()
{
    for (const auto& catalogue : {parsed(" [ ] \n"), Catalogue::empty()}) {
        QVERIFY(catalogue);
        QCOMPARE(catalogue->size(), 0);
        QCOMPARE(catalogue->rowOf(u"a"_s), -1);
        QVERIFY(catalogue->columns().empty());
        QVERIFY(catalogue->rowsMatching(SearchQuery(u"a"_s)).empty());
    }
}

void TestCatalogue::everyTruncationIsAnError()
{
    const QByteArray whole
        = R"([{"name":"a","x":[1,{"y":true}],"providermap":{"p":{"image":"é\u00e9","n":-1.5e3}}} , {"name":"b"}])";
    QVERIFY(parsed(whole));
    for (qsizetype length = 1; length < whole.size(); ++length) {
        const Error error = errorOf(whole.first(length));
        QCOMPARE(error.kind, Error::Kind::BadReply);
        QVERIFY2(
            error.message.contains(u"broke off after %1 bytes"_s.arg(length)), qPrintable(error.message));
    }
}

void TestCatalogue::whatIsNotAListIsToldApart_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("told");
    QTest::newRow("nothing") << QByteArray() << u"nothing at all"_s;
    QTest::newRow("blanks") << QByteArray(" \n") << u"nothing at all"_s;
    QTest::newRow("html") << QByteArray("\n<!doctype html>") << u"web page"_s;
    QTest::newRow("object") << QByteArray("{\"error\":1}") << u"JSON that is no list"_s;
    QTest::newRow("null") << QByteArray("null") << u"JSON that is no list"_s;
    QTest::newRow("text") << QByteArray("OK") << u"text that is not JSON"_s;
    QTest::newRow("binary") << QByteArray("\xff\xfe[\0]", 5) << u"text that is not JSON"_s;
    QTest::newRow("junk after") << QByteArray("[]x") << u"More follows"_s;
    QTest::newRow("two lists") << QByteArray("[][]") << u"More follows"_s;
    QTest::newRow("comma") << QByteArray("[{\"name\":\"a\"},]") << u"not valid JSON (a value is missing"_s;
    QTest::newRow("control") << QByteArray("[\"a\nb\"]") << u"not valid JSON (a string holds a line break"_s;
}

void TestCatalogue::whatIsNotAListIsToldApart()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, told);
    const Error error = errorOf(reply);
    QCOMPARE(error.kind, Error::Kind::BadReply);
    QVERIFY2(error.message.contains(told), qPrintable(error.message));
    QVERIFY(error.message.contains(u"list of image types"));
    QVERIFY(error.detail.contains(u"line"));
}

void TestCatalogue::moreThanAMillionRowsAreRefused()
{
    const QByteArray million = "[1" + QByteArray(",1").repeated(999'999);
    QCOMPARE(parsed(million + ']')->size(), 1'000'000);
    const Error error = errorOf(million + ",1]");
    QCOMPARE(error.kind, Error::Kind::BadReply);
    QVERIFY2(error.message.contains(u"more than a million image types"_s), qPrintable(error.message));
}

void TestCatalogue::manyRowsAreFoundByName()
{
    QByteArrayList rows;
    for (int i = 0; i < 2000; ++i) {
        const QByteArray number = QByteArray::number(i * 7919 % 2000); // every number once, in no order
        rows += R"({"name":"t)" + number + R"(","providermap":{"p)" + QByteArray::number(i % 3)
            + R"(":{"image":"Ami-)" + number + R"("}}})";
    }
    const auto catalogue = parsed(listOf(rows));
    QCOMPARE(catalogue->size(), 2000);
    for (int i = 0; i < 2000; ++i) {
        const int row = catalogue->rowOf(u"t%1"_s.arg(i));
        QVERIFY(row >= 0);
        QCOMPARE(catalogue->name(row), u"t%1"_s.arg(i));
        QVERIFY(SearchQuery(u"ami-%1"_s.arg(i)).matches(catalogue->searchText(row)));
    }
    const std::vector<int> found = catalogue->rowsMatching(SearchQuery(u"ami-1999"_s));
    QCOMPARE(found, std::vector<int>{catalogue->rowOf(u"t1999"_s)});
    QVERIFY(std::ranges::is_sorted(catalogue->rowsMatching(SearchQuery(u"ami"_s))));
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
