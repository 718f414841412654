// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"
#include "support/faultproxy.h"
#include "support/rawclient.h"

#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;
using Ending = WireFault::Ending;

namespace {

const QByteArray body = R"({"name":"web","description":"Web","providermap":{}})";

SandboxOptions emptyServer()
{
    SandboxOptions options;
    options.imageTypesJson = "[]";
    return options;
}

/// A sandbox without image types behind a proxy.
struct Wire
{
    Wire()
        : server(emptyServer())
        , isStarted(server.start().has_value())
        , proxy(server.port())
    {
    }

    SandboxServer server;
    bool isStarted;
    FaultProxy proxy;
};

QByteArray put()
{
    return adminRequest("PUT", "/v2/imagetypes/web", body);
}

QByteArray get()
{
    return adminRequest("GET", "/v2/imagetypes/web");
}

} // namespace

/// The tool that breaks the wire in other tests does what it says.
class TestFaultProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesRequestsAndRepliesUnchanged();
    void replyThatEndsWithItsConnectionDoesSo();
    void countsRequestsOnReusedConnections();
    void chosenRequestsGetTheirFaults();
    void requestCutAtAByteNeverReachesTheServer_data();
    void requestCutAtAByteNeverReachesTheServer();
    void requestThatStallsAtAByteKeepsItsConnection();
    void writeIsDoneWhenOnlyItsReplyIsCut();
    void replyIsCutAtItsByte();
    void silenceKeepsTheConnectionOpen();
    void garbledReplyDiffersInSixteenBytes();
    void dribbledReplyIsWholeInTheEnd();
    void anyBytesCanBeTheReply();
    void hugeReplyIsAsLongAsItSays();
    void heldBeforeTheServerItIsNotDoneYet();
    void heldBeforeTheReplyItIsDone();
    void refusedPortIsBackLater();
    void droppedConnectionsAreEnded();
    void withoutAServerTheListIsEmpty();
    void greetingComesUnasked();
    void slowReaderReadsAllInTheEnd();
};

void TestFaultProxy::passesRequestsAndRepliesUnchanged()
{
    Wire wire;
    QVERIFY(wire.isStarted);
    RawClient direct(wire.server.port());
    RawClient client(wire.proxy.port());
    QCOMPARE(client.ask(put()).status(), 200);

    const RawReply there = direct.ask(get());
    const RawReply here = client.ask(get());

    QCOMPARE(here.statusLine, there.statusLine);
    QCOMPARE(here.headers, there.headers);
    QCOMPARE(here.body, there.body);
    const auto requests = wire.proxy.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].method, "PUT");
    QCOMPARE(requests[0].target, "/v2/imagetypes/web");
    QCOMPARE(requests[0].bytes, put());
    QVERIFY(requests[0].isWhole);
    QVERIFY(requests[0].isForwarded);
    QCOMPARE(requests[1].bytes, get());
}

void TestFaultProxy::replyThatEndsWithItsConnectionDoesSo()
{
    Wire wire;
    RawClient client(wire.proxy.port());

    const RawReply reply = client.ask(adminRequest("GET", "/nothing/here"));

    QCOMPARE(reply.status(), 404);
    QVERIFY(reply.headers.isEmpty());
    QVERIFY(reply.body.contains("/nothing/here"));
    QVERIFY(client.isClosedByServer());
}

void TestFaultProxy::countsRequestsOnReusedConnections()
{
    Wire wire;
    RawClient one(wire.proxy.port());
    RawClient other(wire.proxy.port());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(one.ask(put()).status(), 200);
    QCOMPARE(other.ask(get()).status(), 200);

    QCOMPARE(wire.proxy.connectionCount(), 2);
    QCOMPARE(wire.proxy.requestCount("PUT"), 3);
    QCOMPARE(wire.proxy.requestCount("GET", "/v2/imagetypes"), 1);
    QCOMPARE(wire.proxy.requestCount("GET", "/v2/providers"), 0);
    QCOMPARE(wire.server.requestCount(), 4);
    const auto requests = wire.proxy.requests();
    QCOMPARE(requests[2].place, 2);
    QCOMPARE(requests[2].connection, requests[0].connection);
    QVERIFY(requests[3].connection != requests[0].connection);
    QCOMPARE(requests[3].place, 0);
}

