// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-smalldisk. An edit that the disk does not take is not lost by closing.
#include "gui/asked.h"
#include "support/smalldisk.h"

using namespace flavormap;
using namespace Qt::StringLiterals;

class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QVERIFY2(isOrdinaryUserWithSmallDisk(), "run it by tests/support/with-smalldisk");
    }

    void anEditAtTheLastMomentIsNotLost()
    {
        Desk desk(false, deskOptions(), {}, {}, smallDisk());
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-kept"_s); // the draft is there
        std::optional<DiskFiller> full(smallDisk());

        // A big value, so that the room that SQLite has left can't take it.
        const EditSession& session = *desk.table()->tableModel()->session();
        QVERIFY(desk.table()->tableModel()->session()->setCells(
            {{u"beta"_s, googleImage, Value::string(QString(200'000, u'x'))}}, u"Edit"_s));
        desk.window->close(); // the disk was not heard of yet
        QTRY_VERIFY(question());
        QVERIFY(question()->text().startsWith(u"2 change"));
        for (QAbstractButton* button : question()->buttons()) {
            if (button->text().remove(u'&') == u"Cancel")
                button->click();
        }
        QTRY_VERIFY(!question());
        QVERIFY(desk.window && desk.window->isVisible());
        QCOMPARE(session.changedCount(), 2);

        full.reset(); // the person has made room
        // The first answer comes through the event loop.
        QTRY_VERIFY(desk.window.isNull() || (desk.window->close(), false));
        QVERIFY(!question());
    }

    void onADiskMountedReadOnlyTheWindowWorksAndSaysSo()
    {
        const QTemporaryDir home;
        const QString folder = home.filePath(u"config"_s);
        const QString said = u"mounted read-only: mount it writable"_s;
        QVERIFY(QFile::link(readOnlyDisk(), folder));
        Desk desk(false, deskOptions(), {}, {}, folder);
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        QTRY_VERIFY(isSaid(desk.window, said));
        typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-mine"_s);
        desk.window->close();
        QTRY_VERIFY(question()); // or it would be lost
        press(question(), u"Cancel"_s);
        QTRY_VERIFY(!question());
        QCOMPARE(desk.session().changedCount(), 1);
        desk.activate();

        QVERIFY(QFile::remove(folder) && QFile::link(smallDisk(), folder)); // the same, to be written
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-mine"_s);
        QTRY_VERIFY(!isSaid(desk.window, said));
        desk.openReview();
        desk.apply(u"Apply 2"_s);
        QTRY_VERIFY(desk.says(u"2 verified"_s)); // it has ended, so that closing asks nothing
        QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"ami-mine"_s));
        QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"ami-mine"_s));
        QVERIFY(!desk.session().isDirty());
    }
};

QTEST_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
