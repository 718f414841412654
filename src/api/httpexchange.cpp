// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpexchange.h"

#include "api/oncebody.h"
#include "api/protocolprobe.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <utility>

namespace flavormap {

namespace {

/// Qt hands over nothing while its thread has more to read, which of an endless reply would be for ever.
constexpr qint64 bufferedBytes = qint64(1) << 20;
constexpr qint64 recordedBytes = qint64(64) * 1024;
constexpr std::chrono::milliseconds longestProbe(2'000);

/// Did the exchange end with a whole reply? Qt turns statuses from 400 on into errors.
bool isStatusError(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::ContentReSendError) {
        return false;
    }
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError
        || error == QNetworkReply::ProxyAuthenticationRequiredError // 407: no proxy is ever used
        || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

} // namespace

HttpExchange::HttpExchange(HttpCall call, quint64 id, QObject* parent)
    : QObject(parent)
    , m_call(std::move(call))
    , m_watchdog(m_call.limits, m_call.inactivity, m_call.request.isList)
{
    m_record.id = id;
    m_record.started = QDateTime::currentDateTime();
    m_record.method = m_call.request.method;
    m_record.url = m_call.url;
    m_record.requestHeaders = RequestLine::shown(m_call.headers);
    m_record.requestBody = m_call.request.body;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpExchange::onCheck);
}

HttpExchange::~HttpExchange() = default;

QNetworkRequest HttpExchange::networkRequest() const
{
    QNetworkRequest request(m_call.url);
    for (const auto& [name, value] : m_call.headers) {
        request.setRawHeader(name, value);
    }
    // Asked for, so that Qt inflates nothing: Coopr never compresses, and a small reply can't become a large
    // one.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "Flavormap/" FLAVORMAP_VERSION);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (m_call.tls) {
        request.setSslConfiguration(*m_call.tls);
    }
    return request;
}

void HttpExchange::send(QNetworkAccessManager& manager)
{
    QNetworkRequest request = networkRequest();
    if (!RequestLine::isWrite(m_call.request)) {
        m_reply.reset(manager.get(request));
        m_reply->setReadBufferSize(bufferedBytes);
        return;
    }
    m_upload = new OnceBody(m_call.request.body, this);
    connect(m_upload, &OnceBody::taken, this, [this] { m_watchdog.progress(); });
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_call.request.body.size());
    if (m_call.request.method == "PUT") {
        m_reply.reset(manager.put(request, m_upload));
    } else if (m_call.request.method == "POST") {
        m_reply.reset(manager.post(request, m_upload));
    } else {
        m_reply.reset(manager.sendCustomRequest(request, m_call.request.method, m_upload));
    }
}

void HttpExchange::start(QNetworkAccessManager& manager, bool isFresh)
{
    if (m_over) {
        return;
    }
    m_isFresh = isFresh;
    m_watchdog = Watchdog(m_call.limits, m_call.inactivity, m_call.request.isList);
    m_started = true;
    send(manager);
    connectReply();
    m_timer.start(m_watchdog.millisecondsToNextCheck());
}

void HttpExchange::connectReply()
{
    QNetworkReply* reply = m_reply.get();
    const auto progress = [this] { m_watchdog.progress(); };
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_isFresh = true; });
    connect(reply, &QNetworkReply::encrypted, this, [this] {
        m_isSecure = true;
        m_watchdog.progress();
    });
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_requestSent = true;
        m_watchdog.progress();
    });
    connect(reply, &QNetworkReply::uploadProgress, this, progress);
    connect(reply, &QNetworkReply::sslErrors, this,
        [this](const QList<QSslError>& errors) { m_tlsErrors = errors; });
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHeader);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::onBytes);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::onHeader()
{
    m_watchdog.progress();
    bool isNumber = false;
    const qint64 length = m_reply->rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
    if (m_over || !isNumber || length < 0) {
        return;
    }
    m_length = length;
    if (length > m_call.limits.replyBytes) {
        fail({.cause = Fault::Cause::TooLarge, .limit = m_call.limits.replyBytes});
        return;
    }
    if (m_received == 0) {
        m_body = QByteArray(length, Qt::Uninitialized);
        m_bytes = m_body.data();
    }
}

void HttpExchange::onBytes()
{
    if (m_over) {
        return;
    }
    const qint64 available = m_reply->bytesAvailable();
    if (m_received + available > m_call.limits.replyBytes) {
        fail({.cause = Fault::Cause::TooLarge, .limit = m_call.limits.replyBytes});
        return;
    }
    if (m_received + available > m_body.size()) {
        m_body.resize(m_received + available); // the length was not known
        m_bytes = m_body.data();
    }
    m_received += std::max<qint64>(m_reply->read(m_bytes + m_received, available), 0);
    m_watchdog.received(m_received);
    if (m_call.request.isList) {
        Q_EMIT received(m_received, m_length);
    }
    if (m_call.request.watch && m_length > 0
        && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200) {
        m_call.request.watch(m_body, m_received);
    }
}

/// Without what was never filled.
QByteArray HttpExchange::takeBody()
{
    m_body.truncate(m_received);
    return std::move(m_body);
}

