// SPDX-License-Identifier: GPL-3.0-or-later
//
// How an HttpExchange failed, and whether it may have left before.
#include "api/httpexchange.h"

#include "api/oncebody.h"
#include "api/tlstrust.h"

namespace flavormap {

using namespace Qt::StringLiterals;

/// What to say if the reply sends the request on.
std::optional<Fault> HttpExchange::redirection(int status) const
{
    if (status < 300 || status >= 400 || !m_reply->hasRawHeader("Location")) {
        return std::nullopt;
    }
    const QUrl target = m_call.url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location")));
    if (target.scheme() == m_call.url.scheme() && target.authority() == m_call.url.authority()) {
        return Fault{.cause = Fault::Cause::RedirectSame, .words = target.path()};
    }
    return Fault{.cause = Fault::Cause::RedirectOther,
        .words = target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)};
}

/// A DELETE: there is no moment at which its body is asked for, and Qt tells none at which it leaves.
bool HttpExchange::isBodiless() const
{
    return m_upload && m_call.request.body.isEmpty();
}

/// As far as can be seen: of a write without a body it can't, but before its connection is secure.
bool HttpExchange::wasSent() const
{
    return m_requestSent || (m_upload && m_upload->isBegun()) || (isBodiless() && !isBeforeSecure());
}

/// The connection was made for this request and is not secure yet. Qt's thread waits for whoever is told that
/// it is, before it sends anything.
bool HttpExchange::isBeforeSecure() const
{
    return m_call.tls && m_isFresh && !m_isSecure;
}

/// Qt does not tell when a connection is there, but only when it is secure.
Fault::Cause HttpExchange::connectTimeOut() const
{
    return m_call.tls ? Fault::Cause::SecureTimeOut : Fault::Cause::ConnectTimeOut;
}

Fault HttpExchange::faultOf(QNetworkReply::NetworkError error) const
{
    using Cause = Fault::Cause;
    const bool hasHeader = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() > 0;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return {.cause = Cause::Refused};
    case QNetworkReply::HostNotFoundError:
        return {.cause = Cause::HostNotFound};
    case QNetworkReply::TimeoutError:
        return {.cause = connectTimeOut(), .milliseconds = m_watchdog.elapsed()};
    case QNetworkReply::SslHandshakeFailedError:
        return TlsTrust::fault(m_tlsErrors, m_reply->errorString(), m_call.place.address, m_call.place.host);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return {.cause = Cause::NotHttp, .words = m_reply->errorString()};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        if (hasHeader) {
            return m_length >= 0 ? Fault{.cause = Cause::Truncated, .bytes = m_received, .limit = m_length}
                                 : Fault{.cause = Cause::BrokeInReply};
        }
        return {.cause = wasSent() ? Cause::BrokeNoReply : Cause::BrokeBeforeRequest};
    default:
        return {.cause = Cause::NoRoute, .words = m_reply->errorString()};
    }
}

bool HttpExchange::mayHaveLeft(Fault::Cause cause) const
{
    using Cause = Fault::Cause;
    if (!m_upload || m_reply == nullptr || cause == Cause::RedirectSame || cause == Cause::RedirectOther) {
        return false;
    }
    if (!m_call.request.body.isEmpty()) {
        return m_upload->isBegun();
    }
    // Only failures that come before it can be seen. Of those below HTTP the ones of a connection that was
    // made for it are: once it is there, the system reports none within any time-out that can be set.
    return !isBeforeConnected(cause) && cause != Cause::Tls && !isBeforeSecure();
}

bool HttpExchange::isBeforeConnected(Fault::Cause cause) const
{
    using Cause = Fault::Cause;
    return cause == Cause::Refused || cause == Cause::HostNotFound
        || (m_isFresh && (cause == Cause::NoRoute || cause == Cause::ConnectTimeOut));
}

} // namespace flavormap
