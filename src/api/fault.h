// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

namespace flavormap {

/// How one HTTP exchange broke, and the sentence for it. Each cause has its own; a write that may have left
/// says so and asks to read again.
struct Fault
{
    enum class Cause : quint8 {
        Refused,
        HostNotFound,
        NoRoute, ///< no way to the host's network, or another failure below HTTP; `words` has the system's
        ConnectTimeOut,
        SecureTimeOut, ///< no secure connection in time, perhaps for want of any
        BrokeBeforeRequest,
        BrokeNoReply,  ///< closed or reset before a whole header
        BrokeInReply,  ///< after the header, the length not known
        Truncated,     ///< fewer bytes than Content-Length says
        UploadStalled, ///< the server takes no more of the request
        NoAnswer,
        Stalled,      ///< silent in the middle of a reply
        PastDeadline, ///< it moves, but will not end
        TooSlow,      ///< a list below the least speed
        NotHttp,
        TooLarge,
        Compressed, ///< although nothing was said about accepting that
        RedirectSame,
        RedirectOther,
        Tls, ///< `words` is the whole clause, `advice` what to do
        Cancelled,
        Closed, ///< the funnel was closed while it waited
    };

    Cause cause = Cause::NoRoute;
    QString words{};
    QString advice{};
    qint64 milliseconds = 0; ///< the time-out or deadline that passed
    qint64 bytes = 0;        ///< received
    qint64 limit = 0;        ///< promised (Truncated), allowed (TooLarge) or wanted each second (TooSlow)
};

/// Where and what: for the sentence.
struct FaultPlace
{
    QString address; ///< host:port
    QString host;
    QString request;          ///< "PUT /v2/imagetypes/centos-6"
    bool mayHaveLeft = false; ///< a write whose outcome the lost answer would have told
};

Error toError(const Fault& fault, const FaultPlace& place);

} // namespace flavormap
