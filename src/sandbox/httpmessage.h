// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace flavormap {

/// A request that arrived whole.
struct SandboxRequest
{
    QByteArray method;
    QByteArray target;                     ///< as sent: path and query, still percent-encoded
    QHash<QByteArray, QByteArray> headers; ///< names in lower case; of a repeated header one
    QByteArray body;
    qsizetype lineBytes = 0;   ///< of the request line, without its line break
    qsizetype headerBytes = 0; ///< of all header lines, line breaks included

    std::optional<QByteArray> header(const QByteArray& lowerCaseName) const
    {
        const auto it = headers.constFind(lowerCaseName);
        return it == headers.cend() ? std::nullopt : std::optional(*it);
    }
};

/// What goes back.
struct SandboxReply
{
    enum class Kind : quint8 {
        Json, ///< Content-Type, Content-Length, Connection: nothing else
        Text,
        Empty,      ///< no body
        Headerless, ///< a status line, the body, end of connection
        Never,      ///< the connection stays open and silent
    };

    Kind kind = Kind::Empty;
    int status = 200;
    std::shared_ptr<const QByteArray> body; ///< shared, so that a big list is not copied for each reader
    QByteArray authenticate;                ///< the value of WWW-Authenticate
    QString writtenName; ///< the image type that a POST, PUT or DELETE was about, whatever came of it

    static SandboxReply json(QByteArray text)
    {
        return {Kind::Json, 200, std::make_shared<QByteArray>(std::move(text)), {}, {}};
    }
    static SandboxReply json(std::shared_ptr<const QByteArray> text)
    {
        return {Kind::Json, 200, std::move(text), {}, {}};
    }
    static SandboxReply text(int status, QByteArray text)
    {
        return {Kind::Text, status, std::make_shared<QByteArray>(std::move(text)), {}, {}};
    }
    static SandboxReply headerless(int status, QByteArray text = {})
    {
        return {Kind::Headerless, status, std::make_shared<QByteArray>(std::move(text)), {}, {}};
    }
    static SandboxReply never() { return {Kind::Never, 0, {}, {}, {}}; }
};

} // namespace flavormap
