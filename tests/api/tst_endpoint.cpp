// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoint.h"

#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

/// What a person types as an address becomes one, or a sentence that says which part is wrong.
class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressIsRead_data();
    void addressIsRead();
    void readAddressIsReadAgainAsItself_data();
    void readAddressIsReadAgainAsItself();
    void wrongAddressSaysWhatIsWrong_data();
    void wrongAddressSaysWhatIsWrong();
    void originTellsServersApart();
    void loopbackIsThisComputer();
};

void TestEndpoint::addressIsRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const QString& typed, const QString& base, const QString& shown) {
        QTest::newRow(name) << typed << base << shown;
    };
    row("whole", u"http://coopr:55054/v2"_s, u"http://coopr:55054/v2"_s, u"coopr:55054"_s);
    row("no path", u"http://coopr:55054"_s, u"http://coopr:55054/v2"_s, u"coopr:55054"_s);
    row("a slash", u"http://coopr:55054/"_s, u"http://coopr:55054/v2"_s, u"coopr:55054"_s);
    row("no port", u"http://coopr"_s, u"http://coopr:55054/v2"_s, u"coopr:55054"_s);
    row("slashes at the end", u"http://coopr/v2//"_s, u"http://coopr:55054/v2"_s, u"coopr:55054"_s);
    row("another path", u"https://gate.example:443/coopr/v3"_s, u"https://gate.example:443/coopr/v3"_s,
        u"gate.example:443"_s);
    row("capitals", u"HTTP://Coopr.Example:80/V2"_s, u"http://coopr.example:80/V2"_s, u"coopr.example:80"_s);
    row("blanks around", u"  http://coopr:1 \n"_s, u"http://coopr:1/v2"_s, u"coopr:1"_s);
    row("IPv4", u"http://127.0.0.1:65535"_s, u"http://127.0.0.1:65535/v2"_s, u"127.0.0.1:65535"_s);
    row("IPv6", u"http://[::1]:55054"_s, u"http://[::1]:55054/v2"_s, u"[::1]:55054"_s);
    row("escaped path", u"http://coopr/a%20b"_s, u"http://coopr:55054/a%20b"_s, u"coopr:55054"_s);
}

void TestEndpoint::addressIsRead()
{
    QFETCH(QString, typed);
    QFETCH(QString, base);
    QFETCH(QString, shown);

    const auto read = Endpoint::parseAddress(typed);

    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(QString::fromLatin1(read->toEncoded()), base);
    Endpoint endpoint;
    endpoint.base = *read;
    QCOMPARE(endpoint.shownAddress(), shown);
    QCOMPARE(endpoint.origin(), base.section(u':', 0, 0) + u"://"_s + shown);
}

void TestEndpoint::readAddressIsReadAgainAsItself_data()
{
    addressIsRead_data();
}

void TestEndpoint::readAddressIsReadAgainAsItself()
{
    QFETCH(QString, base);

    const auto again = Endpoint::parseAddress(base);

    QVERIFY(again);
    QCOMPARE(QString::fromLatin1(again->toEncoded()), base);
}

