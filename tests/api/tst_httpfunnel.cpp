// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

HttpRequest request(const QByteArray& method, const QString& path = u"/imagetypes"_s)
{
    return {.method = method, .path = path, .body = method == "PUT" || method == "POST" ? "{}" : ""};
}

using Task = QCoro::Task<Result<HttpReply>>;

} // namespace

/// What goes out, how many at once, and what becomes of it when somebody changes their mind.
class TestHttpFunnel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestIsWhatIsDocumented();
    void keyIsLeftOutIfThereIsNone();
    void statusIsAskedForBesideTheVersion();
    void sixAreOnTheirWayAtMost();
    void connectionsAreReused();
    void stopBeforeTheStartSendsNothing();
    void stopAbortsAReadAtOnce();
    void stopMayMeetTheHeader();
    void stopInTheQueueSendsNothing_data();
    void stopInTheQueueSendsNothing();
    void stopOfAWriteThatLeftWaitsForItsOutcome_data();
    void stopOfAWriteThatLeftWaitsForItsOutcome();
    void destructorResumesWhoWaits();
    void funnelMayBeClosedByWhoIsTold();
    void funnelMayBeClosedByWhoIsResumed();
    void funnelMayBeClosedByWhoWatchesAList();
    void bigUploadThatMovesIsNotSilent();
};

void TestHttpFunnel::requestIsWhatIsDocumented()
{
    BrokenWire wire;

    QVERIFY(QCoro::waitFor(wire.client.replace(BrokenWire::web())));

    const QByteArray bytes = wire.proxy.requests().first().bytes;
    const QByteArrayList lines = bytes.first(bytes.indexOf("\r\n\r\n")).split('\n');
    QCOMPARE(lines.first(), "PUT /v2/imagetypes/web HTTP/1.1\r");
    const QByteArray headers = "\r\n" + lines.mid(1).join('\n') + "\r\n";
    const QByteArray body = bytes.sliced(bytes.indexOf("\r\n\r\n") + 4);
    for (const QByteArray& header : {"Host: " + wire.address().toLatin1(), QByteArray("Coopr-UserID: admin"),
             QByteArray("Coopr-TenantID: superadmin"), QByteArray("Coopr-ApiKey: s3cret-key"),
             QByteArray("Content-Type: application/json"), QByteArray("Accept-Encoding: identity"),
             QByteArray("Connection: Keep-Alive"), "Content-Length: " + QByteArray::number(body.size())}) {
        QCOMPARE(headers.count("\r\n" + header + "\r\n"), 1);
    }
    QVERIFY(!headers.toLower().contains("upgrade"));
    QVERIFY(!headers.toLower().contains("authorization"));
    QCOMPARE(body, ImageTypeCodec::requestBody(BrokenWire::web(), ImageTypeCodec::Style::Indented));
}

void TestHttpFunnel::keyIsLeftOutIfThereIsNone()
{
    FaultProxy proxy;
    Endpoint endpoint = BrokenWire::endpointOf(proxy.port());
    endpoint.apiKey.clear();
    HttpFunnel funnel(endpoint);

    QVERIFY(QCoro::waitFor(funnel.send(request("GET"))));

    QVERIFY(!proxy.requests().first().bytes.toLower().contains("coopr-apikey"));
}

void TestHttpFunnel::statusIsAskedForBesideTheVersion()
{
    for (const auto& [base, path] : {std::pair{u"/v2"_s, "/status"},
             std::pair{u"/coopr/v2"_s, "/coopr/status"}, std::pair{u"/api"_s, "/api/status"}}) {
        FaultProxy proxy;
        proxy.always(WireFault::answer(200, "OK\n"));
        Endpoint endpoint = BrokenWire::endpointOf(proxy.port());
        endpoint.base.setPath(base);
        HttpFunnel funnel(endpoint);
        ImageTypesClient client(funnel);

        QVERIFY(QCoro::waitFor(client.status()));

        QCOMPARE(proxy.requests().first().target, path);
    }
}

void TestHttpFunnel::sixAreOnTheirWayAtMost()
{
    BrokenWire wire;
    wire.proxy.on({.times = 9}, WireFault::holdBeforeServer());
    std::vector<Task> tasks;
    for (int i = 0; i < 9; ++i)
        tasks.push_back(wire.funnel.send(request("GET")));
    QCOMPARE(wire.funnel.requestsInFlight(), 9);
    QTRY_COMPARE(wire.proxy.heldCount(), 6);
    QCOMPARE(wire.proxy.requestCount(), 6);

    wire.proxy.release();

    QTRY_COMPARE(wire.proxy.heldCount(), 3);
    QCOMPARE(wire.funnel.requestsInFlight(), 3);
    wire.proxy.release();
    for (auto& task : tasks)
        QVERIFY(QCoro::waitFor(task));
    QCOMPARE(wire.funnel.requestsInFlight(), 0);
    QCOMPARE(wire.proxy.requestCount(), 9);
    QVERIFY(wire.proxy.connectionCount() <= 6);
}

