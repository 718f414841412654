// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"
#include "support/loopback.h"
#include "support/tlsserver.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

const QString here = u"IP:127.0.0.1,DNS:localhost"_s;

Endpoint secureEndpoint(quint16 port, const QString& caFile)
{
    Endpoint endpoint = BrokenWire::endpointOf(port);
    endpoint.base.setScheme(u"https"_s);
    endpoint.caFile = caFile;
    return endpoint;
}

HttpRequest writeOf(const QByteArray& method)
{
    const bool isPost = method == "POST";
    return {.method = method,
        .path = isPost ? u"/imagetypes"_s : u"/imagetypes/web"_s,
        .body = method == "DELETE" ? "" : "{}"};
}

Result<QByteArray> listOf(const Endpoint& endpoint, std::chrono::milliseconds patience = BrokenWire::patience)
{
    HttpFunnel funnel(endpoint, nullptr, {.inactivity = patience});
    ImageTypesClient client(funnel);
    return QCoro::waitFor(client.list());
}

} // namespace

/// The key is told only to a server whose certificate is trusted, and a distrust says whom and why.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void certificateOfTheCaFileIsTrusted_data();
    void certificateOfTheCaFileIsTrusted();
    void untrustedCertificateGetsNoByte_data();
    void untrustedCertificateGetsNoByte();
    void writeToAnUntrustedServerHasNotLeft();
    void caFileThatCannotBeUsedSendsNothing_data();
    void caFileThatCannotBeUsedSendsNothing();
    void plainRequestToATlsPortSaysSo();
    void plainRequestToASilentTlsPortTimesOut();
    void secureRequestToAPlainPortSaysSo();
    void secureRequestToASilentPlainPortTimesOut();
    void writeThatWaitsForASecureConnectionHasNotLeft_data();
    void writeThatWaitsForASecureConnectionHasNotLeft();
    void secureRequestToAPortThatClosesAtOnce();
    void writeIsSentOnceOverTlsToo_data();
    void writeIsSentOnceOverTlsToo();
    void neverHttp2();

private:
    bool isSaidOnce(const QString& sentence);

    Certificates m_certificates;
    Certificates::Files m_authority;
    Certificates::Files m_other;
    Certificates::Files m_good;
    QMap<QString, Certificates::Files> m_bad;
    QStringList m_sentences;
};

void TestTls::initTestCase()
{
    m_authority = m_certificates.authority(u"Our Authority"_s);
    m_other = m_certificates.authority(u"Other Authority"_s);
    m_good = m_certificates.issue(u"good"_s, here, m_authority);
    m_bad[u"other authority"_s] = m_certificates.issue(u"foreign"_s, here, m_other);
    m_bad[u"self-signed"_s] = m_certificates.selfSigned(u"own"_s, here);
    m_bad[u"expired"_s] = m_certificates.issue(
        u"expired"_s, here, m_authority, {.from = u"20200101000000Z"_s, .to = u"20210203000000Z"_s});
    m_bad[u"not yet valid"_s] = m_certificates.issue(
        u"early"_s, here, m_authority, {.from = u"20980101000000Z"_s, .to = u"20990203000000Z"_s});
    m_bad[u"wrong host"_s]
        = m_certificates.issue(u"elsewhere"_s, u"DNS:coopr.example,DNS:other.example"_s, m_authority);
}

void TestTls::certificateOfTheCaFileIsTrusted_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("by address") << u"127.0.0.1"_s;
    QTest::newRow("by name") << u"localhost"_s;
}

void TestTls::certificateOfTheCaFileIsTrusted()
{
    QFETCH(QString, host);
    TlsServer server(m_good);
    Endpoint endpoint = secureEndpoint(server.port(), m_authority.certificate);
    endpoint.base.setHost(host);

    const auto list = listOf(endpoint);

    QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
    QCOMPARE(*list, "[]");
    QVERIFY(server.received().startsWith("GET /v2/imagetypes HTTP/1.1\r\n"));
    QVERIFY(server.received().contains("\r\nCoopr-ApiKey: s3cret-key\r\n"));
}

void TestTls::untrustedCertificateGetsNoByte_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("hasCaFile");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("the system does not know it")
        << u"good"_s << false << QStringList{u"Our Authority"_s, u"CA file"_s};
    QTest::newRow("of another authority")
        << u"other authority"_s << true << QStringList{u"Other Authority"_s, u"CA file"_s};
    QTest::newRow("self-signed") << u"self-signed"_s << true << QStringList{u"own"_s, u"CA file"_s};
    QTest::newRow("expired") << u"expired"_s << true
                             << QStringList{u"2020-01-01"_s, u"2021-02-03"_s, u"renewed"_s};
    QTest::newRow("not yet valid") << u"not yet valid"_s << true
                                   << QStringList{u"2098-01-01"_s, u"2099-02-03"_s, u"clock"_s};
    QTest::newRow("wrong host") << u"wrong host"_s << true
                                << QStringList{u"coopr.example"_s, u"other.example"_s, u"not to 127.0.0.1"_s};
}

