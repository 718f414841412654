// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>
#include <QUrl>

#include <chrono>

namespace flavormap {

/// Where and as whom: all that a request needs. A plain value; holds the key in memory, never written
/// anywhere.
struct Endpoint
{
    QUrl base;      ///< scheme, host, port and path without a slash at its end ("http://127.0.0.1:55054/v2")
    QString tenant; ///< the tenant's name
    QString user;
    QString apiKey;                   ///< may be empty: the header is left out
    QString caFile;                   ///< PEM; empty: the system's authorities
    std::chrono::seconds timeout{30}; ///< without any progress

    /// Reads what a person types as an address: http(s)://host[:port][/path]; no path means /v2, no port
    /// means 55054. A trailing slash is dropped. Errors: Invalid, saying what is wrong with which part (no
    /// scheme, other scheme, no host, user info, query or fragment inside).
    static Result<QUrl> parseAddress(const QString& text);

    /// scheme://host:port, as it decides where the key may go.
    QString origin() const;
    /// host:port, as it is shown.
    QString shownAddress() const;
    bool isLoopback() const;

    bool operator==(const Endpoint&) const = default;
};

} // namespace flavormap