void TestHttpFunnel::connectionsAreReused()
{
    BrokenWire wire;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(QCoro::waitFor(wire.client.replace(BrokenWire::web())));
        QVERIFY(QCoro::waitFor(wire.client.get(u"web"_s)));
    }
    QCOMPARE(wire.proxy.connectionCount(), 1);
    QCOMPARE(wire.proxy.requestCount(), 10);
}

void TestHttpFunnel::stopBeforeTheStartSendsNothing()
{
    BrokenWire wire;
    std::stop_source stop;
    stop.request_stop();

    const auto written = QCoro::waitFor(wire.funnel.send(request("PUT"), stop.get_token()));

    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Cancelled);
    QCOMPARE(wire.proxy.connectionCount(), 0);
}

void TestHttpFunnel::stopAbortsAReadAtOnce()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::noReply());
    std::stop_source stop;
    Task task = wire.funnel.send(request("GET"), stop.get_token());
    QTRY_COMPARE(wire.proxy.requestCount(), 1);

    stop.request_stop();
    const auto read = QCoro::waitFor(task);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Cancelled);
    QTRY_COMPARE(wire.proxy.openConnectionCount(), 0);
}

/// Qt's thread may tell of a header after the exchange has ended: each moment is as likely.
void TestHttpFunnel::stopMayMeetTheHeader()
{
    BrokenWire wire;
    QVERIFY(QCoro::waitFor(wire.funnel.send(request("GET"))));
    int stopped = 0;
    int answered = 0;
    constexpr qint64 step = 100; // ns, later by so much each time
    for (qint64 moment = 0; moment < 5'000 * step; moment += step) {
        std::stop_source stop;
        auto task = wire.funnel.send(request("GET"), stop.get_token());
        QElapsedTimer timer;
        timer.start();
        while (timer.nsecsElapsed() < moment) { }
        stop.request_stop();
        const auto reply = QCoro::waitFor(task);
        reply ? ++answered : ++stopped;
    }
    QCOMPARE(stopped + answered, 5'000);
    QVERIFY(stopped > 0);
}

void TestHttpFunnel::stopInTheQueueSendsNothing_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const QByteArray method : {"GET", "POST", "PUT", "DELETE"})
        QTest::newRow(method.constData()) << method;
}

void TestHttpFunnel::stopInTheQueueSendsNothing()
{
    QFETCH(QByteArray, method);
    BrokenWire wire({.inactivity = BrokenWire::patience, .connections = 1});
    wire.proxy.on({}, WireFault::holdBeforeServer());
    Task first = wire.funnel.send(request("GET"));
    std::stop_source stop;
    Task second = wire.funnel.send(request(method), stop.get_token());
    QTRY_COMPARE(wire.proxy.heldCount(), 1);

    stop.request_stop();
    const auto stopped = QCoro::waitFor(second);
    wire.proxy.release();

    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    QVERIFY(QCoro::waitFor(first));
    QVERIFY(QCoro::waitFor(wire.client.list()));
    QCOMPARE(wire.proxy.requestCount(), 2);
    QCOMPARE(wire.proxy.requestCount("GET"), 2);
}

void TestHttpFunnel::stopOfAWriteThatLeftWaitsForItsOutcome_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const QByteArray method : {"POST", "PUT", "DELETE"})
        QTest::newRow(method.constData()) << method;
}

void TestHttpFunnel::stopOfAWriteThatLeftWaitsForItsOutcome()
{
    QFETCH(QByteArray, method);
    BrokenWire wire;
    wire.proxy.always(WireFault::holdBeforeServer());
    std::stop_source stop;
    Task task = wire.funnel.send(request(method, u"/imagetypes/web"_s), stop.get_token());
    QTRY_COMPARE(wire.proxy.heldCount(), 1);

    stop.request_stop();
    wire.proxy.release();
    const auto written = QCoro::waitFor(task);

    QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
    QCOMPARE(wire.proxy.requestCount(method), 1);
    QCOMPARE(wire.server.requestCount(), 1);
}