void TestTls::untrustedCertificateGetsNoByte()
{
    QFETCH(QString, certificate);
    QFETCH(bool, hasCaFile);
    QFETCH(QStringList, said);
    TlsServer server(m_bad.value(certificate, m_good));
    const Endpoint endpoint = secureEndpoint(server.port(), hasCaFile ? m_authority.certificate : QString());

    const auto list = listOf(endpoint);

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::Tls);
    QVERIFY2(list.error().message.contains(endpoint.shownAddress()), qPrintable(list.error().message));
    for (const QString& words : said)
        QVERIFY2(list.error().message.contains(words), qPrintable(list.error().message));
    QCOMPARE(server.received(), QByteArray());
    QVERIFY(isSaidOnce(QString(list.error().message).remove(endpoint.shownAddress())));
}

void TestTls::writeToAnUntrustedServerHasNotLeft()
{
    TlsServer server(m_bad[u"expired"_s]);
    HttpFunnel funnel(secureEndpoint(server.port(), m_authority.certificate));
    ImageTypesClient client(funnel);

    for (const auto& written : {QCoro::waitFor(client.create(BrokenWire::web())),
             QCoro::waitFor(client.replace(BrokenWire::web())), QCoro::waitFor(client.remove(u"web"_s))}) {
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Tls);
    }
    QCOMPARE(server.received(), QByteArray());
}

void TestTls::caFileThatCannotBeUsedSendsNothing_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("said");
    QTest::newRow("missing") << QByteArray() << u"can't be read"_s;
    QTest::newRow("no certificate") << QByteArray("hello\n") << u"holds no certificate"_s;
}

void TestTls::caFileThatCannotBeUsedSendsNothing()
{
    QFETCH(QByteArray, contents);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"authority.pem"_s);
    if (!contents.isNull()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) > 0);
    }
    TlsServer server(m_good);
    const Endpoint endpoint = secureEndpoint(server.port(), path);

    const auto list = listOf(endpoint);

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::Tls);
    QVERIFY2(list.error().message.contains(path), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(endpoint.shownAddress()), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(said), qPrintable(list.error().message));
    QCOMPARE(server.secureConnections(), 0);
    QVERIFY(isSaidOnce(QString(list.error().message).remove(path).remove(endpoint.shownAddress())));
}

void TestTls::plainRequestToATlsPortSaysSo()
{
    TlsServer server(m_good);
    const Endpoint endpoint = BrokenWire::endpointOf(server.port());

    const auto list = listOf(endpoint);

    QVERIFY(!list);
    QVERIFY2(list.error().message.contains(endpoint.shownAddress()), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(u"https://"_s), qPrintable(list.error().message));
    QCOMPARE(server.received(), QByteArray());
    QVERIFY(isSaidOnce(QString(list.error().message).remove(endpoint.shownAddress())));
}

/// As a Coopr server does (CONTRACT.md).
void TestTls::plainRequestToASilentTlsPortTimesOut()
{
    FaultProxy proxy;
    proxy.always(WireFault::noReply());
    const Endpoint endpoint = BrokenWire::endpointOf(proxy.port());

    const auto list = listOf(endpoint, std::chrono::milliseconds(300));

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::TimedOut);
    QVERIFY2(list.error().message.contains(endpoint.shownAddress()), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(u"https://"_s), qPrintable(list.error().message));
    QVERIFY(isSaidOnce(QString(list.error().message).remove(endpoint.shownAddress())));
}

void TestTls::secureRequestToAPlainPortSaysSo()
{
    FaultProxy proxy;
    proxy.greet("HTTP/1.1 400 Bad Request\r\n\r\n", WireFault::Ending::Close);
    const Endpoint endpoint = secureEndpoint(proxy.port(), m_authority.certificate);

    const auto list = listOf(endpoint);

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::Tls);
    QVERIFY2(list.error().message.contains(endpoint.shownAddress()), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(u"http://"_s), qPrintable(list.error().message));
    QVERIFY(isSaidOnce(QString(list.error().message).remove(endpoint.shownAddress())));
}

void TestTls::secureRequestToASilentPlainPortTimesOut()
{
    const Descriptor silent = loopback::listenAt(0);
    const Endpoint endpoint = secureEndpoint(loopback::portOf(silent), m_authority.certificate);

    const auto list = listOf(endpoint, std::chrono::milliseconds(300));

    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::TimedOut);
    QVERIFY2(list.error().message.contains(endpoint.shownAddress()), qPrintable(list.error().message));
    QVERIFY2(list.error().message.contains(u"http://"_s), qPrintable(list.error().message));
    QVERIFY(isSaidOnce(QString(list.error().message).remove(endpoint.shownAddress())));
}

void TestTls::writeThatWaitsForASecureConnectionHasNotLeft_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const QByteArray method : {"POST", "PUT", "DELETE"})
        QTest::newRow(method.constData()) << method;
}

