// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include "support/loopback.h"

#include <QFile>
#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 mebibyte = qint64(1024) * 1024;
constexpr qint64 oneGigabyte = 1'000'000'000;

/// The most memory that this process had since resetPeak(), in bytes.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).simplified().split(' ').first().toLongLong() * 1024;
    }
    return -1;
}

void resetPeak()
{
    QFile refs(u"/proc/self/clear_refs"_s);
    if (!refs.open(QIODevice::WriteOnly) || refs.write("5") != 1 || !refs.flush())
        qFatal("the peak of this process's memory can't be reset");
}

HttpRequest request(const QByteArray& method, bool isList = false)
{
    return {
        .method = method, .path = u"/imagetypes"_s, .body = method == "GET" ? "" : "{}", .isList = isList};
}

HttpLimits shortWait(int deadlineFactor = 4)
{
    return {.inactivity = milliseconds(300), .deadlineFactor = deadlineFactor};
}

/// A list of `bytes` bytes in all its lines, as a server sends it.
WireFault listOf(qint64 bytes)
{
    return WireFault::answer(200, '[' + QByteArray(bytes - 2, ' ') + ']');
}

} // namespace

/// Neither a large nor a slow nor a silent server can fill this computer's memory or hold the program up.
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replyLargerThanAllowedIsNotRead_data();
    void replyLargerThanAllowedIsNotRead();
    void replyAsLargeAsAllowedIsRead();
    void silenceIsTimedOut_data();
    void silenceIsTimedOut();
    void dribbleIsCutByTheDeadline_data();
    void dribbleIsCutByTheDeadline();
    void listThatComesAlongOutlivesTheDeadline();
    void listThatHardlyComesIsGivenUp();
    void connectionThatIsNotAcceptedIsTimedOut();
    void withoutARouteNothingHasLeft();
    void waitingInTheQueueIsNotCounted();
    void serverThatStopsReadingIsTimedOut_data();
    void serverThatStopsReadingIsTimedOut();
    void afterATimeOutTheNextRequestWorks();
    void defaultsAreTheProducts();
    void timeOutIsTheEndpoints();
    void noMoreThanSixConnectionsAreOpened();
};

void TestLimits::replyLargerThanAllowedIsNotRead_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isList");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("allowed");
    for (const QByteArray method : {"GET", "PUT"}) {
        for (const bool isList : {false, true}) {
            if (method == "PUT" && isList)
                continue;
            const char* what = isList ? "list" : method.constData();
            QTest::addRow("%s, 1 GB announced", what)
                << method << isList << oneGigabyte << HttpLimits{}.replyBytes;
            QTest::addRow("%s, endless", what) << method << isList << qint64(-1) << 4 * mebibyte;
            QTest::addRow("%s, one byte more", what) << method << isList << 4 * mebibyte + 1 << 4 * mebibyte;
        }
    }
}

void TestLimits::replyLargerThanAllowedIsNotRead()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, isList);
    QFETCH(qint64, size);
    QFETCH(qint64, allowed);
    BrokenWire wire({.inactivity = BrokenWire::patience, .replyBytes = allowed});
    wire.proxy.always(WireFault::hugeList(size));
    resetPeak();
    const qint64 before = peakMemory();
    QVERIFY(before > 0);

    const auto reply = QCoro::waitFor(wire.funnel.send(request(method, isList)));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, method == "GET" ? Error::Kind::BadReply : Error::Kind::OutcomeUnknown);
    QVERIFY2(reply.error().message.contains(wire.address()), qPrintable(reply.error().message));
    QVERIFY2(reply.error().message.contains(u"larger than %1 MiB"_s.arg(allowed / mebibyte)),
        qPrintable(reply.error().message));
    if (size != allowed + 1) // else it came as a whole
        QTRY_COMPARE_WITH_TIMEOUT(
            wire.proxy.openConnectionCount(), 0, 60'000); // it drains what was sent without end
    // Until the connection has ended, so that what comes after the refusal counts too.
    QVERIFY2(
        peakMemory() - before < 64 * mebibyte, qPrintable(u"%1 bytes more"_s.arg(peakMemory() - before)));
    // Of a read; what answers a write Qt takes in, and drops, until it hears of the refusal.
    if (method == "GET")
        QVERIFY(wire.proxy.requests().last().replyBytes < 64 * mebibyte);
}

