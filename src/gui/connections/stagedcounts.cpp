// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/stagedcounts.h"

#include "store/draftstore.h"

#include <QCoroFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace flavormap {

QCoro::Task<std::vector<int>> stagedCounts(QString dataDir, std::vector<DraftKey> keys)
{
    const auto promise = std::make_shared<QPromise<std::vector<int>>>();
    const QFuture<std::vector<int>> counted = promise->future();
    std::function<void()> count = [promise, dataDir, keys] {
        promise->start();
        std::vector<int> counts;
        for (const DraftKey& key : keys)
            counts.push_back(DraftStore::stagedCount(dataDir, key));
        promise->addResult(std::move(counts));
        promise->finish();
    };
    QThreadPool::globalInstance()->start(std::move(count));
    co_return co_await counted;
}

} // namespace flavormap
