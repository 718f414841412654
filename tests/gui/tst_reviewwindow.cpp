// SPDX-License-Identifier: GPL-3.0-or-later
// Review: what it shows is what is sent, and nothing is sent, decided or taken back that was not asked for.
#include "gui/desk.h"
#include "gui/review/changecelldelegate.h"
#include "gui/review/changecells.h"
#include "gui/review/changelist.h"
#include "gui/review/requestview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QMenu>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr auto own = R"([
 {"name":"alpha","description":"A \"quoted\" \u00fc","providermap":{"google":{"image":"g-1","sshuser":"root"}}},
 {"name":"beta","description":"B","providermap":{"google":{"image":"g-2","sshuser":"root"}}},
 {"name":"gamma","description":"C","providermap":{"google":{"image":"g-3","sshuser":"root"}}},
 {"name":"centos-7","description":"D","providermap":{"google":{"image":"g-4","sshuser":"root"}}}])";

struct ReviewDesk : Desk
{
    ReviewDesk()
        : Desk(false, options())
    {
    }
    static SandboxOptions options()
    {
        SandboxOptions options;
        options.imageTypesJson = own;
        return options;
    }
    /// Stages a new image of each and opens Review.
    void stage(const QStringList& names)
    {
        QTRY_COMPARE(table()->model()->rowCount(), 4);
        for (const QString& name : names)
            typeIntoCell(table(), name, googleImage, u"ami-"_s + name);
        openReview();
        for (const QString& name : names)
            QTRY_VERIFY(list()->changes().rowOf(name) > 0);
    }
    void writeBehindTheBack(const QString& name, const QByteArray& image)
    {
        QVERIFY(server.replaceBehindTheBack(name,
            "{\"name\":\"" + name.toUtf8() + "\",\"description\":\"theirs\",\"providermap\":{\"google\":"
                + "{\"image\":\"" + image + "\",\"sshuser\":\"root\"}}}"));
    }
    void readAgain()
    {
        QTest::mouseClick(review()->findChild<ReviewHead*>()->findChild<QPushButton*>(), Qt::LeftButton);
    }
    ChangeList* list() const { return review()->findChild<ChangeList*>(); }
    ChangeCells* cells() const { return review()->findChild<ChangeCells*>(); }
    EditSession& session() const { return *table()->tableModel()->session(); }
    /// The state that Apply has reached for this one.
    std::optional<ItemState> stateOf(const QString& name) const
    {
        const int row = list()->changes().rowOf(name);
        const auto progress = row < 0 ? std::optional<ChangeProgress>() : list()->changes().row(row).progress;
        return progress ? std::optional(progress->state) : std::nullopt;
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : review()->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    int rowOf(const CellPath& path) const
    {
        for (int row = 0; row < cells()->cells().rowCount(); ++row) {
            if (cells()->cells().cell(row).path == path)
                return row;
        }
        return -1;
    }
};

void chooseInMenu(QWidget* view, const QString& text)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), view->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(view, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction* action : menu->actions()) {
        if (action->text() == text) {
            action->trigger();
            menu->close();
            return;
        }
    }
    menu->close();
    QFAIL(qPrintable(u"no "_s + text));
}

} // namespace

class TestReviewWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void whatIsUntickedIsNotSent();
    void theRequestShownIsTheOneThatIsSent();
    void aConflictIsHeldBackUntilItIsDecided_data();
    void aConflictIsHeldBackUntilItIsDecided();
    void allConflictsAreDecidedInOneStep();
    void oneCellIsTakenBackByMouseAndByKey();
    void anImageTypeIsTakenBack();
    void cancelSendsNothingMore();
    void whatFailedStaysStagedWithItsReason();
    void aReasonStaysAsLongAsWhatWasSent();
    void keysOfTheReview();
    void aFailedReadIsSaidAndTheListStays();
    void deletingWhatATemplateNamesStartsUnticked();
    void anAddedProblemComesFirstAndUnticked();
    void theListAsTextBeforeAndAfter();
    void theListStaysWhereItIs();
    void unchangedCellsCanBeHidden();
    void returnShowsTheImageTypeInTheTable();
    void nothingToReviewIsSaidAndLeadsBack();
    void theLastChangeTakenBackLeavesWords();
};

