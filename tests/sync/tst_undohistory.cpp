// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo go on where they were when the connection was closed.
#include "faultyworkspace.h"

using namespace flavormap;

class TestUndoHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoAndRedoSurviveARestart();
    void theWayBackFromAnApplySurvivesARestart();
    void undoAfterARestartSeesWhatColleaguesDidMeanwhile();
    void historyWaitsForAServerThatIsAway();
    void aRestartWithoutChangesKeepsIt();

private:
    static QStringList texts(const std::vector<UndoStep>& steps)
    {
        QStringList all;
        for (const UndoStep& step : steps)
            all += step.text;
        return all;
    }
};

void TestUndoHistory::undoAndRedoSurviveARestart()
{
    OpenWorkspace at(threeTypes());
    at.set(alpha, googleImage, QStringLiteral("one"));
    at.set(alpha, googleImage, QStringLiteral("two"));
    QVERIFY(at.session().rename(beta, QStringLiteral("beta2")));
    QVERIFY(at.session().remove({third}, QStringLiteral("Delete")));
    QVERIFY(at.session().undo());
    const std::vector<UndoStep> done = at.session().doneSteps();
    const std::vector<UndoStep> undone = at.session().undoneSteps();
    const Patch patch = at.session().patch();
    QCOMPARE(done.size(), size_t(3));
    at.close();

    at.open();

    QCOMPARE(at.session().patch(), patch);
    QCOMPARE(texts(at.session().doneSteps()), texts(done));
    QCOMPARE(texts(at.session().undoneSteps()), texts(undone));
    QVERIFY(at.session().redo());
    QVERIFY(!at.session().draft(third).has_value());
    QVERIFY(at.session().undo() && at.session().undo() && at.session().undo());
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("one"));
    QVERIFY(at.session().rowOf(beta) >= 0);
    at.close();

    at.open(); // what was undone is undone

    QCOMPARE(at.session().doneSteps().size(), size_t(1));
    QCOMPARE(at.session().undoneSteps().size(), size_t(3));
    QVERIFY(at.session().undo());
    QVERIFY(!at.session().isDirty() && !at.session().canUndo());
    for (int step = 0; step < 4; ++step)
        QVERIFY(at.session().redo());
    QVERIFY(!at.session().canRedo());
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("two"));
}

void TestUndoHistory::theWayBackFromAnApplySurvivesARestart()
{
    OpenWorkspace at(threeTypes());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    QVERIFY(at.session().rename(beta, QStringLiteral("beta2")));
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 2);
    at.close();

    at.open();

    QVERIFY(!at.session().isDirty());
    QVERIFY(at.session().undo() && at.session().undo());
    QCOMPARE(at.session().conflictCount(), 0);
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 2);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("g-1"));
    QCOMPARE(at.onServer(beta).value(joyentImage), text("j-2"));
    QVERIFY(at.server.imageType(QStringLiteral("beta2")).isEmpty());
}

void TestUndoHistory::undoAfterARestartSeesWhatColleaguesDidMeanwhile()
{
    OpenWorkspace at(threeTypes());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.applyAll();
    at.close();
    QVERIFY(at.server.replaceBehindTheBack(alpha, alphaWith("theirs")));

    at.open();

    QVERIFY(at.session().undo());
    const auto conflicts = at.session().conflicts(alpha);
    QCOMPARE(conflicts.size(), size_t(1));
    QCOMPARE(conflicts[0].seen, text("mine"));
    QCOMPARE(conflicts[0].theirs, text("theirs"));
    QCOMPARE(conflicts[0].mine, text("g-1"));
}

void TestUndoHistory::historyWaitsForAServerThatIsAway()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.close();
    at.proxy.refuse();
    at.open();
    QCOMPARE(at.workspace->state(), Workspace::State::Failed);
    QVERIFY(!at.session().canUndo());
    // Nothing can be begun that the stored draft would be mixed with.
    QVERIFY(!at.session().create(ImageType(delta), QStringLiteral("New")));

    at.proxy.listenAgain();
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));

    QCOMPARE(at.session().changedCount(), 1);
    QVERIFY(at.session().create(ImageType(delta), QStringLiteral("New")));
    QVERIFY(at.session().undo() && at.session().undo());
    QVERIFY(!at.session().isDirty());
}

void TestUndoHistory::aRestartWithoutChangesKeepsIt()
{
    OpenWorkspace at(threeTypes());
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.close();
    at.open();
    at.close();
    at.open();
    QCOMPARE(at.session().doneSteps().size(), size_t(1));
    QVERIFY(at.session().undo());
    QVERIFY(!at.session().isDirty());
}

QTEST_GUILESS_MAIN(TestUndoHistory)
#include "tst_undohistory.moc"
