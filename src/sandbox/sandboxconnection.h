// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"

#include <httplib.h>

#include <string>

namespace flavormap {

/// One accepted socket, as the HTTP library reads and writes it. It does what the library's own stream can't:
/// head and body leave in one segment, a reply without headers ends the connection, a pipelined request is
/// lost, a client that left gets no answer. Belongs to the thread of its connection; only hangUp() may be
/// called from another.
class SandboxConnection final : public httplib::Stream
{
public:
    explicit SandboxConnection(socket_t socket); ///< owns the socket
    ~SandboxConnection() override;

    /// Waits for the first byte of the next request. False: the client left, or hangUp().
    bool waitForRequest();
    /// Waits until the client leaves, or hangUp(); what it still sends is lost.
    void waitForPeerToLeave();
    /// Has the client closed its sending side, or gone?
    bool peerHasLeft() const;
    /// Nothing of the current reply is sent, and the connection ends after it.
    void dropReply();
    /// Sends what is still buffered. False: the connection ends here.
    bool finishReply();
    /// Ends the sending side and lets the client read to the end: closing with unread bytes would reset the
    /// connection and could take the reply away from it.
    void linger();
    /// Wakes whatever waits on this connection, for good.
    void hangUp();

    /// Request line and header lines of the current request, as they came, with the empty line after them.
    const QByteArray& head() const { return m_head; }
    void setReply(SandboxReply reply) { m_reply = std::move(reply); }
    const std::optional<SandboxReply>& reply() const
    {
        return m_reply;
    } ///< of the current request, once it is known

    bool is_readable() const override { return true; }
    bool is_writable() const override { return !m_broken; }
    ssize_t read(char* data, size_t size) override;
    ssize_t write(const char* data, size_t size) override;
    /// The port is the socket's number: it tells the library's handlers which connection a request belongs
    /// to.
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    socket_t socket() const override { return m_socket; }

private:
    void keepHead(const char* data, qsizetype size);
    ssize_t receive(char* data, size_t size) const;
    void flush();
    void send(const char* data, size_t size);

    const socket_t m_socket;
    std::string m_input;   ///< received, not yet read
    size_t m_position = 0; ///< in m_input
    QByteArray m_head;
    bool m_headIsWhole = false;
    std::string m_output; ///< written, not yet sent
    std::optional<SandboxReply> m_reply;
    bool m_dropped = false;
    bool m_ends = false;   ///< a reply without headers was written
    bool m_broken = false; ///< the client can't be reached any more
};

} // namespace flavormap
