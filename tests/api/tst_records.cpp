// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

HttpRequest request(const QByteArray& method, const QString& path = u"/imagetypes"_s)
{
    return {.method = method, .path = path, .body = method == "PUT" || method == "POST" ? "{}" : ""};
}

} // namespace

/// What the Activity dock and the log are told of a request.
class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordTellsTheExchange();
    void recordHoldsNoSecret();
    void shortKeyIsInNoHeaderAndManglesNoText();
    void recordKeepsTheBeginningOfALargeReply();
    void recordOfAFailureHasItsError();
    void secondLookAtAPortIsRecordedToo();
};

void TestRecords::recordTellsTheExchange()
{
    BrokenWire wire;
    QList<RequestRecord> records;
    connect(
        &wire.funnel, &HttpFunnel::finished, this, [&](const RequestRecord& record) { records += record; });

    QVERIFY(QCoro::waitFor(wire.client.replace(BrokenWire::web())));
    QVERIFY(QCoro::waitFor(wire.client.get(u"web"_s)));

    QCOMPARE(records.size(), 2);
    QCOMPARE(records[0].method, "PUT");
    QCOMPARE(records[0].url, QUrl(wire.endpoint.base.toString() + u"/imagetypes/web"_s));
    QCOMPARE(records[0].status, 200);
    QVERIFY(wire.proxy.requests()[0].bytes.endsWith(records[0].requestBody));
    QVERIFY(!records[0].error);
    QVERIFY(records[1].id > records[0].id);
    QCOMPARE(records[1].requestBody, QByteArray());
    QVERIFY(wire.proxy.requests()[1].replyBytes > records[1].bytesReceived);
    QCOMPARE(records[1].bytesReceived, records[1].replyBody.size());
    QVERIFY(records[1].replyBody.contains("\"web\""));
    QVERIFY(!records[1].replyHeaders.isEmpty());
}

void TestRecords::recordHoldsNoSecret()
{
    BrokenWire wire;
    wire.proxy.on({}, WireFault::answer(200, "[\"s3cret-key\"]", "X-Echo: s3cret-key\r\n"));
    RequestRecord record;
    connect(&wire.funnel, &HttpFunnel::finished, this, [&](const RequestRecord& made) { record = made; });

    const auto reply = QCoro::waitFor(wire.funnel.send(request("GET")));

    QVERIFY(reply);
    QCOMPARE(reply->body, "[\"s3cret-key\"]");
    QByteArray all = record.requestBody + record.replyBody + toCurl(record).toUtf8();
    for (const auto& [name, value] : record.requestHeaders + record.replyHeaders)
        all += name + value;
    QVERIFY(!all.contains("s3cret-key"));
    QVERIFY(all.contains("$COOPR_API_KEY"));
}

void TestRecords::shortKeyIsInNoHeaderAndManglesNoText()
{
    for (const QByteArray key : {"x", "1"}) {
        BrokenWire wire;
        Endpoint endpoint = wire.endpoint;
        endpoint.apiKey = QString::fromLatin1(key);
        HttpFunnel funnel(endpoint);
        const QByteArray body = "[\"box 1\"]";
        wire.proxy.on({}, WireFault::answer(200, body, "Coopr-ApiKey: " + key + "\r\nX-Next: max 10\r\n"));
        RequestRecord record;
        connect(&funnel, &HttpFunnel::finished, this, [&](const RequestRecord& made) { record = made; });

        QVERIFY(QCoro::waitFor(funnel.send(request("GET"))));

        QCOMPARE(record.replyBody, body);
        for (const auto& [name, value] : record.requestHeaders + record.replyHeaders)
            QVERIFY2(value != key, name);
        QVERIFY(record.replyHeaders.contains(qMakePair(QByteArray("X-Next"), QByteArray("max 10"))));
        QVERIFY(toCurl(record).contains(u"Coopr-ApiKey: $COOPR_API_KEY"_s));
        QVERIFY(!toCurl(record).contains(u"ApiKey: "_s + endpoint.apiKey));
    }
}

void TestRecords::recordKeepsTheBeginningOfALargeReply()
{
    BrokenWire wire;
    const QByteArray body = '[' + QByteArray(1'000'000, ' ') + ']';
    wire.proxy.on({}, WireFault::answer(200, body));
    RequestRecord record;
    connect(&wire.funnel, &HttpFunnel::finished, this, [&](const RequestRecord& made) { record = made; });

    QVERIFY(QCoro::waitFor(wire.client.list()));

    QCOMPARE(record.bytesReceived, body.size());
    QCOMPARE(record.replyBody, body.first(65'536));
}

void TestRecords::recordOfAFailureHasItsError()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::cutBeforeReply());
    QList<RequestRecord> records;
    connect(
        &wire.funnel, &HttpFunnel::finished, this, [&](const RequestRecord& record) { records += record; });

    const auto written = QCoro::waitFor(wire.funnel.send(request("PUT")));
    const auto refused = QCoro::waitFor(wire.funnel.send(request("GET", u"/imagetypes/.."_s)));

    QVERIFY(!written);
    QVERIFY(!refused);
    QCOMPARE(records.size(), 1); // what never left the queue is no request
    QCOMPARE(records[0].status, 0);
    QCOMPARE(records[0].error, written.error());
}

void TestRecords::secondLookAtAPortIsRecordedToo()
{
    BrokenWire wire;
    wire.proxy.greet("SSH-2.0-OpenSSH_9.2p1\r\n", WireFault::Ending::Close);
    QList<RequestRecord> records;
    connect(
        &wire.funnel, &HttpFunnel::finished, this, [&](const RequestRecord& record) { records += record; });

    QVERIFY(!QCoro::waitFor(wire.client.list()));

    QCOMPARE(records.size(), 2);
    QVERIFY(records[0].id != records[1].id);
    QCOMPARE(records[0].method, "GET");
    QCOMPARE(records[0].url, QUrl(wire.proxy.url().toString() + u'/'));
    QVERIFY(records[0].replyBody.startsWith("SSH-2.0"));
    for (const auto& [name, value] : std::as_const(records[0].requestHeaders))
        QVERIFY2(!name.startsWith("Coopr"), name);
    QVERIFY(records[1].error);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestRecords)
#include "tst_records.moc"
