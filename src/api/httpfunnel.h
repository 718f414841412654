// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"
#include "api/httplimits.h"
#include "domain/requestrecord.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace flavormap {

/// Told of a reply with status 200 and a length, each time that more of it has come: all of its bytes, of
/// which the first `available` are there. They stay where they are, so that another thread may read them
/// while the others come. Must not touch the funnel.
using BodyWatch = std::function<void(const QByteArray& body, qsizetype available)>;

struct HttpRequest
{
    QByteArray method; ///< GET, POST, PUT or DELETE
    QString path; ///< below the endpoint's base, starting with a slash and not yet escaped; or absolute with
                  ///< `fromRoot`
    bool fromRoot = false; ///< /status has no version in its path
    QByteArray body;
    bool isList = false;              ///< no deadline while it makes progress at 1 KB/s or more
    bool keepBodyOutOfRecord = false; ///< replies with passwords inside
    BodyWatch watch{};
};

struct HttpReply
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    QByteArray challenge{}; ///< WWW-Authenticate
    /// A real Coopr handler always sends some; a 404 without any is not "image type absent".
    bool hasHeaders = true;
    /// Its end was announced. Without that (chunks, or up to the end of the connection) Qt takes a reply that
    /// broke off for a whole one, some of the time.
    bool isLengthKnown = true;
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
    /// A CA file is read here; if it can't be, each request fails with Tls and says so.
    explicit HttpFunnel(Endpoint endpoint, QObject* parent = nullptr, HttpLimits limits = {});
    /// Requests in flight end now: who waits for them is resumed inside the destructor, with Cancelled or (a
    /// write that may have left) OutcomeUnknown, and must not touch the funnel afterwards.
    ~HttpFunnel() override;

    const Endpoint& endpoint() const;

    /// Sends one request and waits for its end; at most HttpLimits::connections are on their way, the others
    /// queue and their clocks stand still. Any HTTP status is a reply, not an error.
    /// Errors: Unreachable, TimedOut, Tls, BadReply (not HTTP, truncated, too large, compressed, a redirect),
    /// Cancelled, Invalid (a path with a segment "." or "..", a header with a control character: nothing was
    /// sent), and OutcomeUnknown for a write of which at least a byte may have left before it broke or timed
    /// out. `stop` aborts a read at once; a write that may have left is not aborted by it (its outcome is
    /// waited for). That is: a POST or PUT whose body was begun, a DELETE that has left the queue (it has no
    /// body to tell by), but for one whose own connection is not secure yet.
    ///
    /// Qt repeats a read whose connection breaks; if it has no answer in the end, and over http, the port is
    /// asked once more without the key, to tell a server of another protocol from a silent one.
    QCoro::Task<Result<HttpReply>> send(HttpRequest request, std::stop_token stop = {});

    /// On their way or queued.
    int requestsInFlight() const;

Q_SIGNALS:
    /// After each request that left the queue, whatever its end; secrets are gone.
    void finished(const flavormap::RequestRecord& record);
    /// A list makes progress: bytes so far, and of how many (-1: unknown).
    void received(qint64 bytes, qint64 total);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