void TestEndpoint::wrongAddressSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << u""_s << u"start it with http:// or https://"_s;
    QTest::newRow("no scheme") << u"coopr:55054"_s << u"start it with http:// or https://"_s;
    QTest::newRow("only a host") << u"coopr"_s << u"start it with http:// or https://"_s;
    QTest::newRow("another scheme") << u"ftp://coopr"_s << u"\"ftp://\""_s;
    QTest::newRow("a file") << u"file:///v2"_s << u"\"file://\""_s;
    QTest::newRow("no host") << u"http://"_s << u"names no host"_s;
    QTest::newRow("no host but a path") << u"http:///v2"_s << u"names no host"_s;
    QTest::newRow("port too large") << u"http://coopr:65536"_s << u"a port from 1 to 65535"_s;
    QTest::newRow("port that is no number") << u"http://coopr:abc"_s << u"a port from 1 to 65535"_s;
    QTest::newRow("port 0") << u"http://coopr:0"_s << u"port 0"_s;
    QTest::newRow("blank inside") << u"http://co opr"_s << u"can't be read"_s;
    QTest::newRow("user and password") << u"http://me:pass-word@coopr"_s << u"User and API key"_s;
    QTest::newRow("password, port too large") << u"http://me:pass-word@coopr:99999"_s << u"http://…@coopr"_s;
    QTest::newRow("password with a slash") << u"http://me:pass-word/@coopr"_s << u"can't be read"_s;
    QTest::newRow("password without a scheme")
        << u"me:pass-word@coopr:55054"_s << u"start it with http:// or https://"_s;
    QTest::newRow("password, another scheme") << u"pass-word@ftp://coopr"_s << u"use http:// or https://"_s;
    QTest::newRow("password, no host") << u"http://me:pass-word@"_s << u"http://…@"_s;
    QTest::newRow("password, port 0") << u"http://me:pass-word@coopr:0"_s << u"port 0"_s;
    QTest::newRow("password, query") << u"http://me:pass-word@coopr?x"_s << u"User and API key"_s;
    QTest::newRow("password, up") << u"http://me:pass-word@coopr/.."_s << u". or .."_s;
    QTest::newRow("user") << u"http://me@coopr"_s << u"User and API key"_s;
    QTest::newRow("query") << u"http://coopr/v2?x=1"_s << u"? or #"_s;
    QTest::newRow("fragment") << u"http://coopr/v2#x"_s << u"? or #"_s;
    QTest::newRow("up") << u"http://coopr/v2/.."_s << u". or .."_s;
    QTest::newRow("here") << u"http://coopr/./v2"_s << u". or .."_s;
    QTest::newRow("escaped up") << u"http://coopr/%2E%2E/v2"_s << u". or .."_s;
    QTest::newRow("what Qt takes for a dot")
        << u"http://coopr/gate/.a"_s << u"a part of it starts with a dot"_s;
}

void TestEndpoint::wrongAddressSaysWhatIsWrong()
{
    QFETCH(QString, typed);
    QFETCH(QString, said);

    const auto read = Endpoint::parseAddress(typed);

    QVERIFY2(!read, qPrintable(read ? read->toString() : QString()));
    QCOMPARE(read.error().kind, Error::Kind::Invalid);
    QVERIFY2(read.error().message.contains(said), qPrintable(read.error().message));
    QVERIFY2(!read.error().message.contains(u"pass-word"_s), qPrintable(read.error().message));
    QVERIFY2(!read.error().detail.contains(u"pass-word"_s), qPrintable(read.error().detail));
}

void TestEndpoint::originTellsServersApart()
{
    const auto originOf = [](const QString& address) {
        Endpoint endpoint;
        endpoint.base = Endpoint::parseAddress(address).value_or(QUrl());
        return endpoint.origin();
    };
    QCOMPARE(originOf(u"http://coopr/v2"_s), originOf(u"HTTP://COOPR:55054/other"_s));
    QVERIFY(originOf(u"http://coopr"_s) != originOf(u"https://coopr"_s));
    QVERIFY(originOf(u"http://coopr:1"_s) != originOf(u"http://coopr:2"_s));
    QVERIFY(originOf(u"http://coopr"_s) != originOf(u"http://coopr.example"_s));
}

void TestEndpoint::loopbackIsThisComputer()
{
    const auto isLoopback = [](const QString& host) {
        Endpoint endpoint;
        endpoint.base = Endpoint::parseAddress(u"http://"_s + host).value_or(QUrl());
        return endpoint.isLoopback();
    };
    for (const QString& host :
        {u"localhost"_s, u"LOCALHOST"_s, u"a.localhost"_s, u"127.0.0.1"_s, u"127.8.9.1"_s, u"[::1]"_s})
        QVERIFY2(isLoopback(host), qPrintable(host));
    for (const QString& host :
        {u"coopr"_s, u"localhost.example"_s, u"10.0.0.1"_s, u"[::2]"_s, u"128.0.0.1"_s})
        QVERIFY2(!isLoopback(host), qPrintable(host));
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestEndpoint)
#include "tst_endpoint.moc"