void TestHttpFunnel::destructorResumesWhoWaits()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::holdBeforeServer());
    auto funnel = std::make_unique<HttpFunnel>(
        wire.endpoint, nullptr, HttpLimits{.inactivity = BrokenWire::patience, .connections = 3});
    QList<Error::Kind> kinds;
    std::vector<QCoro::Task<void>> tasks;
    const auto wait
        = [](HttpFunnel* through, QByteArray method, QList<Error::Kind>* told) -> QCoro::Task<void> {
        HttpRequest wanted = request(method);
        const auto reply = co_await through->send(std::move(wanted));
        told->append(reply ? Error::Kind::Storage : reply.error().kind);
    };
    for (const QByteArray method : {"GET", "PUT", "DELETE", "GET", "PUT", "DELETE"})
        tasks.push_back(wait(funnel.get(), method, &kinds));
    QTRY_COMPARE(wire.proxy.heldCount(), 3);

    funnel.reset();

    // Not later: inside the destructor. What had left is not known, what was queued has not left.
    QCOMPARE(kinds,
        QList<Error::Kind>({Error::Kind::Cancelled, Error::Kind::OutcomeUnknown, Error::Kind::OutcomeUnknown,
            Error::Kind::Cancelled, Error::Kind::Cancelled, Error::Kind::Cancelled}));
    QTRY_COMPARE(wire.proxy.heldCount(), 3);
    wire.proxy.release();
    QTRY_COMPARE(wire.proxy.openConnectionCount(), 0);
    QCOMPARE(wire.proxy.requestCount(), 3);
}

void TestHttpFunnel::funnelMayBeClosedByWhoIsTold()
{
    BrokenWire wire;
    wire.proxy.on({.skip = 1, .times = 2}, WireFault::noReply());
    auto funnel = std::make_unique<HttpFunnel>(wire.endpoint);
    connect(funnel.get(), &HttpFunnel::finished, this, [&] { funnel.reset(); });
    std::vector<Task> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.push_back(funnel->send(request("GET")));

    int answered = 0;
    for (auto& task : tasks) {
        const auto reply = QCoro::waitFor(task);
        QVERIFY(reply || reply.error().kind == Error::Kind::Cancelled);
        answered += reply.has_value();
    }

    QCOMPARE(answered, 1);
    QVERIFY(!funnel);
}

void TestHttpFunnel::funnelMayBeClosedByWhoIsResumed()
{
    BrokenWire wire;
    auto funnel = std::make_unique<HttpFunnel>(wire.endpoint);
    const auto close = [](std::unique_ptr<HttpFunnel>* through) -> QCoro::Task<bool> {
        HttpRequest wanted = request("GET");
        const auto reply = co_await (*through)->send(std::move(wanted));
        through->reset();
        co_return reply.has_value();
    };

    QVERIFY(QCoro::waitFor(close(&funnel)));

    QVERIFY(!funnel);
}

void TestHttpFunnel::funnelMayBeClosedByWhoWatchesAList()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::hugeList(-1));
    auto funnel = std::make_unique<HttpFunnel>(wire.endpoint);
    connect(funnel.get(), &HttpFunnel::received, this, [&] { funnel.reset(); });
    HttpRequest list = request("GET");
    list.isList = true;

    const auto reply = QCoro::waitFor(funnel->send(list));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Cancelled);
    QVERIFY(!funnel);
    QTRY_COMPARE(wire.proxy.openConnectionCount(), 0);
}

void TestHttpFunnel::bigUploadThatMovesIsNotSilent()
{
    // 32 MB, and the other side takes one at most every 30 ms: longer than the time-out, never as long
    // without progress, even while it takes the last few that the system has buffered.
    BrokenWire wire({.inactivity = std::chrono::milliseconds(500), .deadlineFactor = 20});
    WireFault slow = WireFault::answer(200, "");
    slow.readBytes = 1'000'000;
    slow.readMs = 30;
    wire.proxy.on({.method = "PUT"}, slow);
    qint64 milliseconds = 0;
    connect(&wire.funnel, &HttpFunnel::finished, this,
        [&](const RequestRecord& record) { milliseconds = record.milliseconds; });
    HttpRequest big = request("PUT");
    big.body = QByteArray(32'000'000, ' ');

    const auto written = QCoro::waitFor(wire.funnel.send(big));

    QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
    QVERIFY(milliseconds > 500);
    QVERIFY(wire.proxy.requests().first().isWhole);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestHttpFunnel)
#include "tst_httpfunnel.moc"
