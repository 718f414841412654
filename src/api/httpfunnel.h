// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"
#include "domain/requestrecord.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <stop_token>

namespace flavormap {

struct HttpRequest
{
    QByteArray method; ///< GET, POST, PUT or DELETE
    QString path; ///< below the endpoint's base, starting with a slash and not yet escaped; or absolute with
                  ///< `fromRoot`
    bool fromRoot = false; ///< /status has no version in its path
    QByteArray body;
    bool isList = false;              ///< no deadline while it makes progress at 1 KB/s or more
    bool keepBodyOutOfRecord = false; ///< replies with passwords inside
};

struct HttpReply
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    bool hasHeaders
        = true; ///< a real Coopr handler always sends some; a 404 without any is not "image type absent"
};

/// The only code that touches QNetworkAccessManager, and the owner of its rules (QT-FACTS.md): a write is
/// sent exactly once or not at all, no redirect is followed, the key goes to the endpoint's own origin only,
/// no HTTP/2, no proxy of the environment, inactivity time-out (Endpoint::timeout) and a deadline of its own
/// (writes and single reads: 4 x that; a list: none while it progresses at 1 KB/s or more), at most 512 MiB a
/// reply.
///
/// One funnel for one endpoint, unchanged for life: a change of address, TLS or proxy makes a new one.
class HttpFunnel : public QObject
{
    Q_OBJECT

public:
    explicit HttpFunnel(Endpoint endpoint, QObject* parent = nullptr);
    ~HttpFunnel() override;

    const Endpoint& endpoint() const;

    /// Sends one request and waits for its end. Any HTTP status is a reply, not an error.
    /// Errors: Unreachable, TimedOut, Tls, BadReply (not HTTP, too large, a redirect), Cancelled, and
    /// OutcomeUnknown for a write of which at least a byte may have left before it broke, timed out or was
    /// cancelled. `stop` aborts a read at once; a write that has left is not aborted by it (its outcome is
    /// waited for).
    QCoro::Task<Result<HttpReply>> send(HttpRequest request, std::stop_token stop = {});

    int requestsInFlight() const;

Q_SIGNALS:
    /// After each request, whatever its end; secrets are gone.
    void finished(const flavormap::RequestRecord& record);
    /// A list makes progress: bytes so far, and of how many (-1: unknown).
    void received(qint64 bytes, qint64 total);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
