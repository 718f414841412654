// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/certificates.h"

#include <QSslServer>

namespace flavormap {

/// An HTTPS server on 127.0.0.1 that answers each request 200 and []. Lives in its thread's event loop.
class TlsServer : public QObject
{
    Q_OBJECT

public:
    explicit TlsServer(const Certificates::Files& files);

    quint16 port() const { return m_server.serverPort(); }
    int secureConnections() const { return m_secureConnections; }
    /// All that came through secure connections.
    QByteArray received() const { return m_received; }

private:
    void takeConnections();

    QSslServer m_server;
    int m_secureConnections = 0;
    QByteArray m_received;
};

} // namespace flavormap
