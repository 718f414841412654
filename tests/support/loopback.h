// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/descriptor.h"

#include <QtGlobal>

/// Plain TCP sockets on 127.0.0.1, for what QTcpSocket can't do: resets, and bytes left unread on purpose.
namespace flavormap::loopback {

/// Listens at `port` (0: any free one). Ends the program when it can't.
Descriptor listenAt(quint16 port, int backlog = 128);
quint16 portOf(const Descriptor& listener);
/// Refuses connections, those that wait too, but keeps the port for itself; listenAgain() ends that.
void stopListening(const Descriptor& listener);
void listenAgain(const Descriptor& listener);

/// Without blocking afterwards. Invalid: nobody waited.
Descriptor accept(const Descriptor& listener);
/// Without blocking afterwards. Invalid: nobody listens there.
Descriptor connectTo(quint16 port);

/// Closes so that the other side sees "connection reset" and not an end.
void reset(Descriptor& socket);
/// Ends the sending side only.
void halfClose(const Descriptor& socket);
/// What was sent has reached the other side's computer.
bool isAllDelivered(const Descriptor& socket);
/// The other side has ended the connection, and left nothing to read.
bool isEndedByPeer(const Descriptor& socket);

} // namespace flavormap::loopback