void TestFaultProxy::chosenRequestsGetTheirFaults()
{
    Wire wire;
    wire.proxy.on(
        {.method = "PUT", .pathPrefix = "/v2/imagetypes/w", .skip = 1}, WireFault::answer(503, "second"));
    wire.proxy.on({.method = "GET", .times = -1}, WireFault::answer(500, "get"));
    RawClient client(wire.proxy.port());

    QCOMPARE(client.ask(put()).status(), 200);
    QCOMPARE(client.ask(adminRequest("PUT", "/v2/imagetypes/other", R"({"name":"other"})")).status(), 200);
    QCOMPARE(client.ask(put()).body, "second");
    QCOMPARE(client.ask(put()).status(), 200);
    QCOMPARE(client.ask(get()).body, "get");
    QCOMPARE(client.ask(get()).body, "get");
    wire.proxy.clearFaults();
    QCOMPARE(client.ask(get()).status(), 200);
    QCOMPARE(wire.server.writesOf(u"web"_s), 2);
}

void TestFaultProxy::requestCutAtAByteNeverReachesTheServer_data()
{
    QTest::addColumn<qint64>("atByte");
    QTest::addColumn<bool>("isReset");
    for (const bool isReset : {false, true}) {
        const char* ending = isReset ? "reset" : "close";
        QTest::addRow("at the first line, %s", ending) << qint64(0) << isReset;
        QTest::addRow("in the header, %s", ending) << qint64(60) << isReset;
        QTest::addRow("in the body, %s", ending) << qint64(put().size() - 5) << isReset;
    }
}

void TestFaultProxy::requestCutAtAByteNeverReachesTheServer()
{
    QFETCH(qint64, atByte);
    QFETCH(bool, isReset);
    Wire wire;
    wire.proxy.always(WireFault::cutRequest(atByte, isReset ? Ending::Reset : Ending::Close));
    RawClient client(wire.proxy.port());

    client.send(put());

    QVERIFY(client.isClosedByServer());
    const auto requests = wire.proxy.requests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].method, "PUT");
    QCOMPARE(requests[0].bytes.size(), std::max<qint64>(atByte, put().indexOf('\n') + 1));
    QVERIFY(!requests[0].isWhole);
    QVERIFY(!requests[0].isForwarded);
    QCOMPARE(wire.server.requestCount(), 0);
}

void TestFaultProxy::requestThatStallsAtAByteKeepsItsConnection()
{
    Wire wire;
    wire.proxy.on({}, WireFault::stallRequest(100));
    RawClient client(wire.proxy.port());
    client.send(put());
    QTRY_COMPARE(wire.proxy.requests().value(0).bytes.size(), 100);

    RawClient other(wire.proxy.port());
    QCOMPARE(other.ask(get()).status(), 404); // what stalled was not done

    QCOMPARE(wire.proxy.requests()[0].bytes, put().first(100));
    QVERIFY(client.isSilentAndOpen());
    QCOMPARE(wire.proxy.openConnectionCount(), 2);
}

void TestFaultProxy::writeIsDoneWhenOnlyItsReplyIsCut()
{
    Wire wire;
    wire.proxy.on({.method = "PUT"}, WireFault::cutBeforeReply());
    wire.proxy.on({.method = "PUT"}, WireFault::cutBeforeReply().withoutServer());
    RawClient client(wire.proxy.port());
    client.send(put());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(wire.server.writesOf(u"web"_s), 1);

    RawClient again(wire.proxy.port());
    again.send(put());
    QVERIFY(again.isClosedByServer());
    QCOMPARE(wire.server.writesOf(u"web"_s), 1);
    QCOMPARE(wire.proxy.requestCount("PUT"), 2);
    QVERIFY(!wire.proxy.requests().last().isForwarded);
    QVERIFY(wire.proxy.requests().last().isWhole);
}

