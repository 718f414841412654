// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"

#include "support/rawclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace flavormap;

class TestSandboxServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverAnsweredRequestsStarveNoOther();
    void stopFreesParkedAndDelayedRequests();
    void aClientThatLeavesItsParkedRequestIsForgotten();
    void moreThanFiveRequestsOnOneConnection();
    void logTellsRequestsInTheirOrder();
    void writesOfCountsWhateverWasAnswered();
    void hookComesBeforeTheRequestIsLookedAt();
    void foreignClientWritesAndDeletes();
    void delayIsNotShorterThanAsked();
    void portInUseIsNamed();
    void listIsBuiltAgainAfterAWrite();
    void onMariaDbTheListHasNoOrder();
    void generatedCatalogueIsServed();
    void twoServersAreTwo();
    void onlyOneAddressIsListenedAt();
};

namespace {
constexpr int parkedRequests = 20;
const QByteArray neverAnswered = adminRequest("PUT", "/v2/imagetypes/parked");

SandboxOptions withoutImageTypes()
{
    SandboxOptions options;
    options.imageTypesJson = "[]";
    return options;
}

QByteArray imageType(const QByteArray& name, int number)
{
    return "{\"name\":\"" + name + "\",\"description\":\"" + QByteArray::number(number) + "\"}";
}
} // namespace

void TestSandboxServer::neverAnsweredRequestsStarveNoOther()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    std::vector<std::unique_ptr<RawClient>> parked;
    for (int i = 0; i < parkedRequests; ++i) {
        parked.push_back(std::make_unique<RawClient>(server.port()));
        parked.back()->send(neverAnswered);
    }
    QTRY_COMPARE(server.requestCount(), parkedRequests);

    RawClient other(server.port());
    for (int i = 0; i < 50; ++i)
        QCOMPARE(other.ask(adminRequest("PUT", "/v2/imagetypes/t", imageType("t", i))).status(), 200);

    for (const auto& client : parked)
        QVERIFY(client->isSilentAndOpen());
}

void TestSandboxServer::stopFreesParkedAndDelayedRequests()
{
    SandboxOptions options = withoutImageTypes();
    options.delayMs = 3'600'000;
    SandboxServer server(options);
    QVERIFY(server.start());
    RawClient parked(server.port());
    parked.send(neverAnswered);
    RawClient delayed(server.port());
    delayed.send(adminRequest("GET", "/v2/imagetypes"));
    RawClient idle(server.port());
    QTRY_COMPARE(server.requestCount(), 2);

    server.stop(); // returns at all: its threads have ended

    QVERIFY(parked.isClosedByServer());
    QVERIFY(idle.isClosedByServer());
    RawClient late(server.port());
    QVERIFY(late.ask(adminRequest("GET", "/v2/imagetypes")).statusLine.isEmpty());
}

void TestSandboxServer::aClientThatLeavesItsParkedRequestIsForgotten()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    RawClient parked(server.port());
    parked.send(neverAnswered);
    QTRY_COMPARE(server.requestCount(), 1);

    parked.halfClose();

    QVERIFY(parked.isClosedByServer());
}

void TestSandboxServer::moreThanFiveRequestsOnOneConnection()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    RawClient client(server.port());
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(client.ask(adminRequest("GET", "/v2/imagetypes")).body, QByteArray("[]"));
}

void TestSandboxServer::logTellsRequestsInTheirOrder()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    RawClient client(server.port());
    client.ask(adminRequest("PUT", "/v2/imagetypes/t", imageType("t", 1)));
    client.ask(adminRequest("GET", "/v2/imagetypes/%74?x"));
    client.ask(adminRequest("GET", "/v2/imagetypes/absent"));
    RawClient parked(server.port());
    parked.send(neverAnswered);
    QTRY_COMPARE(server.requestCount(), 4);
    const QList<RequestLog::Entry> expected{
        {"PUT", u"/v2/imagetypes/t"_s, 200},
        {"GET", u"/v2/imagetypes/%74?x"_s, 200},
        {"GET", u"/v2/imagetypes/absent"_s, 404},
        {"PUT", u"/v2/imagetypes/parked"_s, 0},
    };
    QCOMPARE(server.requests(), expected);
}

void TestSandboxServer::writesOfCountsWhateverWasAnswered()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    RawClient client(server.port());
    QCOMPARE(client.ask(adminRequest("POST", "/v2/imagetypes", imageType("t", 1))).status(), 200);
    QCOMPARE(client.ask(adminRequest("POST", "/v2/imagetypes", imageType("t", 1))).status(), 409);
    QCOMPARE(client.ask(adminRequest("PUT", "/v2/imagetypes/t", "{")).status(), 400);
    QCOMPARE(client.ask(adminRequest("DELETE", "/v2/imagetypes/t")).status(), 200);
    client.ask(adminRequest("GET", "/v2/imagetypes/t"));
    client.ask(adminRequest("PUT", "/v2/imagetypes/other", imageType("other", 1)));
    QTRY_COMPARE(server.writesOf(u"t"_s), 4);
    QCOMPARE(server.writesOf(u"other"_s), 1);
    QCOMPARE(server.writesOf(u"nobody"_s), 0);
}

