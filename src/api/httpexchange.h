// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/fault.h"
#include "api/requestline.h"
#include "api/watchdog.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <coroutine>
#include <memory>

class QNetworkAccessManager;

namespace flavormap {

class OnceBody;

/// All that one exchange needs to know; checked before it is made.
struct HttpCall
{
    HttpRequest request;
    QUrl url;
    HttpHeaders headers;
    QString key;
    FaultPlace place;
    std::optional<QSslConfiguration> tls;
    HttpLimits limits;
    std::chrono::milliseconds inactivity{};
};

/// One request from its place in the queue to its end. Belongs to its funnel; deletes itself after the end
/// was told.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(HttpCall call, quint64 id, QObject* parent);
    ~HttpExchange() override;

    /// `isFresh`: the manager has no connection that it could be sent on.
    void start(QNetworkAccessManager& manager, bool isFresh);
    bool isStarted() const { return m_started; }
    /// It ended, and left the manager without a connection.
    bool isNeverConnected() const { return m_isNeverConnected; }

    /// Ends a read, and a write of which provably nothing has left; of any other write the outcome is waited
    /// for.
    void cancel();
    /// The funnel closes: ends now, and resumes who waits before it returns.
    void abandon();

    const RequestRecord& record() const { return m_record; }

    /// co_await it once. Resumed from the event loop, never from inside Qt's network code.
    auto outcome()
    {
        struct Awaiter
        {
            HttpExchange& exchange;
            std::shared_ptr<Result<HttpReply>> outcome; ///< the exchange may be gone by then
            bool await_ready() const { return false; }
            void await_suspend(std::coroutine_handle<> waiter) { exchange.m_waiter = waiter; }
            Result<HttpReply> await_resume() { return std::move(*outcome); }
        };
        return Awaiter{*this, m_outcome};
    }

Q_SIGNALS:
    /// The outcome is known and not yet handed over.
    void ended();
    void received(qint64 bytes, qint64 total);
    /// A request of its own went out before this one's end (ProtocolProbe); the record has no id.
    void askedAgain(const flavormap::RequestRecord& record);

private:
    QNetworkRequest networkRequest() const;
    void send(QNetworkAccessManager& manager);
    void connectReply();
    void onHeader();
    void onBytes();
    QByteArray takeBody();
    void onFinished();
    void onCheck();
    std::optional<Fault> redirection(int status) const;
    bool isBodiless() const;
    bool wasSent() const;
    bool isBeforeSecure() const;
    void failOrProbe(const Fault& fault);
    Fault::Cause connectTimeOut() const;
    Fault faultOf(QNetworkReply::NetworkError error) const;
    bool isBeforeConnected(Fault::Cause cause) const;
    bool mayHaveLeft(Fault::Cause cause) const;
    void succeed(int status);
    void fail(const Fault& fault);
    void end(Result<HttpReply> outcome);
    void fillRecord();
    void deliver();

    struct DeleteLater
    {
        void operator()(QNetworkReply* reply) const { reply->deleteLater(); }
    };

    HttpCall m_call;
    RequestRecord m_record;
    Watchdog m_watchdog;
    QTimer m_timer;
    OnceBody* m_upload = nullptr; ///< a child
    std::unique_ptr<QNetworkReply, DeleteLater> m_reply;
    QList<QSslError> m_tlsErrors;
    QByteArray m_body;       ///< as long as the whole reply will be, as far as that is known
    char* m_bytes = nullptr; ///< of m_body, which who watches may share: never detached
    qint64 m_received = 0;
    qint64 m_length = -1; ///< Content-Length
    bool m_started = false;
    bool m_isFresh = false; ///< it is sent on a connection that is made for it
    bool m_isSecure = false;
    bool m_requestSent = false;
    bool m_isNeverConnected = false;
    bool m_over = false;
    bool m_delivered = false;
    const std::shared_ptr<Result<HttpReply>> m_outcome = std::make_shared<Result<HttpReply>>();
    std::coroutine_handle<> m_waiter;
};

} // namespace flavormap
