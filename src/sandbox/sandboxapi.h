// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"
#include "sandbox/imagetypestore.h"
#include "sandbox/referencedata.h"

#include <map>

namespace flavormap {

/// What the server answers to a request: paths, methods, headers and texts of CONTRACT.md in both dialects.
/// Safe to use from any thread; knows nothing of sockets.
class SandboxApi
{
public:
    struct Tenant
    {
        std::unique_ptr<ImageTypeStore> imageTypes;
        ReferenceData references;
    };

    SandboxApi(const SandboxOptions& options, std::map<QByteArray, Tenant> tenants);

    SandboxReply handle(const SandboxRequest& request) const;

    /// What POST and PUT do with a body; `pathName` is PUT's. Also the way of the tests' foreign client.
    SandboxReply write(
        ImageTypeStore& store, const QByteArray& body, const std::optional<QString>& pathName) const;
    ImageTypeStore& store(const QByteArray& tenant) const { return *m_tenants.at(tenant).imageTypes; }

private:
    SandboxReply authorised(const SandboxRequest& request, const QStringList& parts) const;
    SandboxReply route(const SandboxRequest& request, const Tenant& tenant, const QStringList& parts) const;
    SandboxReply routeOne(const SandboxRequest& request, ImageTypeStore& store, const QString& name) const;
    SandboxReply routeVersion(
        const SandboxRequest& request, ImageTypeStore& store, const QString& name, const QString& text) const;
    SandboxReply routeReference(const Tenant& tenant, const QStringList& parts) const;
    SandboxReply importAll(const SandboxRequest& request, ImageTypeStore& store) const;
    SandboxReply outcome(ImageTypeStore::Outcome outcome, const QString& name) const;
    SandboxReply absent(const QString& name) const;
    SandboxReply refusal(int status, const QByteArray& serverText, const QByteArray& pageText) const;
    QList<QByteArray> methods(const QStringList& parts) const;

    const Dialect m_dialect;
    const QByteArray m_bearerToken;
    const std::map<QByteArray, Tenant> m_tenants;
    QByteArray m_tenantList;
};

} // namespace flavormap
