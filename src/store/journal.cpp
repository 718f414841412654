// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include "store/draftstoreprivate.h"

#include <QCoroFuture>

namespace flavormap {

Journal::Journal(DraftStore& store)
    : m_store(store)
{
}

QCoro::Task<Result<void>> Journal::record(JournalItem item)
{
    std::vector<JournalItem> items;
    items.push_back(std::move(item));
    return record(std::move(items));
}

QCoro::Task<Result<void>> Journal::record(std::vector<JournalItem> items)
{
    const auto future = m_store.d->written([items = std::move(items)](DraftDatabase& database) {
        Outcome<void> written;
        for (size_t at = 0; written && at < items.size(); ++at)
            written = database.append(items[at]);
        return written;
    });
    co_return co_await future;
}

QCoro::Task<Result<std::vector<JournalItem>>> Journal::lastRun()
{
    return run({});
}

QCoro::Task<Result<std::vector<JournalItem>>> Journal::run(QString run)
{
    if (m_store.d->isClosed)
        co_return tl::unexpected(m_store.d->closedError());
    const auto future = m_store.d->onStoreThread([run](DraftWriter& writer) { return writer.journal(run); });
    co_return co_await future;
}

} // namespace flavormap
