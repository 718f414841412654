// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace flavormap {

/// Asks once more, without the key, what a port says that closed an http connection without an answer:
/// QNetworkAccessManager does not tell a server of another protocol (SSH, TLS) from one that says nothing.
class ProtocolProbe : public QObject
{
    Q_OBJECT

public:
    ProtocolProbe(const QUrl& url, std::chrono::milliseconds patience, QObject* parent);

Q_SIGNALS:
    /// Emitted once, from the event loop. Does it speak, but not HTTP? `record` tells of the request, without
    /// an id.
    void ended(bool isOtherProtocol, const flavormap::RequestRecord& record);

private:
    void onBytes();
    void end(bool isOtherProtocol, const QByteArray& said);

    RequestRecord m_record;
    QElapsedTimer m_clock;
    QTcpSocket m_socket;
    QTimer m_timer;
    bool m_over = false;
};

} // namespace flavormap
