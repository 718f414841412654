// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"
#include "support/contractfile.h"
#include "support/rawclient.h"

#include <QSemaphore>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace flavormap;

namespace {
const QByteArray askStatus = "GET /status HTTP/1.1\r\nHost: sandbox\r\n\r\n";
constexpr int othersServed = 50;

struct Row
{
    Dialect dialect;
    ContractGroup group;
    qsizetype exchange;
};

/// One server and the connections that were opened to it.
class Play
{
public:
    Play(const Row& row)
        : m_server(optionsOf(row))
    {
        m_server.onRequest([this](const QByteArray&, const QString&) {
            if (m_holding)
                m_released.acquire();
        });
    }

    Result<void> start() { return m_server.start(); }
    RawClient& send(const ContractExchange& exchange);
    bool servesOthers();

private:
    static SandboxOptions optionsOf(const Row& row);

    std::atomic<bool> m_holding = false;
    QSemaphore m_released;
    SandboxServer m_server;
    std::vector<std::unique_ptr<RawClient>> m_clients;
};

SandboxOptions Play::optionsOf(const Row& row)
{
    SandboxOptions options;
    options.dialect = row.dialect;
    options.imageTypesJson = row.group.serves;
    options.caseInsensitiveNames = row.group.options.contains(u"mariadb"_s);
    if (row.group.options.contains(u"security"_s))
        options.bearerToken = "secret";
    return options;
}

RawClient& Play::send(const ContractExchange& exchange)
{
    RawClient& client = *m_clients.emplace_back(std::make_unique<RawClient>(m_server.port()));
    const int before = m_server.requestCount();
    m_holding = exchange.leaves || exchange.closes;
    client.send(exchange.sent);
    if (m_holding) {
        // It has come, and is looked at only when nobody waits for an answer any more.
        [&] { QTRY_COMPARE(m_server.requestCount(), before + 1); }();
        exchange.closes ? client.close() : client.halfClose();
        m_holding = false;
        m_released.release();
    }
    if (exchange.never)
        [&] { QTRY_COMPARE(m_server.requestCount(), before + 1); }();
    if (exchange.closes)
        [&] { QTRY_VERIFY(m_server.requests().constLast().status != 0); }();
    return client;
}

bool Play::servesOthers()
{
    RawClient other(m_server.port());
    for (int i = 0; i < othersServed; ++i) {
        if (other.ask(askStatus).statusLine.isEmpty())
            return false;
    }
    return true;
}

void compareReply(const RawReply& reply, const ContractExchange& expected)
{
    QCOMPARE(reply.statusLine, expected.statusLine);
    QList<QByteArray> headers = expected.headers;
    for (QByteArray& header : headers)
        header.replace("Content-Length: *", "Content-Length: " + QByteArray::number(reply.body.size()));
    std::sort(headers.begin(), headers.end());
    QCOMPARE(reply.headers, headers);
    if (expected.bodyIs == ContractExchange::Body::Exact)
        QCOMPARE(reply.body, expected.body);
    else if (expected.bodyIs == ContractExchange::Body::Holds)
        QVERIFY2(reply.body.contains(expected.body), reply.body.constData());
    else
        QVERIFY(!reply.body.isEmpty());
}
} // namespace

/// Plays the rows of CONTRACT.md, kept in data files, over a plain socket. Knows nothing of the client's
/// code.
class TestContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exchange_data();
    void exchange();

private:
    void read(const char* file, Dialect dialect);

    std::vector<Row> m_rows;
};

void TestContract::read(const char* file, Dialect dialect)
{
    QString trouble;
    const QList<ContractGroup> groups
        = readContract(QStringLiteral(TEST_DATA) + u'/' + QString::fromLatin1(file),
            dialect == Dialect::Page ? "page" : "server", &trouble);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(!groups.isEmpty());
    for (const ContractGroup& group : groups) {
        for (qsizetype i = 0; i < group.exchanges.size(); ++i) {
            const ContractExchange& exchange = group.exchanges[i];
            QVERIFY2(exchange.statusLine.isEmpty() == (exchange.never || exchange.leaves || exchange.closes),
                qPrintable(exchange.title));
            m_rows.push_back({dialect, group, i});
        }
    }
}

void TestContract::initTestCase()
{
    read("contract-server.txt", Dialect::Server);
    read("contract-page.txt", Dialect::Page);
    for (const Dialect dialect : {Dialect::Server, Dialect::Page})
        read("contract-both.txt", dialect);
}

void TestContract::exchange_data()
{
    QTest::addColumn<int>("row");
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QString dialect = row.dialect == Dialect::Page ? u"page"_s : u"server"_s;
        const QString title
            = u"%1, %2: %3"_s.arg(dialect, row.group.title, row.group.exchanges[row.exchange].title);
        QTest::newRow(qPrintable(title)) << int(i);
    }
}

void TestContract::exchange()
{
    QFETCH(const int, row);
    const Row& wanted = m_rows[size_t(row)];
    Play play(wanted);
    const auto started = play.start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().message));

    // Given: what came before in the group
    for (qsizetype i = 0; i < wanted.exchange; ++i) {
        const ContractExchange& earlier = wanted.group.exchanges[i];
        RawClient& client = play.send(earlier);
        if (!earlier.never && !earlier.closes)
            client.reply();
    }

    // When
    const ContractExchange& exchange = wanted.group.exchanges[wanted.exchange];
    RawClient& client = play.send(exchange);

    // Then
    if (!exchange.statusLine.isEmpty()) {
        compareReply(client.reply(), exchange);
        if (QTest::currentTestFailed())
            return;
    }
    if (exchange.closes)
        return; // what it did is in the next exchange
    if (exchange.never || exchange.alone) {
        QVERIFY(play.servesOthers());
        QVERIFY(client.isSilentAndOpen());
    } else if (exchange.closed || exchange.leaves) {
        QVERIFY(client.isClosedByServer());
    } else {
        QVERIFY2(client.ask(askStatus).status() != 0, "the connection is not open any more");
    }
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
