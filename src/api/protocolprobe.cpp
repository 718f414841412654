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
    m_clock.start();
    m_record.started = QDateTime::currentDateTime();
    m_record.method = "GET";
    m_record.url = url.resolved(QUrl(u"/"_s));
    m_record.requestHeaders = {{"Host", url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1()},
        {"Connection", "close"}};
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        QByteArray head = "GET / HTTP/1.1\r\n";
        for (const auto& [name, value] : std::as_const(m_record.requestHeaders)) {
            head += name + ": " + value + "\r\n";
        }
        m_socket.write(head + "\r\n");
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &ProtocolProbe::onBytes);
    const auto giveUp = [this] {
        const QByteArray said = m_socket.bytesAvailable() > 0 ? m_socket.readAll() : QByteArray();
        end(!said.isEmpty() && !isStatusLine(said), said);
    };
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
        end(!isStatusLine(bytes), bytes);
    }
}

void ProtocolProbe::end(bool isOtherProtocol, const QByteArray& said)
{
    if (!std::exchange(m_over, true)) {
        m_timer.stop();
        m_socket.abort();
        m_record.milliseconds = m_clock.elapsed();
        m_record.bytesReceived = said.size();
        m_record.replyBody = said;
        Q_EMIT ended(isOtherProtocol, m_record);
    }
}

} // namespace flavormap

#include "moc_protocolprobe.cpp"
