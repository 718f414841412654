// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/statuserror.h"

#include "api/requestline.h"
#include "api/words.h"

#include <QRegularExpression>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

using Kind = Error::Kind;

/// The server's words, and the detail by which the error is known again.
const QString tenantMissing = u"Tenant does not exist"_s;

/// Everything that one sentence is made of.
struct Case
{
    const Endpoint& endpoint;
    const StatusError::Question& question;
    const HttpReply& reply;
    QString address;
    QString thing; ///< the image type or what was asked for
    QString said;  ///< by the server, one short line; may be empty, and may echo the key
    QString words; ///< the same as it may be shown
    bool isWrite;

    /// What came, for a place in brackets.
    QString answer() const
    {
        return words.isEmpty() ? Words::tr("HTTP %1").arg(reply.status)
                               : Words::tr("HTTP %1, “%2”").arg(QString::number(reply.status), words);
    }

    Error error(Kind kind, const QString& message) const { return {kind, message, detail()}; }

    QString detail() const { return u"HTTP %1: "_s.arg(reply.status) + words; }
};

bool isWebPage(const HttpReply& reply)
{
    return reply.contentType.toLower().contains("html") || reply.body.trimmed().startsWith('<');
}

/// Of a web page only its title says anything to a person. What is cut off must leave no part of the key: it
/// is taken out before.
QString serverWords(const HttpReply& reply, const QString& key)
{
    constexpr qsizetype lookedAt = 65'536;
    QString words = RequestLine::withoutKey(QString::fromUtf8(reply.body.left(lookedAt)), key);
    if (isWebPage(reply)) {
        static const QRegularExpression title(
            u"<title[^>]*>([^<]*)</title>"_s, QRegularExpression::CaseInsensitiveOption);
        words = title.match(words).captured(1);
    }
    for (QChar& c : words) {
        c = c.isPrint() ? c : QChar(u' ');
    }
    return words.simplified().left(200);
}

QString thingOf(const StatusError::Question& question)
{
    if (question.name.isEmpty()) {
        return question.what;
    }
    return question.version ? Words::tr("version %1 of %2").arg(*question.version).arg(question.name)
                            : question.name;
}

Error webPage(const Case& c)
{
    return c.error(Kind::BadReply,
        Words::tr(
            "%1 answered %2 with a web page (HTTP %3), as no Coopr server does: check the port and the path.")
            .arg(c.address, c.thing)
            .arg(c.reply.status));
}

Error unauthorized(const Case& c)
{
    if (c.reply.challenge.toLower().contains("bearer")) {
        return c.error(Kind::Denied,
            Words::tr(
                "%1 has its security switched on and wants a bearer token, which Flavormap can't send yet: "
                "ask its administrator for access without one.")
                .arg(c.address));
    }
    const QString said = c.said.toLower();
    if (said.contains(u"tenant"_s)) {
        return c.error(Kind::Denied,
            Words::tr("%1 misses the tenant (%2): fill in Tenant in the connection.")
                .arg(c.address, c.answer()));
    }
    if (said.contains(u"user"_s)) {
        return c.error(Kind::Denied,
            Words::tr("%1 misses the user (%2): fill in User in the connection.").arg(c.address, c.answer()));
    }
    return c.error(Kind::Denied,
        Words::tr("%1 does not let %2 in (%3): check Tenant, User and API key in the connection.")
            .arg(c.address, c.endpoint.user, c.answer()));
}

Error forbidden(const Case& c)
{
    if (c.isWrite) {
        return c.error(Kind::Denied,
            Words::tr("User %1 may not change %2 on %3 (%4): connect as the user admin.")
                .arg(c.endpoint.user, c.thing, c.address, c.answer()));
    }
    return c.error(Kind::Denied,
        Words::tr("User %1 may not read %2 on %3 (%4): connect as another user.")
            .arg(c.endpoint.user, c.thing, c.address, c.answer()));
}

Error notFound(const Case& c)
{
    if (c.said.contains(tenantMissing, Qt::CaseInsensitive)) {
        return {Kind::NotFound,
            Words::tr("There is no tenant named “%1” on %2: check Tenant in the connection.")
                .arg(c.endpoint.tenant, c.address),
            tenantMissing};
    }
    // Without headers it is the server's router and not its handler; a list never is absent.
    if (!c.reply.hasHeaders || c.question.name.isEmpty()) {
        return c.error(Kind::BadReply,
            Words::tr("%1 does not know the path %2: check the path of the address, usually /v2.")
                .arg(c.address, c.endpoint.base.path()));
    }
    return c.error(Kind::NotFound,
        Words::tr("%1 does not exist on %2: refresh to see what does.").arg(c.thing, c.address));
}