void TestReviewWindow::whatIsUntickedIsNotSent()
{
    ReviewDesk desk;
    desk.stage({u"alpha"_s, u"beta"_s, u"gamma"_s});
    desk.list()->setCurrentName(u"beta"_s);
    QTest::keyClick(desk.list(), Qt::Key_Space);
    const int gamma = desk.list()->changes().rowOf(u"gamma"_s);
    const QRect row = desk.list()->visualRect(desk.list()->changes().index(gamma));
    QTest::mouseClick(desk.list()->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(20, 16));
    desk.apply(u"Apply 1 of 3"_s);
    QTRY_VERIFY(desk.says(u"1 verified"_s));
    QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"ami-alpha"_s));
    QCOMPARE(desk.server.writesOf(u"beta"_s) + desk.server.writesOf(u"gamma"_s), 0);
    QCOMPARE(desk.session().changedCount(), 2);
}

void TestReviewWindow::theRequestShownIsTheOneThatIsSent()
{
    ReviewDesk desk;
    desk.stage({u"alpha"_s});
    QString shown = desk.review()->findChild<RequestView*>()->toPlainText();
    desk.apply(u"Apply 1"_s);
    QTRY_VERIFY(desk.says(u"1 verified"_s));

    QByteArray sent;
    for (const WireRequest& request : desk.wire->requests()) {
        if (request.method == "PUT")
            sent = request.bytes;
    }
    const qsizetype body = sent.indexOf("\r\n\r\n");
    QVERIFY(body > 0);
    const QStringList parts = shown.split(u"\n\n"_s);
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[1], QString::fromUtf8(sent.sliced(body + 4)));
    const QStringList lines = parts[0].split(u'\n');
    QVERIFY2(sent.startsWith(lines[0].toUtf8() + " HTTP/1.1\r\n"), qPrintable(lines[0]));
    for (const QString& line : lines.mid(1)) {
        if (!line.contains(u"$COOPR_API_KEY")) // nobody gave a key
            QVERIFY2(sent.left(body).toLower().contains("\r\n" + line.toUtf8().toLower()), qPrintable(line));
    }
}

void TestReviewWindow::aConflictIsHeldBackUntilItIsDecided_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("ends");
    QTest::newRow("keep mine") << u"Keep mine"_s << u"ami-beta"_s;
    QTest::newRow("take theirs") << u"Take theirs"_s << u"g-theirs"_s;
}

void TestReviewWindow::aConflictIsHeldBackUntilItIsDecided()
{
    QFETCH(QString, verb);
    QFETCH(QString, ends);
    ReviewDesk desk;
    desk.stage({u"beta"_s, u"gamma"_s});
    desk.writeBehindTheBack(u"beta"_s, "g-theirs");
    desk.readAgain();
    QTRY_COMPARE(desk.session().conflictCount(), 1);
    desk.apply(u"Apply 1 of 2"_s); // the other one only
    QTRY_VERIFY(desk.says(u"1 verified"_s));
    QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"g-theirs"_s));

    desk.list()->setCurrentName(u"beta"_s);
    QPushButton* decide = desk.button(verb);
    QVERIFY(decide && decide->isEnabled());
    QTest::mouseClick(decide, Qt::LeftButton);
    QTRY_COMPARE(desk.session().conflictCount(), 0);
    if (verb == u"Keep mine") {
        desk.apply(u"Apply 1"_s);
    } else {
        QCOMPARE(desk.session().changedCount(), 0);
    }
    QTRY_VERIFY(desk.button(u"Nothing to apply"_s));
    QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(ends));
    QCOMPARE(desk.onServer(u"beta"_s, CellPath::description()), Value::string(u"theirs"_s)); // never lost
}

void TestReviewWindow::allConflictsAreDecidedInOneStep()
{
    ReviewDesk desk;
    desk.stage({u"alpha"_s, u"beta"_s, u"gamma"_s});
    for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s})
        desk.writeBehindTheBack(name, "g-theirs");
    desk.readAgain();
    QTRY_COMPARE(desk.session().conflictCount(), 3);
    QTRY_VERIFY(named<QPushButton>(desk.review(), u"Apply 0 of 3"_s));
    QVERIFY(!named<QPushButton>(desk.review(), u"Apply 0 of 3"_s)->isEnabled());
    chooseInMenu(desk.list(), u"Take theirs in all conflicts"_s);
    QCOMPARE(desk.session().changedCount(), 0);
    QVERIFY(desk.session().undo());
    QCOMPARE(desk.session().conflictCount(), 3);
}

