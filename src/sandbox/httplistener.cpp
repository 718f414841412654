// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/httplistener.h"

#include "sandbox/connectionthreads.h"

#include <QCoreApplication>

namespace flavormap {

namespace {
constexpr int backlog = 1024; ///< the library's 5 make a client of a burst wait a second for its connection
constexpr size_t largestBody = 120'000'000; ///< 100 MB was accepted by the real server, 150 MB was not

/// From the head itself: the library drops headers without a value, and adds some of its own.
SandboxRequest toRequest(const httplib::Request& from, const QByteArray& head, QByteArray body)
{
    SandboxRequest request;
    request.method = QByteArray::fromStdString(from.method);
    request.target = QByteArray::fromStdString(from.target);
    request.body = std::move(body);
    request.lineBytes = head.indexOf('\r');
    request.headerBytes = head.size() - request.lineBytes - 4; // two line breaks
    for (const QByteArray& line : head.split('\n').sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    return request;
}

/// POST and PUT without a length have an empty body; the library would read them until the client leaves.
bool hasBody(const httplib::Request& request)
{
    const bool mayHave = request.method == "POST" || request.method == "PUT" || request.method == "DELETE";
    return mayHave && (request.has_header("Content-Length") || request.has_header("Transfer-Encoding"));
}
} // namespace

HttpListener::HttpListener(Handler handler)
    : m_handler(std::move(handler))
{
    set_socket_options([](socket_t socket) {
        // Not SO_REUSEPORT, the library's choice: with it two servers share a port without a word.
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    set_payload_max_length(largestBody);
    new_task_queue = [this] {
        m_listening.set_value();
        return new ConnectionThreads; // the library owns and deletes it
    };
    installHandlers();
}

HttpListener::~HttpListener()
{
    stop();
}

void HttpListener::installHandlers()
{
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        if (hasBody(request))
            return HandlerResponse::Unhandled;
        answer(request, {}, response);
        return HandlerResponse::Handled;
    });
    const auto withBody
        = [this](const httplib::Request& request, httplib::Response& response,
              const httplib::ContentReader& reader) { answerWithBody(request, response, reader); };
    const std::string anyPath = "[\\s\\S]*";
    Post(anyPath, withBody);
    Put(anyPath, withBody);
    Delete(anyPath, withBody);
    set_post_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        setHeaders(request, response);
    });
}

Result<quint16> HttpListener::start(quint16 port)
{
    const std::string host = "127.0.0.1";
    const int bound = port == 0 ? bind_to_any_port(host) : bind_to_port(host, port) ? port : -1;
    if (bound <= 0) {
        const QString why = qt_error_string(errno);
        return failure(Error::Kind::Unreachable,
            QCoreApplication::translate("flavormap",
                "Port %1 on 127.0.0.1 can't be used (%2): stop the program that uses it, or choose another "
                "port.")
                .arg(port)
                .arg(why));
    }
    ::listen(svr_sock_, backlog);
    m_thread = std::thread([this] { listen_after_bind(); });
    m_listening.get_future().wait();
    return quint16(bound);
}

void HttpListener::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const auto& [socket, connection] : m_connections)
            connection->hangUp();
    }
    if (m_thread.joinable()) {
        httplib::Server::stop();
        m_thread.join();
    }
}

bool HttpListener::process_and_close_socket(socket_t socket)
{
    SandboxConnection connection(socket);
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            connection.hangUp();
        m_connections.emplace(socket, &connection);
    }
    bool closed = false;
    while (!closed && connection.waitForRequest() && process_request(connection, false, closed, nullptr)
        && connection.finishReply()) { }
    connection.finishReply();
    connection.linger();
    const std::lock_guard lock(m_mutex);
    m_connections.erase(socket);
    return true;
}

void HttpListener::answerWithBody(
    const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader)
{
    QByteArray body;
    const auto append = [&body](const char* data, size_t size) {
        body.append(data, qsizetype(size));
        return true;
    };
    const bool whole = request.is_multipart_form_data()
        ? reader([](const httplib::MultipartFormData&) { return true; }, append)
        : reader(append);
    if (whole)
        answer(request, std::move(body), response);
    else if (connectionOf(request)->peerHasLeft())
        connectionOf(request)->dropReply();
    // else: too long, or in an encoding that is not known; setHeaders() makes the server's 500 of it
}

void HttpListener::answer(const httplib::Request& request, QByteArray body, httplib::Response& response)
{
    SandboxConnection& connection = *connectionOf(request);
    SandboxReply reply = m_handler(toRequest(request, connection.head(), std::move(body)));
    response.status = reply.status;
    if (reply.kind == SandboxReply::Kind::Never)
        connection.waitForPeerToLeave();
    if (connection.peerHasLeft())
        connection.dropReply();
    if (reply.body && !reply.body->isEmpty()) {
        response.set_content_provider(size_t(reply.body->size()), "",
            [text = reply.body](size_t from, size_t size, httplib::DataSink& sink) {
                return sink.write(text->constData() + from, size);
            });
    }
    connection.setReply(std::move(reply));
}

void HttpListener::setHeaders(const httplib::Request& request, httplib::Response& response)
{
    const SandboxConnection* connection = connectionOf(request);
    const auto length = response.get_header_value("Content-Length");
    const bool closes = response.get_header_value("Connection") == "close";
    response.headers.clear();
    if (!connection || !connection->reply()) {
        // The library's own refusals: too long a target, a header line, a body, or not HTTP at all.
        const bool isHttp = !request.method.empty() || response.status == 414;
        response.status = isHttp ? 500 : 400;
        response.body.clear();
        return;
    }
    const SandboxReply& reply = *connection->reply();
    if (reply.kind == SandboxReply::Kind::Headerless)
        return;
    if (reply.kind == SandboxReply::Kind::Json)
        response.set_header("Content-Type", "application/json");
    else if (reply.kind == SandboxReply::Kind::Text)
        response.set_header("Content-Type", "text/plain; charset=UTF-8");
    response.set_header("Content-Length", length.empty() ? "0" : length);
    response.set_header("Connection", closes ? "close" : "keep-alive");
    if (!reply.authenticate.isEmpty())
        response.set_header("WWW-Authenticate", reply.authenticate.toStdString());
}

SandboxConnection* HttpListener::connectionOf(const httplib::Request& request)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_connections.find(request.remote_port);
    return it == m_connections.end() ? nullptr : it->second;
}

} // namespace flavormap
