// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/connectionthreads.h"

#include <memory>
#include <system_error>

namespace flavormap {

void ConnectionThreads::enqueue(std::function<void()> serve)
{
    std::list<Worker> ended;
    std::shared_ptr<std::function<void()>> refused;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_workers.begin(); it != m_workers.end();) {
            const auto worker = it++;
            if (worker->ended)
                ended.splice(ended.end(), m_workers, worker);
        }
        Worker& worker = m_workers.emplace_back();
        const auto task = std::make_shared<std::function<void()>>(std::move(serve));
        const auto run = [this, &worker, task] {
            (*task)();
            const std::lock_guard endLock(m_mutex);
            worker.ended = true;
        };
        try {
            worker.thread = std::thread(run);
        } catch (const std::system_error&) {
            // The computer has no thread left. The connection waits for its turn here, others wait for it.
            m_workers.pop_back();
            refused = task;
        }
    }
    for (Worker& worker : ended)
        worker.thread.join();
    if (refused)
        (*refused)();
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
