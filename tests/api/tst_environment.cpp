// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

/// A proxy of the environment would see the key: it is not asked.
class TestEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proxyOfTheEnvironmentIsNotAsked_data();
    void proxyOfTheEnvironmentIsNotAsked();
};

void TestEnvironment::proxyOfTheEnvironmentIsNotAsked_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("scheme");
    QTest::newRow("http_proxy") << QByteArray("http_proxy") << u"http"_s;
    QTest::newRow("https_proxy") << QByteArray("https_proxy") << u"https"_s;
}

void TestEnvironment::proxyOfTheEnvironmentIsNotAsked()
{
    QFETCH(QByteArray, variable);
    QFETCH(QString, scheme);
    for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}) {
        qunsetenv(name);
        qunsetenv(QByteArray(name).toUpper().constData());
    }
    FaultProxy environment;
    qputenv(variable.constData(), environment.url().toString().toLatin1());
    BrokenWire wire;
    Endpoint endpoint = wire.endpoint;
    endpoint.base.setScheme(scheme);
    // This computer too, but Qt asks no proxy for one that it knows as such.
    endpoint.base.setHost(u"0.0.0.0"_s);

    // The control: left alone, QNetworkAccessManager asks it.
    {
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(endpoint.base)));
        QTRY_VERIFY(environment.connectionCount() > 0);
    }
    const int before = environment.connectionCount();
    const bool isPlain = scheme == u"http"_s;
    // What listens there does not speak TLS, and waits.
    HttpFunnel funnel(
        endpoint, nullptr, {.inactivity = isPlain ? BrokenWire::patience : std::chrono::milliseconds(300)});
    ImageTypesClient client(funnel);

    const auto list = QCoro::waitFor(client.list());

    QCOMPARE(list.has_value(), isPlain);
    QCOMPARE(environment.connectionCount(), before);
    QVERIFY(wire.proxy.connectionCount() > 0);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestEnvironment)
#include "tst_environment.moc"