void TestSandboxServer::hookComesBeforeTheRequestIsLookedAt()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    std::atomic<int> foreignWrites = 0;
    server.onRequest([&](const QByteArray& method, const QString& path) {
        if (method == "GET" && path == "/v2/imagetypes/t"_L1)
            foreignWrites += server.replaceBehindTheBack(u"t"_s, imageType("t", 7)) ? 1 : 0;
    });
    RawClient client(server.port());
    const RawReply reply = client.ask(adminRequest("GET", "/v2/imagetypes/t"));
    QCOMPARE(foreignWrites, 1);
    QCOMPARE(reply.body, QByteArray(R"({"name":"t","description":"7","version":1})"));
}

void TestSandboxServer::foreignClientWritesAndDeletes()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    QVERIFY(server.replaceBehindTheBack(u"t"_s, imageType("t", 1)));
    QVERIFY(server.replaceBehindTheBack(u"t"_s, imageType("t", 2)));
    QCOMPARE(server.imageType(u"t"_s), QByteArray(R"({"name":"t","description":"2","version":2})"));
    server.deleteBehindTheBack(u"t"_s);
    QCOMPARE(server.imageType(u"t"_s), QByteArray());
    const Result<void> refused = server.replaceBehindTheBack(u"t"_s, "{}");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QCOMPARE(server.requestCount(), 0);
    QCOMPARE(server.writesOf(u"t"_s), 0);
}

void TestSandboxServer::delayIsNotShorterThanAsked()
{
    SandboxOptions options = withoutImageTypes();
    options.delayMs = 20;
    SandboxServer server(options);
    QVERIFY(server.start());
    RawClient client(server.port());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.ask(adminRequest("GET", "/v2/imagetypes")).status(), 200);
    QVERIFY(timer.elapsed() >= 20); // a lower bound: what --delay-ms promises
}

void TestSandboxServer::portInUseIsNamed()
{
    SandboxServer first(withoutImageTypes());
    QVERIFY(first.start());
    SandboxOptions options = withoutImageTypes();
    options.port = first.port();
    SandboxServer second(options);
    const Result<void> started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Error::Kind::Unreachable);
    QVERIFY(started.error().message.contains(QString::number(first.port())));
}

void TestSandboxServer::listIsBuiltAgainAfterAWrite()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    RawClient client(server.port());
    const QByteArray list = adminRequest("GET", "/v2/imagetypes");
    QCOMPARE(client.ask(list).body, QByteArray("[]"));
    client.ask(adminRequest("PUT", "/v2/imagetypes/t", imageType("t", 1)));
    QCOMPARE(client.ask(list).body, QByteArray(R"([{"name":"t","description":"1","version":1}])"));
    client.ask(adminRequest("DELETE", "/v2/imagetypes/t/1"));
    QCOMPARE(client.ask(list).body, QByteArray("[]"));
}

void TestSandboxServer::onMariaDbTheListHasNoOrder()
{
    SandboxOptions options;
    options.types = 100;
    options.caseInsensitiveNames = true;
    SandboxServer server(options);
    QVERIFY(server.start());
    QStringList names;
    const QJsonArray types = QJsonDocument::fromJson(server.list()).array();
    for (const QJsonValue& type : types)
        names.append(type["name"_L1].toString());
    QCOMPARE(names.size(), 100);
    QVERIFY(!std::is_sorted(names.begin(), names.end()));
}

void TestSandboxServer::generatedCatalogueIsServed()
{
    SandboxOptions options;
    options.types = 500;
    options.providers = 12;
    SandboxServer server(options);
    QVERIFY(server.start());
    RawClient client(server.port());
    const QByteArray list = client.ask(adminRequest("GET", "/v2/imagetypes")).body;
    const QJsonArray types = QJsonDocument::fromJson(list).array();
    QCOMPARE(types.size(), 500);
    QCOMPARE(types.at(499).toObject().value("providermap"_L1).toObject().size(), 12);
    const QByteArray providers = client.ask(adminRequest("GET", "/v2/providers")).body;
    QCOMPARE(QJsonDocument::fromJson(providers).array().size(), 12);
}

void TestSandboxServer::twoServersAreTwo()
{
    SandboxServer one(withoutImageTypes());
    SandboxServer two(withoutImageTypes());
    QVERIFY(one.start());
    QVERIFY(two.start());
    QVERIFY(one.replaceBehindTheBack(u"t"_s, imageType("t", 1)));
    QCOMPARE(RawClient(two.port()).ask(adminRequest("GET", "/v2/imagetypes")).body, QByteArray("[]"));
}

void TestSandboxServer::onlyOneAddressIsListenedAt()
{
    SandboxServer server(withoutImageTypes());
    QVERIFY(server.start());
    QStringList others{u"127.0.0.2"_s}; // loopback too, and there on every Linux
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        if (address != QHostAddress(QHostAddress::LocalHost) && address.scopeId().isEmpty())
            others += address.toString();
    }
    for (const QString& address : others) {
        QTcpSocket socket;
        socket.connectToHost(address, server.port());
        QVERIFY2(!socket.waitForConnected(5'000), qPrintable(address));
        QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }
}

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandboxserver.moc"
