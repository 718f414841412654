// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connection.h"

#include <QCoreApplication>

namespace flavormap {

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

Connection Connection::commandLine(Endpoint endpoint, const Profile* known)
{
    Connection connection;
    connection.kind = Kind::CommandLine;
    connection.name = known ? known->name : endpoint.shownAddress();
    connection.colour = known ? known->colour : connection.colour;
    connection.production = known ? known->production : !endpoint.isLoopback();
    connection.readOnly = known && known->readOnly;
    connection.endpoint = std::move(endpoint);
    return connection;
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
