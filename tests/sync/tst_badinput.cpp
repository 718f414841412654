// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever answers instead of a Coopr server: a sentence of its own that says what and what next, nothing
// staged is lost, and when the server is well again the work goes on.
#include "faultyworkspace.h"

using namespace flavormap;

using Fault = WireFault;

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listThatCannotBeRead_data();
    void listThatCannotBeRead();
    void noTwoCausesShareASentence();

    void refusedWritesWithAnyBodyStayStaged_data();
    void refusedWritesWithAnyBodyStayStaged();
    void badReadBackOfAWriteIsSaid_data();
    void badReadBackOfAWriteIsSaid();

    void anEmptyListIsAnEmptyCatalogue();
    void oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork_data();
    void oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork();
    void namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent_data();
    void namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent();

private:
    QMap<QString, QString> m_sentences; ///< of listThatCannotBeRead, the address cut out -> row
};

namespace {

constexpr auto shortest = std::chrono::seconds(1);

const QByteArray html = "<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>";

QByteArray redirect(const QByteArray& to)
{
    return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
}

/// 400 bytes a second, without end.
Fault slowList()
{
    Fault fault = Fault::dribble(40, 100);
    fault.instead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n["
        + QByteArray(999'999, ' ');
    return fault;
}

/// An edit and its Apply: the way out of every trouble.
void expectWorkGoesOn(FaultyWorkspace& at)
{
    at.proxy.clearFaults();
    if (at.workspace->state() != Workspace::State::Connected
        || !at.session().readOnlyReason().isEmpty()) { // a 403 holds for the session
        at.close();
        at.open();
    } else {
        QVERIFY(QCoro::waitFor(at.workspace->refresh()));
    }
    QCOMPARE(at.workspace->state(), Workspace::State::Connected);
    QVERIFY(!at.workspace->refreshError());
    at.set(third, joyentImage, QStringLiteral("next"));
    const ApplyJob* job = at.applyAll();
    QVERIFY2(job, at.refused ? qPrintable(at.refused->message) : "");
    QCOMPARE(job->count(ItemState::Verified), int(job->items().size()));
    QCOMPARE(at.onServer(third).value(joyentImage), text("next"));
    QVERIFY(!at.session().isDirty());
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
    row("dribbles for ever", slowList(), Kind::TimedOut, "longer time-out");
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
    FaultyWorkspace at(threeTypes(), shortest);
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
    QVERIFY2(!m_sentences.contains(sentence), qPrintable(m_sentences.value(sentence)));
    m_sentences.insert(sentence, QString::fromUtf8(QTest::currentDataTag()));

    // At the opening: the same sentence, and the draft waits.
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
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadInput::noTwoCausesShareASentence()
{
    if (m_sentences.isEmpty())
        QSKIP("listThatCannotBeRead collects them");
    // The rows above fail where one comes twice. What the server itself says is not what makes the
    // difference.
    QStringList kinds = m_sentences.keys();
    for (QString& sentence : kinds)
        sentence.remove(QRegularExpression(QStringLiteral("“[^”]*”")));
    const qsizetype all = kinds.size();
    kinds.removeDuplicates();
    QCOMPARE(kinds.size(), all);
}

void TestBadInput::refusedWritesWithAnyBodyStayStaged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    using Kind = Error::Kind;
    const QList<std::pair<int, Kind>> statuses{{400, Kind::Invalid}, {401, Kind::Denied}, {403, Kind::Denied},
        {404, Kind::NotFound}, {409, Kind::Conflict}, {500, Kind::ServerFault}};
    const QList<std::pair<const char*, QByteArray>> bodies{{"empty", ""}, {"text", "no"}, {"web page", html},
        {"1 MB", QByteArray(1 << 20, 'x')}, {"bytes", QByteArray("\x00\xff\xfe\x01", 4)},
        {"JSON", R"({"error":{"code":7}})"}};
    for (const auto& [status, kind] : statuses) {
        for (const auto& [name, body] : bodies)
            QTest::addRow("%d, %s", status, name) << status << body << kind;
    }
}

void TestBadInput::refusedWritesWithAnyBodyStayStaged()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    const bool isPage = body == html && status < 500 && status != 401;
    FaultyWorkspace at(threeTypes(), shortest);
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "PUT"}, Fault::answer(status, body, "Content-Type: text/plain\r\n"));

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Failed);
    QCOMPARE(item.error->kind, isPage ? Error::Kind::BadReply : kind);
    QVERIFY2(item.error->message.contains(at.endpoint.shownAddress()), qPrintable(item.error->message));
    QVERIFY2(item.error->message.size() < 700, qPrintable(item.error->message));
    QCOMPARE(at.writes().size(), 1);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("g-1"));
    QCOMPARE(at.session().changedCount(), 1);

    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadInput::badReadBackOfAWriteIsSaid_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("a web page") << Fault::answer(200, html, "Content-Type: text/html\r\n");
    QTest::newRow("truncated") << Fault::answer(200, R"({"name":"alpha")");
    QTest::newRow("500") << Fault::answer(500, "no");
    QTest::newRow("silent") << Fault::noReply();
    QTest::newRow("1 GB") << Fault::hugeList(qint64(1) << 30);
}

