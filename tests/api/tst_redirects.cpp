// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const QByteArrayList methods{"GET", "POST", "PUT", "DELETE"};

QCoro::Task<Result<void>> ask(ImageTypesClient* client, QByteArray method)
{
    if (method == "POST")
        co_return co_await client->create(BrokenWire::web());
    if (method == "PUT")
        co_return co_await client->replace(BrokenWire::web());
    if (method == "DELETE")
        co_return co_await client->remove(u"web"_s);
    const auto list = co_await client->list();
    if (!list)
        co_return tl::unexpected(list.error());
    co_return Result<void>{};
}

QByteArray redirection(int status, const QByteArray& location)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nLocation: " + location
        + "\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<h1>Moved</h1>      ";
}

} // namespace

/// The key goes to the server of the connection and nowhere else, whatever that server says.
class TestRedirects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toAnotherServerIsNotFollowed_data();
    void toAnotherServerIsNotFollowed();
    void toAnotherPathIsNotFollowed_data();
    void toAnotherPathIsNotFollowed();
    void toAnotherSchemeIsAnotherServer();
    void withoutATargetItIsABadReply();
    void secretsInTheTargetAreNotShown();
    void cookiesAreNotKept();
};

void TestRedirects::toAnotherServerIsNotFollowed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasScheme");
    for (const QByteArray& method : methods) {
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const bool hasScheme : {true, false})
                QTest::addRow("%s %d to %s", method.constData(), status,
                    hasScheme ? "http://host:port/path" : "//host:port/path")
                    << method << status << hasScheme;
        }
    }
}

void TestRedirects::toAnotherServerIsNotFollowed()
{
    QFETCH(QByteArray, method);
    QFETCH(int, status);
    QFETCH(bool, hasScheme);
    BrokenWire wire;
    FaultProxy other(wire.server.port());
    const QByteArray target = "//127.0.0.1:" + QByteArray::number(other.port()) + "/v2/imagetypes/web";
    wire.proxy.always(WireFault::answer(redirection(status, (hasScheme ? "http:" : "") + target)));

    const auto asked = QCoro::waitFor(ask(&wire.client, method));

    QVERIFY(!asked);
    const Error& error = asked.error();
    QCOMPARE(error.kind, Error::Kind::BadReply);
    QVERIFY2(error.message.contains(wire.address()), qPrintable(error.message));
    QVERIFY2(error.message.contains(u"127.0.0.1:%1/"_s.arg(other.port())), qPrintable(error.message));
    QVERIFY2(error.message.contains(u"the key was not sent there"_s), qPrintable(error.message));
    QCOMPARE(wire.funnel.requestsInFlight(), 0);
    QCOMPARE(wire.proxy.requestCount(), 1);
    QCOMPARE(other.connectionCount(), 0);
    QCOMPARE(wire.server.requestCount(), 0);
}

void TestRedirects::toAnotherPathIsNotFollowed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("shown");
    for (const QByteArray& method : methods) {
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%s %d to /path", method.constData(), status)
                << method << status << QByteArray("/v3/imagetypes") << u"/v3/imagetypes"_s;
            QTest::addRow("%s %d to path", method.constData(), status)
                << method << status << QByteArray("elsewhere") << u"/elsewhere"_s;
        }
    }
}

void TestRedirects::toAnotherPathIsNotFollowed()
{
    QFETCH(QByteArray, method);
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    QFETCH(QString, shown);
    BrokenWire wire;
    wire.proxy.always(WireFault::answer(redirection(status, location)));

    const auto asked = QCoro::waitFor(ask(&wire.client, method));

    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, Error::Kind::BadReply);
    QVERIFY2(asked.error().message.contains(wire.address()), qPrintable(asked.error().message));
    QVERIFY2(asked.error().message.contains(shown), qPrintable(asked.error().message));
    QVERIFY2(asked.error().message.contains(u"enter the new path"_s), qPrintable(asked.error().message));
    QCOMPARE(wire.proxy.requestCount(), 1);
    QCOMPARE(wire.proxy.connectionCount(), 1);
}

void TestRedirects::toAnotherSchemeIsAnotherServer()
{
    BrokenWire wire;
    wire.proxy.always(
        WireFault::answer(redirection(301, "https://" + wire.address().toLatin1() + "/v2/imagetypes")));

    const auto list = QCoro::waitFor(wire.client.list());

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::BadReply);
    QVERIFY2(list.error().message.contains(u"https://"_s + wire.address()), qPrintable(list.error().message));
    QCOMPARE(wire.proxy.connectionCount(), 1);
}

void TestRedirects::withoutATargetItIsABadReply()
{
    for (const int status : {300, 301, 302, 303, 304, 307, 308}) {
        BrokenWire wire;
        wire.proxy.always(WireFault::answer(status, {}));

        const auto list = QCoro::waitFor(wire.client.list());

        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::BadReply);
        QVERIFY2(list.error().message.contains(QString::number(status)), qPrintable(list.error().message));
        QVERIFY2(list.error().message.contains(wire.address()), qPrintable(list.error().message));
        QCOMPARE(wire.proxy.requestCount(), 1);
    }
}

void TestRedirects::secretsInTheTargetAreNotShown()
{
    const QByteArrayList targets{"http://user:pass-word@127.0.0.1:1/v2?token=to-ken#frag-ment",
        "/login?token=to-ken&key=s3cret-key", "http://127.0.0.1:1/s3cret-key/v2", "/v2/s3cret-key"};
    for (const QByteArray& target : targets) {
        BrokenWire wire;
        RequestRecord record;
        connect(&wire.funnel, &HttpFunnel::finished, this, [&](const RequestRecord& sent) { record = sent; });
        wire.proxy.always(WireFault::answer(redirection(302, target)));

        const auto list = QCoro::waitFor(wire.client.list());

        QVERIFY(!list);
        for (const QString& secret : {u"pass-word"_s, u"to-ken"_s, u"frag-ment"_s, u"s3cret-key"_s}) {
            QVERIFY2(!list.error().message.contains(secret), qPrintable(list.error().message));
            QVERIFY2(!list.error().detail.contains(secret), qPrintable(list.error().detail));
            QVERIFY(!record.error->message.contains(secret));
        }
        for (const auto& [name, value] : record.replyHeaders)
            QVERIFY(!value.contains("s3cret-key"));
    }
}

void TestRedirects::cookiesAreNotKept()
{
    BrokenWire wire;
    wire.proxy.on({}, WireFault::answer(200, "[]", "Set-Cookie: session=1; Path=/\r\n"));
    QVERIFY(QCoro::waitFor(wire.client.list()));

    QVERIFY(QCoro::waitFor(wire.client.list()));

    const auto requests = wire.proxy.requests();
    QCOMPARE(requests.size(), 2);
    QVERIFY(!requests[1].bytes.toLower().contains("\r\ncookie:"));
    QVERIFY(requests[1].bytes.contains("\r\nCoopr-ApiKey: s3cret-key\r\n"));
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestRedirects)
#include "tst_redirects.moc"
