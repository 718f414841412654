// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace flavormap {

/// Where one HTTP/1.1 message ends in a stream: as much HTTP as a proxy needs to count requests. Knows
/// Content-Length and bodies up to the end of the connection, but not chunks (neither Qt's requests nor the
/// sandbox's replies have any).
struct HttpFrame
{
    /// Nothing: the header is not whole yet.
    static std::optional<HttpFrame> of(const QByteArray& bytes, bool isReply);

    qsizetype headSize = 0;  ///< with the empty line
    qsizetype bodySize = 0;  ///< as announced; 0 for a request that announces none
    bool untilClose = false; ///< a reply that announces no length

    bool isWholeIn(const QByteArray& bytes) const { return !untilClose && bytes.size() >= size(); }
    qsizetype size() const { return headSize + bodySize; }
};

} // namespace flavormap
