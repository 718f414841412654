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
    void fixingAllLeavesNoProblem();
    void fixingOneMendsItAndMakesNoOther();
    void fixesSayWhatTheyStage_data();
    void fixesSayWhatTheyStage();
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

void TestProblem::fixingAllLeavesNoProblem()
{
    QVERIFY(
        rc::check("what is mended is all right, and nothing else changed", [](const ImageType& imageType) {
            const auto found = problems(imageType);
            ImageType after = imageType;
            for (const Fix& fix : fixesOf(found, imageType))
                after.setValue(fix.path, fix.wanted);
            RC_ASSERT(problems(after).empty());
            RC_ASSERT(found.empty() == (after == imageType));
        }));
}

void TestProblem::fixingOneMendsItAndMakesNoOther()
{
    QVERIFY(rc::check("each fix mends its own problem", [](const ImageType& imageType) {
        const auto found = problems(imageType);
        for (const Problem& problem : found) {
            const Fix fix = fixOf(problem, imageType);
            ImageType after = imageType;
            after.setValue(fix.path, fix.wanted);
            const auto left = problems(after);
            RC_ASSERT(std::ranges::find(left, problem) == left.end());
            for (const Problem& other : left)
                RC_ASSERT(std::ranges::find(found, other) != found.end());
        }
    }));
}

void TestProblem::fixesSayWhatTheyStage_data()
{
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("mended");
    const auto row = [](const char* name, const char* map, const char* mended) {
        QTest::newRow(name) << QByteArray(map) << QByteArray(mended);
    };
    row("blank at an edge: trimmed", R"({"p":{"image":" a b\n"}})", R"({"p":{"image":"a b"}})");
    row("nothing but blanks: cleared", R"({"p":{"image":"a","sshuser":"  "}})", R"({"p":{"image":"a"}})");
    row("empty value: cleared", R"({"p":{"image":"a","sshuser":""}})", R"({"p":{"image":"a"}})");
    row("empty image: the provider goes", R"({"p":{"image":"","sshuser":"u"},"q":{"image":"b"}})",
        R"({"q":{"image":"b"}})");
    row("no image: the provider goes", R"({"p":{"sshuser":" u"},"q":{"image":"b"}})",
        R"({"q":{"image":"b"}})");
    row("null map: an empty one", "null", "{}");
}

void TestProblem::fixesSayWhatTheyStage()
{
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, mended);
    const auto decoded = ImageTypeCodec::decode(R"({"name":"a","providermap":)" + map + '}');
    QVERIFY(decoded);
    ImageType after = decoded->imageType;
    for (const Fix& fix : fixesOf(problems(after), after))
        after.setValue(fix.path, fix.wanted);
    QCOMPARE(ImageTypeCodec::encode(after), R"({"name":"a","providermap":)" + mended + '}');
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
