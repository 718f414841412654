// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpfunnel.h"

#include "api/httpexchange.h"
#include "api/tlstrust.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPointer>

#include <deque>

namespace flavormap {

using namespace Qt::StringLiterals;

class HttpFunnel::Private
{
public:
    Private(Endpoint e, HttpLimits l)
        : endpoint(std::move(e))
        , limits(l)
    {
        manager.setProxy(QNetworkProxy::NoProxy);
        manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        // Never touched for http: that alone would start the TLS library.
        if (endpoint.base.scheme() == u"https"_s) {
            tls = TlsTrust::configuration(endpoint.caFile, endpoint.shownAddress());
        }
    }

    Result<HttpCall> prepare(const HttpRequest& request) const;
    HttpExchange* enqueue(HttpFunnel& funnel, HttpCall call);
    void startNext();
    void onEnded(HttpFunnel& funnel, HttpExchange* exchange);

    const Endpoint endpoint;
    const HttpLimits limits;
    Result<std::optional<QSslConfiguration>> tls;
    QNetworkAccessManager manager;
    std::deque<HttpExchange*> queued;
    QList<HttpExchange*> started;
    quint64 lastId = 0;
    int mayBeConnected = 0; ///< started exchanges of which the manager may have a connection
    bool closing = false;
};

Result<HttpCall> HttpFunnel::Private::prepare(const HttpRequest& request) const
{
    auto url = RequestLine::url(endpoint, request);
    if (!url) {
        return tl::unexpected(std::move(url.error()));
    }
    auto headers = RequestLine::headers(endpoint, request);
    if (!headers) {
        return tl::unexpected(std::move(headers.error()));
    }
    if (!tls) {
        return tl::unexpected(tls.error());
    }
    FaultPlace place{.address = endpoint.shownAddress(),
        .host = endpoint.base.host(),
        .request = QString::fromLatin1(request.method) + u' ' + url->path(QUrl::FullyEncoded)};
    return HttpCall{.request = request,
        .url = *url,
        .headers = std::move(*headers),
        .key = endpoint.apiKey,
        .place = std::move(place),
        .tls = *tls,
        .limits = limits,
        .inactivity = limits.inactivity.value_or(endpoint.timeout)};
}

HttpExchange* HttpFunnel::Private::enqueue(HttpFunnel& funnel, HttpCall call)
{
    auto* exchange = new HttpExchange(std::move(call), ++lastId, &funnel);
    // Queued: who is told may close the funnel, which must not happen inside Qt's network code.
    QObject::connect(exchange, &HttpExchange::received, &funnel, &HttpFunnel::received, Qt::QueuedConnection);
    QObject::connect(
        exchange, &HttpExchange::ended, &funnel, [this, &funnel, exchange] { onEnded(funnel, exchange); });
    QObject::connect(exchange, &HttpExchange::askedAgain, &funnel, [this, &funnel](RequestRecord record) {
        record.id = ++lastId;
        Q_EMIT funnel.finished(record);
    });
    queued.push_back(exchange);
    startNext();
    return exchange;
}

void HttpFunnel::Private::startNext()
{
    while (!closing && !queued.empty() && started.size() < limits.connections) {
        HttpExchange* next = queued.front();
        queued.pop_front();
        started.append(next);
        next->start(manager, mayBeConnected == 0);
        mayBeConnected += next->isStarted() ? 1 : 0;
    }
}

void HttpFunnel::Private::onEnded(HttpFunnel& funnel, HttpExchange* exchange)
{
    const bool wasStarted = exchange->isStarted();
    mayBeConnected -= wasStarted && exchange->isNeverConnected() ? 1 : 0;
    std::erase(queued, exchange);
    started.removeOne(exchange);
    startNext();
    if (wasStarted) {
        Q_EMIT funnel.finished(exchange->record());
    }
}

HttpFunnel::HttpFunnel(Endpoint endpoint, QObject* parent, HttpLimits limits)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(endpoint), limits))
{
}

HttpFunnel::~HttpFunnel()
{
    d->closing = true;
    QList<QPointer<HttpExchange>> all;
    for (HttpExchange* exchange : std::as_const(d->started)) {
        all.append(exchange);
    }
    for (HttpExchange* exchange : d->queued) {
        all.append(exchange);
    }
    for (const auto& exchange : std::as_const(all)) {
        if (exchange) {
            exchange->abandon();
        }
    }
}

const Endpoint& HttpFunnel::endpoint() const
{
    return d->endpoint;
}

QCoro::Task<Result<HttpReply>> HttpFunnel::send(HttpRequest request, std::stop_token stop)
{
    auto call = d->prepare(request);
    if (!call) {
        co_return tl::unexpected(std::move(call.error()));
    }
    if (d->closing || stop.stop_requested()) {
        const auto cause = d->closing ? Fault::Cause::Closed : Fault::Cause::Cancelled;
        co_return tl::unexpected(toError({.cause = cause}, call->place));
    }
    const QPointer<HttpExchange> exchange = d->enqueue(*this, std::move(*call));
    // Nothing after this line touches the funnel: it may be gone when the wait ends.
    std::stop_callback onStop(stop, [exchange] {
        if (exchange) {
            QMetaObject::invokeMethod(exchange, &HttpExchange::cancel, Qt::AutoConnection);
        }
    });
    co_return co_await exchange->outcome();
}

int HttpFunnel::requestsInFlight() const
{
    return static_cast<int>(d->queued.size()) + static_cast<int>(d->started.size());
}

} // namespace flavormap

#include "moc_httpfunnel.cpp"
