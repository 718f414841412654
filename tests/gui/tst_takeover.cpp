// SPDX-License-Identifier: GPL-3.0-or-later
// A draft that another process has is shown, says who has it, and is taken over by a click when that one has
// ended. This program is the other process too: with --hold it opens the draft, stages one change, and waits.
#include "gui/desk.h"
#include "gui/shell/noticebar.h"
#include "store/draftstore.h"

#include <QCoroTask>
#include <QProcess>

#include <csignal>
#include <iostream>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

int hold(QCoreApplication& app, const QString& dataDir, const QString& base)
{
    DraftStore store(dataDir, {{}, base, u"superadmin"_s, u"admin"_s});
    if (!QCoro::waitFor(store.open()) || store.isReadOnly())
        return 3;
    PatchEntry entry;
    entry.cells.emplace_back(googleImage, PatchCell{Value::string(u"g-1"_s), Value::string(u"theirs"_s)});
    store.commit({{u"alpha"_s, std::nullopt, entry}});
    if (!QCoro::waitFor(store.flushed()))
        return 4;
    std::cout << "staged" << std::endl;
    return app.exec();
}

/// The window on a draft that another process has.
struct Window : Desk
{
    Window()
    {
        if (!QTest::qWaitFor([this] { return isReady(); }))
            qFatal("not open");
        window->close();
        if (!QTest::qWaitFor([this] { return window.isNull(); }))
            qFatal("not closed");
        other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        other.start(QCoreApplication::applicationFilePath(),
            {u"--hold"_s, places.dataDir, connection().draftKey().base});
        if (!QTest::qWaitFor([this] { return other.canReadLine(); }, 30'000))
            qFatal("the other does not run");
        window = program.newWindow();
        window->openConnection(connection());
        activate();
    }
    ~Window() { end(); }

    void end()
    {
        if (other.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(other.processId()), SIGKILL);
        if (!QTest::qWaitFor([this] { return other.state() == QProcess::NotRunning; }, 30'000))
            qFatal("the other does not end");
    }
    QString notice(const QString& topic) const
    {
        for (const NoticeBar::Notice& each : window->findChild<NoticeBar*>()->notices()) {
            if (each.topic == topic)
                return each.text;
        }
        return {};
    }
    QPushButton* takeOver() const { return visibleButton(window, u"Take over"_s); }

    QProcess other;
};

} // namespace

class TestTakeOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHasItIsSaidAndNothingCanBeTaken()
    {
        Window desk;
        const QString process = u"process %1 on"_s.arg(desk.other.processId());
        QTRY_VERIFY2(desk.notice(u"readonly"_s).contains(process), qPrintable(desk.notice(u"readonly"_s)));
        QVERIFY(!desk.takeOver());
        QCOMPARE(desk.session().changedCount(), 1); // what it has staged is shown
        QVERIFY(!desk.action(u"Undo"_s)->isEnabled());
    }

    void itIsLeftWithoutAQuestion() // nothing of this window's is lost
    {
        Window desk;
        QTRY_VERIFY(!desk.notice(u"readonly"_s).isEmpty());
        QCOMPARE(desk.session().changedCount(), 1);
        desk.window->close();
        QTRY_VERIFY(desk.window.isNull());
    }

    void whenItHasEndedAClickTakesOver()
    {
        Window desk;
        QTRY_VERIFY(!desk.notice(u"readonly"_s).isEmpty());
        desk.end();

        QTRY_VERIFY(desk.takeOver());
        QVERIFY2(desk.notice(u"readonly"_s).contains(u"has ended or closed it"),
            qPrintable(desk.notice(u"readonly"_s)));
        QTest::mouseClick(desk.takeOver(), Qt::LeftButton);

        QTRY_VERIFY(desk.isReady());
        QTRY_COMPARE(desk.notice(u"readonly"_s), QString());
        QVERIFY2(desk.notice(u"restored"_s).startsWith(u"1 change(s) from"),
            qPrintable(desk.notice(u"restored"_s)));
        QCOMPARE(desk.session().draft(u"alpha"_s)->value(googleImage), Value::string(u"theirs"_s));
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ours"_s);
        QCOMPARE(desk.session().changedCount(), 2);
    }

    void whoComesFirstHasIt()
    {
        Window desk;
        QTRY_VERIFY(!desk.notice(u"readonly"_s).isEmpty());
        desk.end();
        QTRY_VERIFY(desk.takeOver());
        QPushButton* const button = desk.takeOver();
        DraftStore quicker(desk.places.dataDir, desk.connection().draftKey());
        QVERIFY(QCoro::waitFor(quicker.open()));
        QVERIFY(!quicker.isReadOnly());

        QTest::mouseClick(button, Qt::LeftButton);

        QTRY_VERIFY2(desk.notice(u"error"_s).startsWith(u"The draft is still open in another Flavormap"),
            qPrintable(desk.notice(u"error"_s)));
        QVERIFY(!desk.session().readOnlyReason().isEmpty());
        QCoro::waitFor(quicker.closed());
        QTRY_VERIFY(desk.takeOver());
        QTest::mouseClick(desk.takeOver(), Qt::LeftButton);
        QTRY_VERIFY(desk.isReady());
        QCOMPARE(desk.notice(u"error"_s), QString()); // it is so no more
    }
};

int main(int argc, char** argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--hold")
        return hold(app, arguments.value(2), arguments.value(3));
    TestTakeOver test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_takeover.moc"
