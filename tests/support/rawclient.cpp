// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawclient.h"

#include <QHostAddress>

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace flavormap {

namespace {
constexpr int patienceMs = 20'000;
}

QByteArray RawReply::header(const QByteArray& name) const
{
    for (const QByteArray& line : headers) {
        if (line.toLower().startsWith(name.toLower() + ": "))
            return line.sliced(name.size() + 2);
    }
    return {};
}

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress::LocalHost, port);
    m_socket.waitForConnected(patienceMs);
}

void RawClient::send(const QByteArray& bytes)
{
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patienceMs)) { }
}

RawReply RawClient::reply()
{
    while (!m_received.contains("\r\n\r\n")) {
        if (!readMore())
            return {};
    }
    RawReply reply;
    const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
    QList<QByteArray> lines = m_received.first(headEnd).split('\n');
    m_received.remove(0, headEnd + 4);
    for (QByteArray& line : lines)
        line = line.trimmed();
    reply.statusLine = lines.takeFirst();
    std::sort(lines.begin(), lines.end());
    reply.headers = lines;
    const QByteArray length = reply.header("Content-Length");
    while ((length.isEmpty() || m_received.size() < length.toLongLong()) && readMore()) { }
    const qsizetype size
        = length.isEmpty() ? m_received.size() : std::min<qsizetype>(length.toLongLong(), m_received.size());
    reply.body = m_received.first(size);
    m_received.remove(0, size);
    return reply;
}

RawReply RawClient::ask(const QByteArray& bytes)
{
    send(bytes);
    return reply();
}

void RawClient::close()
{
    m_socket.abort();
}

void RawClient::halfClose()
{
    ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

bool RawClient::isSilentAndOpen()
{
    char byte = 0;
    const bool waiting = ::recv(int(m_socket.socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0
        && (errno == EAGAIN || errno == EWOULDBLOCK);
    return m_received.isEmpty() && m_socket.bytesAvailable() == 0 && waiting;
}

bool RawClient::isClosedByServer()
{
    while (readMore()) { }
    return m_received.isEmpty() && m_socket.state() == QAbstractSocket::UnconnectedState;
}

bool RawClient::readMore()
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patienceMs)
        && m_socket.bytesAvailable() == 0)
        return false;
    m_received += m_socket.readAll();
    return true;
}

QByteArray adminRequest(const QByteArray& method, const QByteArray& target, const QByteArray& body)
{
    QByteArray head = method + ' ' + target
        + " HTTP/1.1\r\nHost: sandbox\r\nCoopr-UserID: admin\r\nCoopr-TenantID: superadmin\r\n";
    if (!body.isEmpty())
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return head + "\r\n" + body;
}

} // namespace flavormap
