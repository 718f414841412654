// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever answers instead of a Coopr server: a sentence of its own that says what and what next, nothing
// staged is lost, and when the server is well again the work goes on.
#include "badreplies.h"

#include "support/tlsserver.h"

using namespace flavormap;

using Fault = WireFault;

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listThatCannotBeRead_data();
    void listThatCannotBeRead();
    void theWrongPortIsSaid_data();
    void theWrongPortIsSaid();
    void aListThatIsRefusedWithAnyBodyLeavesTheOldOne_data();
    void aListThatIsRefusedWithAnyBodyLeavesTheOldOne();
    void namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent_data();
    void namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent();

private:
    QMap<QString, QString> m_sentences; ///< of listThatCannotBeRead, the address cut out -> row
};

namespace {

QByteArray redirect(const QByteArray& to)
{
    return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

void TestBadInput::listThatCannotBeRead_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("nextStep");
    using Kind = Error::Kind;
    const auto row = [](const char* name, const Fault& fault, Kind kind, const char* nextStep) {
        QTest::newRow(name) << fault << kind << QString::fromUtf8(nextStep);
    };
    row("not there", Fault(), Kind::Unreachable, "check the address and the port");
    row("reset", Fault::cutBeforeReply().withoutServer(), Kind::Unreachable, "try again");
    row("no reply at all", Fault::noReply(), Kind::TimedOut, "see whether the server is well");
    row("silent in the middle", Fault::stallReply(300), Kind::TimedOut, "check the network");
    row("dribbles for ever", slowReply(), Kind::TimedOut, "longer time-out");
    row("not HTTP", Fault::answer("SSH-2.0-OpenSSH_9.2\r\n"), Kind::BadReply, "check the port");
    row("a web page", Fault::answer(200, html, "Content-Type: text/html\r\n"), Kind::BadReply,
        "check the port and the path");
    row("cut in the middle", Fault::cutReply(300), Kind::BadReply, "stands between");
    row("truncated JSON", Fault::answer(200, R"([{"name":"alpha","providermap":{)"), Kind::BadReply,
        "check that the address is a Coopr server's");
    row("JSON, but no list", Fault::answer(200, R"({"error":"no"})"), Kind::BadReply,
        "check that the address is a Coopr server's");
    row("an empty body", Fault::answer(200, ""), Kind::BadReply,
        "check that the address is a Coopr server's");
    row("a reply of 1 GB", Fault::hugeList(qint64(1) << 30), Kind::BadReply,
        "check that the address is a Coopr server's");
    row("sent on", Fault::answer(redirect("/v3/imagetypes")), Kind::BadReply, "enter the new path");
    row("sent on elsewhere", Fault::answer(redirect("http://127.0.0.2:9/v2/imagetypes")), Kind::BadReply,
        "the key was not sent there");
    row("401", Fault::answer(401, "no such user"), Kind::Denied, "fill in User");
    row("401 with a web page", Fault::answer(401, html), Kind::Denied, "check Tenant, User and API key");
    row("403", Fault::answer(403, "go away"), Kind::Denied, "connect as another user");
    row("404", Fault::answer(404, "not found"), Kind::BadReply, "check the path of the address");
    row("404 of the tenant", Fault::answer(404, "Tenant does not exist."), Kind::NotFound,
        "check Tenant in the connection");
    row("409", Fault::answer(409, "conflict"), Kind::Conflict, "refresh to see what is there now");
    row("500", Fault::answer(500, "Exception at line 1"), Kind::ServerFault, "look at the server's log");
    row("500 with a web page", Fault::answer(500, html), Kind::ServerFault, "look at the server's log");
    row("502", Fault::answer(502, "Bad Gateway"), Kind::ServerFault, "see that Coopr is running");
    row("503", Fault::answer(503, "busy"), Kind::ServerFault, "again later");
    row("418", Fault::answer(418, "teapot"), Kind::BadReply, "what stands between");
}

void TestBadInput::listThatCannotBeRead()
{
    QFETCH(Fault, fault);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, nextStep);
    const bool isNotThere = qstrcmp(QTest::currentDataTag(), "not there") == 0;
    FaultyWorkspace at(threeTypes(), timeoutFor(fault));
    at.set(alpha, googleImage, QStringLiteral("mine"));
    const auto breakIt = [&] {
        if (isNotThere) {
            at.proxy.refuse();
            at.proxy.dropConnections();
        } else {
            at.proxy.always(fault);
        }
    };

