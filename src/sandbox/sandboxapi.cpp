// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxapi.h"

#include "sandbox/requestpath.h"
#include "sandbox/storedimagetype.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
constexpr qsizetype longestRequestLine = 4096;
constexpr qsizetype mostHeaderBytes = 8192;

SandboxReply unknownPath(const SandboxRequest& request)
{
    return SandboxReply::headerless(404, "Problem accessing: " + request.target + ". Reason: Not Found");
}
} // namespace

SandboxApi::SandboxApi(const SandboxOptions& options, std::map<QByteArray, Tenant> tenants)
    : m_dialect(options.dialect)
    , m_bearerToken(options.bearerToken)
    , m_tenants(std::move(tenants))
{
    for (const auto& [name, tenant] : m_tenants)
        m_tenantList += (m_tenantList.isEmpty() ? "[" : ",") + ("{\"name\":\"" + name + "\",\"workers\":1}");
    m_tenantList += ']';
}

SandboxReply SandboxApi::handle(const SandboxRequest& request) const
{
    const auto parts = pathParts(request.target);
    if (!parts || request.lineBytes > longestRequestLine || request.headerBytes > mostHeaderBytes)
        return SandboxReply::headerless(500);
    if (!m_bearerToken.isEmpty() && request.header("authorization") != "Bearer " + m_bearerToken) {
        SandboxReply reply = SandboxReply::text(401, "unauthorized");
        reply.authenticate = "Bearer realm=\"coopr\"";
        return reply;
    }
    const QList<QByteArray> allowed = methods(*parts);
    if (allowed.isEmpty()) {
        const bool pageKnows = m_dialect == Dialect::Page && parts->value(0) == "v2"_L1;
        return pageKnows ? SandboxReply::text(400, "bad request") : unknownPath(request);
    }
    if (!allowed.contains(request.method))
        return SandboxReply::headerless(405);
    if (parts->size() == 1)
        return SandboxReply::text(200, "OK"); // GET /status
    return authorised(request, *parts);
}

QList<QByteArray> SandboxApi::methods(const QStringList& parts) const
{
    if (parts == QStringList{u"status"_s})
        return {"GET"};
    if (parts.size() < 2 || parts.at(0) != "v2"_L1)
        return {};
    const QString& resource = parts.at(1);
    if (resource == "imagetypes"_L1 && parts.size() == 2)
        return {"GET", "POST"};
    if (resource == "imagetypes"_L1 && parts.size() == 3)
        return {"GET", "PUT", "DELETE"};
    if (resource == "imagetypes"_L1 && parts.size() == 4 && m_dialect == Dialect::Server)
        return {"GET", "DELETE"};
    if (resource == "import"_L1 && parts.size() == 2)
        return {"POST"};
    const bool alone = resource == "export"_L1 || resource == "tenants"_L1;
    const bool listed = m_tenants.begin()->second.references.has(resource);
    if ((alone && parts.size() == 2) || (listed && parts.size() <= 3))
        return {"GET"};
    return {};
}

SandboxReply SandboxApi::authorised(const SandboxRequest& request, const QStringList& parts) const
{
    const auto user = request.header("coopr-userid");
    if (!user)
        return SandboxReply::text(401, "Coopr-UserID header not found in the request.");
    const auto tenantName = request.header("coopr-tenantid");
    if (!tenantName)
        return SandboxReply::text(401, "Coopr-TenantID header not found in the request.");
    if (user->isEmpty())
        return SandboxReply::text(500, "Exception while handling the request.");
    const auto tenant = m_tenants.find(*tenantName);
    if (tenant == m_tenants.end())
        return SandboxReply::text(404, "Tenant does not exist.");
    const bool isAdmin = *user == "admin";
    if (request.method != "GET" && !isAdmin)
        return SandboxReply::text(403, "user unauthorized, must be admin.");
    if (parts.at(1) == "tenants"_L1) {
        return isAdmin && *tenantName == "superadmin"
            ? SandboxReply::json(m_tenantList)
            : SandboxReply::text(403, "user unauthorized, must be superadmin.");
    }
    return route(request, tenant->second, parts);
}

SandboxReply SandboxApi::route(
    const SandboxRequest& request, const Tenant& tenant, const QStringList& parts) const
{
    ImageTypeStore& types = *tenant.imageTypes;
    const QString& resource = parts.at(1);
    if (resource == "import"_L1)
        return importAll(request, types);
    if (resource == "export"_L1)
        return SandboxReply::json(tenant.references.exported(*types.list()));
    if (resource != "imagetypes"_L1)
        return routeReference(tenant, parts);
    if (parts.size() == 3)
        return routeOne(request, types, parts.at(2));
    if (parts.size() == 4)
        return routeVersion(request, types, parts.at(2), parts.at(3));
    return request.method == "GET" ? SandboxReply::json(types.list())
                                   : write(types, request.body, std::nullopt);
}

