// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loopback.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace flavormap::loopback {

namespace {

sockaddr_in addressOf(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void prepare(const Descriptor& socket)
{
    const int on = 1;
    ::setsockopt(*socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(*socket, F_SETFL, ::fcntl(*socket, F_GETFL) | O_NONBLOCK);
}

Descriptor boundTo(quint16 port)
{
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int on = 1;
    ::setsockopt(*socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const sockaddr_in address = addressOf(port);
    if (::bind(*socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("127.0.0.1:%d can't be had: %s", int(port), std::strerror(errno));
    return socket;
}

} // namespace

Descriptor listenAt(quint16 port, int backlog)
{
    if (port == 0) {
        // Only a port that was asked for by its number stays with a socket that stops listening.
        const Descriptor reserved = boundTo(0);
        return listenAt(portOf(reserved), backlog);
    }
    Descriptor listener = boundTo(port);
    if (::listen(*listener, backlog) != 0)
        qFatal("can't listen at 127.0.0.1:%d: %s", int(port), std::strerror(errno));
    return listener;
}

quint16 portOf(const Descriptor& listener)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(*listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

void stopListening(const Descriptor& listener)
{
    ::shutdown(*listener, SHUT_RD);
}

void listenAgain(const Descriptor& listener)
{
    if (::listen(*listener, 128) != 0)
        qFatal("can't listen again: %s", std::strerror(errno));
}

Descriptor accept(const Descriptor& listener)
{
    Descriptor socket(::accept4(*listener, nullptr, nullptr, SOCK_CLOEXEC));
    if (socket)
        prepare(socket);
    return socket;
}

Descriptor connectTo(quint16 port)
{
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = addressOf(port);
    if (::connect(*socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return Descriptor();
    prepare(socket);
    return socket;
}

void reset(Descriptor& socket)
{
    const linger abortive{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(*socket, SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
    socket.close();
}

void halfClose(const Descriptor& socket)
{
    ::shutdown(*socket, SHUT_WR);
}

bool isAllDelivered(const Descriptor& socket)
{
    int waiting = 0;
    return ::ioctl(*socket, SIOCOUTQ, &waiting) != 0 || waiting == 0;
}

bool isEndedByPeer(const Descriptor& socket)
{
    char byte = 0;
    const ssize_t got = ::recv(*socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

} // namespace flavormap::loopback
