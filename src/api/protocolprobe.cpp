// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/protocolprobe.h"

#include <QNetworkProxy>

#include <utility>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

/// RFC 9112, 4: a status line is the version in capitals, a blank and three digits. One that was cut short
/// may be one.
bool isStatusLine(const QByteArray& bytes)
{
    static const QByteArray version = "HTTP/";
    const qsizetype end = bytes.indexOf('\n');
    if (end < 0) {
        return bytes.startsWith(version) || version.startsWith(bytes);
    }
    if (!bytes.startsWith(version)) {
        return false;
    }
    const QByteArray status = bytes.left(end).simplified().split(' ').value(1);
    bool isNumber = false;
    status.toUInt(&isNumber);
    return isNumber && status.size() == 3;
}

} // namespace

ProtocolProbe::ProtocolProbe(const QUrl& url, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
{
    connect(&m_socket, &QTcpSocket::connected, this, [this, url] {
        m_socket.write(
            "GET / HTTP/1.1\r\nHost: " + url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1()
            + "\r\nConnection: close\r\n\r\n");
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &ProtocolProbe::onBytes);
    const auto giveUp = [this] { end(m_socket.bytesAvailable() > 0 && !isStatusLine(m_socket.readAll())); };
    connect(&m_socket, &QTcpSocket::disconnected, this, giveUp);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, giveUp, Qt::QueuedConnection);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, giveUp);
    m_timer.start(patience);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
}

void ProtocolProbe::onBytes()
{
    constexpr qint64 firstLine = 4096;
    const QByteArray bytes = m_socket.peek(firstLine);
    if (bytes.contains('\n') || bytes.size() == firstLine) {
        end(!isStatusLine(bytes));
    }
}

void ProtocolProbe::end(bool isOtherProtocol)
{
    if (!std::exchange(m_over, true)) {
        m_timer.stop();
        m_socket.abort();
        Q_EMIT ended(isOtherProtocol);
    }
}

} // namespace flavormap

#include "moc_protocolprobe.cpp"
