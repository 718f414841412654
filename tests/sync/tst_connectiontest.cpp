// SPDX-License-Identifier: GPL-3.0-or-later
// Test connection names the step that fails, and ticks only what was seen to work.
#include "sandbox/sandboxserver.h"
#include "support/faultproxy.h"
#include "support/loopback.h"
#include "support/tlsserver.h"
#include "sync/connectiontest.h"

#include <QCoroTask>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;
using Step = ConnectionTest::Step;

namespace {

struct Run
{
    explicit Run(const QString& address, const Endpoint& endpoint = who())
    {
        ConnectionTest test;
        QObject::connect(&test, &ConnectionTest::stepPassed, &test, [this](Step step) { passed += step; });
        QObject::connect(
            &test, &ConnectionTest::stepNotNeeded, &test, [this](Step step) { notNeeded += step; });
        outcome = QCoro::waitFor(test.run(address, endpoint));
    }

    static Endpoint who()
    {
        Endpoint endpoint;
        endpoint.tenant = u"superadmin"_s;
        endpoint.user = u"admin"_s;
        endpoint.timeout = std::chrono::seconds(1);
        return endpoint;
    }

    ConnectionTest::Outcome outcome;
    QList<Step> passed, notNeeded;
};

QString at(quint16 port, const QString& scheme = u"http"_s)
{
    return scheme + u"://127.0.0.1:"_s + QString::number(port);
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell()
    {
        SandboxServer server({});
        QVERIFY(server.start());
        const Run run(at(server.port()));
        QVERIFY(!run.outcome.error);
        QVERIFY(run.outcome.imageTypes > 0);
        QCOMPARE(run.notNeeded, QList<Step>{Step::Tls});
        QCOMPARE(
            run.passed, QList<Step>({Step::Address, Step::Reach, Step::Http, Step::SignIn, Step::Catalogue}));
    }

    void anAddressThatIsNone()
    {
        const Run run(u"ftp://somewhere"_s);
        QCOMPARE(run.outcome.failedAt, Step::Address);
        QVERIFY(run.passed.isEmpty());
    }

    void nobodyListens()
    {
        FaultProxy proxy;
        proxy.refuse();
        const Run run(at(proxy.port()));
        QCOMPARE(run.outcome.failedAt, Step::Reach);
        QCOMPARE(run.passed, QList<Step>{Step::Address});
    }

    void noConnectionInTime()
    {
        // Connections that nobody takes fill the queue: those that come after them wait for ever.
        const Descriptor full = loopback::listenAt(0, 0);
        QTcpSocket first, second;
        for (QTcpSocket* socket : {&first, &second}) {
            socket->connectToHost(QHostAddress::LocalHost, loopback::portOf(full));
            socket->waitForConnected(200);
        }
        const Run run(at(loopback::portOf(full)));
        QCOMPARE(run.outcome.error->kind, Error::Kind::TimedOut);
        QCOMPARE(run.outcome.failedAt, Step::Reach);
        QCOMPARE(run.passed, QList<Step>{Step::Address});
    }

    void noSecureConnectionInTime()
    {
        const Descriptor silent = loopback::listenAt(0);
        const Run run(at(loopback::portOf(silent), u"https"_s));
        QCOMPARE(run.outcome.error->kind, Error::Kind::TimedOut);
        QCOMPARE(run.outcome.failedAt, Step::Tls);
        QCOMPARE(run.passed, QList<Step>({Step::Address, Step::Reach}));
    }

    void aCertificateThatNobodyTrusts()
    {
        Certificates certificates;
        const auto authority = certificates.authority(u"Unknown"_s);
        TlsServer server(certificates.issue(u"server"_s, u"IP:127.0.0.1"_s, authority));
        const Run run(at(server.port(), u"https"_s));
        QCOMPARE(run.outcome.failedAt, Step::Tls);
        QCOMPARE(run.passed, QList<Step>({Step::Address, Step::Reach}));
    }

    void theServerTakesTheRequestAndSaysNothing_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("silent") << false;
        QTest::newRow("closes") << true;
    }

    void theServerTakesTheRequestAndSaysNothing()
    {
        QFETCH(bool, closes);
        FaultProxy proxy;
        proxy.always(closes ? WireFault::cutBeforeReply() : WireFault::noReply());
        const Run run(at(proxy.port()));
        QCOMPARE(run.outcome.failedAt, Step::Http);
        QCOMPARE(run.passed, QList<Step>({Step::Address, Step::Reach}));
        QCOMPARE(run.notNeeded, QList<Step>{Step::Tls});
    }

    void anotherProtocol()
    {
        FaultProxy proxy;
        proxy.greet("SSH-2.0-OpenSSH_9.2\r\n", WireFault::Ending::Close);
        const Run run(at(proxy.port()));
        QCOMPARE(run.outcome.failedAt, Step::Http);
    }

    void aTenantThatIsNotThereIsSignIn()
    {
        SandboxServer server({});
        QVERIFY(server.start());
        Endpoint endpoint = Run::who();
        endpoint.tenant = u"nobody"_s;
        const Run run(at(server.port()), endpoint);
        QCOMPARE(run.outcome.failedAt, Step::SignIn);
    }

    void aFaultOfTheListIsTheCatalogue_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Step>("step");
        QTest::newRow("500") << 500 << Step::Catalogue;
        QTest::newRow("503") << 503 << Step::Catalogue;
        QTest::newRow("401") << 401 << Step::SignIn;
        QTest::newRow("403") << 403 << Step::SignIn;
    }

    void aFaultOfTheListIsTheCatalogue()
    {
        QFETCH(int, status);
        QFETCH(Step, step);
        SandboxServer server({});
        QVERIFY(server.start());
        FaultProxy proxy(server.port());
        proxy.on({.pathPrefix = "/v2/imagetypes", .times = -1}, WireFault::answer(status, "trouble"));
        const Run run(at(proxy.port()));
        QCOMPARE(run.outcome.failedAt, step);
    }
};

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
