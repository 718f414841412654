// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cellpath.h"

#include <QTest>

#include "support/generators.h"

#include <algorithm>

using namespace flavormap;

class TestCellPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderIsTotalAndAgreesWithEquality();
    void membersComeFirstThenTheMapThenProviderByProvider();
};

void TestCellPath::theOrderIsTotalAndAgreesWithEquality()
{
    QVERIFY(rc::check(
        "<=> is antisymmetric, transitive and 0 only for equals", [](CellPath a, CellPath b, CellPath c) {
            RC_ASSERT(((a <=> b) == 0) == (a == b));
            RC_ASSERT((a < b) == (b > a));
            if (a == b)
                RC_ASSERT(qHash(a) == qHash(b));
            if (a < b && b < c)
                RC_ASSERT(a < c);
        }));
}

void TestCellPath::membersComeFirstThenTheMapThenProviderByProvider()
{
    const auto text = [](const char16_t* utf16) { return QString::fromUtf16(utf16); };
    std::vector<CellPath> paths{CellPath::entry(text(u"q"), text(u"a")), CellPath::map(),
        CellPath::entry(text(u"p"), text(u"k")), CellPath::provider(text(u"q")),
        CellPath::provider(text(u"p")), CellPath::member(text(u"z")),
        CellPath::entry(text(u"p"), text(u"j"))};
    std::ranges::sort(paths);
    const std::vector<CellPath> expected{CellPath::member(text(u"z")), CellPath::map(),
        CellPath::provider(text(u"p")), CellPath::entry(text(u"p"), text(u"j")),
        CellPath::entry(text(u"p"), text(u"k")), CellPath::provider(text(u"q")),
        CellPath::entry(text(u"q"), text(u"a"))};
    QVERIFY(paths == expected);
}

QTEST_GUILESS_MAIN(TestCellPath)
#include "tst_cellpath.moc"
