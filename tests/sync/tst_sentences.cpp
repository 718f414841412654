// SPDX-License-Identifier: GPL-3.0-or-later
// Runs below tests/support/with-smalldisk. All that bad input can make the program say, gathered from the
// real causes: each of its kind, each names whom or what it is about and the next step, and no two are the
// same.
#include "applysentences.h"
#include "badreplies.h"
#include "storagesentences.h"

#include "support/tlsserver.h"
#include "support/wirecauses.h"

#include <QTest>

using namespace flavormap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

class TestSentences : public QObject
{
    Q_OBJECT

    using Gather = void (*)(Sentences&);

private Q_SLOTS:
    void initTestCase() { QVERIFY2(isOrdinaryUserWithSmallDisk(), "run it by tests/support/with-smalldisk"); }
    void init()
    {
        for (const QString& left : QDir(smallDisk()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            QVERIFY(QFile::remove(smallDisk() + u'/' + left)
                || QDir(smallDisk() + u'/' + left).removeRecursively());
    }
    void noTwoCausesShareASentence_data()
    {
        QTest::addColumn<Gather>("gather");
        QTest::newRow("what a wire does") << Gather(wire);
        QTest::newRow("wrong ports") << Gather(wrongPorts);
        QTest::newRow("drafts that can't be opened") << Gather(storagesentences::draftsThatCannotBeOpened);
        QTest::newRow("drafts that can't be written") << Gather(storagesentences::draftsThatCannotBeWritten);
        QTest::newRow("drafts of others") << Gather(storagesentences::draftsOfOthers);
        QTest::newRow("connections that can't be read") << Gather(storagesentences::profilesThatCannotBeRead);
        QTest::newRow("connections that can't be written")
            << Gather(storagesentences::profilesThatCannotBeWritten);
        QTest::newRow("files of changes") << Gather(storagesentences::filesOfChanges);
        QTest::newRow("names that break the rule") << Gather(applysentences::namesThatBreakTheRule);
        QTest::newRow("names that are taken") << Gather(applysentences::namesThatAreTaken);
        QTest::newRow("what others wrote") << Gather(applysentences::whatOthersWrote);
        QTest::newRow("what is not as it was sent") << Gather(applysentences::whatIsNotAsItWasSent);
        QTest::newRow("refused writes") << Gather(applysentences::refusedWrites);
        QTest::newRow("an Apply that may not begin") << Gather(applysentences::appliesThatMayNotBegin);
    }
    void noTwoCausesShareASentence()
    {
        QFETCH(const Gather, gather);
        const int before = m_all.count();
        gather(m_all);
        const QString complaints = m_all.takeComplaints();
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
        QVERIFY(m_all.count() > before);
    }

private:
    static void wire(Sentences& said);
    static void wrongPorts(Sentences& said);

    Sentences m_all; ///< of all rows
};

void TestSentences::wire(Sentences& said)
{
    for (const wirecauses::Cause& cause : wirecauses::all()) {
        BrokenWire wire(wirecauses::limitsOf(cause));
        wire.proxy.on({.times = -1}, cause.fault);
        QStringList names{wire.address()};
        if (cause.said.contains(u"web"_s))
            names += u"web"_s;
        said.tell(QString::fromLatin1(cause.name), cause.ask(wire), cause.kind, names, cause.said.last());
    }
    {
        BrokenWire wire;
        wire.proxy.refuse();
        said.tell(u"not there"_s, wirecauses::list(wire), Kind::Unreachable, {wire.address()},
            u"check the address and the port"_s);
    }
    {
        BrokenWire wire;
        const std::pair<const char*, QString Endpoint::*> texts[]
            = {{"user", &Endpoint::user}, {"tenant", &Endpoint::tenant}, {"API key", &Endpoint::apiKey}};
        for (const auto& [what, text] : texts) {
            Endpoint endpoint = wire.endpoint;
            endpoint.*text = u"with a\nline break"_s;
            HttpFunnel funnel(endpoint);
            ImageTypesClient client(funnel);
            said.tell(QString::fromLatin1(what) + u" with a line break"_s, QCoro::waitFor(client.list()),
                Kind::Invalid, {wire.address()}, u"type it again in the connection"_s);
        }
        said.tell(u"name that no address has"_s, QCoro::waitFor(wire.client.getVersion(u".a"_s, 1)),
            Kind::Invalid, {wire.address(), u".a"_s}, u"rename it on the server"_s);
        said.tell(u"version that there is not"_s, QCoro::waitFor(wire.client.getVersion(u"web"_s, 0)),
            Kind::Invalid, {u"web"_s}, u"choose another one"_s);
        QVERIFY(wire.proxy.requests().isEmpty());
    }
    {
        Endpoint endpoint = BrokenWire::endpointOf(55054);
        endpoint.base.setHost(QStringList(6, QString(50, u'a')).join(u'.')); // too long to be asked for
        HttpFunnel funnel(endpoint);
        ImageTypesClient client(funnel);
        said.tell(u"no such host"_s, QCoro::waitFor(client.list()), Kind::Unreachable,
            {endpoint.shownAddress(), endpoint.base.host()}, u"check the spelling of the host name"_s);
    }
}

void TestSentences::wrongPorts(Sentences& said)
{
    Certificates certificates;
    const TlsServer tls(certificates.selfSigned(u"elsewhere"_s, u"IP:127.0.0.1"_s));
    BrokenWire wire;
    const auto tell
        = [&](const QString& cause, const Endpoint& endpoint, Kind kind, const QString& nextStep) {
              HttpFunnel funnel(endpoint, nullptr, {.inactivity = wirecauses::shortWait});
              ImageTypesClient client(funnel);
              said.tell(cause, QCoro::waitFor(client.list()), kind, {endpoint.shownAddress()}, nextStep);
          };
    Endpoint secure = wire.endpoint;
    secure.base.setScheme(u"https"_s);
    tell(u"https on a port of plain http"_s, secure, Kind::TimedOut, u"should start with http://"_s);
    // A TLS server hangs up, which is what a reset looks like; another service speaks, but not HTTP.
    Endpoint plain = wire.endpoint;
    plain.base.setPort(tls.port());
    tell(u"reset before an answer"_s, plain, Kind::Unreachable, u"https://"_s);
    wire.proxy.greet("220 mail ready\r\n", WireFault::Ending::Close);
    tell(u"SSH"_s, wire.endpoint, Kind::BadReply, u"check the port"_s);
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
