// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpfunnel.h"

#include <QList>
#include <QPair>

namespace flavormap {

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// What a request says before its body. Computed in one place for what is sent, what is recorded and what the
/// review shows.
class RequestLine
{
public:
    /// The address, escaped. Errors: Invalid when a segment is "." or ".." or QUrl would turn the path into
    /// another one: an HTTP stack resolves dots, and then the request asks for something else than was meant.
    static Result<QUrl> url(const Endpoint& endpoint, const HttpRequest& request);

    /// Host, the three Coopr headers (the key only if there is one) and, with a body, its type; in this
    /// order. Errors: Invalid when user, tenant or key hold a control character, which would end the header.
    static Result<HttpHeaders> headers(const Endpoint& endpoint, const HttpRequest& request);

    /// The same with the key as $COOPR_API_KEY.
    static HttpHeaders shown(HttpHeaders headers);

    /// Takes the key out of what a server said back: a reply may echo it. A key of less than 4 letters is
    /// left in sentences and bodies: it is no secret, and what is written there would become unreadable.
    static void removeKey(const HttpHeaders& headers, RequestRecord& record);
    static QString withoutKey(QString text, const QString& key);

    static QByteArray keyHeader() { return QByteArrayLiteral("Coopr-ApiKey"); }
    static QByteArray shownKey() { return QByteArrayLiteral("$COOPR_API_KEY"); }
    static bool isWrite(const HttpRequest& request) { return request.method != "GET"; }
};

} // namespace flavormap
