// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpfunnel.h"
#include "domain/error.h"

#include <optional>

namespace flavormap {

/// Turns a reply into the typed error that it means (CONTRACT.md, both dialects), with the server's own
/// words.
class StatusError
{
public:
    /// What was asked for, as the sentence names it.
    struct Question
    {
        QByteArray method;
        QString name;                  ///< the image type; empty for a list or /status
        QString what;                  ///< what a request without a name asks for ("the list of image types")
        std::optional<qint64> version; ///< a single version of `name`
    };

    /// Nothing for a 200 that may be an answer of a Coopr server; its body is then read by the caller.
    static std::optional<Error> of(
        const Endpoint& endpoint, const Question& question, const HttpReply& reply);

    /// A 200 whose body is not what was asked for. `reason` is a clause without a full stop.
    static Error badBody(const Endpoint& endpoint, const Question& question, const QString& reason,
        const QString& detail = {});

    static bool isTenantMissing(const Error& error);
    static bool isForbidden(const Error& error); ///< a 403
};

} // namespace flavormap