Error refusedAsInvalid(const Case& c)
{
    // The dialect of the page says 400 for what the server says 409 for.
    if (c.question.method == "POST" && c.said.contains(u"exists"_s, Qt::CaseInsensitive)) {
        return c.error(Kind::Conflict,
            Words::tr("%1 is there already, says %2 (%3): refresh, then change that one or choose "
                      "another name.")
                .arg(c.thing, c.address, c.answer()));
    }
    if (!c.isWrite) { // nothing was sent that could be wrong but the address
        return c.error(Kind::Invalid,
            Words::tr("%1 can't make out which address is meant by the one of %2 (%3): check the path in the "
                      "connection, usually /v2.")
                .arg(c.address, c.thing, c.answer()));
    }
    return c.error(Kind::Invalid,
        Words::tr("%1 does not accept %2 as it is (%3): change what it names, then try again.")
            .arg(c.address, c.thing, c.answer()));
}

Error serverFault(const Case& c)
{
    const int status = c.reply.status;
    if (c.isWrite && (status == 502 || status == 504)) {
        return c.error(Kind::OutcomeUnknown,
            Words::tr(
                "A gateway before %1 lost the server's answer (HTTP %2), so it is not known whether %3 was "
                "changed: read it again before anything else.")
                .arg(c.address)
                .arg(status)
                .arg(c.thing));
    }
    if (status == 502 || status == 504) {
        return c.error(Kind::ServerFault,
            Words::tr("A gateway before %1 does not reach the server (HTTP %2): see that Coopr is running "
                      "behind it.")
                .arg(c.address)
                .arg(status));
    }
    if (status == 503) {
        return c.error(Kind::ServerFault,
            Words::tr("%1 is not available just now (%2): try %3 again later.")
                .arg(c.address, c.answer(), c.thing));
    }
    if (c.isWrite) {
        return c.error(Kind::ServerFault,
            Words::tr("%1 failed to change %2 (%3): read it again before you send it again.")
                .arg(c.address, c.thing, c.answer()));
    }
    return c.error(Kind::ServerFault,
        Words::tr("%1 failed to read %2 (%3): look at the server's log, then try again.")
            .arg(c.address, c.thing, c.answer()));
}

} // namespace

std::optional<Error> StatusError::of(
    const Endpoint& endpoint, const Question& question, const HttpReply& reply)
{
    const Case c{endpoint, question, reply, endpoint.shownAddress(), thingOf(question),
        serverWords(reply, {}), serverWords(reply, endpoint.apiKey), question.method != "GET"};
    if (reply.status == 401) {
        return unauthorized(c);
    }
    if (reply.status >= 500 && reply.status < 600) {
        return serverFault(c);
    }
    if (isWebPage(reply)) {
        return webPage(c);
    }
    switch (reply.status) {
    case 200:
        return std::nullopt;
    case 400:
        return refusedAsInvalid(c);
    case 403:
        return forbidden(c);
    case 404:
        return notFound(c);
    case 409:
        if (c.question.method != "POST") {
            return c.error(Kind::Conflict,
                Words::tr(
                    "%1 says that something is in the way of %2 (%3): refresh to see what is there now, "
                    "then try again.")
                    .arg(c.address, c.thing, c.answer()));
        }
        return c.error(Kind::Conflict,
            Words::tr(
                "%1 exists already on %2 (%3): refresh to see it, then change that one or choose another "
                "name.")
                .arg(c.thing, c.address, c.answer()));
    default:
        return c.error(Kind::BadReply,
            Words::tr(
                "%1 answered %2 with HTTP %3, as no Coopr server does: check the address and what stands "
                "between.")
                .arg(c.address, c.thing)
                .arg(reply.status));
    }
}

Error StatusError::badBody(
    const Endpoint& endpoint, const Question& question, const QString& reason, const QString& detail)
{
    return {Kind::BadReply,
        Words::tr("What %1 answered for %2 can't be read (%3): check that the address is a Coopr server's, "
                  "then refresh.")
            .arg(endpoint.shownAddress(), thingOf(question), reason),
        detail};
}

bool StatusError::isForbidden(const Error& error)
{
    return error.kind == Kind::Denied && error.detail.startsWith(u"HTTP 403"_s);
}

bool StatusError::isTenantMissing(const Error& error)
{
    return error.kind == Kind::NotFound && error.detail == tenantMissing;
}

} // namespace flavormap
