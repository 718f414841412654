// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/otherdrafts.h"

#include "store/draftstore.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::OtherDrafts)
};

std::vector<OtherDraft> found(const QString& dataDir, const DraftKey& key, const QSet<QUuid>& saved)
{
    std::vector<OtherDraft> drafts;
    for (DraftKey& other : DraftStore::otherDraftsOf(dataDir, key, saved)) {
        const int changes = DraftStore::stagedCount(dataDir, other);
        if (changes > 0)
            drafts.push_back({std::move(other), changes});
    }
    return drafts;
}

} // namespace

QCoro::Task<std::vector<OtherDraft>> otherDrafts(QString dataDir, DraftKey key, QSet<QUuid> saved)
{
    auto reading = QtConcurrent::run(&found, std::move(dataDir), std::move(key), std::move(saved));
    co_return co_await reading;
}

QCoro::Task<Result<SavedChanges>> changesOfDraft(QString dataDir, DraftKey key)
{
    DraftStore store(std::move(dataDir), key);
    auto opened = co_await store.open();
    co_await store.closed();
    if (!opened)
        co_return tl::unexpected(opened.error());
    key.profile = {};
    co_return SavedChanges{std::move(opened->patch), {}, std::move(key), opened->lastCommit};
}

QCoro::Task<Result<void>> discardDraft(QString dataDir, DraftKey key)
{
    DraftStore store(std::move(dataDir), std::move(key));
    const auto opened = co_await store.open();
    Result<void> result;
    if (!opened) {
        result = tl::unexpected(opened.error());
    } else if (store.isReadOnly()) {
        result = failure(Error::Kind::Storage,
            Words::tr(
                "That draft is open in another window or program (%1). Close it there, then discard it.")
                .arg(store.lockedBy()));
    } else {
        std::vector<EntryChange> changes;
        for (const auto& [name, entry] : opened->patch)
            changes.push_back({name, entry, std::nullopt});
        store.commit(std::move(changes), UndoHistory());
        result = co_await store.flushed();
    }
    co_await store.closed();
    co_return result;
}

} // namespace flavormap
