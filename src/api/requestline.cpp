// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestline.h"

#include "api/words.h"

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestSecret = 4;

bool holdsControl(const QString& text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Result<void> checkHeader(const QString& what, const QString& text, const QString& address)
{
    if (!holdsControl(text)) {
        return {};
    }
    // The text itself is not shown: it may be the key.
    return failure(Error::Kind::Invalid,
        Words::tr(
            "%1 for %2 holds a line break or another control character: type it again in the connection.")
            .arg(what, address));
}

} // namespace

Result<QUrl> RequestLine::url(const Endpoint& endpoint, const HttpRequest& request)
{
    QByteArray path = QUrl::toPercentEncoding(request.path, "/");
    if (!request.fromRoot) {
        path.prepend(endpoint.base.path(QUrl::FullyEncoded).toLatin1());
    }
    const auto segments = path.split('/');
    const bool hasDots = std::any_of(segments.begin(), segments.end(), [](const QByteArray& segment) {
        const QByteArray plain = QByteArray::fromPercentEncoding(segment);
        return plain == "." || plain == "..";
    });
    QUrl url = endpoint.base;
    url.setUserInfo({});
    url.setQuery(QString());
    url.setFragment({});
    url.setPath(QString::fromLatin1(path), QUrl::StrictMode);
    // QNetworkAccessManager resolves dots too, and Qt 6.4 takes ".a" before a slash for ".".
    const QByteArray onWire = url.adjusted(QUrl::NormalizePathSegments).path(QUrl::FullyEncoded).toLatin1();
    if (hasDots || !path.startsWith('/') || onWire != path) {
        return failure(Error::Kind::Invalid,
            Words::tr("“%1” can't be addressed on %2, because the dots in it would make another web address "
                      "of it: nothing was sent; rename it on the server.")
                .arg(request.path, endpoint.shownAddress()),
            QString::fromLatin1(path));
    }
    return url;
}

Result<HttpHeaders> RequestLine::headers(const Endpoint& endpoint, const HttpRequest& request)
{
    const QString address = endpoint.shownAddress();
    for (const auto& [what, text] :
        {std::pair{Words::tr("The user"), endpoint.user}, std::pair{Words::tr("The tenant"), endpoint.tenant},
            std::pair{Words::tr("The API key"), endpoint.apiKey}}) {
        if (const auto checked = checkHeader(what, text, address); !checked) {
            return tl::unexpected(checked.error());
        }
    }
    HttpHeaders headers{
        {"Host", endpoint.base.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1()},
        {"Coopr-UserID", endpoint.user.toUtf8()},
        {"Coopr-TenantID", endpoint.tenant.toUtf8()},
    };
    if (!endpoint.apiKey.isEmpty()) {
        headers.emplaceBack(keyHeader(), endpoint.apiKey.toUtf8());
    }
    if (!request.body.isEmpty()) {
        headers.emplaceBack("Content-Type", "application/json");
    }
    return headers;
}

HttpHeaders RequestLine::shown(HttpHeaders headers)
{
    for (auto& [name, value] : headers) {
        if (name == keyHeader()) {
            value = shownKey();
        }
    }
    return headers;
}

void RequestLine::removeKey(const HttpHeaders& headers, RequestRecord& record)
{
    for (const auto& [name, key] : headers) {
        if (name != keyHeader()) {
            continue;
        }
        const bool isLong = QString::fromUtf8(key).size() >= shortestSecret;
        if (isLong) {
            record.replyBody.replace(key, shownKey());
        }
        for (auto& [replyName, value] : record.replyHeaders) {
            if (isLong) {
                value.replace(key, shownKey());
            } else if (value == key) {
                value = shownKey();
            }
        }
    }
}

QString RequestLine::withoutKey(QString text, const QString& key)
{
    return key.size() < shortestSecret ? text : text.replace(key, QString::fromLatin1(shownKey()));
}

} // namespace flavormap