void TestLimits::replyAsLargeAsAllowedIsRead()
{
    BrokenWire wire({.inactivity = BrokenWire::patience, .replyBytes = mebibyte});
    wire.proxy.on({.times = 2}, listOf(mebibyte));

    const auto list = QCoro::waitFor(wire.client.list());
    const auto reply = QCoro::waitFor(wire.funnel.send(request("GET")));

    QVERIFY(list);
    QCOMPARE(list->size(), mebibyte);
    QVERIFY(reply);
    QCOMPARE(reply->body, *list);
}

void TestLimits::silenceIsTimedOut_data()
{
    QTest::addColumn<bool>("isList");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<QString>("said");
    for (const bool isList : {false, true}) {
        const char* what = isList ? "list" : "single read";
        QTest::addRow("%s, no byte", what) << isList << qint64(0) << u"has not answered for 0.3 s"_s;
        QTest::addRow("%s, half a header", what) << isList << qint64(20) << u"has not answered for 0.3 s"_s;
        QTest::addRow("%s, half a body", what) << isList << qint64(500) << u"went silent for 0.3 s"_s;
    }
}

void TestLimits::silenceIsTimedOut()
{
    QFETCH(bool, isList);
    QFETCH(qint64, after);
    QFETCH(QString, said);
    BrokenWire wire(shortWait());
    WireFault fault = listOf(1000);
    fault.stallReplyAt = after;
    wire.proxy.always(fault);

    const auto reply = QCoro::waitFor(wire.funnel.send(request("GET", isList)));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::TimedOut);
    QVERIFY2(reply.error().message.startsWith(wire.address()), qPrintable(reply.error().message));
    QVERIFY2(reply.error().message.contains(said), qPrintable(reply.error().message));
    QVERIFY2(reply.error().message.contains(u"try again"_s), qPrintable(reply.error().message));
    QTRY_COMPARE(wire.proxy.openConnectionCount(), 0);
}

void TestLimits::dribbleIsCutByTheDeadline_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isList");
    QTest::addColumn<bool>("inHeader");
    QTest::newRow("single read, in the header") << QByteArray("GET") << false << true;
    QTest::newRow("single read, in the body") << QByteArray("GET") << false << false;
    QTest::newRow("list, in the header") << QByteArray("GET") << true << true;
    QTest::newRow("write, in the header") << QByteArray("PUT") << false << true;
    QTest::newRow("write, in the body") << QByteArray("PUT") << false << false;
}

