// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "support/wirecauses.h"

#include <QRegularExpression>
#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;
using Ending = WireFault::Ending;
using Kind = Error::Kind;
using wirecauses::Cause;
using wirecauses::Question;

namespace {

bool isOneLine(const QString& sentence)
{
    return std::all_of(sentence.begin(), sentence.end(), [](QChar c) { return c.isPrint(); });
}

/// Why `error` is not what was promised of `cause`; empty: it is.
QString trouble(const Cause& cause, const Error& error, const QString& address)
{
    if (error.kind != cause.kind)
        return u"kind %1: %2"_s.arg(int(error.kind)).arg(error.message);
    for (QString words : cause.said) {
        if (!error.message.contains(words.replace(u'@', address)))
            return u"no “%1” in: %2"_s.arg(words, error.message);
    }
    if (!error.message.endsWith(u'.') || !isOneLine(error.message) || error.message.size() > 600)
        return u"no sentence: %1"_s.arg(error.message);
    if (error.message.contains(u"“”"_s) || error.message.contains(u"()"_s))
        return u"a gap in: %1"_s.arg(error.message);
    return {};
}

} // namespace

/// Every way to fail has its kind, a sentence of its own that names the server and the next step, and leaves
/// the connection usable.
class TestWireErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCauseHasItsKindAndSentence_data();
    void eachCauseHasItsKindAndSentence();
    void twoCausesNeverShareASentence();
    void serverThatIsNotThere();
    void hostThatIsNotFound();
    void cancelledReadSaysSo();
    void closedFunnelSaysSo();
    void anyBodyOfAnyStatusMakesASentence_data();
    void anyBodyOfAnyStatusMakesASentence();
    void keyInTheServersWordsHidesNoMeaning_data();
    void keyInTheServersWordsHidesNoMeaning();
    void whatIsNotHttpIsSaidToBeSo_data();
    void whatIsNotHttpIsSaidToBeSo();
    void nameInAnotherCaseIsTheServersSpelling();
    void oneBadRowLeavesTheOthersReadable();
    void garbledListIsNeverTakenForAGoodOne();
    void garbledImageTypeIsNotRead();
    void emptyListIsACatalogueWithoutRows();
};

void TestWireErrors::eachCauseHasItsKindAndSentence_data()
{
    QTest::addColumn<int>("number");
    const QList<Cause> all = wirecauses::all();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void TestWireErrors::eachCauseHasItsKindAndSentence()
{
    QFETCH(int, number);
    const Cause cause = wirecauses::all()[number];
    BrokenWire wire(wirecauses::limitsOf(cause));
    wire.proxy.on({.times = -1}, cause.fault);

    const auto asked = cause.ask(wire);

    QVERIFY(!asked);
    QCOMPARE(trouble(cause, asked.error(), wire.address()), QString());
    QVERIFY(!asked.error().detail.contains(u"s3cret-key"_s));
    wire.proxy.clearFaults();
    QTRY_VERIFY(QCoro::waitFor(wire.client.list()).has_value());
}

void TestWireErrors::twoCausesNeverShareASentence()
{
    QMap<QString, QString> sentences;
    for (const Cause& cause : wirecauses::all()) {
        BrokenWire wire(wirecauses::limitsOf(cause));
        wire.proxy.on({.times = -1}, cause.fault);
        const auto asked = cause.ask(wire);
        QVERIFY2(!asked, cause.name);
        // What they name does not tell two causes apart.
        QString sentence = asked.error().message;
        sentence.replace(wire.address(), u"@"_s);
        sentence.remove(QRegularExpression(u"“[^”]*”"_s));
        QVERIFY2(!sentences.contains(sentence),
            qPrintable(
                u"%1 and %2: %3"_s.arg(QString::fromLatin1(cause.name), sentences[sentence], sentence)));
        sentences[sentence] = QString::fromLatin1(cause.name);
    }
}

void TestWireErrors::serverThatIsNotThere()
{
    BrokenWire wire;
    wire.proxy.refuse();

    for (const Question& ask :
        std::initializer_list<Question>{wirecauses::list, wirecauses::read, wirecauses::replace}) {
        const auto asked = ask(wire);

        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, Kind::Unreachable);
        QCOMPARE(asked.error().message,
            wire.address()
                + u" refuses connections: check the address and the port, and that the server is running."_s);
    }
    wire.proxy.listenAgain();
    QVERIFY(wirecauses::list(wire));
}

