// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultconnection.h"

#include "support/httpframe.h"
#include "support/loopback.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace flavormap {

using Clock = std::chrono::steady_clock;
using Ending = WireFault::Ending;

namespace {

constexpr qint64 pieceSize = 65'536;
const QByteArray emptyList
    = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]";

bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

FaultConnection::FaultConnection(Descriptor client, int number, WireScript& script, quint16 serverPort)
    : m_client(std::move(client))
    , m_number(number)
    , m_script(script)
    , m_serverPort(serverPort)
{
}

void FaultConnection::greet(const QByteArray& bytes, Ending after)
{
    ::send(*m_client, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    endAfterBytes(after);
}

void FaultConnection::watch(std::vector<pollfd>& watched) const
{
    const bool writes = m_state == State::Replying && m_blocked;
    const bool reads
        = (m_state == State::Reading && mayRead()) || m_state == State::Silent || m_state == State::Draining;
    const bool asks = m_state == State::Asking;
    const bool sends = asks && m_sentToServer < m_script.log()[m_request].bytes.size();
    watched.push_back({writes || reads ? *m_client : -1, static_cast<short>(writes ? POLLOUT : POLLIN), 0});
    watched.push_back({asks ? *m_server : -1, static_cast<short>(sends ? POLLIN | POLLOUT : POLLIN), 0});
}

int FaultConnection::millisecondsToNextStep() const
{
    if (m_state == State::Resetting)
        return 1;
    if (m_state == State::Reading ? mayRead() : m_state != State::Replying || m_blocked)
        return -1;
    const auto due = m_state == State::Reading ? m_nextRead : m_nextDribble;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due - Clock::now());
    return static_cast<int>(std::max<qint64>(wait.count(), 0));
}

void FaultConnection::step()
{
    m_blocked = false;
    while (stepOnce()) { }
}

/// False: it waits for something.
bool FaultConnection::stepOnce()
{
    switch (m_state) {
    case State::Reading:
        return readRequest();
    case State::Asking:
        return exchangeWithServer();
    case State::Replying:
        return writeReply();
    case State::Resetting:
        if (loopback::isAllDelivered(m_client))
            end(Ending::Reset);
        return false;
    case State::Silent:
    case State::Draining:
        drain();
        return false;
    default:
        return false;
    }
}

void FaultConnection::release()
{
    if (m_state == State::HeldBeforeServer)
        ask();
    else if (m_state == State::HeldBeforeReply)
        reply();
}

void FaultConnection::end(Ending ending)
{
    if (ending == Ending::Reset && m_client)
        loopback::reset(m_client);
    m_client.close();
    m_server.close();
    m_state = State::Over;
}

/// Of the request that is being read; no more than the fault lets it see.
bool FaultConnection::receive(qint64 atMost)
{
    QByteArray piece(std::clamp<qint64>(atMost, 1, 16 * pieceSize), Qt::Uninitialized);
    const ssize_t got = ::recv(*m_client, piece.data(), static_cast<size_t>(piece.size()), MSG_DONTWAIT);
    if (got > 0) {
        request().bytes += piece.first(got);
        return true;
    }
    if (got == 0 || !wouldBlock())
        end(Ending::Close);
    return false;
}

/// Takes what has come up to the end of `mark` and not a byte beyond it, because the fault may want the rest
/// unread.
bool FaultConnection::receiveUpTo(const char* mark)
{
    QByteArray ahead(8192, Qt::Uninitialized);
    const ssize_t got
        = ::recv(*m_client, ahead.data(), static_cast<size_t>(ahead.size()), MSG_PEEK | MSG_DONTWAIT);
    if (got <= 0) {
        if (got == 0 || !wouldBlock())
            end(Ending::Close);
        return false;
    }
    if (m_request < 0)
        m_request = m_script.begin({.connection = m_number, .place = m_requests++});
    const qint64 seen = request().bytes.size();
    const qint64 found = (request().bytes + ahead.first(got)).indexOf(mark);
    qint64 size = found < 0 ? got : found + static_cast<qint64>(std::strlen(mark)) - seen;
    if (m_fault.cutRequestAt)
        size = std::min(size, *m_fault.cutRequestAt - seen);
    return receive(size);
}

bool FaultConnection::readFirstLine()
{
    m_fault = {};
    if (!receiveUpTo("\n"))
        return false;
    if (request().bytes.endsWith('\n')) {
        const QList<QByteArray> words = request().bytes.trimmed().split(' ');
        request().method = words.value(0);
        request().target = words.value(1);
        m_fault = m_script.take(request());
    }
    return true;
}

bool FaultConnection::readRequest()
{
    if (m_request < 0 || !request().bytes.contains('\n'))
        return readFirstLine();
    const qint64 seen = request().bytes.size();
    if (m_fault.cutRequestAt && seen >= *m_fault.cutRequestAt) {
        if (m_fault.ending == Ending::Reset) {
            end(Ending::Reset);
        } else if (m_fault.ending == Ending::Keep) {
            m_state = State::Deaf;
        } else {
            loopback::halfClose(m_client);
            m_state = State::Draining;
        }
        return true;
    }
    const auto frame = HttpFrame::of(request().bytes, false);
    if (frame && frame->isWholeIn(request().bytes)) {
        onWholeRequest();
        return true;
    }
    if (!frame)
        return receiveUpTo("\r\n\r\n");
    if (!mayRead())
        return false;
    m_nextRead = Clock::now() + std::chrono::milliseconds(m_fault.readMs);
    const qint64 left = frame->size() - seen;
    const qint64 wanted = m_fault.readBytes > 0 ? std::min(left, m_fault.readBytes) : left;
    return receive(m_fault.cutRequestAt ? std::min(wanted, *m_fault.cutRequestAt - seen) : wanted);
}

