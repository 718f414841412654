// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/certificates.h"

#include <QByteArray>
#include <QSslServer>

namespace flavormap {

/// An HTTPS server on 127.0.0.1 that answers each request 200 and []. It would speak HTTP/2 if it were asked
/// to. Lives in its thread's event loop.
class TlsServer : public QObject
{
    Q_OBJECT

public:
    explicit TlsServer(const Certificates::Files& files);

    quint16 port() const { return m_server.serverPort(); }
    int secureConnections() const { return m_secureConnections; }
    /// All that came through secure connections.
    QByteArray received() const { return m_received; }
    /// Whole requests of this method.
    int requestCount(const QByteArray& method) const;
    /// From now on a request of this method has its connection ended without an answer.
    void leaveAfter(const QByteArray& method) { m_leaveAfter = method; }
    /// What was agreed upon for each secure connection; empty: nothing.
    QList<QByteArray> protocols() const { return m_protocols; }

private:
    void takeConnections();
    void take(QSslSocket& socket, QByteArray& request);

    QSslServer m_server;
    int m_secureConnections = 0;
    QByteArray m_received;
    QByteArray m_leaveAfter;
    QList<QByteArray> m_methods;
    QList<QByteArray> m_protocols;
};

} // namespace flavormap
