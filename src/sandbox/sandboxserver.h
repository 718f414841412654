// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "sandbox/requestlog.h"
#include "sandbox/sandboxoptions.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace flavormap {

/// A Coopr-compatible server with real HTTP on 127.0.0.1, on threads of its own: for trying the program out,
/// and for tests. It has the tenant "superadmin" with the image types of its options, and the other tenants
/// without any. All functions are safe from any thread, those of the foreign client also from within
/// onRequest's function.
class SandboxServer
{
public:
    using RequestHook = std::function<void(const QByteArray& method, const QString& path)>;

    explicit SandboxServer(SandboxOptions options);
    ~SandboxServer(); ///< stops

    SandboxServer(const SandboxServer&) = delete;
    SandboxServer& operator=(const SandboxServer&) = delete;

    /// Reads what it serves and listens. Errors: Unreachable (the port), Storage or Invalid (the files to
    /// load). Call it once.
    Result<void> start();
    /// Hangs up all connections, the never answered ones too. Returns when no thread is left. May be called
    /// twice.
    void stop();

    quint16 port() const; ///< 0 before start()
    QUrl url() const;     ///< http://127.0.0.1:PORT

    /// Called with each request that arrived whole, on its connection's thread, before anything is done about
    /// it: here a test slips a foreign write between a read and a write, or holds the server back. Set it
    /// before requests come.
    void onRequest(RequestHook hook);

    QList<RequestLog::Entry> requests() const; ///< in the order of arrival; the last 20,000
    int requestCount() const;
    int writesOf(
        const QString& name) const; ///< POST, PUT and DELETE that arrived whole, whatever was answered

    /// What a second client would do in the tenant superadmin; not logged, no hook. Errors: Invalid, with the
    /// reply's text.
    Result<void> replaceBehindTheBack(
        const QString& name, const QByteArray& json); ///< PUT, or POST where it is absent
    void deleteBehindTheBack(const QString& name);
    /// As GET would show it; empty: absent.
    QByteArray imageType(const QString& name) const;
    QByteArray list() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
