// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/imagetypecodec.h"
#include "domain/problem.h"

#include <QTest>

#include "support/generators.h"

#include <algorithm>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

std::vector<Problem> problemsOf(const QByteArray& json)
{
    return problems(ImageTypeCodec::decode(json).value().imageType);
}

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatThePlannerCannotUse_data();
    void findsWhatThePlannerCannotUse();
    void tellsEveryProblemInTheOrderOfTheMap();
    void fixingLeavesFewerProblems();
    void whatNeedsAPersonHasNoFix();
};

void TestProblem::findsWhatThePlannerCannotUse_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QList<int>>("kinds");
    using Kind = Problem::Kind;
    const auto row = [](const char* json, std::initializer_list<Kind> kinds) {
        QList<int> numbers;
        for (const Kind kind : kinds)
            numbers.append(int(kind));
        QTest::newRow(json) << QByteArray(json) << numbers;
    };
    row(R"({"name":"a","providermap":{}})", {});
    row(R"({"name":"a","providermap":{"p":{"image":"x","sshuser":"u"}}})", {});
    row(R"({"name":"a"})", {Kind::NoProviderMap});
    row(R"({"name":"a","providermap":null})", {Kind::NoProviderMap});
    row(R"({"name":"a","providermap":5})", {Kind::NoProviderMap});
    row(R"({"name":"a","providermap":{"p":{}}})", {Kind::EntryWithoutImage});
    row(R"({"name":"a","providermap":{"p":{"flavor":"x"}}})", {Kind::EntryWithoutImage});
    row(R"({"name":"a","providermap":{"p":null}})", {});
    row(R"({"name":"a","providermap":{"p":{"image":""}}})", {Kind::EmptyValue});
    row(R"({"name":"a","providermap":{"p":{"image":"x "}}})", {Kind::BlankAtEdge});
    row(R"({"name":"a","providermap":{"p":{"image":"\nx"}}})", {Kind::BlankAtEdge});
    row(R"({"name":"a","providermap":{"p":{"image":"x\u00a0"}}})", {Kind::BlankAtEdge});
    row(R"({"name":"a","providermap":{"p":{"image":"x y"}}})", {});
    row(R"({"name":"a","providermap":{"p":{"image":5}}})", {});
    row(R"({"name":"a","label":"","description":" d","providermap":{}})", {});
}

void TestProblem::findsWhatThePlannerCannotUse()
{
    QFETCH(QByteArray, json);
    QFETCH(QList<int>, kinds);
    QList<int> found;
    for (const Problem& problem : problemsOf(json))
        found.append(int(problem.kind));
    QCOMPARE(found, kinds);
}

void TestProblem::tellsEveryProblemInTheOrderOfTheMap()
{
    const auto found
        = problemsOf(R"({"name":"a","providermap":{"q":{"sshuser":""},"p":{"image":" ","flavor":""}}})");
    const std::vector<Problem> expected{
        {Problem::Kind::EntryWithoutImage, CellPath::entry(u"q"_s, u"image"_s)},
        {Problem::Kind::EmptyValue, CellPath::entry(u"q"_s, u"sshuser"_s)},
        {Problem::Kind::BlankAtEdge, CellPath::entry(u"p"_s, u"image"_s)},
        {Problem::Kind::EmptyValue, CellPath::entry(u"p"_s, u"flavor"_s)},
    };
    QVERIFY(found == expected);
}

void TestProblem::fixingLeavesFewerProblems()
{
    QVERIFY(rc::check("each fix mends its own problem", [](const ImageType& imageType) {
        for (const Problem& problem : problems(imageType)) {
            const auto mended = fix(problem, imageType.value(problem.path));
            if (!mended)
                continue;
            ImageType after = imageType;
            after.setValue(problem.path, *mended);
            const auto left = problems(after);
            RC_ASSERT(std::ranges::find(left, problem) == left.end());
        }
    }));
}

void TestProblem::whatNeedsAPersonHasNoFix()
{
    const CellPath path = CellPath::entry(u"p"_s, u"image"_s);
    QVERIFY(!fix({Problem::Kind::EntryWithoutImage, path}, {}));
    QVERIFY(!fix({Problem::Kind::EmptyValue, path}, Value::string({})));
    QCOMPARE(fix({Problem::Kind::BlankAtEdge, path}, Value::string(u" a b\n"_s)), Value::string(u"a b"_s));
    QCOMPARE(fix({Problem::Kind::NoProviderMap, CellPath::map()}, Value::null()), Value::emptyObject());
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
