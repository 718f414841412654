// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"

#include "sandbox/generator.h"
#include "sandbox/httplistener.h"
#include "sandbox/imagetypesource.h"
#include "sandbox/sandboxapi.h"
#include "sandbox/storedimagetype.h"

#include <QCoreApplication>

#include <chrono>
#include <condition_variable>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {
const QByteArray ownTenant = "superadmin";

Result<SandboxApi::Tenant> filledTenant(const SandboxOptions& options)
{
    auto types = std::make_unique<ImageTypeStore>(options);
    if (options.types > 0) {
        const Generator generator(options.providers, options.seed, options.dialect);
        for (int i = 0; i < options.types; ++i)
            types->plant(generator.name(i), generator.json(i));
        return SandboxApi::Tenant{std::move(types), ReferenceData::withProviders(generator.providers())};
    }
    const auto elements = imageTypesToServe(options);
    if (!elements)
        return tl::unexpected(elements.error());
    for (const QByteArray& element : *elements) {
        const auto imageType = readStoredImageType(element, options.dialect);
        if (!imageType)
            return failure(Error::Kind::Invalid,
                QCoreApplication::translate(
                    "flavormap", "The sandbox can't serve the image type %1 (%2): mend it.")
                    .arg(QString::fromUtf8(element.left(80)), imageType.error().message));
        types->load(*imageType);
    }
    return SandboxApi::Tenant{std::move(types), ReferenceData::builtIn()};
}
} // namespace

struct SandboxServer::Private
{
    explicit Private(SandboxOptions wanted)
        : options(std::move(wanted))
        , listener([this](const SandboxRequest& request) { return handle(request); })
    {
    }

    SandboxReply handle(const SandboxRequest& request);
    void waitBeforeAnswer();

    const SandboxOptions options;
    RequestLog log;
    std::unique_ptr<SandboxApi> api;
    quint16 port = 0;
    std::mutex mutex;
    std::condition_variable stopped;
    bool stopping = false;
    RequestHook hook;
    HttpListener listener; ///< last: its threads use the others
};

SandboxReply SandboxServer::Private::handle(const SandboxRequest& request)
{
    const QString path = QString::fromLatin1(request.target);
    const quint64 number = log.arrived(request.method, path);
    RequestHook called;
    {
        const std::lock_guard lock(mutex);
        called = hook;
    }
    if (called)
        called(request.method, path);
    SandboxReply reply = api->handle(request);
    log.answered(number, reply.status, reply.writtenName);
    waitBeforeAnswer();
    return reply;
}

void SandboxServer::Private::waitBeforeAnswer()
{
    if (options.delayMs <= 0)
        return;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, std::chrono::milliseconds(options.delayMs), [this] { return stopping; });
}

SandboxServer::SandboxServer(SandboxOptions options)
    : d(std::make_unique<Private>(std::move(options)))
{
}

SandboxServer::~SandboxServer()
{
    stop();
}

Result<void> SandboxServer::start()
{
    Result<SandboxApi::Tenant> filled = filledTenant(d->options);
    if (!filled)
        return tl::unexpected(filled.error());
    std::map<QByteArray, SandboxApi::Tenant> tenants;
    tenants.emplace(ownTenant, std::move(*filled));
    for (const QString& name : d->options.otherTenants)
        tenants.emplace(name.toUtf8(),
            SandboxApi::Tenant{std::make_unique<ImageTypeStore>(d->options), ReferenceData::empty()});
    d->api = std::make_unique<SandboxApi>(d->options, std::move(tenants));
    const Result<quint16> port = d->listener.start(d->options.port);
    if (!port)
        return tl::unexpected(port.error());
    d->port = *port;
    return {};
}

void SandboxServer::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    d->stopped.notify_all();
    d->listener.stop();
}

quint16 SandboxServer::port() const
{
    return d->port;
}

QUrl SandboxServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(d->port));
}

void SandboxServer::onRequest(RequestHook hook)
{
    const std::lock_guard lock(d->mutex);
    d->hook = std::move(hook);
}

QList<RequestLog::Entry> SandboxServer::requests() const
{
    return d->log.entries();
}

int SandboxServer::requestCount() const
{
    return d->log.count();
}

int SandboxServer::writesOf(const QString& name) const
{
    return d->log.writesOf(name);
}

Result<void> SandboxServer::replaceBehindTheBack(const QString& name, const QByteArray& json)
{
    ImageTypeStore& types = d->api->store(ownTenant);
    const bool creates = !types.latest(name);
    const SandboxReply reply = d->api->write(types, json, creates ? std::nullopt : std::optional(name));
    if (reply.status != 200)
        return failure(Error::Kind::Invalid, reply.body ? QString::fromUtf8(*reply.body) : QString());
    return {};
}

void SandboxServer::deleteBehindTheBack(const QString& name)
{
    d->api->store(ownTenant).remove(name);
}

QByteArray SandboxServer::imageType(const QString& name) const
{
    return d->api->store(ownTenant).latest(name).value_or(QByteArray());
}

QByteArray SandboxServer::list() const
{
    return *d->api->store(ownTenant).list();
}

} // namespace flavormap