void TestReviewWindow::oneCellIsTakenBackByMouseAndByKey()
{
    ReviewDesk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 4);
    typeIntoCell(desk.table(), u"beta"_s, CellPath::description(), u"mine"_s);
    desk.stage({u"beta"_s});
    QCOMPARE(desk.cells()->cells().changedCount(), 2);

    const QModelIndex verbs
        = desk.cells()->cells().index(desk.rowOf(CellPath::description()), ChangeCellsModel::Verbs);
    QTest::mouseClick(desk.cells()->viewport(), Qt::LeftButton, {},
        desk.cells()->visualRect(verbs).topLeft() + QPoint(30, 12));
    QTRY_COMPARE(desk.cells()->cells().changedCount(), 1);
    QCOMPARE(desk.session().changedCount(), 1);

    desk.cells()->setCurrentIndex(desk.cells()->cells().index(desk.rowOf(googleImage), 0));
    QTest::keyClick(desk.cells(), Qt::Key_Delete);
    QTRY_COMPARE(desk.session().changedCount(), 0);
    QTRY_COMPARE(desk.list()->changes().rowCount(), 0);
    QVERIFY(desk.says(u"Nothing is staged."_s));
}

void TestReviewWindow::anImageTypeIsTakenBack()
{
    ReviewDesk desk;
    desk.stage({u"alpha"_s, u"beta"_s});
    desk.list()->setCurrentName(u"beta"_s);
    QTest::mouseClick(desk.button(u"Revert image type"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.list()->changes().rowOf(u"beta"_s), -1);
    QVERIFY(!desk.session().patch().contains(u"beta"_s));
    QCOMPARE(desk.list()->currentName(), u"alpha"_s);
    QVERIFY(desk.session().undo());
    QTRY_VERIFY(desk.list()->changes().rowOf(u"beta"_s) > 0);
}

void TestReviewWindow::cancelSendsNothingMore()
{
    ReviewDesk desk;
    desk.wire->on({.method = "PUT", .times = -1}, WireFault::holdBeforeServer());
    desk.stage({u"alpha"_s, u"beta"_s});
    desk.list()->setCurrentName(u"alpha"_s);
    desk.apply(u"Apply 2"_s);
    QTRY_COMPARE(desk.wire->heldCount(), 2);
    QPushButton* cancel = desk.button(u"Cancel"_s);
    QVERIFY(cancel);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY(desk.says(u"Cancelled. Waiting for: alpha, beta"_s));
    desk.wire->release();
    QTRY_VERIFY(desk.says(u"2 verified"_s)); // what was on its way is read back and told
    QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"ami-alpha"_s));
}

void TestReviewWindow::whatFailedStaysStagedWithItsReason()
{
    ReviewDesk desk;
    desk.wire->on({.method = "PUT"}, WireFault::answer(500, "the disk is full"));
    desk.stage({u"beta"_s});
    desk.apply(u"Apply 1"_s);
    QTRY_VERIFY(desk.says(u"1 failed"_s));
    QCOMPARE(desk.stateOf(u"beta"_s), ItemState::Failed);
    const ChangeRow row = desk.list()->changes().row(desk.list()->changes().rowOf(u"beta"_s));
    QVERIFY2(row.message.contains(u"500"), qPrintable(row.message));
    QVERIFY2(row.message.contains(u"the disk is full"), qPrintable(row.message));
    QVERIFY(row.ticked); // it can be sent again, by hand
    QCOMPARE(desk.session().changedCount(), 1);
    QCOMPARE(desk.wire->requestCount("PUT"), 1);

    desk.apply(u"Apply 1"_s);
    QTRY_VERIFY(desk.says(u"1 verified"_s));
    QCOMPARE(desk.wire->requestCount("PUT"), 2);
}

