// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpSocket>

namespace flavormap {

/// A reply as it came over the wire.
struct RawReply
{
    QByteArray statusLine;     ///< empty: none came
    QList<QByteArray> headers; ///< "Name: value", sorted
    QByteArray body;

    QByteArray header(const QByteArray& name) const;
    int status() const { return statusLine.split(' ').value(1).toInt(); }
};

/// One HTTP connection without any HTTP library: sends the bytes it is given. Blocks; waits at most 20
/// seconds for a reply.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray& bytes);
    /// Reads up to the end that Content-Length tells, without one up to the end of the connection.
    RawReply reply();
    RawReply ask(const QByteArray& bytes);

    void close();
    /// Ends the sending side only.
    void halfClose();
    /// Not a byte to read, and the server has not closed.
    bool isSilentAndOpen();
    /// Waits for the server's end of the connection. False: it did not come, or bytes came.
    bool isClosedByServer();

private:
    bool readMore();

    QTcpSocket m_socket;
    QByteArray m_received;
};

/// The bytes of a request of an admin of superadmin.
QByteArray adminRequest(const QByteArray& method, const QByteArray& target, const QByteArray& body = {});

} // namespace flavormap
