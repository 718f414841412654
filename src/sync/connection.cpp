// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connection.h"

#include <QCoreApplication>

#include <algorithm>

namespace flavormap {

namespace {

int strictness(const Profile& profile)
{
    return int(profile.production) * 2 + int(profile.readOnly);
}

} // namespace

Result<Connection> Connection::of(const Profile& profile, const QString& apiKey)
{
    auto base = Endpoint::parseAddress(profile.address);
    if (!base)
        return tl::unexpected(base.error());
    Connection connection;
    connection.name = profile.name;
    connection.colour = profile.colour;
    connection.production = profile.production;
    connection.readOnly = profile.readOnly;
    connection.profile = profile.id;
    connection.endpoint.base = *base;
    connection.endpoint.tenant = profile.tenant;
    connection.endpoint.user = profile.user;
    connection.endpoint.apiKey = apiKey;
    connection.endpoint.caFile = profile.caFile;
    connection.endpoint.timeout = std::chrono::seconds(profile.timeoutSeconds);
    return connection;
}

Connection Connection::commandLine(Endpoint endpoint, const std::vector<Profile>& saved)
{
    Connection connection;
    connection.kind = Kind::CommandLine;
    connection.name = endpoint.shownAddress();
    bool isKnown = false;
    for (const Profile& profile : saved) {
        const auto other = of(profile, {});
        if (!other || other->endpoint.origin() != endpoint.origin())
            continue;
        if (!isKnown || strictness(profile) > strictness(connection.identity()))
            connection.colour = profile.colour;
        connection.production |= profile.production;
        connection.readOnly |= profile.readOnly;
        if (endpoint.caFile.isEmpty())
            endpoint.caFile = profile.caFile;
        endpoint.timeout
            = isKnown ? std::max(endpoint.timeout, other->endpoint.timeout) : other->endpoint.timeout;
        isKnown = true;
    }
    if (!isKnown)
        connection.production = !endpoint.isLoopback();
    connection.endpoint = std::move(endpoint);
    return connection;
}

const Profile* Connection::profileOf(const Endpoint& endpoint, const std::vector<Profile>& saved)
{
    const Profile* found = nullptr;
    for (const Profile& profile : saved) {
        const auto base = Endpoint::parseAddress(profile.address);
        const bool isIt = base && *base == endpoint.base && profile.tenant == endpoint.tenant
            && profile.user == endpoint.user;
        if (isIt && (!found || strictness(profile) > strictness(*found)))
            found = &profile;
    }
    return found;
}

Connection Connection::sandbox(Endpoint endpoint)
{
    constexpr int teal = 4;
    Connection connection;
    connection.kind = Kind::Sandbox;
    connection.name = QCoreApplication::translate("flavormap", "sandbox");
    connection.colour = teal;
    connection.endpoint = std::move(endpoint);
    return connection;
}

Profile Connection::identity() const
{
    Profile shown;
    shown.id = profile;
    shown.name = name;
    shown.colour = colour;
    shown.production = production;
    shown.readOnly = readOnly;
    shown.address = endpoint.base.toString();
    shown.tenant = endpoint.tenant;
    shown.user = endpoint.user;
    return shown;
}

DraftKey Connection::draftKey() const
{
    // The sandbox's port is another one at each start and its catalogue starts anew: one draft for all of
    // them.
    const QString base = kind == Kind::Sandbox ? QStringLiteral("sandbox") : endpoint.base.toString();
    return {profile, base, endpoint.tenant, endpoint.user};
}

QString Connection::tenantAndUser() const
{
    return endpoint.tenant + u'/' + endpoint.user;
}

QString Connection::id() const
{
    return draftKey().fileName();
}

} // namespace flavormap
