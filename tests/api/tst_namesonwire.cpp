// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/brokenwire.h"

#include <QTest>

#include <rapidcheck.h>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// Each call of the client that takes a name.
QList<Result<void>> askAll(ImageTypesClient& client, const QString& name)
{
    QList<Result<void>> results;
    const auto add = [&](const auto& result) {
        results.append(result ? Result<void>{} : Result<void>(tl::unexpected(result.error())));
    };
    ImageType imageType(name);
    imageType.setValue(CellPath::member(u"description"_s), Value::string(u"x"_s));
    add(QCoro::waitFor(client.get(name)));
    add(QCoro::waitFor(client.getVersion(name, 1)));
    add(QCoro::waitFor(client.create(imageType)));
    add(QCoro::waitFor(client.replace(imageType)));
    add(QCoro::waitFor(client.remove(name)));
    add(QCoro::waitFor(client.removeVersion(name, 1)));
    return results;
}

HttpRequest readOf(const QString& path)
{
    return {.method = "GET", .path = path, .body = {}};
}

} // namespace

/// A name reaches the server as itself or not at all: an HTTP stack would turn "." and ".." into another
/// address, a slash into another resource.
class TestNamesOnWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameThatBreaksTheRuleNeverLeaves_data();
    void nameThatBreaksTheRuleNeverLeaves();
    void longestNameLeavesAsItself();
    void versionBelowOneNeverLeaves();
    void pathWithDotsNeverLeaves_data();
    void pathWithDotsNeverLeaves();
    void pathArrivesAsItselfOrNotAtAll();
    void controlCharacterInAHeaderNeverLeaves_data();
    void controlCharacterInAHeaderNeverLeaves();
};

void TestNamesOnWire::nameThatBreaksTheRuleNeverLeaves_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("dot") << u"."_s;
    QTest::newRow("two dots") << u".."_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("blank") << u" "_s;
    QTest::newRow("blank inside") << u"a b"_s;
    QTest::newRow("slash") << u"a/b"_s;
    QTest::newRow("only a slash") << u"/"_s;
    QTest::newRow("up and away") << u"../tenants"_s;
    QTest::newRow("backslash") << u"..\\web"_s;
    QTest::newRow("escaped dots") << u"%2E%2E"_s;
    QTest::newRow("escaped slash") << u"a%2Fb"_s;
    QTest::newRow("query") << u"web?x=1"_s;
    QTest::newRow("fragment") << u"web#1"_s;
    QTest::newRow("line break") << u"web\r\nX-Other: 1"_s;
    QTest::newRow("line break at the end") << u"web\n"_s;
    QTest::newRow("zero byte") << u"web"_s + QChar(u'\0');
    QTest::newRow("not ASCII") << u"wéb"_s;
    QTest::newRow("digits of another script") << u"web٣"_s;
    QTest::newRow("too long") << QString(256, u'a');
}

void TestNamesOnWire::nameThatBreaksTheRuleNeverLeaves()
{
    QFETCH(QString, name);
    BrokenWire wire;

    const auto results = askAll(wire.client, name);

    for (const auto& result : results) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
        QVERIFY(!result.error().message.isEmpty());
    }
    QCOMPARE(wire.proxy.connectionCount(), 0);
    QCOMPARE(wire.proxy.requestCount(), 0);
}

void TestNamesOnWire::longestNameLeavesAsItself()
{
    for (const QString& name :
        {QString(255, u'a'), u"..."_s, u".a"_s, u"a."_s, u"-"_s, u"_"_s, u"A.b-c_9"_s}) {
        BrokenWire wire;
        ImageType imageType(name);
        imageType.setValue(CellPath::member(u"description"_s), Value::string(u"x"_s));

        QVERIFY(QCoro::waitFor(wire.client.replace(imageType)));

        QCOMPARE(wire.proxy.requests().last().target, "/v2/imagetypes/" + name.toLatin1());
        QCOMPARE(wire.server.writesOf(name), 1);
        QVERIFY(QCoro::waitFor(wire.client.get(name)));
    }
}

void TestNamesOnWire::versionBelowOneNeverLeaves()
{
    BrokenWire wire;
    for (const qint64 version : {qint64(0), qint64(-1)}) {
        const auto read = QCoro::waitFor(wire.client.getVersion(u"web"_s, version));
        const auto removed = QCoro::waitFor(wire.client.removeVersion(u"web"_s, version));

        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Invalid);
        QVERIFY(read.error().message.contains(u"web"_s));
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, Error::Kind::Invalid);
    }
    QCOMPARE(wire.proxy.connectionCount(), 0);
}