void TestLimits::dribbleIsCutByTheDeadline()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, isList);
    QFETCH(bool, inHeader);
    BrokenWire wire(shortWait(2));
    WireFault fault = inHeader
        ? WireFault::answer("HTTP/1.1 200 OK\r\nX-Long: " + QByteArray(100'000, 'x') + "\r\n\r\n")
        : listOf(100'000);
    fault.dribbleBytes = inHeader ? 1 : 200;
    fault.dribbleMs = 10;
    wire.proxy.always(fault);

    const auto reply = QCoro::waitFor(wire.funnel.send(request(method, isList)));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, method == "GET" ? Error::Kind::TimedOut : Error::Kind::OutcomeUnknown);
    QVERIFY2(reply.error().message.startsWith(wire.address()), qPrintable(reply.error().message));
    if (!inHeader) {
        QVERIFY2(reply.error().message.contains(u"not finished its answer after 0.6 s"_s),
            qPrintable(reply.error().message));
    }
    QTRY_COMPARE(wire.proxy.openConnectionCount(), 0);
}

void TestLimits::listThatComesAlongOutlivesTheDeadline()
{
    // 300 ms in all are allowed to a single read; this takes at least 80 x 10 ms.
    const HttpLimits limits{.inactivity = milliseconds(300), .deadlineFactor = 1, .listBytesPerSecond = 1000};
    WireFault fault = listOf(16'000);
    fault.dribbleBytes = 200;
    fault.dribbleMs = 10;
    BrokenWire wire(limits);
    wire.proxy.always(fault);
    QList<qint64> progress;
    connect(&wire.funnel, &HttpFunnel::received, this, [&](qint64 bytes, qint64 total) {
        QCOMPARE(total, 16'000);
        progress += bytes;
    });

    const auto list = QCoro::waitFor(wire.funnel.send(request("GET", true)));
    const auto single = QCoro::waitFor(wire.funnel.send(request("GET", false)));

    QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
    QCOMPARE(list->body.size(), 16'000);
    QVERIFY(progress.size() > 10);
    QVERIFY(std::is_sorted(progress.begin(), progress.end()));
    QCOMPARE(progress.last(), 16'000);
    QVERIFY(!single);
    QCOMPARE(single.error().kind, Error::Kind::TimedOut);
}

void TestLimits::listThatHardlyComesIsGivenUp()
{
    BrokenWire wire({.inactivity = milliseconds(300), .listBytesPerSecond = 1024});
    WireFault fault = listOf(100'000);
    // 1000 bytes a second at most: always less than is wanted.
    fault.dribbleBytes = 10;
    fault.dribbleMs = 10;
    wire.proxy.always(fault);

    const auto list = QCoro::waitFor(wire.client.list());

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::TimedOut);
    QVERIFY2(list.error().message.startsWith(wire.address()), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(u"slower than 1024 bytes a second"_s),
        qPrintable(list.error().message));
}

void TestLimits::connectionThatIsNotAcceptedIsTimedOut()
{
    // A queue of one, filled: the system lets no third one in.
    const Descriptor listener = loopback::listenAt(0, 0);
    const Descriptor first = loopback::connectTo(loopback::portOf(listener));
    QVERIFY(first);
    const Endpoint endpoint = BrokenWire::endpointOf(loopback::portOf(listener));
    for (const QByteArray method : {"GET", "PUT"}) {
        HttpFunnel funnel(endpoint, nullptr, shortWait());

        const auto reply = QCoro::waitFor(funnel.send(request(method)));

        QVERIFY(!reply);
        // A write whose body was not begun has not left.
        QCOMPARE(reply.error().kind, Error::Kind::TimedOut);
        QVERIFY2(
            reply.error().message.startsWith(endpoint.shownAddress()), qPrintable(reply.error().message));
        QVERIFY2(reply.error().message.contains(u"did not accept a connection within 0.3 s"_s),
            qPrintable(reply.error().message));
        QVERIFY2(reply.error().message.contains(u"firewall"_s), qPrintable(reply.error().message));
    }
}

void TestLimits::withoutARouteNothingHasLeft()
{
    Endpoint endpoint = BrokenWire::endpointOf(55054);
    endpoint.base.setHost(u"255.255.255.255"_s); // the system refuses it without a packet
    for (const QByteArray method : {"GET", "POST", "PUT", "DELETE"}) {
        HttpFunnel funnel(endpoint);
        HttpRequest call = request(method);
        if (method == "DELETE")
            call.body.clear();

        const auto reply = QCoro::waitFor(funnel.send(call));

        QVERIFY(!reply);
        QVERIFY2(reply.error().kind == Error::Kind::Unreachable, qPrintable(reply.error().message));
        QVERIFY2(reply.error().message.contains(u"can't be reached"_s), qPrintable(reply.error().message));
    }
}

void TestLimits::waitingInTheQueueIsNotCounted()
{
    // Each takes a quarter of its deadline, all of them more than it.
    BrokenWire wire({.inactivity = milliseconds(1000), .deadlineFactor = 1, .connections = 1});
    WireFault fault = listOf(450);
    fault.dribbleBytes = 20;
    fault.dribbleMs = 10;
    wire.proxy.always(fault);
    qint64 inAll = 0;
    connect(&wire.funnel, &HttpFunnel::finished, this,
        [&](const RequestRecord& record) { inAll += record.milliseconds; });
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(wire.funnel.send(request("GET")));
    QCOMPARE(wire.funnel.requestsInFlight(), 5);

    for (auto& task : tasks) {
        const auto reply = QCoro::waitFor(task);
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
    }

    QCOMPARE(wire.proxy.connectionCount(), 1);
    QVERIFY(inAll > 1000);
}

void TestLimits::serverThatStopsReadingIsTimedOut_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("POST") << QByteArray("POST");
    QTest::newRow("PUT") << QByteArray("PUT");
}

void TestLimits::serverThatStopsReadingIsTimedOut()
{
    QFETCH(QByteArray, method);
    BrokenWire wire(shortWait());
    wire.proxy.on({.method = method}, WireFault::stallRequest(100'000));
    HttpRequest large = request(method);
    large.body = QByteArray(20 * mebibyte, 'x'); // more than fits in the sockets' buffers

    const auto reply = QCoro::waitFor(wire.funnel.send(large));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
    QVERIFY2(reply.error().message.contains(
                 wire.address() + u" has taken nothing more of the request for 0.3 s"_s),
        qPrintable(reply.error().message));
    QCOMPARE(wire.proxy.requestCount(method), 1);
    QCOMPARE(wire.server.writesOf(u"web"_s), 0);
}

void TestLimits::defaultsAreTheProducts()
{
    const HttpLimits limits;
    QVERIFY(!limits.inactivity); // the endpoint's
    QCOMPARE(Endpoint().timeout, std::chrono::seconds(30));
    QCOMPARE(limits.deadlineFactor, 4);
    QCOMPARE(limits.listBytesPerSecond, 1024);
    QCOMPARE(limits.replyBytes, 512 * mebibyte);
    QCOMPARE(limits.connections, 6);
}

void TestLimits::timeOutIsTheEndpoints()
{
    FaultProxy proxy;
    proxy.always(WireFault::noReply());
    Endpoint endpoint = BrokenWire::endpointOf(proxy.port());
    endpoint.timeout = std::chrono::seconds(1);
    HttpFunnel funnel(endpoint);

    const auto reply = QCoro::waitFor(funnel.send(request("GET")));

    QVERIFY(!reply);
    QVERIFY2(reply.error().message.contains(u"not answered for 1 s"_s), qPrintable(reply.error().message));
}

void TestLimits::noMoreThanSixConnectionsAreOpened()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::holdBeforeReply());
    std::vector<QCoro::Task<Result<HttpReply>>> tasks;
    for (int i = 0; i < 10; ++i)
        tasks.push_back(wire.funnel.send(request("GET")));
    QTRY_COMPARE(wire.proxy.heldCount(), 6);
    QCOMPARE(wire.proxy.connectionCount(), 6);
    QCOMPARE(wire.funnel.requestsInFlight(), 10);

    wire.proxy.clearFaults();
    wire.proxy.release();
    for (auto& task : tasks)
        QVERIFY(QCoro::waitFor(task));
    QCOMPARE(wire.proxy.connectionCount(), 6);
}

void TestLimits::afterATimeOutTheNextRequestWorks()
{
    BrokenWire wire(shortWait());
    wire.proxy.on({}, WireFault::noReply());
    QVERIFY(!QCoro::waitFor(wire.client.list()));

    const auto list = QCoro::waitFor(wire.client.list());

    QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
    QCOMPARE(*list, wire.server.list());
    QCOMPARE(wire.funnel.requestsInFlight(), 0);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestLimits)
#include "tst_limits.moc"
