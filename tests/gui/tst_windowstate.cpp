// SPDX-License-Identifier: GPL-3.0-or-later
// How the window was left with a connection is how it is found again.
#include "gui/desk.h"

#include "gui/activity/activitydock.h"

#include <QSplitter>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

struct StateDesk : Desk
{
    StateDesk()
    {
        if (!QTest::qWaitFor([this] { return isReady(); }))
            qFatal("the table is not there");
    }
    QDockWidget* dock(const QString& name) const { return window->findChild<QDockWidget*>(name); }
    void closeAndOpen(const Connection& next)
    {
        window->close();
        QTRY_VERIFY(window.isNull());
        window = program.newWindow();
        window->openConnection(next);
        activate();
        QTRY_VERIFY(isReady());
    }
    /// Another connection: another user of the same server.
    Connection other() const
    {
        Connection other = connection();
        other.endpoint.user = u"guest"_s;
        return other;
    }
};

} // namespace

class TestWindowState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void sizesAreThoseOfTheConnection()
    {
        StateDesk desk;
        desk.window->resize(1000, 700);
        desk.closeAndOpen(desk.other());
        desk.window->resize(1000, 620);
        QTRY_COMPARE(desk.window->size(), QSize(1000, 620));
        desk.closeAndOpen(desk.connection());
        QTRY_COMPARE(desk.window->size(), QSize(1000, 700));
        desk.closeAndOpen(desk.other());
        QTRY_COMPARE(desk.window->size(), QSize(1000, 620));
    }

    void whetherTheFormIsShownIsThatOfTheConnection()
    {
        StateDesk desk;
        const auto isShown = [&] { return desk.dock(u"form"_s)->isVisible(); };
        desk.window->resize(1300, 700);
        QTRY_VERIFY(isShown());
        desk.action(u"Form"_s)->trigger();
        QVERIFY(!isShown());
        desk.closeAndOpen(desk.other());
        desk.action(u"Form"_s)->setChecked(true);
        desk.window->resize(1300, 700);
        QTRY_VERIFY(isShown());
        desk.closeAndOpen(desk.connection());
        desk.window->resize(1300, 700);
        QTRY_COMPARE(desk.window->width(), 1300);
        QVERIFY(!isShown());

        // On a narrow window it is folded, which is not what was chosen.
        desk.closeAndOpen(desk.other());
        desk.window->resize(1000, 700);
        QTRY_VERIFY(!isShown());
        desk.closeAndOpen(desk.other());
        desk.window->resize(1300, 700);
        QTRY_VERIFY(isShown());
    }

    void thePanesOfActivityAreRemembered()
    {
        StateDesk desk;
        const auto panes = [&] { return desk.dock(u"activity"_s)->findChild<QSplitter*>(); };
        const auto chooseFirst = [&] {
            auto* table = desk.dock(u"activity"_s)->findChild<QTableView*>();
            QTRY_VERIFY(table->model()->rowCount() > 0);
            table->setCurrentIndex(table->model()->index(0, 0));
            QTRY_VERIFY(panes()->widget(1)->isVisible());
        };
        QTest::keyClick(desk.window, Qt::Key_F12);
        QTRY_VERIFY(desk.dock(u"activity"_s)->isVisible());
        chooseFirst();
        const int all = panes()->sizes()[0] + panes()->sizes()[1];
        panes()->setSizes({all - 300, 300});
        const int width = panes()->sizes()[1];

        desk.closeAndOpen(desk.connection());
        QTRY_VERIFY(desk.dock(u"activity"_s)->isVisible());
        chooseFirst();
        QTRY_VERIFY2(std::abs(panes()->sizes()[1] - width) < 10, qPrintable(QString::number(width)));
    }
};

QTEST_MAIN(TestWindowState)
#include "tst_windowstate.moc"