void TestWireErrors::hostThatIsNotFound()
{
    // Too long for any name server to be asked.
    const QString host = QStringList(6, QString(50, u'a')).join(u'.');
    Endpoint endpoint = BrokenWire::endpointOf(55054);
    endpoint.base.setHost(host);
    HttpFunnel funnel(endpoint);
    ImageTypesClient client(funnel);
    for (const auto& asked :
        {wirecauses::outcome(QCoro::waitFor(client.list())), QCoro::waitFor(client.remove(u"web"_s))}) {
        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, Kind::Unreachable);
        QVERIFY2(asked.error().message.contains(u"No computer named "_s + host),
            qPrintable(asked.error().message));
        QVERIFY2(asked.error().message.contains(u"check the spelling"_s), qPrintable(asked.error().message));
    }
}

void TestWireErrors::cancelledReadSaysSo()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::holdBeforeReply());
    std::stop_source stop;
    auto task = wire.client.list(stop.get_token());
    QTRY_COMPARE(wire.proxy.heldCount(), 1);

    stop.request_stop();
    const auto asked = QCoro::waitFor(task);

    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, Kind::Cancelled);
    QVERIFY(asked.error().message.contains(wire.address()));
}

void TestWireErrors::closedFunnelSaysSo()
{
    BrokenWire wire;
    wire.proxy.always(WireFault::holdBeforeReply());
    auto funnel = std::make_unique<HttpFunnel>(wire.endpoint);
    ImageTypesClient client(*funnel);
    auto reading = client.list();
    auto writing = client.replace(BrokenWire::web());
    QTRY_COMPARE(wire.proxy.heldCount(), 2);

    funnel.reset();
    const auto wasRead = QCoro::waitFor(reading);
    const auto wasWritten = QCoro::waitFor(writing);

    QVERIFY(!wasRead);
    QCOMPARE(wasRead.error().kind, Kind::Cancelled);
    QVERIFY(wasRead.error().message.contains(wire.address()));
    QVERIFY(!wasWritten);
    QCOMPARE(wasWritten.error().kind, Kind::OutcomeUnknown);
    QVERIFY(wasWritten.error().message.contains(u"web"_s));
}

