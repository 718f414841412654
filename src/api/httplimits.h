// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace flavormap {

/// How long and how much a funnel lets a server answer. The defaults are the product's; tests use smaller
/// ones.
struct HttpLimits
{
    std::optional<std::chrono::milliseconds> inactivity; ///< without any progress; nothing: Endpoint::timeout
    int deadlineFactor
        = 4; ///< a write or a single read may take this many times the inactivity time-out in all
    qint64 listBytesPerSecond
        = 1024; ///< slower than this, measured over one inactivity time-out, a list is given up
    qint64 replyBytes = qint64(512) * 1024 * 1024; ///< a larger reply is refused
    int connections = 6;                           ///< at once; what Qt opens at most to one host
};

} // namespace flavormap
