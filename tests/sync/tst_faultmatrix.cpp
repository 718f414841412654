// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of the wire at each step of the work: a write is sent exactly once or not at all, what the
// person is told of it is true, and what is not stored stays staged. The results are tests/FAULTS.md, which
// this test writes anew when FLAVORMAP_WRITE_FAULTS is set, and compares otherwise.
#include "badreplies.h"

#include <QDir>
#include <QFile>

using namespace flavormap;
using namespace Qt::StringLiterals;

using Fault = WireFault;
using Ending = WireFault::Ending;

namespace {

const QString document = QDir::cleanPath(QStringLiteral(TEST_DATA "/../../FAULTS.md"));

struct NamedFault
{
    QString name;
    Fault fault;
    bool isShort = false;  ///< it ends by the profile's time-out
    bool isEither = false; ///< it depends on the moment whether Qt takes the reply for one
};

Fault raw(const QByteArray& bytes)
{
    return Fault::answer(bytes, Ending::Close);
}

Fault json(const QByteArray& body, const QByteArray& headers = {})
{
    return Fault::answer(200, body, "Content-Type: application/json\r\n" + headers);
}

/// 64 MiB of spaces in 64 KB.
QByteArray bomb()
{
    // qCompress() makes a zlib stream behind four bytes of length.
    return qCompress('[' + QByteArray(64 << 20, ' '), 9).sliced(4);
}

std::vector<NamedFault> faults()
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QByteArray web = "Content-Type: text/html\r\n";
    return {
        {u"reset before the request"_s, Fault::cutRequest(0)},
        {u"reset in its first line"_s, Fault::cutRequest(8)},
        {u"reset in its headers"_s, Fault::cutRequest(60)},
        {u"closed in its headers"_s, Fault::cutRequest(60, Ending::Close)},
        {u"reset after it, not done"_s, Fault::cutBeforeReply().withoutServer()},
        {u"reset after it, done"_s, Fault::cutBeforeReply()},
        {u"closed after it, not done"_s, Fault::cutBeforeReply(Ending::Close).withoutServer()},
        {u"closed after it, done"_s, Fault::cutBeforeReply(Ending::Close)},
        {u"reply cut in its first line"_s, Fault::cutReply(9)},
        {u"reply cut in its headers"_s, Fault::cutReply(40)},
        {u"reply cut in its headers, reset"_s, Fault::cutReply(40, Ending::Reset)},
        {u"reply stops in its headers"_s, Fault::stallReply(40), true},
        {u"no reply, not done"_s, Fault::noReply().withoutServer(), true},
        {u"no reply, done"_s, Fault::noReply(), true},
        {u"reply dribbles without end"_s, slowReply(), true},
        {u"reply garbled"_s, Fault::garbleReply(0)},
        {u"garbage"_s, raw("\x16\x03\x01\x02 what is this\r\n\r\n")},
        {u"no headers at all"_s, raw("[]")},
        {u"length too long"_s, raw(ok + "Content-Length: 100\r\n\r\n[]")},
        {u"length no number"_s, raw(ok + "Content-Length: many\r\n\r\n[]"), false, true},
        {u"chunks broken"_s, raw(ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n")},
        {u"compression bomb"_s, json(bomb(), "Content-Encoding: deflate\r\n")},
        {u"500"_s, Fault::answer(500, "deadlock")},
        {u"502, a web page"_s, Fault::answer(502, html, web)},
        {u"503, then well"_s, Fault::answer(503, "busy")},
        {u"redirect, same origin"_s, Fault::answer(302, "", "Location: /v2/elsewhere\r\n")},
        {u"redirect, other origin"_s, Fault::answer(307, "", "Location: http://127.0.0.2:9/v2\r\n")},
        {u"200, a web page"_s, Fault::answer(200, html, web)},
        {u"200, wrong content type"_s, Fault::answer(200, "[]", "Content-Type: image/png\r\n")},
        {u"200, of another request"_s, json(R"({"name":"other","providermap":{}})")},
        {u"200, empty"_s, json("")},
    };
}

/// A step of the work, and the request that the fault is for.
struct Step
{
    const char* name;
    QByteArray method; ///< of the write; empty: a refresh
    WireMatch match;
};

const std::vector<Step>& steps()
{
    static const std::vector<Step> all{
        {"list", {}, {.method = "GET", .pathPrefix = "/v2/imagetypes"}},
        {"get before", "PUT", {.method = "GET", .pathPrefix = "/v2/imagetypes/alpha"}},
        {"create", "POST", {.method = "POST"}},
        {"replace", "PUT", {.method = "PUT"}},
        {"delete", "DELETE", {.method = "DELETE"}},
        {"get after", "PUT", {.method = "GET", .pathPrefix = "/v2/imagetypes/alpha", .skip = 1}},
    };
    return all;
}

QString kindWord(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
        return u"unreachable"_s;
    case Error::Kind::TimedOut:
        return u"timed out"_s;
    case Error::Kind::Denied:
        return u"denied"_s;
    case Error::Kind::NotFound:
        return u"not found"_s;
    case Error::Kind::Conflict:
        return u"conflict"_s;
    case Error::Kind::Invalid:
        return u"invalid"_s;
    case Error::Kind::ServerFault:
        return u"server fault"_s;
    case Error::Kind::BadReply:
        return u"bad reply"_s;
    case Error::Kind::OutcomeUnknown:
        return u"outcome unknown"_s;
    default:
        return u"other"_s;
    }
}

QString stateWord(ItemState state)
{
    switch (state) {
    case ItemState::Verified:
        return u"verified"_s;
    case ItemState::Failed:
        return u"failed"_s;
    case ItemState::Conflict:
        return u"conflict"_s;
    case ItemState::Unknown:
        return u"unknown"_s;
    case ItemState::NotSent:
        return u"cancelled"_s;
    default:
        return u"STILL AT WORK"_s;
    }
}

QString listOutcome(const NamedFault& fault, const Step& step)
{
    FaultyWorkspace at(threeTypes(), fault.isShort ? shortest : patient);
    at.set(alpha, googleImage, u"mine"_s);
    at.proxy.on(step.match, fault.fault);
    const auto report = QCoro::waitFor(at.workspace->refresh());
    if (report)
        return u"read"_s;
    // What was read before stays, with what is staged.
    if (at.workspace->state() != Workspace::State::Connected || !at.workspace->refreshError()
        || at.session().existingCount() != 3 || !at.session().patch().contains(alpha))
        return u"LOST"_s;
    if (!report.error().message.contains(at.endpoint.shownAddress()))
        return u"UNNAMED "_s + report.error().message;
    return kindWord(report.error().kind);
}

QString applyOutcome(const NamedFault& fault, const Step& step)
{
    FaultyWorkspace at(threeTypes(), fault.isShort ? shortest : patient);
    stageFor(at, step.method);
    const QString name = nameFor(step.method);
    at.proxy.on(step.match, fault.fault);
    const ApplyJob* job = at.applyAll();
    const ApplyItem& item = itemOf(*job, name);

    int arrived = 0;
    for (const WireRequest& request : at.proxy.requests())
        arrived += isWrite(request);
    const bool stored = isStored(at, step.method);
    const bool staged = at.session().patch().contains(name);
    const bool isNamed = told(item).contains(name) || told(item).contains(at.endpoint.shownAddress());
    QString wrong;
    if (arrived > 1 || at.server.writesOf(name) > 1)
        wrong = u"SENT TWICE "_s;
    if (item.state == ItemState::Verified && !stored)
        wrong += u"NOT STORED "_s;
    if (item.state == ItemState::Failed && stored)
        wrong += u"STORED ALL THE SAME "_s;
    if (item.state != ItemState::Verified && (!staged || !isNamed))
        wrong += u"LOST OR UNNAMED "_s + told(item);
    if (item.state == ItemState::Verified && staged)
        wrong += u"STILL STAGED "_s;
    const bool isEither = fault.isEither && arrived > 0 && item.state == ItemState::Failed
        && (item.error->kind == Error::Kind::BadReply || item.error->kind == Error::Kind::OutcomeUnknown);
    const QString kind = isEither ? u" (bad reply or outcome unknown)"_s
        : item.error              ? u" ("_s + kindWord(item.error->kind) + u')'
                                  : QString();
    const QString outcome = wrong + stateWord(item.state) + kind + u", "_s
        + (arrived == 0  ? u"not sent"_s
                : stored ? u"sent, stored"_s
                         : u"sent, not stored"_s);
    expectWorkGoesOn(at);
    return outcome;
}

} // namespace

class TestFaultMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFaultAtEachStepIsToldAndNothingIsSentTwice();
};

void TestFaultMatrix::eachFaultAtEachStepIsToldAndNothingIsSentTwice()
{
    QString table
        = u"# What is seen of each fault of the wire\n\n"
          "The fault comes once, at the request of the column: the refresh, the read before a write, the "
          "write itself, the read after it. A cell says how the change ends for the person, whether the "
          "write "
          "was sent (never more than once), and what the server has then. \"Verified\" after a fault: the "
          "truth was read afterwards. All but what is verified stays staged; an edit and its Apply after "
          "each fault succeed.\n\n| fault |"_s;
    for (const Step& step : steps())
        table += u' ' + QString::fromLatin1(step.name) + u" |"_s;
    table += u"\n|---|"_s;
    for (size_t count = 0; count < steps().size(); ++count)
        table += u"---|"_s;
    table += u'\n';
    for (const NamedFault& fault : faults()) {
        table += u"| "_s + fault.name + u" |"_s;
        for (const Step& step : steps()) {
            const QString outcome
                = step.method.isEmpty() ? listOutcome(fault, step) : applyOutcome(fault, step);
            table += u' ' + outcome + u" |"_s;
            if (QTest::currentTestFailed())
                qFatal("%s at %s", qPrintable(fault.name), step.name);
            const bool isWrong = std::ranges::any_of(
                outcome.first(std::min<qsizetype>(4, outcome.size())), [](QChar c) { return c.isUpper(); });
            QVERIFY2(!isWrong,
                qPrintable(fault.name + u" at "_s + QString::fromLatin1(step.name) + u": "_s + outcome));
        }
        table += u'\n';
    }
    QFile file(document);
    if (qEnvironmentVariableIsSet("FLAVORMAP_WRITE_FAULTS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(table.toUtf8()), table.toUtf8().size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QStringList known = QString::fromUtf8(file.readAll()).split(u'\n');
    const QStringList now = table.split(u'\n');
    for (qsizetype line = 0; line < std::max(known.size(), now.size()); ++line)
        QCOMPARE(now.value(line), known.value(line));
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