void TestTls::writeThatWaitsForASecureConnectionHasNotLeft()
{
    QFETCH(QByteArray, method);
    const Descriptor silent = loopback::listenAt(0);
    const Endpoint endpoint = secureEndpoint(loopback::portOf(silent), m_authority.certificate);

    HttpFunnel impatient(endpoint, nullptr, {.inactivity = std::chrono::milliseconds(300)});
    const auto written = QCoro::waitFor(impatient.send(writeOf(method)));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::TimedOut);
    QVERIFY2(written.error().message.contains(u"No secure connection to "_s + endpoint.shownAddress()),
        qPrintable(written.error().message));

    HttpFunnel patient(endpoint, nullptr, {.inactivity = BrokenWire::patience});
    std::stop_source stop;
    auto waiting = patient.send(writeOf(method), stop.get_token());
    Descriptor first, second;
    QTRY_VERIFY(first || (first = loopback::accept(silent)));
    QTRY_VERIFY(second || (second = loopback::accept(silent)));
    stop.request_stop();
    const auto cancelled = QCoro::waitFor(waiting);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
}

void TestTls::writeIsSentOnceOverTlsToo_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("reused");
    for (const QByteArray method : {"POST", "PUT", "DELETE"}) {
        for (const bool reused : {false, true})
            QTest::addRow("%s, %s connection", method.constData(), reused ? "reused" : "fresh")
                << method << reused;
    }
}

void TestTls::writeIsSentOnceOverTlsToo()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, reused);

    // The control: a bare manager sends it again.
    {
        TlsServer server(m_good);
        QNetworkAccessManager manager;
        manager.setProxy(QNetworkProxy::NoProxy);
        const auto send = [&](const QByteArray& bareMethod) {
            QNetworkRequest request(QUrl(u"https://127.0.0.1:%1/v2/imagetypes/web"_s.arg(server.port())));
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.setCaCertificates(QSslCertificate::fromPath(m_authority.certificate));
            request.setSslConfiguration(tls);
            request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
            const QByteArray body = bareMethod == "GET" || bareMethod == "DELETE" ? "" : "{}";
            request.setRawHeader("Content-Type", "application/json");
            const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, bareMethod, body));
            return reply->isFinished() || QSignalSpy(reply.get(), &QNetworkReply::finished).wait();
        };
        if (reused)
            QVERIFY(send("GET"));
        server.leaveAfter(method);
        QVERIFY(send(method));
        QVERIFY2(server.requestCount(method) >= 2,
            qPrintable(u"the control was sent %1 time(s)"_s.arg(server.requestCount(method))));
    }

    TlsServer server(m_good);
    HttpFunnel funnel(secureEndpoint(server.port(), m_authority.certificate), nullptr,
        {.inactivity = BrokenWire::patience});
    ImageTypesClient client(funnel);
    if (reused)
        QVERIFY(QCoro::waitFor(client.list()));
    server.leaveAfter(method);

    const auto written = QCoro::waitFor(funnel.send(writeOf(method)));

    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::OutcomeUnknown);
    QVERIFY(QCoro::waitFor(client.list())); // what was sent late would have come before it
    QCOMPARE(server.requestCount(method), 1);
    QCOMPARE(server.secureConnections(), 2);
}

void TestTls::neverHttp2()
{
    TlsServer server(m_good);
    const auto list = listOf(secureEndpoint(server.port(), m_authority.certificate));
    QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
    QCOMPARE(server.protocols().size(), 1);
    QVERIFY2(server.protocols().constFirst() != "h2", server.protocols().constFirst());

    // The control: this server speaks it to whoever offers it.
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_authority.certificate));
    tls.setAllowedNextProtocols({"h2", "http/1.1"});
    socket.setSslConfiguration(tls);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QTRY_COMPARE(server.protocols().value(1), "h2");
}

void TestTls::secureRequestToAPortThatClosesAtOnce()
{
    FaultProxy proxy;
    proxy.greet({}, WireFault::Ending::Close);
    const Endpoint endpoint = secureEndpoint(proxy.port(), m_authority.certificate);
    HttpFunnel funnel(endpoint, nullptr, {.inactivity = BrokenWire::patience});
    ImageTypesClient client(funnel);

    for (const auto& asked : {QCoro::waitFor(client.replace(BrokenWire::web())),
             QCoro::waitFor(client.create(BrokenWire::web())), QCoro::waitFor(client.remove(u"web"_s))}) {
        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, Error::Kind::Unreachable);
        QVERIFY2(asked.error().message.contains(endpoint.shownAddress()), qPrintable(asked.error().message));
        QVERIFY2(asked.error().message.contains(u"before the request could be sent"_s),
            qPrintable(asked.error().message));
    }
    const auto list = QCoro::waitFor(client.list());
    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::Unreachable);
    QVERIFY(isSaidOnce(QString(list.error().message).remove(endpoint.shownAddress())));
}

/// Two causes never share a sentence.
bool TestTls::isSaidOnce(const QString& sentence)
{
    const bool isNew = !m_sentences.contains(sentence);
    m_sentences += sentence;
    return isNew;
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestTls)
#include "tst_tls.moc"
