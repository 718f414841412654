// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is answered to what Apply reads and writes: nothing is sent that was not compared, nothing twice,
// and each cause has a sentence of its own.
#include "badreplies.h"

#include <QRegularExpression>

using namespace flavormap;

using Fault = WireFault;

class TestBadReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedWritesWithAnyBodyStayStaged_data();
    void refusedWritesWithAnyBodyStayStaged();
    void badReadBeforeAWriteSendsNothing_data();
    void badReadBeforeAWriteSendsNothing();
    void badReplyToAWriteIsReadAgain_data();
    void badReplyToAWriteIsReadAgain();
    void badReadBackOfAWriteIsSaid_data();
    void badReadBackOfAWriteIsSaid();

private:
    /// Fails where another row has it already; what differs from run to run is cut out.
    void expectOwnSentence(QString sentence, const FaultyWorkspace& at)
    {
        sentence.replace(at.endpoint.shownAddress(), QStringLiteral("ADDRESS"));
        const QString row = QString::fromUtf8(QTest::currentTestFunction()) + u':'
            + QString::fromUtf8(QTest::currentDataTag());
        QVERIFY2(!m_sentences.contains(sentence),
            qPrintable(row + QStringLiteral(" says the same as ") + m_sentences.value(sentence)));
        m_sentences.insert(sentence, row);
    }

    QMap<QString, QString> m_sentences;
};

void TestBadReplies::refusedWritesWithAnyBodyStayStaged_data()
{
    anyBodyOfAnyStatus();
}

void TestBadReplies::refusedWritesWithAnyBodyStayStaged()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    const bool isPage = body == html && status < 500 && status != 401;
    const QMap<int, QString> nextSteps{{400, QStringLiteral("try again")},
        {401, QStringLiteral("check Tenant")}, {403, QStringLiteral("connect as the user admin")},
        {404, QStringLiteral("refresh to see")}, {409, QStringLiteral("refresh to see")},
        {500, QStringLiteral("read it again")}};
    const QString nextStep = isPage ? QStringLiteral("check the port and the path") : nextSteps.value(status);
    // All in one Apply, but that a 403 ends it.
    const QList<QByteArray> all{"PUT", "POST", "DELETE"};
    const QList<QList<QByteArray>> runs = status == 403
        ? QList<QList<QByteArray>>{{"PUT"}, {"POST"}, {"DELETE"}}
        : QList<QList<QByteArray>>{all};
    for (const QList<QByteArray>& methods : runs) {
        FaultyWorkspace at;
        for (const QByteArray& method : methods) {
            stageFor(at, method);
            at.proxy.on({.method = method}, Fault::answer(status, body, "Content-Type: text/plain\r\n"));
        }

        const ApplyJob* job = at.applyAll();

        for (const QByteArray& method : methods) {
            const QString name = nameFor(method);
            const ApplyItem& item = itemOf(*job, name);
            QCOMPARE(item.state, ItemState::Failed);
            QCOMPARE(item.error->kind, isPage ? Error::Kind::BadReply : kind);
            const QString said = item.error->message;
            QVERIFY2(said.contains(at.endpoint.shownAddress()) && said.contains(nextStep), qPrintable(said));
            QVERIFY2(said.contains(name) || status == 401, qPrintable(said)); // that one is of no image type
            QVERIFY2(said.size() < 700, qPrintable(said));
            QCOMPARE(at.proxy.requestCount(method), 1);
            QVERIFY(!isStored(at, method));
        }
        QCOMPARE(at.session().changedCount(), int(methods.size()));

        expectWorkGoesOn(at);
        for (const QByteArray& method : methods)
            QVERIFY(isStored(at, method));
    }
}

void TestBadReplies::badReadBeforeAWriteSendsNothing_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("nextStep");
    using Kind = Error::Kind;
    const auto row = [](const char* name, const Fault& fault, Kind kind, const char* nextStep) {
        QTest::newRow(name) << fault << kind << QString::fromUtf8(nextStep);
    };
    row("not HTTP", Fault::answer("SSH-2.0-OpenSSH_9.2\r\n", Fault::Ending::Close), Kind::BadReply,
        "check the port");
    row("a web page", Fault::answer(200, html, "Content-Type: text/html\r\n"), Kind::BadReply,
        "check the port and the path");
    row("truncated JSON", Fault::answer(200, R"({"name":"alpha")"), Kind::BadReply, "then refresh");
    row("cut in the middle", Fault::cutReply(150), Kind::BadReply, "try again");
    row("1 GB", Fault::hugeList(qint64(1) << 30), Kind::BadReply, "check that the address");
    row("dribbles for ever", slowReply(), Kind::TimedOut, "longer time-out");
    row("no reply", Fault::noReply(), Kind::TimedOut, "see whether the server is well");
    row("another image type", Fault::answer(200, R"({"name":"zulu"})"), Kind::BadReply, "then refresh");
    row("500", Fault::answer(500, "boom"), Kind::ServerFault, "look at the server's log");
}

