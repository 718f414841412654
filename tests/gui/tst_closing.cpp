// SPDX-License-Identifier: GPL-3.0-or-later
// The closing rules: what is staged is kept, or the person is asked; a running Apply is never cut off.
#include "gui/asked.h"
#include "gui/shell/noticebar.h"
#include "gui/widgets/connectionband.h"
#include "store/patchfile.h"

#include <QFile>
#include <QPushButton>
#include <QSemaphore>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// Lets a PUT through only when it was opened.
struct Gate
{
    SandboxServer::RequestHook hook()
    {
        return [this](const QByteArray& method, const QString&) {
            if (method == "PUT") {
                arrived.release();
                open.acquire();
            }
        };
    }
    QSemaphore arrived;
    QSemaphore open;
};

void trigger(const Desk& desk, const QString& text)
{
    for (QAction* action : desk.window->findChildren<QAction*>()) {
        if (action->iconText().remove(u'…') == text) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(u"no action "_s + text));
}

QPushButton* noticeButton(const Desk& desk, const QString& text)
{
    for (QPushButton* button : desk.window->findChild<NoticeBar*>()->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

/// Stages an edit of alpha and of beta, and sends both; the first PUT waits at the gate.
void startApply(Desk& desk, Gate& gate)
{
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    typeIntoCell(desk.table(), u"alpha"_s, googleImage, u"ami-a"_s);
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
    QTest::keyClick(desk.window, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(desk.review());
    auto* apply = named<QPushButton>(desk.review(), u"Apply 2"_s);
    QTRY_VERIFY(apply && apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    QTRY_COMPARE(gate.arrived.available(), 2); // both are in flight
}

} // namespace

class TestClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void anOpenEditorIsCommittedAndTheDraftKept()
    {
        Desk desk;
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        QTRY_COMPARE(desk.table()->tableModel()->session()->readOnlyReason(), QString()); // the draft is open
        QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
        QTest::keyClick(desk.table(), Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), u"ami-open"_s);
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        QVERIFY(!question());

        desk.window = desk.program.newWindow();
        desk.window->openConnection(desk.connection());
        QTRY_COMPARE(desk.table() ? desk.table()->model()->rowCount() : 0, 3);
        const EditSession& session = *desk.table()->tableModel()->session();
        QTRY_COMPARE(session.value(session.rowOf(u"beta"_s), googleImage), Value::string(u"ami-open"_s));
        QCOMPARE(desk.server.writesOf(u"beta"_s), 0);
    }

    void disconnectSaysWhatStaysStaged()
    {
        Desk desk;
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        for (QAction* action : desk.window->findChildren<QAction*>()) {
            if (action->text().remove(u'&') == u"Disconnect")
                action->trigger();
        }
        const auto said = [&] {
            const auto labels = desk.window->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->text().startsWith(u"1 change") && label->text().endsWith(u"staged for desk.");
            });
        };
        QTRY_VERIFY(said());
    }

    void duringApplyCancelStaysAndNothingIsCutOff()
    {
        Gate gate;
        Desk desk(false, deskOptions(), gate.hook());
        startApply(desk, gate);
        desk.window->close();
        QTRY_VERIFY(question());
        press(question(), u"Cancel"_s);
        QTRY_VERIFY(!question());
        QVERIFY(desk.window && desk.window->isVisible());
        gate.open.release(2);
        QTRY_VERIFY(desk.says(u"2 verified"_s));
        QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"ami-a"_s));
        QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"ami-b"_s));
    }

    void duringApplyTheWindowWaitsForItsEnd_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("wait") << u"Wait"_s;
        QTest::newRow("stop") << u"Stop"_s;
    }

    void duringApplyTheWindowWaitsForItsEnd()
    {
        QFETCH(QString, button);
        Gate gate;
        Desk desk(false, deskOptions(), gate.hook());
        startApply(desk, gate);
        desk.window->close();
        QTRY_VERIFY(question());
        press(question(), button);
        QTRY_VERIFY(!question());
        QVERIFY(desk.window); // two writes are in flight
        gate.open.release(2);
        QTRY_VERIFY(desk.window.isNull());
        QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"ami-a"_s));
        QCOMPARE(desk.onServer(u"beta"_s, googleImage), Value::string(u"ami-b"_s));
        QCOMPARE(desk.server.writesOf(u"alpha"_s), 1);
    }

    void askedAgainWhileItWaitsItOnlyOffersToStop_data()
    {
        QTest::addColumn<QString>("again");
        QTest::newRow("Disconnect") << u"Disconnect"_s;
        QTest::newRow("Ctrl+W") << u"Close Window"_s;
        QTest::newRow("New connection") << u"New connection"_s;
        QTest::newRow("another connection") << u""_s;
    }

    void askedAgainWhileItWaitsItOnlyOffersToStop()
    {
        QFETCH(QString, again);
        Gate gate;
        Desk desk(false, deskOptions(), gate.hook());
        startApply(desk, gate);
        trigger(desk, u"Disconnect"_s);
        QTRY_VERIFY(question());
        press(question(), u"Wait"_s);
        QTRY_VERIFY(!question());

        if (again.isEmpty()) {
            Connection other = desk.connection();
            other.endpoint.tenant = u"another"_s;
            desk.window->openConnection(other);
        } else {
            trigger(desk, again);
        }
        QVERIFY(!question());
        QTRY_VERIFY(noticeButton(desk, u"Stop after the requests in flight"_s));
        auto* stop = noticeButton(desk, u"Stop after the requests in flight"_s);
        stop->click();
        QVERIFY(!noticeButton(desk, u"Stop after the requests in flight"_s));
        QVERIFY(noticeButton(desk, u"Stay"_s));
        gate.open.release(2);
        QTRY_VERIFY(!desk.table()); // disconnected, once
        QVERIFY(desk.window && desk.window->isVisible());
        QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"ami-a"_s));
    }

    void whoWaitsMayStay()
    {
        Gate gate;
        Desk desk(false, deskOptions(), gate.hook());
        startApply(desk, gate);
        trigger(desk, u"Disconnect"_s);
        QTRY_VERIFY(question());
        press(question(), u"Wait"_s);
        QTRY_VERIFY(!question());
        QTRY_VERIFY(noticeButton(desk, u"Stay"_s));
        noticeButton(desk, u"Stay"_s)->click();
        QTRY_VERIFY(!noticeButton(desk, u"Stay"_s));
        gate.open.release(2);
        QTRY_VERIFY(desk.says(u"2 verified"_s));
        QVERIFY(desk.table());
    }

    void switchingSaysWhatStaysStaged()
    {
        Desk desk;
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        Connection other = desk.connection();
        other.endpoint.user = u"reader"_s;
        desk.window->openConnection(other);
        const auto said = [&] {
            const auto labels = desk.window->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text().startsWith(u"1 change")
                    && label->text().endsWith(u"staged for desk.");
            });
        };
        QTRY_VERIFY(said());
        QTRY_VERIFY(desk.table() && desk.table()->model()->rowCount() == 3);
        QVERIFY(said());
    }

    void theQuestionSaysWhichConnection()
    {
        Gate gate;
        Desk desk(true, deskOptions(), gate.hook());
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        loseTheDraft(desk, true);
        QVERIFY(!QTest::currentTestFailed());
        desk.window->close();
        QTRY_VERIFY(question());
        QVERIFY(question()->informativeText().contains(u"desk · superadmin/admin · production"));
        QVERIFY(question()->findChild<ConnectionBand*>());
        press(question(), u"Close and lose"_s);
        QTRY_VERIFY(desk.window.isNull());
    }

    void anEndOfApplyAnswersTheQuestion()
    {
        Gate gate;
        Desk desk(false, deskOptions(), gate.hook());
        startApply(desk, gate);
        desk.window->close();
        QTRY_VERIFY(question());
        gate.open.release(2);
        QTRY_VERIFY(desk.says(u"2 verified"_s));
        press(question(), u"Wait"_s);
        QTRY_VERIFY(desk.window.isNull());
    }

    void whenTheDraftCannotBeKeptTheChangesGoToAFile()
    {
        Desk desk;
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        loseTheDraft(desk);
        QVERIFY(!QTest::currentTestFailed());

        desk.window->close();
        QTRY_VERIFY(question());
        press(question(), u"Cancel"_s);
        QTRY_VERIFY(!question());
        QVERIFY(desk.window && desk.window->isVisible());

        // The first answer comes through the event loop.
        QTRY_VERIFY((desk.window->close(), question()));
        press(question(), u"Save changes to a file"_s);
        const QString path = desk.dir.filePath(u"kept.json"_s);
        chooseFile(desk.window, path);
        QTRY_VERIFY(desk.window.isNull());
        const auto kept = loadPatchFile(path);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
        QCOMPARE(kept->patch.size(), size_t(1));
        QVERIFY(kept->patch.contains(u"beta"_s));
        QCOMPARE(kept->connection, u"desk"_s);
        QCOMPARE(kept->place.base, desk.connection().endpoint.base.toString());
    }

    void whenTheDraftCannotBeKeptClosingMayLoseItOnDemand()
    {
        Desk desk;
        QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
        loseTheDraft(desk);
        QVERIFY(!QTest::currentTestFailed());
        desk.window->close();
        QTRY_VERIFY(question());
        press(question(), u"Close and lose 1 change"_s);
        QTRY_VERIFY(desk.window.isNull());
    }

private:
    /// Opens the connection again where no draft can be written, and stages an edit.
    static void loseTheDraft(Desk& desk, bool production = false)
    {
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
        const QString drafts = desk.places.dataDir + u"/drafts"_s;
        QVERIFY(QDir(drafts).removeRecursively());
        QFile inTheWay(drafts);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        desk.window = desk.program.newWindow();
        desk.window->openConnection(desk.connection(production));
        QTRY_COMPARE(desk.table() ? desk.table()->model()->rowCount() : 0, 3);
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-b"_s);
        auto* review = named<QPushButton>(desk.window, u"Review 1"_s);
        QTRY_VERIFY(review);
        QTest::mouseClick(review, Qt::LeftButton);
        QTRY_VERIFY(desk.review());
        auto* apply = named<QPushButton>(desk.review(), u"Apply 1"_s);
        QTRY_VERIFY(apply);
        QVERIFY(!apply->isEnabled()); // what can't be journalled isn't sent
        desk.review()->close();
        QTRY_VERIFY(!desk.review());
    }
};

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
