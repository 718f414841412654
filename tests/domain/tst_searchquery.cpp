// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/searchquery.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

using Ranges = std::vector<std::pair<qsizetype, qsizetype>>;

rc::Gen<QString> anyText()
{
    const auto piece = rc::gen::elementOf(std::vector<QString>{u"a"_s, u"A"_s, u"b"_s, u"-"_s, u" "_s, u"ß"_s,
        u"ss"_s, u"Î"_s, u"î"_s, u"İ"_s, u"😀"_s, u"𐐀"_s, u"𐐨"_s, u"ami"_s});
    return rc::gen::map(
        rc::gen::container<std::vector<QString>>(piece), [](const std::vector<QString>& pieces) {
            QString text;
            for (const QString& next : pieces)
                text += next;
            return text;
        });
}

} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsARowExactlyWhenEveryWordIsInIt();
    void wordsAreSeparatedByAnyBlank();
    void caseNeverMatters();
    void highlightsStandWhereTheWordsAre();
    void highlightsHoldTheWholeWord_data();
    void highlightsHoldTheWholeWord();
    void foldingKeepsEveryCharactersLength();
    void oneWordFewerFindsNoLess();
};

void TestSearchQuery::findsARowExactlyWhenEveryWordIsInIt()
{
    QVERIFY(rc::check("matches == all words contained", [] {
        const QString text = *anyText();
        const SearchQuery query(*anyText());
        bool all = true;
        for (const QString& word : query.words())
            all = all && text.toCaseFolded().contains(word.toCaseFolded());
        RC_ASSERT(query.matches(foldedForSearch(text)) == all);
    }));
}

void TestSearchQuery::wordsAreSeparatedByAnyBlank()
{
    const SearchQuery query(u"  Ami-0\t\u00a0 ubuntu\n"_s);
    QCOMPARE(query.words(), QStringList({u"Ami-0"_s, u"ubuntu"_s}));
    QVERIFY(SearchQuery(u" \t"_s).isEmpty());
    QVERIFY(SearchQuery(u" \t"_s).matches("anything"));
}

void TestSearchQuery::caseNeverMatters()
{
    QVERIFY(SearchQuery(u"STRAßE îLe"_s).matches(foldedForSearch(u"Île, Straße 5"_s)));
    QVERIFY(!SearchQuery(u"ile"_s).matches(foldedForSearch(u"Île"_s)));
}

void TestSearchQuery::highlightsStandWhereTheWordsAre()
{
    QVERIFY(rc::check("a cell has highlights when a word is in it; they are ordered, apart and inside", [] {
        const QString cell = *anyText();
        const SearchQuery query(*anyText());
        const Ranges ranges = query.matchesIn(cell);
        const bool any = std::ranges::any_of(query.words(),
            [&](const QString& word) { return cell.toCaseFolded().contains(word.toCaseFolded()); });
        RC_ASSERT(ranges.empty() == !any);
        qsizetype end = -1;
        for (const auto& [position, length] : ranges) {
            RC_ASSERT(position > end && length > 0 && position + length <= cell.size());
            const QString part = cell.mid(position, length).toCaseFolded(); // each highlight holds a word
            RC_ASSERT(std::ranges::any_of(
                query.words(), [&](const QString& word) { return part.contains(word.toCaseFolded()); }));
            end = position + length;
        }
    }));
}

void TestSearchQuery::highlightsHoldTheWholeWord_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("plain") << u"ubu"_s << u"an Ubuntu ubu"_s << QList<int>{3, 3, 10, 3};
    QTest::newRow("two words") << u"SSE x"_s << u"Strasse X"_s << QList<int>{4, 3, 8, 1};
    QTest::newRow("surrogate pair") << u"𐐨z"_s << u"😀𐐀Z"_s << QList<int>{2, 3};
    QTest::newRow("overlapping words") << u"abc bcd"_s << u"xABCDx"_s << QList<int>{1, 4};
    QTest::newRow("overlapping itself") << u"aa"_s << u"aaa"_s << QList<int>{0, 3};
    QTest::newRow("nothing") << u"q"_s << u"abc"_s << QList<int>{};
}

void TestSearchQuery::highlightsHoldTheWholeWord()
{
    QFETCH(QString, query);
    QFETCH(QString, cell);
    QFETCH(QList<int>, expected);
    QList<int> found;
    for (const auto& [position, length] : SearchQuery(query).matchesIn(cell))
        found << int(position) << int(length);
    QCOMPARE(found, expected);
}

void TestSearchQuery::foldingKeepsEveryCharactersLength()
{
    for (char32_t code = 1; code <= QChar::LastValidCodePoint; ++code) { // what highlights rely on
        const QString text = QString::fromUcs4(&code, 1);
        if (!QChar::isSurrogate(code))
            QCOMPARE(text.toCaseFolded().size(), text.size());
    }
}

void TestSearchQuery::oneWordFewerFindsNoLess()
{
    const SearchQuery query(u"ubuntu zzz ami"_s);
    QVERIFY(!query.matches("ubuntu\nami-1"));
    QVERIFY(query.without(1) == SearchQuery(u"ubuntu ami"_s));
    QVERIFY(query.without(1).matches("ubuntu\nami-1"));
    QVERIFY(!query.without(0).matches("ubuntu\nami-1"));
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
