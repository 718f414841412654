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
    bool isShort = false;   ///< it ends by the profile's time-out
    bool isEither = false;  ///< it depends on the moment whether Qt takes the reply for one
    bool isRefused = false; ///< nobody listens; no fault of a request
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
        {u"connection refused"_s, Fault::pass(), false, false, true},
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

/// From here on nobody listens.
void refuse(FaultyWorkspace& at)
{
    at.proxy.refuse();
    at.proxy.dropConnections();
}

/// Applies all; nobody listens any more once the request before that of the step was answered.
const ApplyJob* applyRefusedAt(FaultyWorkspace& at, const Step& step)
{
    if (step.method == "PUT" && step.match.method == "GET" && step.match.skip == 0) {
        refuse(at);
        return at.applyAll();
    }
    at.proxy.dropConnections();
    Fault last = Fault::holdBeforeReply();
    last.cutReplyAt = 1 << 20; // behind its end
    last.ending = Ending::Close;
    const QByteArray before = step.match.method == "GET" ? step.method : QByteArray("GET");
    at.proxy.on({.method = before, .pathPrefix = "/v2/imagetypes/" + nameFor(step.method).toLatin1()}, last);
    const ApplyJob* job = at.beginToApply();
    QSignalSpy ended(job, &ApplyJob::finished);
    if (!QTest::qWaitFor([&at] { return at.proxy.heldCount() == 1; }, 10'000))
        qFatal("the request before was not sent");
    at.proxy.refuse();
    at.proxy.release();
    if (job->isRunning() && !ended.wait(60'000))
        qFatal("Apply did not end");
    return job;
}

const ApplyJob* applyWith(FaultyWorkspace& at, const NamedFault& fault, const Step& step)
{
    if (fault.isRefused)
        return applyRefusedAt(at, step);
    at.proxy.on(step.match, fault.fault);
    return at.applyAll();
}

QString listOutcome(const NamedFault& fault, const Step& step)
{
    FaultyWorkspace at(threeTypes(), fault.isShort ? shortest : patient);
    at.set(alpha, googleImage, u"mine"_s);
    if (fault.isRefused)
        refuse(at);
    else
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
    const ApplyJob* job = applyWith(at, fault, step);
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
    at.proxy.listenAgain();
    expectWorkGoesOn(at);
    return outcome;
}

QString outcomeOf(const NamedFault& fault, const Step& step)
{
    const QString outcome = step.method.isEmpty() ? listOutcome(fault, step) : applyOutcome(fault, step);
    if (QTest::currentTestFailed())
        qFatal("%s at %s", qPrintable(fault.name), step.name);
    const bool isWrong = std::ranges::any_of(
        outcome.first(std::min<qsizetype>(4, outcome.size())), [](QChar letter) { return letter.isUpper(); });
    if (isWrong)
        qFatal("%s at %s: %s", qPrintable(fault.name), step.name, qPrintable(outcome));
    return outcome;
}

/// The request of a step and its reply, as they are without a fault.
WireRequest withoutFault(const Step& step)
{
    FaultyWorkspace at(threeTypes(), patient);
    const qsizetype first = at.proxy.requests().size();
    if (step.method.isEmpty()) {
        if (!QCoro::waitFor(at.workspace->refresh()))
            qFatal("no refresh");
    } else {
        stageFor(at, step.method);
        at.applyAll();
    }
    int skipped = 0;
    for (const WireRequest& request : at.proxy.requests().mid(first)) {
        const bool fits
            = request.method == step.match.method && request.target.startsWith(step.match.pathPrefix);
        if (fits && skipped++ == step.match.skip)
            return request;
    }
    qFatal("%s has no request", step.name);
}

/// In front of each line's end, in it and behind it; the body's first byte, its middle and its last byte.
std::vector<qint64> boundariesOf(const QByteArray& message)
{
    std::vector<qint64> places;
    const qint64 head = message.indexOf("\r\n\r\n") + 4;
    for (qint64 at = message.indexOf("\r\n"); at >= 0 && at < head; at = message.indexOf("\r\n", at + 1)) {
        for (const qint64 place : {at, at + 1, at + 2})
            places.push_back(place);
    }
    for (const qint64 place : {head + 1, (head + message.size()) / 2, qint64(message.size()) - 1})
        places.push_back(place);
    std::ranges::sort(places);
    const auto [from, to] = std::ranges::unique(places);
    places.erase(from, to);
    // Less than the first line is no request, and all of it is no cut.
    std::erase_if(places, [&](qint64 place) { return place < 1 || place >= message.size(); });
    return places;
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
        for (const Step& step : steps())
            table += u' ' + outcomeOf(fault, step) + u" |"_s;
        table += u'\n';
    }
    const std::pair<QString, Fault (*)(qint64, Ending)> cuts[]{
        {u"request cut"_s, Fault::cutRequest}, {u"reply cut"_s, Fault::cutReply}};
    for (const auto& [name, cut] : cuts) {
        for (const Ending ending : {Ending::Close, Ending::Reset}) {
            const QString how = ending == Ending::Close ? u"closed"_s : u"reset"_s;
            table += u"| "_s + name + u" at each boundary, "_s + how + u" |"_s;
            for (const Step& step : steps()) {
                const WireRequest whole = withoutFault(step);
                QStringList outcomes;
                for (const qint64 at : boundariesOf(cut == Fault::cutReply ? whole.reply : whole.bytes)) {
                    const QString fault = u"%1 at %2, %3"_s.arg(name).arg(at).arg(how);
                    outcomes += outcomeOf({fault, cut(at, ending)}, step);
                }
                outcomes.removeDuplicates();
                outcomes.sort();
                table += u' ' + outcomes.join(u" or "_s) + u" |"_s;
            }
            table += u'\n';
        }
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