void TestWireErrors::anyBodyOfAnyStatusMakesASentence_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const std::pair<const char*, QByteArray> bodies[] = {
        {"nothing", ""},
        {"blanks", " \r\n\t "},
        {"JSON", R"({"error":"x"})"},
        {"a web page", "<html><head><title>Oh no</title></head><body>It's broken</body></html>"},
        {"no text", QByteArray::fromHex("00fffe8001020a0d1b5b33316d")},
        {"lines", "one\r\ntwo\r\n\r\nthree"},
        {"much", QByteArray(300'000, 'x')},
        {"the key", "your key s3cret-key is wrong"},
        {"right to left", "\xe2\x80\xae\xd7\x90\xd7\x91"},
        {"quotes", "“”%1%2"},
    };
    for (const int status : {400, 401, 403, 404, 405, 407, 409, 410, 500, 501, 502, 503, 504, 599}) {
        for (const auto& [name, body] : bodies)
            QTest::addRow("%d, %s", status, name) << status << body;
    }
}

void TestWireErrors::anyBodyOfAnyStatusMakesASentence()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const QMap<int, QList<Kind>> kinds{{400, {Kind::Invalid}}, {401, {Kind::Denied}}, {403, {Kind::Denied}},
        {404, {Kind::NotFound}}, {409, {Kind::Conflict}}, {500, {Kind::ServerFault}},
        {501, {Kind::ServerFault}}, {502, {Kind::ServerFault, Kind::OutcomeUnknown}},
        {503, {Kind::ServerFault}}, {504, {Kind::ServerFault, Kind::OutcomeUnknown}},
        {599, {Kind::ServerFault}}};
    BrokenWire wire;
    wire.proxy.always(WireFault::answer(status, body, "X-Any: 1\r\n"));
    for (const Question& ask :
        std::initializer_list<Question>{wirecauses::read, wirecauses::create, wirecauses::replace}) {
        const auto asked = ask(wire);

        QVERIFY(!asked);
        const Error& error = asked.error();
        const bool isPage = body.startsWith('<') && status < 500 && status != 401;
        QVERIFY2(isPage ? error.kind == Kind::BadReply
                        : kinds.value(status, {Kind::BadReply}).contains(error.kind),
            qPrintable(u"kind %1: %2"_s.arg(int(error.kind)).arg(error.message)));
        QVERIFY2(error.message.contains(wire.address()), qPrintable(error.message));
        QVERIFY2(error.message.endsWith(u'.') && error.message.size() < 600, qPrintable(error.message));
        QVERIFY2(isOneLine(error.message), qPrintable(error.message));
        QVERIFY2(!error.message.contains(u"(“”)"_s) && !error.message.contains(u", “”)"_s),
            qPrintable(error.message));
        QVERIFY2(!error.message.contains(u'<'), qPrintable(error.message));
        QVERIFY2(!error.message.contains(u"s3cret-key"_s), qPrintable(error.message));
        QVERIFY2(!error.detail.contains(u"s3cret-key"_s), qPrintable(error.detail));
    }
    // A status is an answer: nothing was sent twice.
    QCOMPARE(wire.proxy.requestCount("POST"), 1);
    QCOMPARE(wire.proxy.requestCount("PUT"), 1);
}

