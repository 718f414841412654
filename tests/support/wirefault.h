// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace flavormap {

/// What a FaultProxy does with one request. Made by one of the functions below; the members can be combined.
struct WireFault
{
    enum class Ending : quint8 {
        Keep,  ///< the connection stays open
        Close, ///< an orderly end (FIN)
        Reset, ///< RST
    };
    enum class Hold : quint8 { No, BeforeServer, BeforeReply };

    /// The connection ends when this many bytes of the request were read (its first line always is), or with
    /// Ending::Keep stays open without another byte being read; the server behind gets nothing.
    std::optional<qint64> cutRequestAt{};
    qint64 readBytes = 0;  ///< more than 0: the body is read so many bytes at a time …
    int readMs = 0;        ///< … each so long after the last
    Hold hold = Hold::No;  ///< until FaultProxy::release()
    bool toServer = true;  ///< the server behind gets the request, whatever becomes of the reply
    bool isSilent = false; ///< no reply, the connection stays open
    std::optional<QByteArray> instead{};  ///< this reply, any bytes, instead of the server's
    std::optional<qint64> garbleAt{};     ///< 16 bytes of the reply from here on are not what they were
    std::optional<qint64> cutReplyAt{};   ///< the connection ends after so many bytes of the reply
    std::optional<qint64> stallReplyAt{}; ///< silence after so many bytes of the reply
    qint64 dribbleBytes = 0;              ///< more than 0: the reply comes so many bytes at a time …
    int dribbleMs = 0;                    ///< … each so long after the last
    qint64 filler = 0;                    ///< so many spaces come after the reply; -1: without end
    Ending ending = Ending::Keep;         ///< how a cut ends, or what comes after `instead`

    /// As if there were no proxy.
    static WireFault pass();
    static WireFault cutRequest(qint64 atByte, Ending ending = Ending::Reset);
    /// So many bytes are read, and then no more; the connection stays open.
    static WireFault stallRequest(qint64 atByte);
    /// The server behind has done it, but no byte of its reply comes.
    static WireFault cutBeforeReply(Ending ending = Ending::Reset);
    static WireFault cutReply(qint64 atByte, Ending ending = Ending::Close);
    /// The server behind has done it; the client waits for ever.
    static WireFault noReply();
    static WireFault stallReply(qint64 atByte);
    static WireFault garbleReply(qint64 atByte);
    static WireFault dribble(qint64 bytes, int everyMs);
    /// The server behind gets nothing.
    static WireFault answer(const QByteArray& bytes, Ending after = Ending::Keep);
    /// The same with a whole reply made of its parts; `headers` end with \r\n each, Content-Length is added.
    static WireFault answer(int status, const QByteArray& body, const QByteArray& headers = {});
    /// "[" and then spaces, announced as so many bytes; -1: announced as nothing and without end.
    static WireFault hugeList(qint64 bytes);
    static WireFault holdBeforeServer();
    /// The server behind has done it; the reply waits.
    static WireFault holdBeforeReply();

    /// The same, but the server behind gets nothing.
    WireFault withoutServer() const;
    bool asksServer() const { return toServer && !instead && !cutRequestAt; }
};

/// Which requests a fault is for: those whose method and path fit, after the first `skip` of them, `times`
/// of them.
struct WireMatch
{
    QByteArray method{};     ///< empty: any
    QByteArray pathPrefix{}; ///< as sent, still percent-encoded; empty: any
    int skip = 0;
    int times = 1; ///< -1: all
};

/// One request as the proxy saw it.
struct WireRequest
{
    int connection = 0; ///< counts up from 1
    int place = 0;      ///< of this connection's requests: 0 is the first, all others reused it
    QByteArray method{};
    QByteArray target{};
    QByteArray bytes{};       ///< all that was read of it
    bool isWhole = false;     ///< up to the end of its body
    bool isForwarded = false; ///< the server behind was given it, whole
    QByteArray reply{};       ///< the first 4 KB of what the server behind answered
    qint64 replyBytes = 0;    ///< sent to the client
};

} // namespace flavormap
