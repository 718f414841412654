// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogueparser.h"
#include "domain/searchquery.h"

#include <QTest>

#include "support/generators.h"

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// All that can be seen of a catalogue, or its error.
QStringList described(const Result<std::shared_ptr<const Catalogue>>& result)
{
    if (!result)
        return {result.error().message, result.error().detail};
    const Catalogue& catalogue = **result;
    QStringList lines{u"%1 problems"_s.arg(catalogue.problemCount())};
    for (const Catalogue::Column& column : catalogue.columns())
        lines += u"%1/%2: %3"_s.arg(column.provider, column.key).arg(column.filled);
    lines += catalogue.providers() + catalogue.keys();
    for (int row = 0; row < catalogue.size(); ++row) {
        lines += u"%1 %2 %3"_s.arg(catalogue.name(row))
                     .arg(int(catalogue.trouble(row)))
                     .arg(catalogue.hasProblem(row));
        lines += QString::fromLatin1(catalogue.rawJson(row));
        lines += QString::fromUtf8(catalogue.searchText(row));
        for (int column = 0; column < int(catalogue.columns().size()); ++column)
            lines += catalogue.value(row, column).text();
    }
    return lines;
}

/// A reply whose bytes come in later: before that something else is in their place.
struct Coming
{
    explicit Coming(QByteArray all)
        : whole(std::move(all))
        , reply(whole.size(), '!')
        , bytes(reply.data())
    {
    }

    void upTo(qsizetype size) { std::copy_n(whole.constData(), size, bytes); }

    const QByteArray whole;
    QByteArray reply;
    char* const bytes;

private:
    Q_DISABLE_COPY_MOVE(Coming)
};

const QByteArray rows
    = R"([ {"name":"b","description":"B \u00fc","providermap":{"p":{"image":"i-1","k":"\\"}, "q":{}}},
 {"name":"a","providermap":{"p":{"image":"i-2"},"q":{"image":"","k":null}},"more":[1,{"x":"]}"}]},
 {"name":"a2","name":"a","providermap":{}} ,{"name":"bad )"
      "\xff"
      R"(","providermap":{"r":{"image":"i"}}},
 {"providermap":{}}, 12, 345 , "text", [], {"name":"c","version":17,"providermap":null}
])";

} // namespace

class TestCatalogueParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadAheadChangesNothing_data();
    void whatIsReadAheadChangesNothing();
    void anyStepsGiveTheSameCatalogue();
    void otherBytesAreReadFromTheirBeginning();
};

void TestCatalogueParser::whatIsReadAheadChangesNothing_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("every kind of row") << rows;
    QTest::newRow("an empty list") << QByteArray(" [ ] ");
    QTest::newRow("broken off") << rows.chopped(40);
    QTest::newRow("a comma too many") << QByteArray(R"([{"name":"a","providermap":{}},])");
    QTest::newRow("no comma") << QByteArray(R"([{"name":"a","providermap":{}} {"name":"b"}])");
    QTest::newRow("no JSON in a row") << QByteArray(R"([{"name":"a","providermap":{]}},{"name":"b"}])");
    QTest::newRow("more behind its end") << QByteArray(R"([{"name":"a"}] 1)");
    QTest::newRow("no list") << QByteArray(R"({"name":"a","providermap":{}})");
    QTest::newRow("a web page") << QByteArray("<html></html>");
    QTest::newRow("nothing") << QByteArray();
}

void TestCatalogueParser::whatIsReadAheadChangesNothing()
{
    QFETCH(QByteArray, whole);
    const QStringList expected = described(Catalogue::parse(whole));

    for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
        Coming coming(whole);
        CatalogueParser parser;
        coming.upTo(cut);
        parser.readAhead(coming.reply, cut);
        coming.upTo(whole.size());
        QCOMPARE(described(parser.finish(coming.reply)), expected);
    }
}

void TestCatalogueParser::anyStepsGiveTheSameCatalogue()
{
    QVERIFY(rc::check("wherever a reply was cut", [] {
        const auto steps = *rc::gen::container<std::vector<qsizetype>>(rc::gen::inRange<qsizetype>(0, 60));
        Coming coming(rows);
        CatalogueParser parser;
        qsizetype available = 0;
        for (const qsizetype step : steps) {
            available = std::min(available + step, rows.size());
            coming.upTo(available);
            parser.readAhead(coming.reply, available);
        }
        coming.upTo(rows.size());
        RC_ASSERT(described(parser.finish(coming.reply)) == described(Catalogue::parse(rows)));
    }));
}

void TestCatalogueParser::otherBytesAreReadFromTheirBeginning()
{
    const QByteArray other = R"([{"name":"z","providermap":{}}])";
    CatalogueParser parser;
    parser.readAhead(rows, rows.size());

    QCOMPARE(described(parser.finish(other)), described(Catalogue::parse(other)));
}

QTEST_APPLESS_MAIN(TestCatalogueParser)
#include "tst_catalogueparser.moc"
