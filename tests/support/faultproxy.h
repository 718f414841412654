// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/wirefault.h"

#include <QList>
#include <QUrl>

#include <memory>

namespace flavormap {

/// A TCP proxy on 127.0.0.1 that breaks HTTP/1.1 on purpose: each request gets the fault that the test chose
/// for it, all others pass. It has a thread of its own, so that a test may wait in an event loop of Qt. It
/// never repeats a request: what the server behind gets is what came, at most once.
///
///     SandboxServer server({});
///     FaultProxy proxy(server.port());
///     proxy.on({.method = "PUT"}, WireFault::cutBeforeReply()); // the first PUT
///     … a client that talks to proxy.url() …
///     QCOMPARE(proxy.requestCount("PUT"), 1);
///
/// All functions are safe from any thread.
class FaultProxy
{
public:
    /// Listens at once. `serverPort` 0: there is no server behind, and what would pass is answered by 200
    /// and [].
    explicit FaultProxy(quint16 serverPort = 0);
    ~FaultProxy(); ///< resets all connections

    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    quint16 port() const; ///< the same for life
    QUrl url() const;     ///< http://127.0.0.1:PORT

    /// The first `on` that fits a request and is not used up is its fault; requests that no fault was chosen
    /// for pass.
    void on(const WireMatch& match, const WireFault& fault);
    /// The same for every request.
    void always(const WireFault& fault) { on({.times = -1}, fault); }
    void clearFaults(); ///< and greets no more
    /// Each new connection gets these bytes before it said anything, as from a server of another protocol;
    /// none of them: it only ends.
    void greet(const QByteArray& bytes, WireFault::Ending after = WireFault::Ending::Keep);

    /// From now on (when the call returns) nobody listens at the port; open connections stay.
    void refuse();
    void listenAgain();
    /// Ends all open connections, as a server does with idle ones. Has happened when the call returns.
    void dropConnections(WireFault::Ending ending = WireFault::Ending::Close);

    /// Requests that are held now: QTRY_COMPARE(proxy.heldCount(), 1).
    int heldCount() const;
    void release(); ///< all that are held now

    QList<WireRequest> requests() const; ///< in the order of their first bytes; begun ones too
    /// Requests of which at least the first line came, whatever became of them; empty: any.
    int requestCount(const QByteArray& method = {}, const QByteArray& pathPrefix = {}) const;
    int connectionCount() const; ///< that ever were made
    int openConnectionCount() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
