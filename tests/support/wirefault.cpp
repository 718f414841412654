// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/wirefault.h"

namespace flavormap {

WireFault WireFault::pass()
{
    return {};
}

WireFault WireFault::cutRequest(qint64 atByte, Ending ending)
{
    return {.cutRequestAt = atByte, .ending = ending};
}

WireFault WireFault::stallRequest(qint64 atByte)
{
    return cutRequest(atByte, Ending::Keep);
}

WireFault WireFault::cutBeforeReply(Ending ending)
{
    return cutReply(0, ending);
}

WireFault WireFault::cutReply(qint64 atByte, Ending ending)
{
    return {.cutReplyAt = atByte, .ending = ending};
}

WireFault WireFault::noReply()
{
    return {.isSilent = true};
}

WireFault WireFault::stallReply(qint64 atByte)
{
    return {.stallReplyAt = atByte};
}

WireFault WireFault::garbleReply(qint64 atByte)
{
    return {.garbleAt = atByte};
}

WireFault WireFault::dribble(qint64 bytes, int everyMs)
{
    return {.dribbleBytes = bytes, .dribbleMs = everyMs};
}

WireFault WireFault::answer(const QByteArray& bytes, Ending after)
{
    return {.instead = bytes, .ending = after};
}

WireFault WireFault::answer(int status, const QByteArray& body, const QByteArray& headers)
{
    return answer("HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

WireFault WireFault::hugeList(qint64 bytes)
{
    QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    if (bytes >= 0)
        head += "Content-Length: " + QByteArray::number(bytes) + "\r\n";
    return {.instead = head + "\r\n[", .filler = bytes < 0 ? -1 : bytes - 1};
}

WireFault WireFault::holdBeforeServer()
{
    return {.hold = Hold::BeforeServer};
}

WireFault WireFault::holdBeforeReply()
{
    return {.hold = Hold::BeforeReply};
}

WireFault WireFault::withoutServer() const
{
    WireFault fault = *this;
    fault.toServer = false;
    return fault;
}

} // namespace flavormap
