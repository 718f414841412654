// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoint.h"

#include "api/words.h"

#include <QHostAddress>
#include <QStringList>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualPort = 55054;

tl::unexpected<Error> invalid(const QString& message)
{
    return failure(Error::Kind::Invalid, message);
}

/// What was typed, as a sentence may show it: all that may be a user's name and password is left out. It ends
/// at the last @, because a password may hold any sign and then is no user info to QUrl.
QString shown(const QString& text)
{
    const auto end = text.lastIndexOf(u'@');
    const auto scheme = text.indexOf(u"://"_s);
    if (end < 0) {
        return text;
    }
    return (scheme >= 0 && scheme < end ? text.left(scheme + 3) : QString()) + u"…"_s + text.mid(end);
}

/// What a person wrote before "://" and what stands between it and the path; QUrl alone takes "host:55054"
/// for a scheme.
Result<QString> checkScheme(const QString& text)
{
    const auto end = text.indexOf(u"://"_s);
    if (end < 0) {
        return invalid(
            Words::tr("The address “%1” does not say how to connect: start it with http:// or https://.")
                .arg(shown(text)));
    }
    const QString scheme = text.left(end).toLower();
    if (scheme != u"http"_s && scheme != u"https"_s) {
        return invalid(Words::tr(
            "The address starts with \"%1://\", which no Coopr server speaks: use http:// or https://.")
                           .arg(shown(scheme)));
    }
    return scheme;
}

Result<void> checkParts(const QUrl& url, const QString& text)
{
    if (!url.isValid()) {
        return invalid(
            Words::tr("The address “%1” can't be read: write it as http://host:port, with a port from 1 to "
                      "65535.")
                .arg(shown(text)));
    }
    if (url.host().isEmpty()) {
        return invalid(
            Words::tr("The address “%1” names no host: write it as http://host:port.").arg(shown(text)));
    }
    if (url.port() == 0) {
        return invalid(Words::tr("The address “%1” has the port 0: use the server's own, usually 55054.")
                           .arg(shown(text)));
    }
    if (!url.userInfo().isEmpty()) {
        return invalid(Words::tr(
            "The address of %1 holds a user name or password: put them into User and API key instead.")
                           .arg(url.host()));
    }
    if (url.hasQuery() || url.hasFragment()) {
        return invalid(
            Words::tr("The address “%1” has a part after ? or #: leave it away.").arg(shown(text)));
    }
    return {};
}

} // namespace

Result<QUrl> Endpoint::parseAddress(const QString& text)
{
    const QString trimmed = text.trimmed();
    const auto scheme = checkScheme(trimmed);
    if (!scheme) {
        return tl::unexpected(scheme.error());
    }
    // A path with dots is looked at before QUrl can resolve it.
    const QString rest = trimmed.mid(scheme->size() + 3);
    const QStringList segments = QUrl::fromPercentEncoding(rest.toUtf8()).split(u'/');
    if (segments.contains(u"."_s) || segments.contains(u".."_s)) {
        return invalid(Words::tr("The address “%1” has a path with . or ..: write the path in full.")
                           .arg(shown(trimmed)));
    }
    QUrl url(trimmed, QUrl::StrictMode);
    if (const auto parts = checkParts(url, trimmed); !parts) {
        return tl::unexpected(parts.error());
    }
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path.isEmpty() ? u"/v2"_s : path, QUrl::StrictMode);
    // More follows the path, and Qt 6.4 takes ".a" before a slash for ".".
    QUrl below = url;
    below.setPath(url.path() + u"/x"_s);
    if (below.adjusted(QUrl::NormalizePathSegments) != below) {
        return invalid(Words::tr("The address “%1” has a path that this program can't send as it is, because "
                                 "a part of it starts with a dot: have the server reached by another one.")
                           .arg(shown(trimmed)));
    }
    if (url.port() < 0) {
        url.setPort(usualPort);
    }
    return url;
}

QString Endpoint::origin() const
{
    return base.scheme() + u"://"_s + shownAddress();
}

QString Endpoint::shownAddress() const
{
    const QString host = base.host();
    const int port = base.port(base.scheme() == u"https"_s ? 443 : 80);
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

bool Endpoint::isLoopback() const
{
    const QString host = base.host();
    return host == u"localhost"_s || host.endsWith(u".localhost"_s) || QHostAddress(host).isLoopback();
}

} // namespace flavormap
