// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/descriptor.h"
#include "support/wirescript.h"

#include <poll.h>

#include <chrono>
#include <vector>

namespace flavormap {

/// One client's connection through a FaultProxy, with the one to the server behind. Driven by poll(); never
/// blocks. One request at a time: what is sent ahead waits.
class FaultConnection
{
public:
    /// `serverPort` 0: there is no server behind, a request that passes is answered 200 and [].
    FaultConnection(Descriptor client, int number, WireScript& script, quint16 serverPort);

    /// Sends a few bytes at once; call it before anything else.
    void greet(const QByteArray& bytes, WireFault::Ending after);
    /// Adds what to wait for: two descriptors.
    void watch(std::vector<pollfd>& watched) const;
    /// Until step() is due even if nothing came; -1: never.
    int millisecondsToNextStep() const;
    /// Goes on as far as it can.
    void step();

    bool isHeld() const { return m_state == State::HeldBeforeServer || m_state == State::HeldBeforeReply; }
    void release();
    /// Ends the connection now, whatever it does.
    void end(WireFault::Ending ending);
    bool isOver() const { return m_state == State::Over; }

private:
    enum class State : quint8 {
        Reading,
        HeldBeforeServer,
        Asking, ///< the server behind
        HeldBeforeReply,
        Replying,
        Resetting, ///< as soon as all that was sent has arrived
        Silent,
        Deaf,     ///< reads no more
        Draining, ///< our side has ended
        Over,
    };

    bool stepOnce();
    bool readRequest();
    bool readFirstLine();
    void onWholeRequest();
    void ask();
    bool exchangeWithServer();
    void onReply(bool serverEnded);
    void reply();
    bool writeReply();
    void afterReply();
    void endAfterBytes(WireFault::Ending ending);
    void drain();
    bool mayRead() const;
    bool receive(qint64 atMost);
    bool receiveUpTo(const char* mark);
    WireRequest& request() { return m_script.request(m_request); }

    Descriptor m_client;
    Descriptor m_server;
    const int m_number;
    WireScript& m_script;
    const quint16 m_serverPort;

    State m_state = State::Reading;
    qsizetype m_request = -1; ///< in the script's log; -1: none has begun
    int m_requests = 0;
    WireFault m_fault;
    qint64 m_sentToServer = 0;
    QByteArray m_reply;
    bool m_endsWithReply = false; ///< the server's end of the connection is the reply's end
    qint64 m_replied = 0;
    bool m_blocked = false; ///< the client takes no more just now
    std::chrono::steady_clock::time_point m_nextRead;
    std::chrono::steady_clock::time_point m_nextDribble;
};

} // namespace flavormap