SandboxReply SandboxApi::routeOne(
    const SandboxRequest& request, ImageTypeStore& types, const QString& name) const
{
    if (request.method == "PUT")
        return write(types, request.body, name);
    if (request.method == "DELETE") {
        SandboxReply reply = outcome(types.remove(name), name);
        reply.writtenName = name;
        return reply;
    }
    const auto json = types.latest(name);
    return json ? SandboxReply::json(*json) : absent(name);
}

SandboxReply SandboxApi::routeVersion(
    const SandboxRequest& request, ImageTypeStore& types, const QString& name, const QString& text) const
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber)
        return SandboxReply::text(400, "Version must be a number");
    if (number <= 0)
        return SandboxReply::text(400, "Version must be a number above 0");
    if (request.method == "DELETE") {
        SandboxReply reply = outcome(types.removeVersion(name, number), name);
        reply.writtenName = name;
        return reply;
    }
    const auto json = types.version(name, number);
    return json ? SandboxReply::json(*json)
                : SandboxReply::text(
                    404, "image type " + name.toUtf8() + " version " + text.toUtf8() + " not found.");
}

SandboxReply SandboxApi::routeReference(const Tenant& tenant, const QStringList& parts) const
{
    const QString& list = parts.at(1);
    if (parts.size() == 2)
        return SandboxReply::json(tenant.references.list(list));
    const QByteArray element = tenant.references.element(list, parts.at(2));
    const QByteArray kind = list.chopped(1).toUtf8();
    return element.isEmpty() ? refusal(404, kind + ' ' + parts.at(2).toUtf8() + "  not found.", "not found")
                             : SandboxReply::json(element);
}

SandboxReply SandboxApi::write(
    ImageTypeStore& types, const QByteArray& body, const std::optional<QString>& pathName) const
{
    SandboxReply reply;
    if (m_dialect == Dialect::Server && isNeverAnswered(body)) {
        reply = SandboxReply::never();
        reply.writtenName = pathName.value_or(QString());
        return reply;
    }
    const Result<ImageType> imageType = readImageType(body, m_dialect);
    const QString name = pathName.value_or(imageType ? imageType->name() : QString());
    if (!imageType)
        reply = SandboxReply::text(400, imageType.error().message.toUtf8());
    else if (!pathName)
        reply = outcome(types.create(*imageType), name);
    else if (imageType->name() != *pathName)
        reply = refusal(400, "image type name in the body does not match the path", "bad request");
    else
        reply = outcome(types.replace(*imageType), name);
    if (pathName && m_dialect == Dialect::Page && reply.status == 404)
        reply = SandboxReply::text(400, "bad request");
    reply.writtenName = name;
    return reply;
}

SandboxReply SandboxApi::importAll(const SandboxRequest& request, ImageTypeStore& types) const
{
    types
        .removeAll(); // before it looks at the body, as the real one: whoever calls it by mistake will notice
    return QJsonDocument::fromJson(request.body).isObject() ? SandboxReply{}
                                                            : refusal(400, "invalid input", "bad request");
}

SandboxReply SandboxApi::outcome(ImageTypeStore::Outcome outcome, const QString& name) const
{
    switch (outcome) {
    case ImageTypeStore::Outcome::Done:
        break;
    case ImageTypeStore::Outcome::Exists:
        return m_dialect == Dialect::Server
            ? SandboxReply::text(409, "image type " + name.toUtf8() + " already exists.")
            : SandboxReply::text(400, "already exists");
    case ImageTypeStore::Outcome::Absent:
        if (m_dialect == Dialect::Page)
            return SandboxReply::text(404, "not found");
        break; // the server's DELETE of what is absent
    case ImageTypeStore::Outcome::Collision:
        return SandboxReply::text(500, "Exception while writing image type " + name.toUtf8());
    }
    return {};
}

SandboxReply SandboxApi::absent(const QString& name) const
{
    return refusal(404, "image type " + name.toUtf8() + "  not found.", "not found");
}

SandboxReply SandboxApi::refusal(int status, const QByteArray& serverText, const QByteArray& pageText) const
{
    return SandboxReply::text(status, m_dialect == Dialect::Server ? serverText : pageText);
}

} // namespace flavormap
