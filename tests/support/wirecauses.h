// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/brokenwire.h"

#include <QStringList>

#include <functional>

/// The ways in which a request can fail that a FaultProxy can bring about, each with what must be said of
/// it.
namespace flavormap::wirecauses {

using namespace Qt::StringLiterals;
using Ending = WireFault::Ending;
using Kind = Error::Kind;

constexpr std::chrono::milliseconds shortWait(200);

/// What is asked, with the answer left away.
using Question = std::function<Result<void>(BrokenWire&)>;

template <typename T> Result<void> outcome(const Result<T>& result)
{
    return result ? Result<void>{} : Result<void>(tl::unexpected(result.error()));
}

inline Result<void> list(BrokenWire& wire)
{
    return outcome(QCoro::waitFor(wire.client.list()));
}

inline Result<void> read(BrokenWire& wire)
{
    return outcome(QCoro::waitFor(wire.client.get(u"web"_s)));
}

inline Result<void> create(BrokenWire& wire)
{
    return QCoro::waitFor(wire.client.create(BrokenWire::web()));
}

inline Result<void> replace(BrokenWire& wire)
{
    return QCoro::waitFor(wire.client.replace(BrokenWire::web()));
}

/// One way to fail, and what a person must find in its sentence: who, what, and the next step. "@" stands for
/// the server's address.
struct Cause
{
    const char* name;
    Question ask;
    WireFault fault;
    Kind kind;
    QStringList said;
    bool isShort = false; ///< it ends by a time-out
};

inline WireFault text(int status, const QByteArray& body)
{
    return WireFault::answer(status, body, "Content-Type: text/plain; charset=UTF-8\r\n");
}

inline WireFault json(const QByteArray& body)
{
    return WireFault::answer(200, body, "Content-Type: application/json\r\n");
}

inline WireFault raw(const QByteArray& bytes, Ending after = Ending::Close)
{
    return WireFault::answer(bytes, after);
}

inline WireFault dribbled(WireFault fault, qint64 bytes, int everyMs)
{
    fault.dribbleBytes = bytes;
    fault.dribbleMs = everyMs;
    return fault;
}

inline QList<Cause> brokenExchanges()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    return {
        {"reset before an answer", list, WireFault::cutBeforeReply(), Kind::Unreachable,
            {u"@"_s, u"without an answer"_s, u"try again"_s}},
        {"broken off between two chunks", list, raw(head + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n"),
            Kind::BadReply, {u"@"_s, u"broke off"_s, u"try again"_s}},
        {"shorter than announced", list, raw(head + "Content-Length: 40\r\n\r\n[{\"name\":"), Kind::BadReply,
            {u"@"_s, u"9 of 40 bytes"_s, u"try again"_s}},
        {"no answer", list, WireFault::noReply(), Kind::TimedOut,
            {u"@"_s, u"not answered for 0.2 s"_s, u"try again"_s}, true},
        {"silent in the answer", list, WireFault::stallReply(150), Kind::TimedOut,
            {u"@"_s, u"silent for 0.2 s"_s, u"check the network"_s}, true},
        {"does not end", read, dribbled(json(QByteArray(10'000, ' ')), 100, 20), Kind::TimedOut,
            {u"@"_s, u"after 0.8 s"_s, u"longer time-out"_s}, true},
        {"list hardly moves", list,
            dribbled(raw("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(10'000, ' ')), 20, 40), Kind::TimedOut,
            {u"@"_s, u"1024 bytes a second"_s, u"faster network"_s}, true},
        {"SSH", list, raw("SSH-2.0-OpenSSH_9.2p1 Debian\r\n"), Kind::BadReply,
            {u"@"_s, u"not speak HTTP"_s, u"55054"_s}},
        {"too large", list, WireFault::hugeList(1'000'000'000), Kind::BadReply,
            {u"@"_s, u"larger than 512 MiB"_s, u"check that the address"_s}},
        {"compressed", list, raw(head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n[]"),
            Kind::BadReply, {u"@"_s, u"gzip"_s, u"switch compression off"_s}},
        {"moved to another path", list, raw("HTTP/1.1 301 Moved\r\nLocation: /v3\r\n\r\n"), Kind::BadReply,
            {u"@"_s, u"/v3"_s, u"enter the new path"_s}},
        {"moved to another server", list,
            raw("HTTP/1.1 301 Moved\r\nLocation: http://other.example/v2\r\n\r\n"), Kind::BadReply,
            {u"@"_s, u"http://other.example/v2"_s, u"enter its address"_s}},
    };
}

inline QList<Cause> unexpectedReplies()
{
    const QByteArray page = "<!DOCTYPE html><html><head><title>Router</title></head><body>hi</body></html>";
    return {
        {"a web page", list, WireFault::answer(200, page, "Content-Type: text/html\r\n"), Kind::BadReply,
            {u"@"_s, u"web page"_s, u"check the port and the path"_s}},
        {"nothing", list, json(""), Kind::BadReply, {u"@"_s, u"it is empty"_s, u"refresh"_s}},
        {"an object for the list", list, json("{}"), Kind::BadReply,
            {u"@"_s, u"not a JSON list"_s, u"refresh"_s}},
        {"half a list", list, json("[{\"name\":\"a\"},{\"na"), Kind::BadReply,
            {u"@"_s, u"no end"_s, u"refresh"_s}},
        {"half an image type", read, json("{\"name\":\"web\",\"prov"), Kind::BadReply,
            {u"@"_s, u"web"_s, u"not valid JSON"_s, u"refresh"_s}},
        {"a list for the image type", read, json("[]"), Kind::BadReply,
            {u"@"_s, u"web"_s, u"not a JSON object"_s, u"refresh"_s}},
        {"nothing for the image type", read, json(" "), Kind::BadReply,
            {u"@"_s, u"for web"_s, u"it is empty"_s, u"refresh"_s}},
        {"an image type without a name", read, json("{\"description\":\"x\"}"), Kind::BadReply,
            {u"@"_s, u"web"_s, u"no name"_s, u"refresh"_s}},
        {"another image type", read, json("{\"name\":\"db\"}"), Kind::BadReply,
            {u"@"_s, u"web"_s, u"“db”"_s, u"refresh"_s}},
        {"bytes that are no text", read, json("{\"name\":\"web\",\"description\":\"\xff\xfe\"}"),
            Kind::BadReply, {u"@"_s, u"web"_s, u"not UTF-8"_s, u"refresh"_s}},
        {"status is not OK", [](BrokenWire& wire) { return QCoro::waitFor(wire.client.status()); },
            text(200, "NOT OK"), Kind::BadReply, {u"@"_s, u"status"_s, u"it is not OK"_s, u"refresh"_s}},
        {"providers are no list",
            [](BrokenWire& wire) { return outcome(QCoro::waitFor(wire.client.providerNames())); },
            json("{\"password\":\"pass-word\"}"), Kind::BadReply, {u"@"_s, u"providers"_s, u"refresh"_s}},
        {"cluster templates are no list",
            [](BrokenWire& wire) { return outcome(QCoro::waitFor(wire.client.templateUses())); }, json("5"),
            Kind::BadReply, {u"@"_s, u"cluster templates"_s, u"refresh"_s}},
        {"an odd status", list, text(418, "teapot"), Kind::BadReply,
            {u"@"_s, u"HTTP 418"_s, u"check the address"_s}},
    };
}

inline QList<Cause> refusals()
{
    return {
        {"401, no tenant", list, text(401, "tenant header is missing"), Kind::Denied,
            {u"@"_s, u"fill in Tenant"_s}},
        {"401, no user", list, text(401, "user header is missing"), Kind::Denied,
            {u"@"_s, u"fill in User"_s}},
        {"401", list, text(401, "go away"), Kind::Denied, {u"@"_s, u"go away"_s, u"check Tenant, User"_s}},
        {"401, security on", list,
            WireFault::answer(401, "", "WWW-Authenticate: Bearer realm=\"continuuity\"\r\n"), Kind::Denied,
            {u"@"_s, u"bearer token"_s, u"ask its administrator"_s}},
        {"403, reading", list, text(403, "no"), Kind::Denied,
            {u"@"_s, u"admin"_s, u"connect as another user"_s}},
        {"403, writing", replace, text(403, "user unauthorized, must be admin."), Kind::Denied,
            {u"@"_s, u"web"_s, u"connect as the user admin"_s}},
        {"404, tenant", read, text(404, "Tenant does not exist."), Kind::NotFound,
            {u"@"_s, u"superadmin"_s, u"check Tenant"_s}},
        {"404, image type", read, text(404, "image type web  not found."), Kind::NotFound,
            {u"@"_s, u"web"_s, u"refresh"_s}},
        {"404 without headers", read,
            raw("HTTP/1.1 404 Not Found\r\n\r\nProblem accessing: /v2. Reason: Not Found"), Kind::BadReply,
            {u"@"_s, u"/v2"_s, u"check the path"_s}},
        {"409", create, text(409, "image type web already exists"), Kind::Conflict,
            {u"@"_s, u"web"_s, u"another name"_s}},
        {"409, not creating", replace, text(409, "conflict"), Kind::Conflict,
            {u"@"_s, u"web"_s, u"refresh"_s}},
        {"400, exists", create, text(400, "already exists"), Kind::Conflict,
            {u"@"_s, u"web"_s, u"choose another name"_s}},
        {"400", replace, text(400, "invalid input"), Kind::Invalid,
            {u"@"_s, u"web"_s, u"invalid input"_s, u"try again"_s}},
        {"400, reading", list, text(400, "wrong uri"), Kind::Invalid,
            {u"@"_s, u"list of image types"_s, u"wrong uri"_s, u"check the path"_s}},
        {"500, reading", read, text(500, "boom"), Kind::ServerFault,
            {u"@"_s, u"web"_s, u"boom"_s, u"server's log"_s}},
        {"500, writing", replace, text(500, "boom"), Kind::ServerFault,
            {u"@"_s, u"web"_s, u"boom"_s, u"read it again"_s}},
        {"502, reading", read, text(502, "bad gateway"), Kind::ServerFault,
            {u"@"_s, u"gateway"_s, u"see that Coopr is running"_s}},
        {"502, writing", replace, text(502, "bad gateway"), Kind::OutcomeUnknown,
            {u"@"_s, u"gateway"_s, u"web"_s, u"read it again"_s}},
        {"503", list, text(503, "later"), Kind::ServerFault, {u"@"_s, u"later"_s, u"again later"_s}},
    };
}

inline QList<Cause> all()
{
    return brokenExchanges() + unexpectedReplies() + refusals();
}

inline HttpLimits limitsOf(const Cause& cause)
{
    return {.inactivity = cause.isShort ? shortWait : BrokenWire::patience};
}

} // namespace flavormap::wirecauses
