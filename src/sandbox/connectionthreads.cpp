// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/connectionthreads.h"

namespace flavormap {

void ConnectionThreads::enqueue(std::function<void()> serve)
{
    std::list<Worker> ended;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_workers.begin(); it != m_workers.end();) {
            const auto worker = it++;
            if (worker->ended)
                ended.splice(ended.end(), m_workers, worker);
        }
        Worker& worker = m_workers.emplace_back();
        worker.thread = std::thread([this, &worker, serve = std::move(serve)] {
            serve();
            const std::lock_guard endLock(m_mutex);
            worker.ended = true;
        });
    }
    for (Worker& worker : ended)
        worker.thread.join();
}

void ConnectionThreads::shutdown()
{
    std::list<Worker> workers;
    {
        const std::lock_guard lock(m_mutex);
        workers.swap(m_workers); // the nodes stay where they are: a running thread marks its own
    }
    for (Worker& worker : workers)
        worker.thread.join();
}

} // namespace flavormap
