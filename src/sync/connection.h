// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"
#include "store/draftkey.h"
#include "store/profile.h"

#include <vector>

namespace flavormap {

/// What one window is connected to: a profile with its key, a connection of the command line, or the sandbox.
/// A plain value.
struct Connection
{
    enum class Kind : quint8 { Profile, CommandLine, Sandbox };

    Kind kind = Kind::Profile;
    QString name;   ///< shown, and to be typed before an Apply to production
    int colour = 5; ///< index of the connection colours
    bool production = false;
    bool readOnly = false;
    Endpoint endpoint;
    QUuid profile; ///< null unless kind is Profile

    /// Errors: Invalid, when the profile's address can't be read.
    static Result<Connection> of(const Profile& profile, const QString& apiKey);
    /// A connection of the command line that is none of the `saved` profiles. From those of the same origin
    /// it takes the CA file, the longest time-out and the strictest marks; an unknown origin that is not
    /// loopback counts as production.
    static Connection commandLine(Endpoint endpoint, const std::vector<Profile>& saved = {});
    static Connection sandbox(Endpoint endpoint);
    /// The saved profile of exactly this address, tenant and user; the strictest of several; null: none.
    static const Profile* profileOf(const Endpoint& endpoint, const std::vector<Profile>& saved);

    /// Name, colour, tenant, user and marks, as they are painted.
    Profile identity() const;
    DraftKey draftKey() const;
    /// "superadmin/admin"
    QString tenantAndUser() const;
    /// Connections with the same id are the same open connection (one window).
    QString id() const;

    bool operator==(const Connection&) const = default;
};

} // namespace flavormap
