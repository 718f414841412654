// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpfunnel.h"
#include "domain/imagetype.h"

namespace flavormap {

/// A cluster template as far as it names image types.
struct TemplateUse
{
    QString templateName;
    QStringList
        imageTypes; ///< compatibility.imagetypes, defaults.imagetype and constraints together, each once
    bool anyImageType = false; ///< an empty compatibility list: all
};

/// The imagetypes REST API, typed (CONTRACT.md; both dialects, told apart by what is read). One method, one
/// request. Errors of all: those of HttpFunnel::send, and Denied (401, 403, with the server's words),
/// NotFound (a 404 of the handler; its message tells "image type" from "tenant"; `isTenantMissing`), Conflict
/// (409), Invalid (400; or a name against the rule: nothing was sent), ServerFault (5xx), BadReply (HTML,
/// truncated JSON, another image type than was asked for, an unknown 404, any other status). A 500 on a write
/// is ServerFault: read again. 502 and 504 on a write are a gateway's, which lost the server's answer:
/// OutcomeUnknown.
///
/// Neither client nor funnel is touched after a request left, so both may go while one is waited for (see
/// ~HttpFunnel). A 404 for a name is NotFound whoever sent it with headers: confirm absence by a list.
class ImageTypesClient
{
public:
    /// `funnel` must outlive every call.
    explicit ImageTypesClient(HttpFunnel& funnel);

    /// The bytes of the whole list; parse them on a worker with CatalogueParser, which can begin with what
    /// `watch` is told of.
    QCoro::Task<Result<QByteArray>> list(std::stop_token stop = {}, BodyWatch watch = {});
    QCoro::Task<Result<ImageType>> get(QString name, std::stop_token stop = {});
    QCoro::Task<Result<ImageType>> getVersion(QString name, qint64 version, std::stop_token stop = {});
    QCoro::Task<Result<void>> create(ImageType imageType, std::stop_token stop = {});
    QCoro::Task<Result<void>> replace(ImageType imageType, std::stop_token stop = {});
    QCoro::Task<Result<void>> remove(QString name, std::stop_token stop = {});
    QCoro::Task<Result<void>> removeVersion(QString name, qint64 version, std::stop_token stop = {});

    /// "OK" of /status.
    QCoro::Task<Result<void>> status(std::stop_token stop = {});
    /// Names only; the reply holds passwords and is neither kept nor recorded.
    QCoro::Task<Result<QStringList>> providerNames(std::stop_token stop = {});
    QCoro::Task<Result<std::vector<TemplateUse>>> templateUses(std::stop_token stop = {});

    /// Tells the two kinds of NotFound apart: the tenant of the connection, and not the image type, is
    /// unknown.
    static bool isTenantMissing(const Error& error);
    /// Of a write's Denied: the server knows the user and lets it write nothing (403), not 401.
    static bool isForbidden(const Error& error);
    const Endpoint& endpoint() const { return m_funnel.endpoint(); }

    /// What create / replace / remove send, for the review: the body's bytes exactly (indented), the headers
    /// Host, Coopr-UserID, Coopr-TenantID, Coopr-ApiKey (as $COOPR_API_KEY) and Content-Type. What the
    /// transport adds (Content-Length, Connection, User-Agent, Accept-Encoding, Accept-Language) is left out.
    RequestRecord preview(QByteArray method, const QString& name, const ImageType* imageType) const;

private:
    HttpFunnel& m_funnel;
};

} // namespace flavormap