    // While it is open: what was read stays, and is marked as old.
    breakIt();
    const auto report = QCoro::waitFor(at.workspace->refresh());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, kind);
    const QString address = at.endpoint.shownAddress();
    QVERIFY2(report.error().message.contains(address), qPrintable(report.error().message));
    QVERIFY2(report.error().message.contains(nextStep), qPrintable(report.error().message));
    QCOMPARE(at.workspace->refreshError(), std::optional(report.error()));
    QCOMPARE(at.workspace->state(), Workspace::State::Connected);
    QCOMPARE(at.session().existingCount(), 3);
    QCOMPARE(at.session().changedCount(), 1);
    QString sentence = report.error().message;
    sentence.replace(address, QStringLiteral("ADDRESS"));
    // What the server itself says is not what makes the difference.
    sentence.remove(QRegularExpression(QStringLiteral("“[^”]*”")));
    QVERIFY2(!m_sentences.contains(sentence), qPrintable(m_sentences.value(sentence)));
    m_sentences.insert(sentence, QString::fromUtf8(QTest::currentDataTag()));

    // Retry in place is enough.
    at.proxy.clearFaults();
    if (isNotThere)
        at.proxy.listenAgain();
    QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    QVERIFY(!at.workspace->refreshError());

    // At the opening: the same sentence, and the draft waits.
    breakIt();
    at.close();
    at.open();
    QVERIFY(at.openError);
    QCOMPARE(at.openError->kind, kind);
    QVERIFY2(at.openError->message.contains(nextStep), qPrintable(at.openError->message));
    QCOMPARE(at.workspace->state(),
        kind == Error::Kind::Denied ? Workspace::State::Denied : Workspace::State::Failed);
    QCOMPARE(at.workspace->restored().first, 1);
    QVERIFY(!at.workspace->applyRefusal().isEmpty());

    if (isNotThere)
        at.proxy.listenAgain();
    expectWorkGoesOn(at); // here, too
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadInput::theWrongPortIsSaid_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("nextStep");
    QTest::newRow("https on a port of plain http")
        << QStringLiteral("https") << QByteArray() << Error::Kind::TimedOut << QStringLiteral("http://");
    QTest::newRow("http on a TLS port")
        << QStringLiteral("tls") << QByteArray() << Error::Kind::Unreachable << QStringLiteral("https://");
    QTest::newRow("the port of another service") << QStringLiteral("http") << QByteArray("220 mail ready\r\n")
                                                 << Error::Kind::BadReply << QStringLiteral("check the port");
}

void TestBadInput::theWrongPortIsSaid()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArray, greeting);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, nextStep);
    Certificates certificates;
    const TlsServer tls(certificates.selfSigned(QStringLiteral("elsewhere"), QStringLiteral("IP:127.0.0.1")));
    FaultyWorkspace at(threeTypes(), kind == Error::Kind::TimedOut ? shortest : patient);
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.close();
    const QUrl right = at.endpoint.base;
    if (scheme == u"tls")
        at.endpoint.base.setPort(tls.port());
    else
        at.endpoint.base.setScheme(scheme);
    if (!greeting.isEmpty())
        at.proxy.greet(greeting, Fault::Ending::Close);

    at.open();

    QVERIFY(at.openError);
    QCOMPARE(at.openError->kind, kind);
    QVERIFY2(at.openError->message.contains(at.endpoint.shownAddress()), qPrintable(at.openError->message));
    QVERIFY2(at.openError->message.contains(nextStep), qPrintable(at.openError->message));
    QCOMPARE(at.workspace->state(), Workspace::State::Failed);
    at.close();
    at.proxy.clearFaults();
    at.endpoint.base = right; // the draft of the right address is there still
    at.open();
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadInput::aListThatIsRefusedWithAnyBodyLeavesTheOldOne_data()
{
    anyBodyOfAnyStatus();
}

void TestBadInput::aListThatIsRefusedWithAnyBodyLeavesTheOldOne()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "GET"}, Fault::answer(status, body, "Content-Type: text/plain\r\n"));

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(at.endpoint.shownAddress()), qPrintable(report.error().message));
    QVERIFY2(report.error().message.size() < 700, qPrintable(report.error().message));
    QCOMPARE(at.session().existingCount(), 3);
    QCOMPARE(at.session().changedCount(), 1);
    QCOMPARE(at.session().readOnlyReason(), QString());
    expectWorkGoesOn(at); // in place
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadInput::namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("nextStep");
    const QString useOnly = QStringLiteral("use only a to z");
    const QString another = QStringLiteral("choose another");
    QTest::newRow("empty") << QString() << QStringLiteral("type 1 to 255 letters");
    QTest::newRow("blank") << QStringLiteral("a b") << useOnly;
    QTest::newRow("slash") << QStringLiteral("a/b") << useOnly;
    QTest::newRow("percent") << QStringLiteral("a%2Fb") << useOnly;
    QTest::newRow("umlaut") << QStringLiteral("ü") << useOnly;
    QTest::newRow("line break") << QStringLiteral("a\nb") << useOnly;
    QTest::newRow("dot") << QStringLiteral(".") << another;
    QTest::newRow("two dots") << QStringLiteral("..") << another;
    QTest::newRow("too long") << QString(256, u'a') << QStringLiteral("shorten it");
}

void TestBadInput::namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent()
{
    QFETCH(QString, name);
    QFETCH(QString, nextStep);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    const qsizetype requests = at.proxy.requests().size();
    const auto created = at.session().create(ImageType(name), QStringLiteral("New"));
    const auto renamed = at.session().rename(beta, name);
    QVERIFY(!created && !renamed);
    QCOMPARE(created.error().kind, Error::Kind::Invalid);
    QCOMPARE(renamed.error().message, created.error().message);
    const QString said = created.error().message;
    QVERIFY2(said.contains(name.left(20)) && said.contains(nextStep), qPrintable(said));
    QCOMPARE(at.session().changedCount(), 1);
    QCOMPARE(at.proxy.requests().size(), requests);
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
