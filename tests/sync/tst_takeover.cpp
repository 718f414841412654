// SPDX-License-Identifier: GPL-3.0-or-later
// A draft that another process has is taken over when that process has ended, with all it did meanwhile. This
// program is the other process too: with --hold it opens the draft and does what it is told by its input.
#include "faultyworkspace.h"

#include <QProcess>
#include <QSocketNotifier>

#include <csignal>
#include <iostream>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

Connection connectionTo(const QString& base)
{
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    endpoint.tenant = u"superadmin"_s;
    endpoint.user = u"admin"_s;
    endpoint.apiKey = u"secret"_s;
    return Connection::commandLine(endpoint);
}

bool does(Workspace& workspace, const QString& command)
{
    EditSession& session = workspace.session();
    bool done = false;
    if (command.startsWith(u"set "))
        done = session.setCells({{alpha, googleImage, Value::string(command.sliced(4))}}, u"Edit"_s)
                   .has_value();
    else if (command == u"delete beta")
        done = session.remove({beta}, u"Delete"_s).has_value();
    else if (command == u"undo")
        done = session.undo().has_value();
    else if (command == u"apply") {
        const auto job = QCoro::waitFor(workspace.apply(workspace.plan(), {alpha}));
        done = job && QTest::qWaitFor([&job] { return !(*job)->isRunning(); }, 20'000);
    }
    QCoro::waitFor(workspace.flushed());
    return done;
}

int hold(QCoreApplication& app, const QString& base, const QString& folder)
{
    Workspace workspace(connectionTo(base), Places::below(folder));
    if (!QCoro::waitFor(workspace.open()) || !workspace.session().readOnlyReason().isEmpty())
        return 3;
    std::cout << "open" << std::endl;
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        std::string line;
        if (!std::getline(std::cin, line)) {
            input.setEnabled(false);
            QCoro::waitFor(workspace.closed());
            app.quit();
        } else {
            std::cout << (does(workspace, QString::fromStdString(line)) ? "done" : "not done") << std::endl;
        }
    });
    return app.exec();
}

/// Another Flavormap with the same draft.
class Other
{
public:
    explicit Other(const FaultyWorkspace& at)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
            {u"--hold"_s, at.endpoint.base.toString(), at.dir.path()});
        expect("open");
    }
    void does(const QByteArray& command)
    {
        m_process.write(command + '\n');
        expect("done");
    }
    void closes()
    {
        m_process.closeWriteChannel();
        QVERIFY(ended());
        QCOMPARE(m_process.exitCode(), 0);
    }
    void isKilled()
    {
        QCOMPARE(::kill(pid_t(m_process.processId()), SIGKILL), 0);
        QVERIFY(ended());
    }
    QString process() const { return QString::number(m_process.processId()); }

private:
    bool ended()
    {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 30'000);
    }
    void expect(const QByteArray& line)
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_process.canReadLine(), 30'000);
        QCOMPARE(m_process.readLine().trimmed(), line);
    }

    QProcess m_process;
};

} // namespace

class TestTakeOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherProcessKeepsItAsLongAsItRuns()
    {
        FaultyWorkspace at(threeTypes(), std::chrono::seconds(20), false);
        Other other(at);
        other.does("set mine");
        at.open();
        QVERIFY2(at.session().readOnlyReason().contains(other.process()),
            qPrintable(at.session().readOnlyReason()));
        QVERIFY(!at.workspace->isDraftFree());

        const auto taken = QCoro::waitFor(at.workspace->takeOver());

        QVERIFY(!taken);
        QVERIFY2(taken.error().message.contains(other.process()), qPrintable(taken.error().message));
        QVERIFY(!at.session().readOnlyReason().isEmpty());
        QCOMPARE(at.session().changedCount(), 1); // shown all the same
        other.does("set more");                   // and nothing was taken from it
        other.closes();
    }

    void whatTheOtherProcessDidLastIsTakenOver_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("closed") << false;
        QTest::newRow("killed") << true;
    }

    void whatTheOtherProcessDidLastIsTakenOver()
    {
        QFETCH(const bool, killed);
        FaultyWorkspace at(threeTypes(), std::chrono::seconds(20), false);
        Other other(at);
        other.does("set first");
        at.open();
        other.does("set last");
        other.does("delete beta");
        killed ? other.isKilled() : other.closes();
        QTRY_VERIFY(at.workspace->isDraftFree());
        QVERIFY2(
            at.session().readOnlyReason().contains(u"Take over"), qPrintable(at.session().readOnlyReason()));

        QVERIFY(QCoro::waitFor(at.workspace->takeOver()));

        QCOMPARE(at.session().readOnlyReason(), QString());
        QVERIFY(!at.workspace->isDraftFree());
        QCOMPARE(at.workspace->restored().first, 2);
        QCOMPARE(at.session().draft(alpha)->value(googleImage), text("last"));
        QVERIFY(!at.session().draft(beta));
        QVERIFY(at.session().undo()); // with its history
        QVERIFY(at.session().draft(beta));
        at.set(third, joyentImage, u"ours"_s);
        at.close();
        at.open(); // and all of it is kept
        QCOMPARE(at.session().changedCount(), 2);
        QCOMPARE(at.session().draft(third)->value(joyentImage), text("ours"));
        QCOMPARE(at.session().draft(alpha)->value(googleImage), text("last"));
    }

    /// What it staged last is what this one had read at first: that must not look as if it was done.
    void theWayBackThatItStagedIsNotLost()
    {
        FaultyWorkspace at(threeTypes(), std::chrono::seconds(20), false);
        Other other(at);
        other.does("set mine");
        at.open();
        other.does("apply");
        other.does("undo");
        other.closes();
        QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
        QTRY_VERIFY(at.workspace->isDraftFree());

        QVERIFY(QCoro::waitFor(at.workspace->takeOver()));

        QCOMPARE(at.session().changedCount(), 1);
        QCOMPARE(at.session().conflictCount(), 0);
        QCOMPARE(at.session().draft(alpha)->value(googleImage), text("g-1"));
        QCOMPARE(at.applyAll()->count(ItemState::Verified), 1);
        QCOMPARE(at.onServer(alpha).value(googleImage), text("g-1"));
    }

    void whileTheServerIsAwayItIsOursAndWaits()
    {
        FaultyWorkspace at(threeTypes(), std::chrono::seconds(20), false);
        Other other(at);
        other.does("set mine");
        at.open();
        other.does("apply");
        other.does("undo");
        other.closes();
        QTRY_VERIFY(at.workspace->isDraftFree());
        at.proxy.on({.method = "GET", .times = -1}, WireFault::answer(503, "busy"));

        QVERIFY(!QCoro::waitFor(at.workspace->takeOver()));

        QVERIFY2(at.session().readOnlyReason().contains(u"Refresh first"),
            qPrintable(at.session().readOnlyReason()));
        QVERIFY(!at.session().setCells({{third, joyentImage, text("x")}}, u"Edit"_s));
        at.proxy.clearFaults();
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
        QCOMPARE(at.session().readOnlyReason(), QString());
        QCOMPARE(at.session().changedCount(), 1);
        QCOMPARE(at.session().draft(alpha)->value(googleImage), text("g-1"));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--hold")
        return hold(app, arguments.value(2), arguments.value(3));
    TestTakeOver test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_takeover.moc"