void FaultConnection::onWholeRequest()
{
    request().isWhole = true;
    if (m_fault.hold == WireFault::Hold::BeforeServer)
        m_state = State::HeldBeforeServer;
    else
        ask();
}

void FaultConnection::ask()
{
    m_sentToServer = 0;
    m_reply.clear();
    m_endsWithReply = false;
    if (!m_fault.asksServer() || m_serverPort == 0) {
        m_reply = m_fault.instead.value_or(emptyList);
        onReply(false);
        return;
    }
    if (!m_server || loopback::isEndedByPeer(m_server))
        m_server = loopback::connectTo(m_serverPort);
    if (m_server)
        m_state = State::Asking;
    else
        end(Ending::Close);
}

bool FaultConnection::exchangeWithServer()
{
    const QByteArray& bytes = request().bytes;
    if (m_sentToServer < bytes.size()) {
        const ssize_t sent = ::send(*m_server, bytes.constData() + m_sentToServer,
            static_cast<size_t>(bytes.size() - m_sentToServer), MSG_NOSIGNAL | MSG_DONTWAIT);
        m_sentToServer += std::max<ssize_t>(sent, 0);
        request().isForwarded = m_sentToServer == bytes.size();
        if (sent > 0)
            return true;
    }
    QByteArray piece(pieceSize, Qt::Uninitialized);
    const ssize_t got = ::recv(*m_server, piece.data(), static_cast<size_t>(piece.size()), MSG_DONTWAIT);
    if (got < 0 && wouldBlock())
        return false;
    m_reply += piece.first(std::max<ssize_t>(got, 0));
    const auto frame = HttpFrame::of(m_reply, true);
    if (got <= 0 || (frame && frame->isWholeIn(m_reply)))
        onReply(got <= 0);
    return true;
}

void FaultConnection::onReply(bool serverEnded)
{
    if (serverEnded)
        m_server.close();
    m_endsWithReply = serverEnded;
    request().reply = m_reply.first(std::min<qsizetype>(m_reply.size(), 4096));
    if (m_fault.hold == WireFault::Hold::BeforeReply)
        m_state = State::HeldBeforeReply;
    else
        reply();
}

void FaultConnection::reply()
{
    if (m_fault.garbleAt) {
        const qsizetype from = std::min<qsizetype>(*m_fault.garbleAt, m_reply.size());
        const qsizetype to = std::min<qsizetype>(from + 16, m_reply.size());
        for (qsizetype i = from; i < to; ++i)
            m_reply[i] = static_cast<char>(m_reply[i] ^ 0x80);
    }
    m_replied = 0;
    m_nextDribble = Clock::now();
    m_state = m_fault.isSilent ? State::Silent : State::Replying;
}

bool FaultConnection::writeReply()
{
    qint64 last = m_fault.filler < 0 ? std::numeric_limits<qint64>::max() : m_reply.size() + m_fault.filler;
    last = std::min({last, m_fault.cutReplyAt.value_or(last), m_fault.stallReplyAt.value_or(last)});
    if (m_replied >= last) {
        afterReply();
        return true;
    }
    if (Clock::now() < m_nextDribble)
        return false;
    static const QByteArray spaces(pieceSize, ' ');
    const bool isFilling = m_replied >= m_reply.size();
    const char* from = isFilling ? spaces.constData() : m_reply.constData() + m_replied;
    qint64 size = std::min(last - m_replied, isFilling ? spaces.size() : m_reply.size() - m_replied);
    if (m_fault.dribbleBytes > 0)
        size = std::min(size, m_fault.dribbleBytes);
    const ssize_t sent = ::send(*m_client, from, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) {
        m_blocked = wouldBlock();
        if (!m_blocked)
            end(Ending::Close);
        return false;
    }
    m_replied += sent;
    request().replyBytes = m_replied;
    if (m_fault.dribbleBytes > 0)
        m_nextDribble = Clock::now() + std::chrono::milliseconds(m_fault.dribbleMs);
    return true;
}

void FaultConnection::afterReply()
{
    if (m_fault.stallReplyAt && m_replied == *m_fault.stallReplyAt) {
        m_state = State::Silent;
        return;
    }
    const bool isCut = m_fault.cutReplyAt.has_value() || m_fault.instead.has_value();
    const Ending ending = isCut ? m_fault.ending : m_endsWithReply ? Ending::Close : Ending::Keep;
    m_request = -1;
    endAfterBytes(ending);
}

void FaultConnection::endAfterBytes(Ending ending)
{
    m_state = State::Reading;
    if (ending == Ending::Reset) {
        m_state = State::Resetting;
    } else if (ending == Ending::Close) {
        loopback::halfClose(m_client);
        m_state = State::Draining;
    }
}

bool FaultConnection::mayRead() const
{
    return m_fault.readBytes <= 0 || Clock::now() >= m_nextRead;
}

void FaultConnection::drain()
{
    QByteArray piece(pieceSize, Qt::Uninitialized);
    ssize_t got = 0;
    do {
        got = ::recv(*m_client, piece.data(), static_cast<size_t>(piece.size()), MSG_DONTWAIT);
    } while (got > 0);
    if (got == 0 || !wouldBlock())
        end(Ending::Close);
}

} // namespace flavormap