void TestWireErrors::keyInTheServersWordsHidesNoMeaning_data()
{
    QTest::addColumn<QString>("key");
    for (const char* key : {"x", "1", "e", "exist", "Tenant does not exist.", "tenant", "user", "exists"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TestWireErrors::keyInTheServersWordsHidesNoMeaning()
{
    QFETCH(QString, key);
    BrokenWire wire;
    Endpoint endpoint = wire.endpoint;
    endpoint.apiKey = key;
    HttpFunnel funnel(endpoint);
    ImageTypesClient client(funnel);
    const auto ask = [&](int status, const QByteArray& body) {
        wire.proxy.clearFaults();
        wire.proxy.always(wirecauses::text(status, body));
        return QCoro::waitFor(client.create(BrokenWire::web()));
    };

    const auto noTenant = ask(404, "Tenant does not exist.");
    QVERIFY(!noTenant && ImageTypesClient::isTenantMissing(noTenant.error()));
    QVERIFY(noTenant.error().message.contains(u"There is no tenant named"_s));
    const auto absent = ask(404, "image type web  not found.");
    QVERIFY(!absent && !ImageTypesClient::isTenantMissing(absent.error()));
    const auto missesTenant = ask(401, "tenant header is missing");
    QVERIFY(!missesTenant && missesTenant.error().message.contains(u"fill in Tenant"_s));
    const auto missesUser = ask(401, "user header is missing");
    QVERIFY(!missesUser && missesUser.error().message.contains(u"fill in User"_s));
    const auto exists = ask(400, "web already exists");
    QVERIFY(!exists);
    QCOMPARE(exists.error().kind, Kind::Conflict);
    wire.proxy.refuse();
    wire.proxy.dropConnections();
    const auto refused = QCoro::waitFor(client.list());
    QVERIFY(!refused);
    QCOMPARE(refused.error().message,
        wire.address()
            + u" refuses connections: check the address and the port, and that the server is running."_s);
}

void TestWireErrors::whatIsNotHttpIsSaidToBeSo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
    QTest::newRow("SMTP") << QByteArray("220 mail.example ESMTP ready\r\n");
    QTest::newRow("TLS alert") << QByteArray::fromHex("15030100020246");
    QTest::newRow("MySQL") << QByteArray::fromHex("4a0000000a352e372e3338");
    QTest::newRow("only a line break") << QByteArray("\r\n");
    QTest::newRow("no status") << QByteArray("HTTP/1.1\r\n\r\n");
    QTest::newRow("status that is no number") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
    QTest::newRow("one long line") << QByteArray(100'000, 'x');
}

void TestWireErrors::whatIsNotHttpIsSaidToBeSo()
{
    QFETCH(QByteArray, bytes);
    for (const bool isGreeting : {false, true}) {
        BrokenWire wire;
        if (isGreeting)
            wire.proxy.greet(bytes, Ending::Close);
        else
            wire.proxy.always(wirecauses::raw(bytes));

        const auto asked = wirecauses::list(wire);

        QVERIFY(!asked);
        QVERIFY2(
            asked.error().message.startsWith(u"What listens at %1 does not speak HTTP"_s.arg(wire.address())),
            qPrintable(asked.error().message));
        QCOMPARE(asked.error().kind, Kind::BadReply);
    }
}

void TestWireErrors::nameInAnotherCaseIsTheServersSpelling()
{
    BrokenWire wire;
    wire.proxy.always(wirecauses::json(R"({"name":"WEB","description":"x"})"));

    const auto got = QCoro::waitFor(wire.client.get(u"web"_s));

    QVERIFY(got);
    QCOMPARE(got->name(), u"WEB"_s);
}

void TestWireErrors::oneBadRowLeavesTheOthersReadable()
{
    BrokenWire wire;
    wire.proxy.always(
        wirecauses::json("[{\"name\":\"a\"},{\"name\":\"b\",\"description\":\"\xff\"},5,{\"name\":\"c\"}]"));

    const auto bytes = QCoro::waitFor(wire.client.list());
    QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().message));
    const auto catalogue = Catalogue::parse(*bytes);

    QVERIFY(catalogue);
    QCOMPARE((*catalogue)->size(), 4);
}

void TestWireErrors::garbledListIsNeverTakenForAGoodOne()
{
    BrokenWire wire;
    const auto good = QCoro::waitFor(wire.client.list());
    QVERIFY(good);
    const qint64 size = wire.proxy.requests().constLast().replyBytes;
    for (qint64 at = size - good->size(); at < size; at += 5) {
        wire.proxy.on({}, WireFault::garbleReply(at));

        const auto list = QCoro::waitFor(wire.client.list());

        if (!list) {
            QCOMPARE(list.error().kind, Kind::BadReply);
            QVERIFY2(list.error().message.contains(wire.address()), qPrintable(list.error().message));
            continue;
        }
        const auto catalogue = Catalogue::parse(*list);
        if (!catalogue)
            continue;
        int readOnly = 0;
        for (int row = 0; row < (*catalogue)->size(); ++row)
            readOnly += (*catalogue)->isEditable(row) ? 0 : 1;
        QVERIFY2(readOnly > 0, list->constData());
    }
}

void TestWireErrors::garbledImageTypeIsNotRead()
{
    BrokenWire wire;
    const QByteArray good = wire.server.imageType(u"web"_s);
    QVERIFY(QCoro::waitFor(wire.client.get(u"web"_s)));
    const qint64 size = wire.proxy.requests().constLast().replyBytes;
    for (qint64 at = size - good.size(); at < size; at += 5) {
        wire.proxy.on({}, WireFault::garbleReply(at));

        const auto got = QCoro::waitFor(wire.client.get(u"web"_s));

        QVERIFY(!got);
        QCOMPARE(got.error().kind, Kind::BadReply);
        QVERIFY2(got.error().message.contains(wire.address()), qPrintable(got.error().message));
    }
}

void TestWireErrors::emptyListIsACatalogueWithoutRows()
{
    for (const QByteArray& body : {QByteArray("[]"), QByteArray(" [ ]\r\n")}) {
        BrokenWire wire;
        wire.proxy.always(wirecauses::json(body));

        const auto bytes = QCoro::waitFor(wire.client.list());
        QVERIFY(bytes);
        const auto catalogue = Catalogue::parse(*bytes);

        QVERIFY(catalogue);
        QCOMPARE((*catalogue)->size(), 0);
    }
}

} // namespace flavormap

QTEST_GUILESS_MAIN(flavormap::TestWireErrors)
#include "tst_wireerrors.moc"
