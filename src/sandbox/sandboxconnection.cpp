// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxconnection.h"

#include <string_view>

namespace flavormap {

namespace {
constexpr size_t inputSize = 65536;
constexpr size_t outputSize = 65536; ///< larger pieces are sent as they come

constexpr qsizetype longestHead = 65536;

/// "HTTP/1.1 404 Not Found" and then an empty line at once; an interim "100 Continue" looks the same and is
/// none.
bool isHeadWithoutHeaders(std::string_view text)
{
    const size_t lineEnd = text.find("\r\n");
    return text.starts_with("HTTP/1.1 ") && !text.starts_with("HTTP/1.1 1") && lineEnd != text.npos
        && text.substr(lineEnd, 4) == "\r\n\r\n";
}
} // namespace

SandboxConnection::SandboxConnection(socket_t socket)
    : m_socket(socket)
{
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_input.reserve(inputSize);
}

SandboxConnection::~SandboxConnection()
{
    ::close(m_socket);
}

void SandboxConnection::linger()
{
    ::shutdown(m_socket, SHUT_WR);
    char rest[4096];
    const timeval patience{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    while (!m_broken && ::recv(m_socket, rest, sizeof rest, 0) > 0) { }
}

bool SandboxConnection::waitForRequest()
{
    m_reply.reset();
    m_head.clear();
    m_headIsWhole = false;
    m_position = 0;
    m_input.resize(inputSize);
    const ssize_t received = receive(m_input.data(), inputSize);
    m_input.resize(received > 0 ? size_t(received) : 0);
    return received > 0;
}

void SandboxConnection::waitForPeerToLeave()
{
    char lost[4096];
    while (receive(lost, sizeof lost) > 0) { }
}

bool SandboxConnection::peerHasLeft() const
{
    char byte = 0;
    const ssize_t seen = ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return seen == 0 || (seen < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

void SandboxConnection::dropReply()
{
    m_dropped = true;
}

bool SandboxConnection::finishReply()
{
    flush();
    return !m_dropped && !m_ends && !m_broken;
}

void SandboxConnection::hangUp()
{
    ::shutdown(m_socket, SHUT_RDWR);
}

ssize_t SandboxConnection::read(char* data, size_t size)
{
    if (m_position < m_input.size()) {
        const size_t taken = m_input.copy(data, size, m_position);
        m_position += taken;
        keepHead(data, qsizetype(taken));
        return ssize_t(taken);
    }
    flush(); // "100 Continue" must be out before its body can come
    const ssize_t received = receive(data, size);
    keepHead(data, received);
    return received;
}

void SandboxConnection::keepHead(const char* data, qsizetype size)
{
    if (m_headIsWhole || size <= 0)
        return;
    m_head.append(data, size); // the library reads a head byte by byte
    m_headIsWhole = m_head.endsWith("\r\n\r\n") || m_head.size() > longestHead;
}

ssize_t SandboxConnection::write(const char* data, size_t size)
{
    m_ends = m_ends || isHeadWithoutHeaders({data, size});
    if (m_dropped || m_broken)
        return ssize_t(size);
    if (m_output.size() + size <= outputSize) {
        m_output.append(data, size);
    } else {
        flush();
        send(data, size);
    }
    return ssize_t(size);
}

void SandboxConnection::get_remote_ip_and_port(std::string& ip, int& port) const
{
    ip = "127.0.0.1";
    port = m_socket;
}

void SandboxConnection::get_local_ip_and_port(std::string& ip, int& port) const
{
    get_remote_ip_and_port(ip, port);
}

ssize_t SandboxConnection::receive(char* data, size_t size) const
{
    // The library sets a receive time-out on its sockets; this server waits as long as the client does.
    ssize_t received = 0;
    do {
        received = ::recv(m_socket, data, size, 0);
    } while (received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR));
    return received;
}

void SandboxConnection::flush()
{
    if (!m_dropped)
        send(m_output.data(), m_output.size());
    m_output.clear();
}

void SandboxConnection::send(const char* data, size_t size)
{
    while (size > 0 && !m_broken) {
        const ssize_t sent = ::send(m_socket, data, size, MSG_NOSIGNAL);
        if (sent >= 0) {
            data += sent;
            size -= size_t(sent);
        } else {
            m_broken = errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR;
        }
    }
}

} // namespace flavormap
