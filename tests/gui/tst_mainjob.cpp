// SPDX-License-Identifier: GPL-3.0-or-later
// The main job through the window's own widgets: connect, see, edit, review, apply, disconnect.
#include "gui/desk.h"
#include "gui/form/imagetypeform.h"
#include "gui/shell/searchbar.h"

#include <QPushButton>

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestMainJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void anEditIsStagedReviewedAppliedAndThereOnTheServer();
    void theFormAndTheTableAreOneSession();
    void undoTakesTheStagedEditBack();
    void searchHidesRowsAndEscShowsThemAgain();
    void applyToProductionAsksForTheName();
    void theDraftIsThereAfterTheWindowWasClosed();
};

void TestMainJob::anEditIsStagedReviewedAppliedAndThereOnTheServer()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    QTRY_COMPARE(desk.table()->currentName(), u"gamma"_s); // Enter goes down
    QCOMPARE(desk.server.writesOf(u"beta"_s), 0);          // staged only

    auto* open = named<QPushButton>(desk.window, u"Review 1"_s);
    QVERIFY(open);
    QTest::mouseClick(open, Qt::LeftButton);
    QTRY_VERIFY(desk.review());
    auto* apply = named<QPushButton>(desk.review(), u"Apply 1"_s);
    QTRY_VERIFY(apply && apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);

    QTRY_VERIFY(desk.says(u"1 verified"_s));
    QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"ami-new"_s));
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 0);
    QCOMPARE(desk.server.writesOf(u"beta"_s), 1);
}

void TestMainJob::theFormAndTheTableAreOneSession()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showRow(u"alpha"_s));
    auto* description = named<QLineEdit>(desk.window->findChild<ImageTypeForm*>(), u"Description"_s);
    QTRY_VERIFY(description->text() == u"A"_s && !description->isReadOnly());
    description->setFocus();
    description->selectAll();
    QTest::keyClicks(description, u"from the form"_s);
    QTest::keyClick(description, Qt::Key_Return);
    const int row = desk.table()->tableModel()->rowOf(u"alpha"_s);
    const int column = desk.table()->tableModel()->columnOf(CellPath::description());
    QTRY_COMPARE(desk.table()->model()->index(row, column).data().toString(), u"from the form"_s);

    typeIntoCell(desk.table(), u"alpha"_s, CellPath::description(), u"from the table"_s);
    QVERIFY(desk.table()->showRow(u"alpha"_s));
    QTRY_COMPARE(description->text(), u"from the table"_s);
}

void TestMainJob::undoTakesTheStagedEditBack()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 1);
    QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 0);
    QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 1);
}

void TestMainJob::searchHidesRowsAndEscShowsThemAgain()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    auto* search = named<QLineEdit>(desk.window->findChild<SearchBar*>(), u"Search"_s);
    search->setFocus();
    QTest::keyClicks(search, u"g-3"_s);
    QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    QVERIFY(desk.table()->hasFocus());
}

void TestMainJob::applyToProductionAsksForTheName()
{
    Desk desk(true);
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    QTRY_VERIFY(named<QPushButton>(desk.window, u"Review 1"_s));
    QTest::mouseClick(named<QPushButton>(desk.window, u"Review 1"_s), Qt::LeftButton);
    QTRY_VERIFY(desk.review());
    auto* apply = named<QPushButton>(desk.review(), u"Apply 1"_s);
    QTRY_VERIFY(apply && apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);

    auto* name = named<QLineEdit>(desk.review(), u"Name of the connection"_s);
    QTRY_VERIFY(name);
    QPushButton* confirm = nullptr;
    for (QPushButton* button : name->window()->findChildren<QPushButton*>()) {
        if (button->isDefault())
            confirm = button;
    }
    QVERIFY(confirm && !confirm->isEnabled());
    QTest::keyClicks(name, u"Desk"_s);
    QVERIFY(!confirm->isEnabled());
    name->clear();
    QTest::keyClicks(name, u"desk"_s);
    QVERIFY(confirm->isEnabled());
    QCOMPARE(desk.server.writesOf(u"beta"_s), 0);
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTRY_VERIFY(desk.says(u"1 verified"_s));
    QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"ami-new"_s));
}

void TestMainJob::theDraftIsThereAfterTheWindowWasClosed()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 1);
    desk.window->close();
    QTRY_VERIFY(desk.window.isNull());

    desk.window = desk.program.newWindow();
    desk.window->openConnection(desk.connection());
    QTRY_VERIFY(desk.table() && desk.table()->model()->rowCount() == 3);
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 1);
}

QTEST_MAIN(TestMainJob)
#include "tst_mainjob.moc"
