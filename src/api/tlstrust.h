// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/fault.h"
#include "domain/result.h"

#include <QList>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace flavormap {

/// Whom a secure connection trusts, and the words for why it does not.
class TlsTrust
{
public:
    /// Only the authorities of a PEM file; an empty name: the system's (Qt loads them when a certificate is
    /// checked, not here). Errors: Tls when the file can't be read or holds no certificate.
    static Result<QSslConfiguration> configuration(const QString& caFile, const QString& address);

    /// The clause and the advice for the first of `errors` that a person can do something about; with none,
    /// for a handshake that failed with `errorString`. `host` is the name that was asked for.
    static Fault fault(const QList<QSslError>& errors, const QString& errorString, const QString& address,
        const QString& host);
};

} // namespace flavormap