void TestNamesOnWire::pathWithDotsNeverLeaves_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("up") << u"/imagetypes/.."_s;
    QTest::newRow("here") << u"/imagetypes/."_s;
    QTest::newRow("up inside") << u"/imagetypes/../tenants"_s;
    QTest::newRow("here inside") << u"/./imagetypes"_s;
    QTest::newRow("what Qt takes for a dot") << u"/imagetypes/.a/1"_s;
    QTest::newRow("no slash") << u"imagetypes"_s;
    QTest::newRow("other port") << u":1/imagetypes"_s;
    QTest::newRow("other host") << u"@other/imagetypes"_s;
    QTest::newRow("nothing") << u""_s;
}

/// The funnel does not rely on the client's rule.
void TestNamesOnWire::pathWithDotsNeverLeaves()
{
    QFETCH(QString, path);
    BrokenWire wire;
    for (const bool fromRoot : {false, true}) {
        HttpRequest request = readOf(path);
        request.fromRoot = fromRoot;
        if (path.isEmpty() && !fromRoot)
            continue; // the base itself

        const auto reply = QCoro::waitFor(wire.funnel.send(request));

        if (!reply) {
            QCOMPARE(reply.error().kind, Error::Kind::Invalid);
            QVERIFY2(reply.error().message.contains(wire.address()), qPrintable(reply.error().message));
        } else {
            // Behind the base it can only be the rest of its last segment.
            QVERIFY(!fromRoot);
            QVERIFY(wire.proxy.requests().last().target.startsWith("/v2"));
            QVERIFY(!path.contains(u'.'));
        }
    }
    if (path.contains(u'.'))
        QCOMPARE(wire.proxy.connectionCount(), 0);
}

void TestNamesOnWire::pathArrivesAsItselfOrNotAtAll()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::answer(200, "[]"));
    const auto segments = rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("aZ9.%2Ee/\\?#&;:@+ \"<\r\n~"))));
    QVERIFY(rc::check("a path arrives as itself or not at all", [&] {
        QString path;
        for (const std::string& segment : *segments)
            path += u'/' + QString::fromStdString(segment);
        const int before = wire.proxy.requestCount();

        const auto reply = QCoro::waitFor(wire.funnel.send(readOf(path)));

        if (reply) {
            RC_ASSERT(wire.proxy.requestCount() == before + 1);
            const QByteArray target = wire.proxy.requests().last().target;
            RC_ASSERT(QByteArray::fromPercentEncoding(target) == "/v2" + path.toUtf8());
            for (const QByteArray& segment : QByteArray::fromPercentEncoding(target).split('/'))
                RC_ASSERT(segment != "." && segment != "..");
        } else {
            RC_ASSERT(reply.error().kind == Error::Kind::Invalid);
            RC_ASSERT(wire.proxy.requestCount() == before);
        }
    }));
}

void TestNamesOnWire::controlCharacterInAHeaderNeverLeaves_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("line break") << u"x\r\nCoopr-UserID: admin"_s;
    QTest::newRow("line feed") << u"x\nY: 1"_s;
    QTest::newRow("at the end") << u"x\n"_s;
    QTest::newRow("zero") << u"x"_s + QChar(u'\0') + u"y"_s;
    QTest::newRow("delete") << u"x"_s + QChar(0x7f);
}

void TestNamesOnWire::controlCharacterInAHeaderNeverLeaves()
{
    QFETCH(QString, text);
    FaultProxy proxy;
    QStringList sentences;
    for (QString Endpoint::*member : {&Endpoint::user, &Endpoint::tenant, &Endpoint::apiKey}) {
        Endpoint endpoint = BrokenWire::endpointOf(proxy.port());
        endpoint.*member = text;
        HttpFunnel funnel(endpoint);
        ImageTypesClient client(funnel);

        const auto list = QCoro::waitFor(client.list());

        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::Invalid);
        QVERIFY(list.error().message.contains(endpoint.shownAddress()));
        QVERIFY(!list.error().message.contains(text));
        sentences += list.error().message;
    }
    QCOMPARE(sentences.removeDuplicates(), 0);
    QCOMPARE(proxy.connectionCount(), 0);
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestNamesOnWire)
#include "tst_namesonwire.moc"