void TestFaultProxy::replyIsCutAtItsByte()
{
    Wire wire;
    RawClient client(wire.proxy.port());
    client.ask(put());
    const qsizetype whole = client.ask(get()).body.size();
    const qsizetype replySize = wire.proxy.requests().last().replyBytes;
    for (const Ending ending : {Ending::Close, Ending::Reset}) {
        wire.proxy.on({.method = "GET"}, WireFault::cutReply(replySize - 3, ending));
        RawClient cut(wire.proxy.port());

        const RawReply reply = cut.ask(get());

        QCOMPARE(reply.status(), 200);
        QCOMPARE(reply.body.size(), whole - 3);
        QVERIFY(cut.isClosedByServer());
    }
}

void TestFaultProxy::silenceKeepsTheConnectionOpen()
{
    Wire wire;
    wire.proxy.on({.method = "PUT"}, WireFault::noReply());
    wire.proxy.on({.method = "GET"}, WireFault::stallReply(20));
    RawClient silent(wire.proxy.port());
    silent.send(put());
    QTRY_COMPARE(wire.server.writesOf(u"web"_s), 1);
    QVERIFY(silent.isSilentAndOpen());
    {
        RawClient stalled(wire.proxy.port());
        stalled.send(get());
        QTRY_COMPARE(wire.proxy.requests().last().replyBytes, 20);
        QCOMPARE(wire.proxy.openConnectionCount(), 2);
    }
    // It notices that a client has left.
    QTRY_COMPARE(wire.proxy.openConnectionCount(), 1);
}

void TestFaultProxy::garbledReplyDiffersInSixteenBytes()
{
    Wire wire;
    RawClient client(wire.proxy.port());
    client.ask(put());
    const QByteArray good = client.ask(get()).body;
    const qint64 headSize = wire.proxy.requests().last().replyBytes - good.size();
    wire.proxy.on({.method = "GET"}, WireFault::garbleReply(headSize + 4));

    const QByteArray bad = client.ask(get()).body;

    QCOMPARE(bad.size(), good.size());
    QCOMPARE(bad.first(4), good.first(4));
    for (qsizetype i = 4; i < 20; ++i)
        QVERIFY(bad[i] != good[i]);
    QCOMPARE(bad.sliced(20), good.sliced(20));
}

void TestFaultProxy::dribbledReplyIsWholeInTheEnd()
{
    Wire wire;
    RawClient client(wire.proxy.port());
    client.ask(put());
    const QByteArray good = client.ask(get()).body;
    wire.proxy.on({.method = "GET"}, WireFault::dribble(10, 1));

    QCOMPARE(client.ask(get()).body, good);
}

void TestFaultProxy::anyBytesCanBeTheReply()
{
    Wire wire;
    wire.proxy.on({}, WireFault::answer("SSH-2.0-OpenSSH_9.2\r\n", Ending::Close));
    wire.proxy.on({}, WireFault::answer("HTTP/1.1 404 Not Found\r\n\r\nno headers", Ending::Close));
    wire.proxy.on({}, WireFault::answer(418, "tea", "X-Pot: 1\r\n"));
    RawClient ssh(wire.proxy.port());
    ssh.send(get());
    QVERIFY(!ssh.isClosedByServer()); // because bytes came
    RawClient bare(wire.proxy.port());
    const RawReply reply = bare.ask(get());
    QCOMPARE(reply.status(), 404);
    QVERIFY(reply.headers.isEmpty());
    QCOMPARE(reply.body, "no headers");
    RawClient client(wire.proxy.port());
    const RawReply tea = client.ask(put());
    QCOMPARE(tea.status(), 418);
    QCOMPARE(tea.header("X-Pot"), "1");
    QCOMPARE(client.ask(get()).status(), 404);
    QCOMPARE(wire.server.requestCount(), 1);
}

