// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/imagetypesclient.h"

#include "api/fault.h"
#include "api/requestline.h"
#include "api/statuserror.h"
#include "api/usesreader.h"
#include "api/words.h"
#include "domain/imagetypecodec.h"
#include "domain/namerule.h"

#include <algorithm>

namespace flavormap {

using namespace Qt::StringLiterals;

// g++ 12 destroys a brace-initialised argument of a co_await expression twice: requests here have names.
namespace {

using Question = StatusError::Question;

const QString listPath = u"/imagetypes"_s;

QString pathOf(const QString& name, std::optional<qint64> version = {})
{
    const QString path = listPath + u'/' + name;
    return version ? path + u'/' + QString::number(*version) : path;
}

QByteArray bodyOf(const ImageType& imageType)
{
    return ImageTypeCodec::requestBody(imageType, ImageTypeCodec::Style::Indented);
}

Result<void> checkVersion(const QString& name, qint64 version)
{
    if (version > 0) {
        return {};
    }
    return failure(Error::Kind::Invalid,
        Words::tr(
            "%1 has no version %2, because versions count from 1: nothing was sent; choose another one.")
            .arg(name)
            .arg(version));
}

Result<void> checkNameAndVersion(const QString& name, qint64 version)
{
    if (const auto checked = checkName(name); !checked) {
        return checked;
    }
    return checkVersion(name, version);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool beginsList(const QByteArray& body)
{
    const auto first = std::find_if_not(body.begin(), body.end(), isBlank);
    return first != body.end() && *first == '[';
}

bool endsList(const QByteArray& body)
{
    const auto last = std::find_if_not(body.rbegin(), body.rend(), isBlank);
    return last != body.rend() && *last == ']';
}

/// A list is worth parsing only if its two ends are there.
std::optional<QString> whatIsWrongWithList(const QByteArray& body)
{
    if (std::all_of(body.begin(), body.end(), isBlank)) {
        return Words::tr("it is empty");
    }
    if (!beginsList(body)) {
        return Words::tr("it is not a JSON list");
    }
    if (!endsList(body)) {
        return Words::tr("the list has no end");
    }
    return std::nullopt;
}

/// What a codec says of an image type, as a clause in the sentence about its reply.
Error wrapped(const Endpoint& endpoint, const Question& question, const QByteArray& body, const Error& error)
{
    QString reason = error.message.left(1).toLower() + error.message.mid(1);
    if (reason.endsWith(u'.')) {
        reason.chop(1);
    }
    if (body.trimmed().isEmpty()) {
        reason = Words::tr("it is empty");
    }
    return StatusError::badBody(
        endpoint, question, reason, RequestLine::withoutKey(error.detail, endpoint.apiKey));
}

/// One request and what its status means. After its first wait it touches neither funnel nor client: they may
/// be gone by then.
QCoro::Task<Result<HttpReply>> ask(
    HttpFunnel* funnel, HttpRequest request, Question question, std::stop_token stop)
{
    const Endpoint endpoint = funnel->endpoint();
    auto reply = co_await funnel->send(std::move(request), std::move(stop));
    if (!reply) {
        co_return tl::unexpected(std::move(reply.error()));
    }
    if (auto error = StatusError::of(endpoint, question, *reply)) {
        co_return tl::unexpected(std::move(*error));
    }
    co_return std::move(*reply);
}

QCoro::Task<Result<ImageType>> askForOne(
    HttpFunnel* funnel, QString name, std::optional<qint64> version, std::stop_token stop)
{
    const Endpoint endpoint = funnel->endpoint();
    const Question question{.method = "GET", .name = name, .what = {}, .version = version};
    HttpRequest request{.method = "GET", .path = pathOf(name, version), .body = {}};
    const auto reply = co_await ask(funnel, std::move(request), question, std::move(stop));
    if (!reply) {
        co_return tl::unexpected(reply.error());
    }
    auto decoded = ImageTypeCodec::decode(reply->body);
    if (!decoded) {
        co_return tl::unexpected(wrapped(endpoint, question, reply->body, decoded.error()));
    }
    // On some servers names that differ only in case are one; any other name is another image type.
    const QString found = decoded->imageType.name();
    if (caseFolded(found) != caseFolded(name)) {
        co_return tl::unexpected(StatusError::badBody(endpoint, question,
            Words::tr("it is about “%1”").arg(RequestLine::withoutKey(found, endpoint.apiKey))));
    }
    co_return std::move(decoded->imageType);
}

QCoro::Task<Result<void>> write(
    HttpFunnel* funnel, HttpRequest request, Question question, std::stop_token stop)
{
    const auto reply = co_await ask(funnel, std::move(request), std::move(question), std::move(stop));
    if (!reply) {
        co_return tl::unexpected(reply.error());
    }
    co_return Result<void>{};
}

Question questionOf(const QByteArray& method, const QString& name)
{
    return {.method = method, .name = name, .what = {}, .version = {}};
}

Question questionOfList(const QString& what)
{
    return {.method = "GET", .name = {}, .what = what, .version = {}};
}

} // namespace

ImageTypesClient::ImageTypesClient(HttpFunnel& funnel)
    : m_funnel(funnel)
{
}

QCoro::Task<Result<QByteArray>> ImageTypesClient::list(std::stop_token stop, BodyWatch watch)
{
    const Endpoint endpoint = m_funnel.endpoint();
    const Question question = questionOfList(Words::tr("the list of image types"));
    HttpRequest request{
        .method = "GET", .path = listPath, .body = {}, .isList = true, .watch = std::move(watch)};
    auto reply = co_await ask(&m_funnel, std::move(request), question, std::move(stop));
    if (!reply) {
        co_return tl::unexpected(std::move(reply.error()));
    }
    if (!reply->isLengthKnown && beginsList(reply->body) && !endsList(reply->body)) {
        const FaultPlace place{
            .address = endpoint.shownAddress(), .host = endpoint.base.host(), .request = {}};
        co_return tl::unexpected(toError({.cause = Fault::Cause::BrokeInReply}, place));
    }
    if (const auto wrong = whatIsWrongWithList(reply->body)) {
        co_return tl::unexpected(StatusError::badBody(endpoint, question, *wrong));
    }
    co_return std::move(reply->body);
}

QCoro::Task<Result<ImageType>> ImageTypesClient::get(QString name, std::stop_token stop)
{
    if (const auto checked = checkName(name); !checked) {
        co_return tl::unexpected(checked.error());
    }
    co_return co_await askForOne(&m_funnel, name, std::nullopt, std::move(stop));
}

QCoro::Task<Result<ImageType>> ImageTypesClient::getVersion(
    QString name, qint64 version, std::stop_token stop)
{
    if (const auto checked = checkNameAndVersion(name, version); !checked) {
        co_return tl::unexpected(checked.error());
    }
    co_return co_await askForOne(&m_funnel, name, version, std::move(stop));
}

QCoro::Task<Result<void>> ImageTypesClient::create(ImageType imageType, std::stop_token stop)
{
    if (const auto checked = checkName(imageType.name()); !checked) {
        co_return tl::unexpected(checked.error());
    }
    HttpRequest request{.method = "POST", .path = listPath, .body = bodyOf(imageType)};
    co_return co_await write(
        &m_funnel, std::move(request), questionOf("POST", imageType.name()), std::move(stop));
}

QCoro::Task<Result<void>> ImageTypesClient::replace(ImageType imageType, std::stop_token stop)
{
    const QString name = imageType.name();
    if (const auto checked = checkName(name); !checked) {
        co_return tl::unexpected(checked.error());
    }
    HttpRequest request{.method = "PUT", .path = pathOf(name), .body = bodyOf(imageType)};
    co_return co_await write(&m_funnel, std::move(request), questionOf("PUT", name), std::move(stop));
}

QCoro::Task<Result<void>> ImageTypesClient::remove(QString name, std::stop_token stop)
{
    if (const auto checked = checkName(name); !checked) {
        co_return tl::unexpected(checked.error());
    }
    HttpRequest request{.method = "DELETE", .path = pathOf(name), .body = {}};
    co_return co_await write(&m_funnel, std::move(request), questionOf("DELETE", name), std::move(stop));
}

QCoro::Task<Result<void>> ImageTypesClient::removeVersion(QString name, qint64 version, std::stop_token stop)
{
    if (const auto checked = checkNameAndVersion(name, version); !checked) {
        co_return tl::unexpected(checked.error());
    }
    Question question = questionOf("DELETE", name);
    question.version = version;
    HttpRequest request{.method = "DELETE", .path = pathOf(name, version), .body = {}};
    co_return co_await write(&m_funnel, std::move(request), question, std::move(stop));
}

QCoro::Task<Result<void>> ImageTypesClient::status(std::stop_token stop)
{
    const Endpoint endpoint = m_funnel.endpoint();
    const Question question = questionOfList(Words::tr("its status"));
    // Beside the API, not below it: without the version at the end of the base path.
    QString path = endpoint.base.path();
    if (path.endsWith(u"/v2"_s)) {
        path.chop(3);
    }
    HttpRequest request{.method = "GET", .path = path + u"/status"_s, .fromRoot = true, .body = {}};
    const auto reply = co_await ask(&m_funnel, std::move(request), question, std::move(stop));
    if (!reply) {
        co_return tl::unexpected(reply.error());
    }
    if (reply->body.trimmed() != "OK") {
        co_return tl::unexpected(StatusError::badBody(endpoint, question, Words::tr("it is not OK")));
    }
    co_return Result<void>{};
}

QCoro::Task<Result<QStringList>> ImageTypesClient::providerNames(std::stop_token stop)
{
    const Endpoint endpoint = m_funnel.endpoint();
    const Question question = questionOfList(Words::tr("the list of providers"));
    HttpRequest request{
        .method = "GET", .path = u"/providers"_s, .body = {}, .isList = true, .keepBodyOutOfRecord = true};
    auto reply = co_await ask(&m_funnel, std::move(request), question, std::move(stop));
    if (!reply) {
        co_return tl::unexpected(std::move(reply.error()));
    }
    auto names = UsesReader::names(std::move(reply->body));
    if (!names) {
        co_return tl::unexpected(
            StatusError::badBody(endpoint, question, Words::tr("it is not a JSON list")));
    }
    co_return std::move(*names);
}

QCoro::Task<Result<std::vector<TemplateUse>>> ImageTypesClient::templateUses(std::stop_token stop)
{
    const Endpoint endpoint = m_funnel.endpoint();
    const Question question = questionOfList(Words::tr("the list of cluster templates"));
    HttpRequest request{.method = "GET", .path = u"/clustertemplates"_s, .body = {}, .isList = true};
    const auto reply = co_await ask(&m_funnel, std::move(request), question, std::move(stop));
    if (!reply) {
        co_return tl::unexpected(reply.error());
    }
    auto uses = UsesReader::templates(reply->body);
    if (!uses) {
        co_return tl::unexpected(
            StatusError::badBody(endpoint, question, Words::tr("it is not a JSON list")));
    }
    co_return std::move(*uses);
}

bool ImageTypesClient::isForbidden(const Error& error)
{
    return StatusError::isForbidden(error);
}

bool ImageTypesClient::isTenantMissing(const Error& error)
{
    return StatusError::isTenantMissing(error);
}

RequestRecord ImageTypesClient::preview(
    QByteArray method, const QString& name, const ImageType* imageType) const
{
    HttpRequest request{.method = std::move(method), .path = {}, .body = {}};
    request.path = request.method == "POST" ? listPath : pathOf(name);
    request.body = imageType ? bodyOf(*imageType) : QByteArray();
    RequestRecord record;
    record.method = request.method;
    record.url = RequestLine::url(m_funnel.endpoint(), request).value_or(QUrl());
    record.requestHeaders
        = RequestLine::shown(RequestLine::headers(m_funnel.endpoint(), request).value_or(HttpHeaders()));
    record.requestBody = request.body;
    return record;
}

} // namespace flavormap
