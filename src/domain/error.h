// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace flavormap {

/// Why something did not work. The window switches on `kind`, the person reads `message`, the log keeps
/// `detail`.
struct Error
{
    enum class Kind : quint8 {
        Unreachable, ///< no connection could be made, or it broke before a request left
        TimedOut,    ///< no answer within the profile's time-out, or a deadline passed
        Tls,         ///< the secure connection could not be made or trusted
        Proxy,
        Denied,      ///< 401 or 403
        NotFound,    ///< 404 of the handler: the image type (or the tenant, see `message`) does not exist
        Conflict,    ///< somebody else's change is in the way (409, or seen by reading)
        Invalid,     ///< what was asked breaks a rule: nothing was sent, or the server said 400
        ServerFault, ///< 5xx
        BadReply, ///< an answer that no Coopr server gives: HTML, truncated JSON, a redirect, a foreign 404,
                  ///< too large
        Cancelled,
        OutcomeUnknown, ///< a write left and its reply was lost: read before anything else
        Storage,        ///< this computer's disk or keyring
    };

    /// How far an exchange with a server came.
    enum class Reached : quint8 {
        Nothing,    ///< no connection, or it was not about an exchange
        Connection, ///< a connection was made, or seemed to be, but no request left
        Server,     ///< a request left
    };

    Kind kind = Kind::BadReply;
    QString message; ///< one sentence for the person: names the thing and what to do next
    QString detail;  ///< for the log and "Details"; never holds a secret
    Reached reached = Reached::Nothing;

    bool operator==(const Error&) const = default;
};

} // namespace flavormap
