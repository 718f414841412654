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
    const auto future = m_store.d->written(
        [item = std::move(item)](DraftDatabase& database) { return database.append(item); });
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
