// SPDX-License-Identifier: GPL-3.0-or-later
// However a connection is left (quit, another connection, a closed window), what was typed is kept.
#include "gui/desk.h"

#include "gui/form/imagetypeform.h"

#include <QMessageBox>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

enum class Way { Close, Quit, Disconnect, Switch };

void leave(Desk& desk, Way way)
{
    Connection other = desk.connection();
    other.endpoint.tenant = u"another"_s;
    switch (way) {
    case Way::Close:
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        break;
    case Way::Quit:
        desk.program.quit();
        QTRY_VERIFY(desk.window.isNull());
        break;
    case Way::Disconnect:
        desk.action(u"Disconnect"_s)->trigger();
        QTRY_COMPARE(desk.window->windowTitle(), u"Connections"_s);
        break;
    case Way::Switch:
        desk.window->openConnection(other);
        QTRY_VERIFY(desk.window->windowTitle().contains(u"another/admin"_s));
        break;
    }
}

void comeBack(Desk& desk)
{
    if (!desk.window)
        desk.window = desk.program.newWindow();
    desk.window->openConnection(desk.connection());
    desk.activate();
    QTRY_VERIFY(desk.window->windowTitle().contains(u"superadmin/admin"_s) && desk.isReady());
}

void ways()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("close") << Way::Close;
    QTest::newRow("quit") << Way::Quit;
    QTest::newRow("disconnect") << Way::Disconnect;
    QTest::newRow("another connection") << Way::Switch;
}

} // namespace

class TestLeaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void anOpenCellIsCommittedAndKept_data() { ways(); }
    void anOpenCellIsCommittedAndKept()
    {
        QFETCH(Way, way);
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
        QTest::keyClick(desk.table(), Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), u"ami-open"_s);
        leave(desk, way);
        comeBack(desk);
        QTRY_COMPARE(
            desk.session().value(desk.session().rowOf(u"beta"_s), googleImage), Value::string(u"ami-open"_s));
        QCOMPARE(desk.server.writesOf(u"beta"_s), 0);
    }

    void aHalfTypedFieldOfTheFormIsCommittedAndKept_data() { ways(); }
    void aHalfTypedFieldOfTheFormIsCommittedAndKept()
    {
        QFETCH(Way, way);
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        QVERIFY(desk.table()->showRow(u"gamma"_s));
        auto* field = named<QLineEdit>(desk.window->findChild<ImageTypeForm*>(), u"Description"_s);
        QTRY_COMPARE(field->text(), u"C"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"half typed"_s);
        QVERIFY(!desk.session().isDirty()); // not yet
        leave(desk, way);
        comeBack(desk);
        QTRY_COMPARE(desk.session().value(desk.session().rowOf(u"gamma"_s), CellPath::description()),
            Value::string(u"half typed"_s));
        QCOMPARE(desk.server.writesOf(u"gamma"_s), 0);
    }

    void eachConnectionHasADraftOfItsOwn()
    {
        SandboxOptions options = deskOptions();
        Desk desk(false, options);
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"mine"_s);
        Connection other = desk.connection();
        other.endpoint.user = u"guest"_s;
        desk.window->openConnection(other);
        QTRY_VERIFY(desk.window->windowTitle().contains(u"superadmin/guest"_s) && desk.isReady());
        QVERIFY(!desk.session().isDirty());
        comeBack(desk);
        QTRY_COMPARE(desk.session().changedCount(), 1);
    }

    void quitClosesEveryWindowAndKeepsEachDraft()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"mine"_s);
        QPointer<MainWindow> second = desk.program.newWindow();
        Connection other = desk.connection();
        other.endpoint.user = u"guest"_s;
        second->openConnection(other);
        auto* table = second->findChild<MatrixView*>();
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTRY_COMPARE(table->tableModel()->session()->readOnlyReason(), QString()); // the draft is open
        QVERIFY(table->tableModel()->session()->setCells(
            {{u"alpha"_s, googleImage, Value::string(u"theirs"_s)}}, u"Edit"_s));
        desk.program.quit();
        QTRY_VERIFY(desk.window.isNull() && second.isNull());

        comeBack(desk);
        QTRY_COMPARE(desk.session().changedCount(), 1);
        QVERIFY(desk.session().patch().contains(u"beta"_s));
        desk.window->openConnection(other);
        QTRY_VERIFY(desk.window->windowTitle().contains(u"superadmin/guest"_s) && desk.isReady());
        QTRY_COMPARE(desk.session().changedCount(), 1);
        QVERIFY(desk.session().patch().contains(u"alpha"_s));
    }

    void anEmptyHandIsLeftWithoutAQuestion()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        for (const QWidget* widget : QApplication::topLevelWidgets())
            QVERIFY(!qobject_cast<const QMessageBox*>(widget));
    }

    void theWindowClosesWhileItIsStillConnecting()
    {
        Desk desk(false, deskOptions(), {},
            [](FaultProxy& wire) { wire.on({.method = "GET", .times = -1}, WireFault::noReply()); });
        QTRY_VERIFY(desk.wire->requestCount("GET") > 0);
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
