// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draftwriter.h"
#include "store/journal.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

namespace flavormap {

/// The main thread's side of a DraftStore: numbers, what is acknowledged, and the way to the store thread.
class DraftStore::Private
{
public:
    Private(DraftStore& store, const QString& folder, const DraftKey& key);
    ~Private();

    /// All of them in one transaction; gives them their numbers.
    quint64 commit(std::vector<DraftWriter::Write> writes);
    /// Ends when `write` (may be empty) and all before it is on disk, or has failed.
    QFuture<Result<void>> written(std::function<Outcome<void>(DraftDatabase&)> write);
    /// `function(writer)` on the store thread, in the order of the calls.
    template <typename Function> auto onStoreThread(Function function);

    void setAcknowledged(quint64 upTo);
    void setFailure(const std::optional<Error>& error);
    void tellSaving();
    bool isSaving() const;
    Error closedError() const;

    DraftStore& store;
    QString path;
    std::unique_ptr<QThread> thread;
    QFuture<void> threadEnded;
    DraftWriter* writer; ///< lives on `thread`, goes with its end
    Journal journal;
    quint64 handedOver = 0;
    quint64 acknowledgedUpTo = 0;
    std::optional<Error> failure;
    QString lockedBy;
    bool wasSaving = false;
    bool isClosed = false; ///< takes nothing any more
    bool isEnding = false; ///< the thread was told to end, and has nothing to do
};

template <typename Function> auto DraftStore::Private::onStoreThread(Function function)
{
    using Answer = decltype(function(*writer));
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QMetaObject::invokeMethod(
        writer,
        [this_ = writer, promise, function = std::move(function)] {
            promise->addResult(function(*this_));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

} // namespace flavormap