void TestReviewWindow::aReasonStaysAsLongAsWhatWasSent()
{
    ReviewDesk desk;
    desk.wire->on({.method = "PUT"}, WireFault::answer(500, "the disk is full"));
    desk.stage({u"beta"_s});
    desk.apply(u"Apply 1"_s);
    QTRY_VERIFY(desk.says(u"1 failed"_s));
    const auto message = [&] {
        const int row = desk.list()->changes().rowOf(u"beta"_s);
        return row < 0 ? QString() : desk.list()->changes().row(row).message;
    };

    QTest::keyClick(desk.list(), Qt::Key_Escape);
    QTRY_VERIFY(!desk.review());
    desk.window->activateWindow();
    QTRY_VERIFY(desk.window->isActiveWindow());
    desk.openReview();
    QVERIFY(!desk.says(u"1 failed"_s));
    QVERIFY2(message().contains(u"the disk is full"), qPrintable(message()));
    const int reads = desk.wire->requestCount("GET");
    QTest::keyClick(desk.list(), Qt::Key_F5);
    QTRY_COMPARE(desk.wire->requestCount("GET"), reads + 1);
    QTRY_VERIFY(named<QPushButton>(desk.review(), u"Apply 1"_s)->isEnabled());
    QVERIFY(message().contains(u"the disk is full"));

    QVERIFY(desk.session().setCells({{u"beta"_s, googleImage, Value::string(u"another"_s)}}, u"Edit"_s));
    QTRY_VERIFY(!message().contains(u"the disk is full")); // that is not what was sent
}

