// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tsv.h"

#include "support/generators.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

using Rows = std::vector<QStringList>;

namespace {

/// Texts of the signs that mean something in such a text, and of some that don't.
rc::Gen<QString> cellText()
{
    return rc::gen::map(rc::gen::container<std::vector<char16_t>>(rc::gen::element<char16_t>(
                            u'"', u'\t', u'\n', u'\r', u'a', u' ', u',', u'\u00e4', u'\u2028', u'\0')),
        [](const std::vector<char16_t>& letters) {
            return QString::fromUtf16(letters.data(), qsizetype(letters.size()));
        });
}

} // namespace

class TsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadAsRows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("nothing") << u""_s << Rows{};
        QTest::newRow("one cell") << u"a"_s << Rows{{u"a"_s}};
        QTest::newRow("one cell, line break") << u"a\n"_s << Rows{{u"a"_s}};
        QTest::newRow("two rows") << u"a\tb\r\nc\td\r\n"_s << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
        QTest::newRow("old Mac") << u"a\rb"_s << Rows{{u"a"_s}, {u"b"_s}};
        QTest::newRow("ragged") << u"a\n\nb\tc\n"_s
                                << Rows{{u"a"_s, u""_s}, {u""_s, u""_s}, {u"b"_s, u"c"_s}};
        QTest::newRow("tab at the end") << u"a\t"_s << Rows{{u"a"_s, u""_s}};
        QTest::newRow("only a tab") << u"\t\n"_s << Rows{{u""_s, u""_s}};
        QTest::newRow("quotes") << u"\"a\tb\"\t\"c\"\"d\""_s << Rows{{u"a\tb"_s, u"c\"d"_s}};
        QTest::newRow("line breaks in quotes")
            << u"\"a\nb\"\t\"c\rd\"\t\"e\r\nf\"\r\n"_s << Rows{{u"a\nb"_s, u"c\rd"_s, u"e\r\nf"_s}};
        QTest::newRow("quotes around nothing") << u"\"\""_s << Rows{{u""_s}};
        QTest::newRow("quote that does not end") << u"\"a\tb"_s << Rows{{u"\"a"_s, u"b"_s}};
        QTest::newRow("more behind the quotes") << u"\"a\"b\tc"_s << Rows{{u"\"a\"b"_s, u"c"_s}};
        QTest::newRow("quote inside") << u"a\"b\"\tc"_s << Rows{{u"a\"b\""_s, u"c"_s}};
    }

    void textIsReadAsRows()
    {
        QFETCH(const QString, text);
        QFETCH(const Rows, rows);
        QCOMPARE(fromTsv(text), rows);
    }

    void singleCellIsItsTextAndInQuotesOnlyWhereItNeedsThem()
    {
        QCOMPARE(toTsv({{u"ami-1"_s}}), u"ami-1"_s);
        QCOMPARE(toTsv({{u"say \"x\""_s}}), u"say \"x\""_s);
        QCOMPARE(toTsv({{u"\"x\""_s}}), u"\"\"\"x\"\"\""_s);
        QCOMPARE(toTsv({{u"a\tb"_s}}), u"\"a\tb\""_s);
        QCOMPARE(toTsv({{u"a\nb"_s}}), u"\"a\nb\""_s);
    }

    void whatIsWrittenIsReadBack()
    {
        QVERIFY(rc::check([] {
            const auto width = *rc::gen::inRange<std::size_t>(1, 4);
            const auto height = *rc::gen::inRange<std::size_t>(1, 4);
            Rows rows;
            for (std::size_t row = 0; row < height; ++row) {
                const auto cells = *rc::gen::container<std::vector<QString>>(width, cellText());
                rows.emplace_back(cells.begin(), cells.end());
            }
            const bool isOneEmptyCell = rows == Rows{{QString()}};
            RC_ASSERT(fromTsv(toTsv(rows)) == (isOneEmptyCell ? Rows() : rows));
        }));
    }

    void anyTextIsReadAsARectangle()
    {
        QVERIFY(rc::check([] {
            const Rows rows = fromTsv(*cellText());
            for (const QStringList& row : rows)
                RC_ASSERT(row.size() == rows.front().size() && !row.isEmpty());
        }));
    }
};

QTEST_APPLESS_MAIN(TsvTest)
#include "tst_tsv.moc"