void TestBadInput::badReadBackOfAWriteIsSaid()
{
    QFETCH(Fault, fault);
    FaultyWorkspace at(threeTypes(), shortest);
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/alpha", .skip = 1, .times = -1}, fault);

    const ApplyJob* job = at.applyAll();

    const ApplyItem& item = job->items().at(0);
    QCOMPARE(item.state, ItemState::Unknown);
    QCOMPARE(item.error->kind, Error::Kind::OutcomeUnknown);
    QVERIFY2(item.error->message.contains(u"“alpha” could not be read after it was sent: refresh"),
        qPrintable(item.error->message));
    QCOMPARE(at.session().changedCount(), 1);
    expectWorkGoesOn(at);
    QCOMPARE(at.proxy.requestCount("PUT", "/v2/imagetypes/alpha"), 1);
}

void TestBadInput::anEmptyListIsAnEmptyCatalogue()
{
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, Fault::answer(200, "[]"));

    const auto report = QCoro::waitFor(at.workspace->refresh());

    QVERIFY(report);
    QVERIFY(!at.workspace->refreshError());
    QCOMPARE(report->newConflicts, 1); // all of it is gone there, and nothing of mine is lost
    QCOMPARE(at.session().draft(alpha)->value(googleImage), text("mine"));
    QCOMPARE(at.session().draft(alpha)->value(CellPath::description()), text("A"));
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadInput::oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork_data()
{
    QTest::addColumn<QByteArray>("badRow");
    QTest::newRow("bad UTF-8") << QByteArray("{\"name\":\"bad\",\"description\":\"\xff\xfe\"}");
    QTest::newRow("not an object") << QByteArray("17");
    QTest::newRow("no name") << QByteArray(R"({"description":"x"})");
    QTest::newRow("a name that is a number") << QByteArray(R"({"name":5})");
    QTest::newRow("a name that breaks the rule") << QByteArray(R"({"name":"a b"})");
    QTest::newRow("a name that can't be addressed") << QByteArray(R"({"name":".."})");
    QTest::newRow("a name twice") << QByteArray(R"({"name":"twin"},{"name":"twin"})");
}

void TestBadInput::oneBadRowAmongGoodOnesIsMarkedAndTheOthersWork()
{
    QFETCH(QByteArray, badRow);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    QByteArray list = at.server.list();
    list.replace(list.lastIndexOf(']'), 1, "," + badRow + "]");
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes"}, Fault::answer(200, list));

    QVERIFY(QCoro::waitFor(at.workspace->refresh()));

    QCOMPARE(at.session().changedCount(), 1);
    QCOMPARE(at.session().conflictCount(), 0);
    int marked = 0;
    for (int row = 0; row < at.session().rowCount(); ++row) {
        if (at.session().rowState(row) != EditSession::RowState::Unreadable)
            continue;
        ++marked;
        QVERIFY(!at.session().isEditable(row));
        const QString name = at.session().name(row);
        const auto refused = at.session().setCells({{name, googleImage, text("x")}}, QStringLiteral("Edit"));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(name), qPrintable(refused.error().message));
    }
    QVERIFY(marked >= 1);
    at.set(beta, googleImage, QStringLiteral("other"));
    const ApplyJob* job = at.applyAll();
    QCOMPARE(job->count(ItemState::Verified), 2);
    QCOMPARE(at.onServer(beta).value(googleImage), text("other"));
    expectWorkGoesOn(at);
}

void TestBadInput::namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral("a b");
    QTest::newRow("slash") << QStringLiteral("a/b");
    QTest::newRow("percent") << QStringLiteral("a%2Fb");
    QTest::newRow("umlaut") << QStringLiteral("ü");
    QTest::newRow("line break") << QStringLiteral("a\nb");
    QTest::newRow("dot") << QStringLiteral(".");
    QTest::newRow("two dots") << QStringLiteral("..");
    QTest::newRow("too long") << QString(256, u'a');
}

void TestBadInput::namesThatBreakTheRuleAreRefusedBeforeAnythingIsSent()
{
    QFETCH(QString, name);
    FaultyWorkspace at;
    at.set(alpha, googleImage, QStringLiteral("mine"));
    const qsizetype requests = at.proxy.requests().size();
    const auto created = at.session().create(ImageType(name), QStringLiteral("New"));
    const auto renamed = at.session().rename(beta, name);
    QVERIFY(!created && !renamed);
    QCOMPARE(created.error().kind, Error::Kind::Invalid);
    QCOMPARE(renamed.error().message, created.error().message);
    QCOMPARE(at.session().changedCount(), 1);
    QCOMPARE(at.proxy.requests().size(), requests);
    QCOMPARE(at.applyAll()->count(ItemState::Verified), 1);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