void TestReviewWindow::keysOfTheReview()
{
    ReviewDesk desk;
    desk.stage({u"beta"_s});
    QTest::keyClick(desk.list(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!desk.session().isDirty());
    QTest::keyClick(desk.list(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.session().isDirty());
    QTRY_VERIFY(desk.list()->changes().rowOf(u"beta"_s) >= 0);

    desk.list()->setFocus();
    QSet<QWidget*> seen;
    for (int step = 0; step < 6; ++step) {
        QWidget* const before = QApplication::focusWidget();
        QTest::keyClick(desk.review(), Qt::Key_F6);
        QVERIFY(QApplication::focusWidget() != before);
        seen += QApplication::focusWidget();
    }
    QVERIFY(seen.contains(desk.list()));
    QVERIFY(seen.contains(desk.cells()));
    QVERIFY(seen.contains(desk.review()->findChild<RequestView*>()));

    QTest::keyClick(desk.list(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(!desk.review());
    QVERIFY(desk.window->isVisible());
}

void TestReviewWindow::aFailedReadIsSaidAndTheListStays()
{
    ReviewDesk desk;
    desk.stage({u"beta"_s});
    desk.wire->refuse();
    desk.wire->dropConnections();
    desk.readAgain();
    const auto notice = [&] {
        for (const QLabel* label : desk.review()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().startsWith(u"The server could not be read just now"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(notice());
    QCOMPARE(desk.list()->changes().rowOf(u"beta"_s), 1);
    desk.wire->listenAgain();
    QPushButton* retry = desk.button(u"Retry"_s);
    QVERIFY(retry);
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_VERIFY(!notice());
}

void TestReviewWindow::deletingWhatATemplateNamesStartsUnticked()
{
    ReviewDesk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 4);
    QTRY_COMPARE(desk.session().readOnlyReason(), QString()); // the draft was opened
    QVERIFY(desk.session().remove({u"beta"_s, u"centos-7"_s}, u"Delete"_s));
    desk.openReview();
    const ChangeListModel& changes = desk.list()->changes();
    QTRY_VERIFY(changes.rowOf(u"centos-7"_s) > 0
        && !changes.row(changes.rowOf(u"centos-7"_s)).ticked); // templates may come a moment later
    const ChangeRow used = changes.row(changes.rowOf(u"centos-7"_s));
    QVERIFY(used.tickable);
    QVERIFY2(used.message.contains(u"Used by the cluster template"), qPrintable(used.message));
    const ChangeRow free = changes.row(changes.rowOf(u"beta"_s));
    QVERIFY(free.ticked);
    QVERIFY2(free.message.contains(u"version history"), qPrintable(free.message));
}

void TestReviewWindow::anAddedProblemComesFirstAndUnticked()
{
    ReviewDesk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 4);
    QTRY_COMPARE(desk.session().readOnlyReason(), QString()); // the draft was opened
    QVERIFY(desk.session().setCells(
        {{u"gamma"_s, googleImage, Value::string(u" edge"_s)}}, u"a blank at an edge"_s));
    desk.stage({u"alpha"_s});
    QTRY_COMPARE(desk.list()->changes().plan().items.size(), size_t(2));
    QCOMPARE(desk.list()->changes().rowOf(u"gamma"_s), 1);
    const ChangeRow row = desk.list()->changes().row(1);
    QVERIFY(row.tickable && !row.ticked);
    QVERIFY(!row.message.isEmpty());
    QVERIFY(named<QPushButton>(desk.review(), u"Apply 1 of 2"_s));
}

void TestReviewWindow::theListAsTextBeforeAndAfter()
{
    ReviewDesk desk;
    desk.stage({u"beta"_s});
    QPushButton* copy = desk.button(u"Copy as text"_s);
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString before = QApplication::clipboard()->text();
    for (const QString& part : {u"desk"_s, u"beta"_s, u"google"_s, u"g-2"_s, u"ami-beta"_s})
        QVERIFY2(before.contains(part), qPrintable(before));
    desk.apply(u"Apply 1"_s);
    QTRY_VERIFY(desk.says(u"1 verified"_s));
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString after = QApplication::clipboard()->text();
    QVERIFY2(after.contains(u"beta") && after.contains(u"verified"), qPrintable(after));
}

void TestReviewWindow::theListStaysWhereItIs()
{
    ReviewDesk desk;
    desk.stage({u"alpha"_s, u"beta"_s, u"gamma"_s});
    desk.list()->setCurrentName(u"gamma"_s);
    QTest::keyClick(desk.list(), Qt::Key_Space);
    QVERIFY(desk.session().revert({u"beta"_s}, u"another window's edit"_s));
    QTRY_COMPARE(desk.list()->changes().rowOf(u"beta"_s), -1);
    QCOMPARE(desk.list()->currentName(), u"gamma"_s);
    QCOMPARE(desk.list()->changes().tickedNames(), QStringList{u"alpha"_s});
    desk.readAgain();
    QTRY_VERIFY(desk.review()->findChild<ReviewHead*>()->findChild<QPushButton*>()->isEnabled());
    QCOMPARE(desk.list()->currentName(), u"gamma"_s);
    QCOMPARE(desk.list()->changes().tickedNames(), QStringList{u"alpha"_s});
}

void TestReviewWindow::unchangedCellsCanBeHidden()
{
    ReviewDesk desk;
    desk.stage({u"beta"_s});
    QCOMPARE(desk.cells()->cells().rowCount(), 3); // description, image, sshuser
    QPushButton* revert = desk.button(u"Revert image type"_s);
    QVERIFY(revert && revert->isEnabled());
    auto* unchanged = desk.review()->findChild<QCheckBox*>();
    QVERIFY(unchanged);
    QTest::mouseClick(unchanged, Qt::LeftButton, {}, QPoint(8, unchanged->height() / 2));
    QCOMPARE(desk.cells()->cells().rowCount(), 1);
    QCOMPARE(desk.cells()->cells().cell(0).path, googleImage);
}

void TestReviewWindow::returnShowsTheImageTypeInTheTable()
{
    ReviewDesk desk;
    desk.stage({u"alpha"_s, u"gamma"_s});
    desk.list()->setCurrentName(u"gamma"_s);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QTRY_COMPARE(desk.table()->currentName(), u"gamma"_s);
}

void TestReviewWindow::nothingToReviewIsSaidAndLeadsBack()
{
    ReviewDesk desk;
    desk.stage({});
    QVERIFY(isSaid(desk.review(), u"No changes to review"_s));
    QVERIFY(!desk.list()->isVisible());
    QVERIFY(!desk.cells()->isVisible());
    QPushButton* back = desk.button(u"Back to the table"_s);
    QVERIFY(back);
    QTRY_VERIFY(back->hasFocus());
    QVERIFY(!desk.button(u"Copy as text"_s)->isEnabled());
    QVERIFY(desk.session().setCells({{u"beta"_s, googleImage, Value::string(u"ami-1"_s)}}, u"Edit"_s));
    QTRY_VERIFY(desk.list()->isVisible());
    QVERIFY(!back->isVisible());
    QCOMPARE(desk.list()->currentName(), u"beta"_s);
    QVERIFY(desk.session().undo());
    QTRY_VERIFY(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(!desk.review());
}

void TestReviewWindow::theLastChangeTakenBackLeavesWords()
{
    ReviewDesk desk;
    desk.stage({u"beta"_s});
    QVERIFY(!desk.button(u"Back to the table"_s));
    desk.list()->setFocus();
    QPushButton* revert = desk.button(u"Revert image type"_s);
    QTest::mouseClick(revert, Qt::LeftButton);
    QTRY_VERIFY(isSaid(desk.review(), u"No changes to review"_s));
    QTRY_VERIFY(desk.button(u"Back to the table"_s)->hasFocus());
    QTest::keyClick(desk.review(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(desk.list()->isVisible());
    QTRY_VERIFY(desk.list()->hasFocus());
}

QTEST_MAIN(TestReviewWindow)
#include "tst_reviewwindow.moc"
