// SPDX-License-Identifier: GPL-3.0-or-later
// The list of steps that is handed to the store at every edit: what is handed over stays as it was.
#include "edit/undohistory.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int pages = 3; ///< more than one page of steps, and not a whole number of them
constexpr int many = pages * 256 + 10;

UndoStep step(int number)
{
    return {u"Step %1"_s.arg(number), QDateTime::fromMSecsSinceEpoch(number),
        {EntryChange{u"type-%1"_s.arg(number), {}, PatchEntry{}}}};
}

std::vector<UndoStep> stepsTo(int end, int begin = 0)
{
    std::vector<UndoStep> steps;
    for (int number = begin; number < end; ++number)
        steps.push_back(step(number));
    return steps;
}

UndoHistory pushed(int count)
{
    UndoHistory history;
    for (int number = 0; number < count; ++number)
        history.push(step(number));
    return history;
}

} // namespace

class TestUndoHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itHasWhatWasPushedInOrder()
    {
        const UndoHistory history = pushed(many);
        QCOMPARE(history.size(), many);
        QCOMPARE(history.doneCount(), many);
        QCOMPARE(history.done(), stepsTo(many));
        QVERIFY(history.undone().empty());
    }

    void aPushEndsWhatCouldBeRedone_data()
    {
        QTest::addColumn<int>("done");
        QTest::newRow("all of it") << 0;
        QTest::newRow("at the end of a page") << 256;
        QTest::newRow("inside of a page") << 300;
        QTest::newRow("the last one") << many - 1;
    }

    void aPushEndsWhatCouldBeRedone()
    {
        QFETCH(const int, done);
        UndoHistory history = pushed(many);
        history.setDoneCount(done);
        QCOMPARE(history.undone(), stepsTo(many, done));
        history.push(step(-1));
        std::vector<UndoStep> expected = stepsTo(done);
        expected.push_back(step(-1));
        QCOMPARE(history.done(), expected);
        QVERIFY(history.undone().empty());
    }

    void aCopyKeepsWhatItWas()
    {
        UndoHistory history = pushed(many);
        const UndoHistory copy = history;
        history.change(5).text = u"another"_s;
        history.setDoneCount(300);
        history.push(step(-1));
        QCOMPARE(copy.done(), stepsTo(many));
        QCOMPARE(history.at(5).text, u"another"_s);
        QCOMPARE(history.size(), 301);
    }

    void whatChangedSinceIsFound()
    {
        UndoHistory history(stepsTo(many - 4), stepsTo(many, many - 4));
        const UndoHistory older = history;
        QVERIFY(history.changedSince(older).empty());
        QCOMPARE(history.changedSince({}).size(), size_t(many));
        history.change(7).text = u"another"_s;
        history.push(step(-1));
        QCOMPARE(history.changedSince(older), (std::vector<qsizetype>{7, many - 4}));
        QCOMPARE(
            older.changedSince(history), (std::vector<qsizetype>{7, many - 4, many - 3, many - 2, many - 1}));
        const UndoHistory same(stepsTo(many), {}); // shares nothing, and has the same steps
        QVERIFY(same.changedSince(older).empty());
    }
};

QTEST_GUILESS_MAIN(TestUndoHistory)
#include "tst_undohistory.moc"
