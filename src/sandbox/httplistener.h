// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "sandbox/sandboxconnection.h"

#include <future>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace flavormap {

/// HTTP/1.1 on 127.0.0.1 the way the real server speaks it: who is asked what is the handler's business, how
/// it goes over the wire is done here.
class HttpListener final : private httplib::Server
{
public:
    /// Called on the connection's thread, many at once.
    using Handler = std::function<SandboxReply(const SandboxRequest&)>;

    explicit HttpListener(Handler handler);
    ~HttpListener() override;

    /// Listens and serves on threads of its own. Gives the port. Errors: Unreachable, naming the port that
    /// can't be used.
    Result<quint16> start(quint16 port);
    /// Ends every connection, answered or not, and waits for their threads. May be called twice.
    void stop();

private:
    void installHandlers();
    bool process_and_close_socket(socket_t socket) override;
    void answer(const httplib::Request& request, QByteArray body, httplib::Response& response);
    void answerWithBody(
        const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader);
    void setHeaders(const httplib::Request& request, httplib::Response& response);
    SandboxConnection* connectionOf(const httplib::Request& request);

    Handler m_handler;
    std::thread m_thread;
    std::promise<void> m_listening;
    std::mutex m_mutex;
    std::unordered_map<int, SandboxConnection*> m_connections; ///< by socket
    bool m_stopping = false;
};

} // namespace flavormap