void HttpExchange::onFinished()
{
    if (m_over) {
        return;
    }
    onBytes();
    if (m_over) {
        return;
    }
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    // Before the error: Qt rewinds the body for 307 and 308 although no redirect is followed, and fails.
    if (const auto redirect = redirection(status)) {
        fail(*redirect);
    } else if (status <= 0 || !isStatusError(error)) {
        failOrProbe(faultOf(error));
    } else if (m_length >= 0 && m_received != m_length) {
        fail({.cause = Fault::Cause::Truncated, .bytes = m_received, .limit = m_length});
    } else {
        succeed(status);
    }
}

/// A read over http that got no answer: perhaps it did, but none of HTTP.
void HttpExchange::failOrProbe(const Fault& fault)
{
    if (fault.cause != Fault::Cause::BrokeNoReply || m_upload || m_call.tls) {
        fail(fault);
        return;
    }
    m_timer.stop();
    auto* probe = new ProtocolProbe(m_call.url, std::min(m_call.inactivity, longestProbe), this);
    connect(
        probe, &ProtocolProbe::ended, this, [this, fault](bool isOtherProtocol, const RequestRecord& probed) {
            if (!m_over) {
                Q_EMIT askedAgain(probed);
                fail(isOtherProtocol ? Fault{.cause = Fault::Cause::NotHttp} : fault);
            }
        });
}

void HttpExchange::succeed(int status)
{
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed();
    if (!encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0) {
        fail({.cause = Fault::Cause::Compressed, .words = QString::fromLatin1(encoding)});
        return;
    }
    end(HttpReply{.status = status,
        .contentType = m_reply->rawHeader("Content-Type"),
        .body = takeBody(),
        .challenge = m_reply->rawHeader("WWW-Authenticate"),
        .hasHeaders = !m_reply->rawHeaderPairs().isEmpty(),
        .isLengthKnown = m_length >= 0});
}

void HttpExchange::onCheck()
{
    if (m_over) {
        return;
    }
    using Cause = Fault::Cause;
    switch (m_watchdog.check()) {
    case Watchdog::Verdict::Fine:
        m_timer.start(m_watchdog.millisecondsToNextCheck());
        return;
    case Watchdog::Verdict::PastDeadline:
        fail({.cause = Cause::PastDeadline, .milliseconds = m_watchdog.deadline()});
        return;
    case Watchdog::Verdict::TooSlow:
        fail({.cause = Cause::TooSlow, .limit = m_call.limits.listBytesPerSecond});
        return;
    case Watchdog::Verdict::NoProgress:
        break;
    }
    const bool hasHeader = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() > 0;
    const bool isHalfSent = m_upload && m_upload->isBegun() && !m_upload->isUsedUp();
    fail({.cause = hasHeader ? Cause::Stalled
            : isHalfSent     ? Cause::UploadStalled
            : wasSent()      ? Cause::NoAnswer
                             : connectTimeOut(),
        .milliseconds = m_watchdog.inactivity()});
}

void HttpExchange::fail(const Fault& fault)
{
    FaultPlace place = m_call.place;
    place.mayHaveLeft = mayHaveLeft(fault.cause);
    m_isNeverConnected = isBeforeConnected(fault.cause);
    Fault shown = fault;
    shown.words = RequestLine::withoutKey(fault.words, m_call.key); // the server's, which may echo it
    end(tl::unexpected(toError(shown, place)));
}

void HttpExchange::cancel()
{
    if (!m_over && !mayHaveLeft(Fault::Cause::Cancelled)) {
        fail({.cause = Fault::Cause::Cancelled});
    }
}

void HttpExchange::abandon()
{
    if (!m_over) {
        fail({.cause = Fault::Cause::Closed});
    }
    deliver();
}

void HttpExchange::end(Result<HttpReply> outcome)
{
    m_over = true;
    m_timer.stop();
    *m_outcome = std::move(outcome);
    fillRecord();
    if (m_upload) {
        m_upload->shut();
    }
    if (m_reply) {
        m_reply->disconnect(this); // Qt's thread may have told of a header that is still on its way here
        if (m_reply->isRunning())
            m_reply->abort();
    }
    QMetaObject::invokeMethod(this, &HttpExchange::deliver, Qt::QueuedConnection);
}

void HttpExchange::fillRecord()
{
    m_record.milliseconds = m_watchdog.elapsed();
    const QByteArray& body = *m_outcome ? (*m_outcome)->body : m_body;
    m_record.bytesReceived = m_received;
    if (!m_call.request.keepBodyOutOfRecord) {
        m_record.replyBody = body.left(std::min(m_received, recordedBytes));
    }
    if (m_reply) {
        m_record.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_record.replyHeaders = m_reply->rawHeaderPairs();
    }
    if (!*m_outcome) {
        m_record.error = m_outcome->error();
    }
    RequestLine::removeKey(m_call.headers, m_record);
}

void HttpExchange::deliver()
{
    if (std::exchange(m_delivered, true)) {
        return;
    }
    m_reply.reset();
    // Who is told may close the funnel, and with it this object: who waits is resumed all the same.
    const QPointer<HttpExchange> alive(this);
    const auto waiter = std::exchange(m_waiter, {});
    Q_EMIT ended();
    if (alive) {
        deleteLater();
    }
    if (waiter) {
        waiter.resume();
    }
}

} // namespace flavormap

#include "moc_httpexchange.cpp"
