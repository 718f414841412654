// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultproxy.h"

#include "support/faultconnection.h"
#include "support/loopback.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace flavormap {

class FaultProxy::Private
{
public:
    explicit Private(quint16 behind)
        : serverPort(behind)
        , listener(loopback::listenAt(0))
        , port(loopback::portOf(listener))
        , wakeUp(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
        , thread([this] { run(); })
    {
    }

    ~Private()
    {
        {
            const std::lock_guard lock(mutex);
            isStopping = true;
        }
        wake();
        thread.join();
        for (const auto& connection : connections)
            connection->end(WireFault::Ending::Reset);
    }

    void run();
    void runCommands();
    /// On the thread; returns when it is done. Here it would not do: a socket that is closed while another
    /// thread polls it stays open until that returns.
    void perform(std::function<void()> command);
    void acceptAll();
    void wake() const { ::eventfd_write(*wakeUp, 1); }

    const quint16 serverPort;
    const Descriptor listener;
    const quint16 port;
    const Descriptor wakeUp;

    mutable std::mutex mutex; ///< of all below, and held whenever the thread does not wait
    WireScript script;
    std::vector<std::unique_ptr<FaultConnection>> connections;
    std::optional<QByteArray> greeting;
    WireFault::Ending afterGreeting = WireFault::Ending::Keep;
    int accepted = 0;
    bool isListening = true;
    bool isStopping = false;
    std::vector<std::function<void()>> commands;
    std::condition_variable commandsDone;

    std::thread thread; ///< last: it uses all of the above
};

void FaultProxy::Private::run()
{
    std::unique_lock lock(mutex);
    while (!isStopping) {
        std::vector<pollfd> watched{{*wakeUp, POLLIN, 0}, {isListening ? *listener : -1, POLLIN, 0}};
        int timeout = -1;
        for (const auto& connection : connections) {
            connection->watch(watched);
            const int due = connection->millisecondsToNextStep();
            timeout = timeout < 0 || due < 0 ? std::max(timeout, due) : std::min(timeout, due);
        }
        lock.unlock();
        ::poll(watched.data(), watched.size(), timeout);
        lock.lock();
        eventfd_t count = 0;
        ::eventfd_read(*wakeUp, &count);
        acceptAll();
        runCommands();
        for (const auto& connection : connections)
            connection->step();
        std::erase_if(connections, [](const auto& connection) { return connection->isOver(); });
    }
}

void FaultProxy::Private::runCommands()
{
    for (const auto& command : commands)
        command();
    commands.clear();
    commandsDone.notify_all();
}

void FaultProxy::Private::perform(std::function<void()> command)
{
    std::unique_lock lock(mutex);
    commands.push_back(std::move(command));
    wake();
    commandsDone.wait(lock, [this] { return commands.empty(); });
}

void FaultProxy::Private::acceptAll()
{
    while (isListening) {
        Descriptor client = loopback::accept(listener);
        if (!client)
            return;
        connections.push_back(
            std::make_unique<FaultConnection>(std::move(client), ++accepted, script, serverPort));
        if (greeting)
            connections.back()->greet(*greeting, afterGreeting);
    }
}

FaultProxy::FaultProxy(quint16 serverPort)
    : d(std::make_unique<Private>(serverPort))
{
}

FaultProxy::~FaultProxy() = default;

quint16 FaultProxy::port() const
{
    return d->port;
}

QUrl FaultProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(d->port));
}

void FaultProxy::on(const WireMatch& match, const WireFault& fault)
{
    const std::lock_guard lock(d->mutex);
    d->script.add(match, fault);
}

void FaultProxy::clearFaults()
{
    const std::lock_guard lock(d->mutex);
    d->script.clear();
    d->greeting.reset();
}

void FaultProxy::greet(const QByteArray& bytes, WireFault::Ending after)
{
    const std::lock_guard lock(d->mutex);
    d->greeting = bytes;
    d->afterGreeting = after;
}

void FaultProxy::refuse()
{
    d->perform([this] {
        d->isListening = false;
        loopback::stopListening(d->listener);
    });
}

void FaultProxy::listenAgain()
{
    d->perform([this] {
        loopback::listenAgain(d->listener);
        d->isListening = true;
    });
}

void FaultProxy::dropConnections(WireFault::Ending ending)
{
    d->perform([this, ending] {
        for (const auto& connection : d->connections)
            connection->end(ending);
    });
}

int FaultProxy::heldCount() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(std::count_if(
        d->connections.begin(), d->connections.end(), [](const auto& c) { return c->isHeld(); }));
}

void FaultProxy::release()
{
    d->perform([this] {
        for (const auto& connection : d->connections)
            connection->release();
    });
}

QList<WireRequest> FaultProxy::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->script.log();
}

int FaultProxy::requestCount(const QByteArray& method, const QByteArray& pathPrefix) const
{
    const std::lock_guard lock(d->mutex);
    const auto& log = d->script.log();
    return static_cast<int>(std::count_if(log.begin(), log.end(),
        [&](const WireRequest& request) { return fits(request, method, pathPrefix); }));
}

int FaultProxy::connectionCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->accepted;
}

int FaultProxy::openConnectionCount() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(d->connections.size());
}

} // namespace flavormap