void TestBadReplies::badReadBeforeAWriteSendsNothing()
{
    QFETCH(Fault, fault);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, nextStep);
    FaultyWorkspace at(threeTypes(), timeoutFor(fault));
    at.set(alpha, googleImage, QStringLiteral("mine"));
    // Each time, as a read may be asked again; and on every path, as the funnel asks what listens there.
    at.proxy.on({.method = "GET", .times = -1}, fault);
    at.proxy.dropConnections(); // what answers now is another than before

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Failed);
    const QString said = item.error->message;
    QVERIFY2(item.error->kind == kind, qPrintable(said));
    QVERIFY2(said.contains(at.endpoint.shownAddress()) && said.contains(nextStep), qPrintable(said));
    expectOwnSentence(said, at);
    QVERIFY(at.writes().isEmpty());
    QCOMPARE(at.session().changedCount(), 1);
    expectWorkGoesOn(at);
    QCOMPARE(at.onServer(alpha).value(googleImage), text("mine"));
}

void TestBadReplies::badReplyToAWriteIsReadAgain_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("stored");
    QTest::newRow("not HTTP") << Fault::answer("SSH-2.0-OpenSSH_9.2\r\n", Fault::Ending::Close) << false;
    QTest::newRow("1 GB") << Fault::hugeList(qint64(1) << 30) << false;
    QTest::newRow("dribbles for ever") << slowReply() << false;
    QTest::newRow("no reply, not stored") << Fault::noReply().withoutServer() << false;
    QTest::newRow("no reply, stored") << Fault::noReply() << true;
    QTest::newRow("cut in the middle, stored") << Fault::cutReply(20) << true;
    QTest::newRow("garbled, stored") << Fault::garbleReply(0) << true;
}

void TestBadReplies::badReplyToAWriteIsReadAgain()
{
    QFETCH(Fault, fault);
    QFETCH(bool, stored);
    const QList<QByteArray> methods{"PUT", "POST", "DELETE"};
    FaultyWorkspace at(threeTypes(), timeoutFor(fault));
    for (const QByteArray& method : methods) {
        stageFor(at, method);
        at.proxy.on({.method = method}, fault);
    }

    const ApplyJob* job = at.applyAll();

    for (const QByteArray& method : methods) {
        const QString name = nameFor(method);
        const ApplyItem& item = itemOf(*job, name);
        QCOMPARE(item.state, stored ? ItemState::Verified : ItemState::Failed);
        QVERIFY2(told(item).contains(at.endpoint.shownAddress()), qPrintable(told(item)));
        if (!stored) {
            QCOMPARE(item.error->kind, Error::Kind::OutcomeUnknown);
            QVERIFY2(item.error->message.contains(name) && item.error->message.contains(u"was read again"),
                qPrintable(item.error->message));
            expectOwnSentence(item.error->message, at);
        }
        QCOMPARE(at.proxy.requestCount(method), 1);
        QCOMPARE(isStored(at, method), stored);
    }
    QCOMPARE(at.session().changedCount(), stored ? 0 : 3);
    expectWorkGoesOn(at);
    for (const QByteArray& method : methods)
        QVERIFY(isStored(at, method));
}

void TestBadReplies::badReadBackOfAWriteIsSaid_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("a web page") << Fault::answer(200, html, "Content-Type: text/html\r\n");
    QTest::newRow("truncated") << Fault::answer(200, R"({"name":"alpha")");
    QTest::newRow("500") << Fault::answer(500, "no");
    QTest::newRow("silent") << Fault::noReply();
    QTest::newRow("1 GB") << Fault::hugeList(qint64(1) << 30);
    QTest::newRow("dribbles for ever") << slowReply();
}

void TestBadReplies::badReadBackOfAWriteIsSaid()
{
    QFETCH(Fault, fault);
    FaultyWorkspace at(threeTypes(), timeoutFor(fault));
    at.set(alpha, googleImage, QStringLiteral("mine"));
    at.proxy.on({.method = "GET", .pathPrefix = "/v2/imagetypes/alpha", .skip = 1, .times = -1}, fault);

    const ApplyItem item = at.applyAll()->items().at(0);

    QCOMPARE(item.state, ItemState::Unknown);
    QCOMPARE(item.error->kind, Error::Kind::OutcomeUnknown);
    const QString said = item.error->message;
    QVERIFY2(said.contains(u"“alpha” could not be read after it was sent: refresh")
            && said.contains(at.endpoint.shownAddress()),
        qPrintable(said));
    expectOwnSentence(said, at);
    QCOMPARE(at.session().changedCount(), 1);
    expectWorkGoesOn(at);
    QCOMPARE(at.proxy.requestCount("PUT", "/v2/imagetypes/alpha"), 1);
}

QTEST_GUILESS_MAIN(TestBadReplies)
#include "tst_badreplies.moc"
