// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <list>
#include <mutex>
#include <thread>

namespace flavormap {

/// A thread for each connection, so that one that is never answered starves no other. Threads that ended are
/// joined when the next connection comes.
class ConnectionThreads final : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> serve) override;
    /// Waits for all: whoever calls it has hung up the connections before.
    void shutdown() override;

private:
    struct Worker
    {
        std::thread thread;
        bool ended = false;
    };

    std::mutex m_mutex;
    std::list<Worker> m_workers;
};

} // namespace flavormap