void TestFaultProxy::hugeReplyIsAsLongAsItSays()
{
    Wire wire;
    wire.proxy.on({}, WireFault::hugeList(10'000'000));
    RawClient client(wire.proxy.port());

    QCOMPARE(client.ask(get()).body.size(), 10'000'000);
    QCOMPARE(client.ask(get()).status(), 404);
}

void TestFaultProxy::heldBeforeTheServerItIsNotDoneYet()
{
    Wire wire;
    wire.proxy.on({.method = "PUT"}, WireFault::holdBeforeServer());
    RawClient client(wire.proxy.port());
    client.send(put());
    QTRY_COMPARE(wire.proxy.heldCount(), 1);
    QCOMPARE(wire.server.requestCount(), 0);

    wire.proxy.release();

    QCOMPARE(wire.proxy.heldCount(), 0);
    QCOMPARE(client.reply().status(), 200);
    QCOMPARE(wire.server.writesOf(u"web"_s), 1);
}

void TestFaultProxy::heldBeforeTheReplyItIsDone()
{
    Wire wire;
    wire.proxy.on({.method = "PUT"}, WireFault::holdBeforeReply());
    RawClient client(wire.proxy.port());
    client.send(put());
    QTRY_COMPARE(wire.proxy.heldCount(), 1);
    QCOMPARE(wire.server.writesOf(u"web"_s), 1);
    QVERIFY(client.isSilentAndOpen());

    wire.proxy.release();

    QCOMPARE(client.reply().status(), 200);
}

void TestFaultProxy::refusedPortIsBackLater()
{
    Wire wire;
    RawClient open(wire.proxy.port());
    QCOMPARE(open.ask(put()).status(), 200);

    wire.proxy.refuse();
    QTcpSocket refused;
    refused.connectToHost(u"127.0.0.1"_s, wire.proxy.port());
    QVERIFY(!refused.waitForConnected());
    QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    QCOMPARE(open.ask(get()).status(), 200);

    wire.proxy.listenAgain();
    RawClient client(wire.proxy.port());
    QCOMPARE(client.ask(get()).status(), 200);
}

void TestFaultProxy::droppedConnectionsAreEnded()
{
    Wire wire;
    for (const Ending ending : {Ending::Close, Ending::Reset}) {
        RawClient client(wire.proxy.port());
        QCOMPARE(client.ask(put()).status(), 200);

        wire.proxy.dropConnections(ending);

        QVERIFY(client.isClosedByServer());
        QTRY_COMPARE(wire.proxy.openConnectionCount(), 0);
    }
}

void TestFaultProxy::withoutAServerTheListIsEmpty()
{
    FaultProxy proxy;
    RawClient client(proxy.port());

    QCOMPARE(client.ask(get()).body, "[]");
    QCOMPARE(client.ask(put()).status(), 200);
    QCOMPARE(proxy.requests().last().isForwarded, false);
}

void TestFaultProxy::greetingComesUnasked()
{
    Wire wire;
    wire.proxy.greet("220 ready\r\n\r\n", Ending::Close);
    RawClient client(wire.proxy.port());

    QCOMPARE(client.reply().statusLine, "220 ready");
    QVERIFY(client.isClosedByServer());
    QCOMPARE(wire.proxy.requestCount(), 0);
}

void TestFaultProxy::slowReaderReadsAllInTheEnd()
{
    Wire wire;
    WireFault slow;
    slow.readBytes = 7;
    slow.readMs = 1;
    wire.proxy.on({.method = "PUT"}, slow);
    RawClient client(wire.proxy.port());

    QCOMPARE(client.ask(put()).status(), 200);
    QCOMPARE(client.ask(get()).status(), 200);
    QCOMPARE(wire.proxy.requests().first().bytes, put());
    QCOMPARE(wire.server.writesOf(u"web"_s), 1);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestFaultProxy)
#include "tst_faultproxy.moc"
