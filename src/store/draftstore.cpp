// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftstore.h"

#include "store/draftstoreprivate.h"

#include <QCoroFuture>
#include <QDir>

#include <tuple>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

QString folderOf(const QString& dataDir)
{
    return dataDir + u"/drafts"_s;
}

DraftWriter::Write entriesWrite(std::vector<EntryChange> changes)
{
    return {DraftWriter::Write::Kind::Entries, 0,
        [changes = std::move(changes)](DraftDatabase& database) { return database.write(changes); }, {}};
}

DraftWriter::Write historyWrite(UndoHistory history)
{
    return {DraftWriter::Write::Kind::History, 0,
        [history = std::move(history)](DraftDatabase& database) { return database.writeHistory(history); },
        {}};
}

} // namespace

DraftStore::Private::Private(DraftStore& owner, const QString& folder, const DraftKey& key)
    : store(owner)
    , path(folder + u'/' + key.fileName() + u".sqlite"_s)
    , thread(std::make_unique<QThread>())
    , writer(new DraftWriter(folder, key))
    , journal(owner)
{
    thread->setObjectName(u"store"_s);
    // Not QCoro's waitForFinished(): that one misses a thread that ends just before it is awaited.
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    threadEnded = promise->future();
    QObject::connect(thread.get(), &QThread::finished, [promise] { promise->finish(); });
    writer->moveToThread(thread.get());
    QObject::connect(thread.get(), &QThread::finished, writer, &QObject::deleteLater);
    QObject::connect(
        writer, &DraftWriter::acknowledged, &store, [this](quint64 upTo) { setAcknowledged(upTo); });
    QObject::connect(writer, &DraftWriter::failed, &store, [this](const Error& error) {
        if (lockedBy.isEmpty()) // else nothing of ours is lost
            setFailure(error);
    });
    thread->start();
}

DraftStore::Private::~Private()
{
    if (isEnding) {
        thread->wait(); // its loop has ended: microseconds
        return;
    }
    // Nobody awaited closed(): the thread ends by itself, in its own time.
    QThread* running = thread.release();
    QObject::connect(running, &QThread::finished, running, &QObject::deleteLater);
    running->quit();
}

quint64 DraftStore::Private::commit(std::vector<DraftWriter::Write> writes)
{
    for (DraftWriter::Write& write : writes)
        write.number = ++handedOver;
    if (isClosed || !lockedBy.isEmpty())
        return handedOver;
    writer->add(std::move(writes));
    tellSaving();
    return handedOver;
}

QFuture<Result<void>> DraftStore::Private::written(std::function<Outcome<void>(DraftDatabase&)> write)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto ended = [promise](const Result<void>& result) {
        promise->addResult(result);
        promise->finish();
    };
    if (isClosed)
        ended(tl::unexpected(closedError()));
    else
        writer->add({{DraftWriter::Write::Kind::Once, 0, std::move(write), ended}});
    return promise->future();
}

void DraftStore::Private::setAcknowledged(quint64 upTo)
{
    setFailure({});
    if (upTo <= acknowledgedUpTo)
        return;
    acknowledgedUpTo = upTo;
    Q_EMIT store.acknowledged(upTo);
    tellSaving();
}

void DraftStore::Private::setFailure(const std::optional<Error>& error)
{
    if (failure == error)
        return;
    failure = error;
    if (error)
        Q_EMIT store.failed(*error);
    else
        Q_EMIT store.recovered();
    tellSaving();
}

bool DraftStore::Private::isSaving() const
{
    return handedOver > acknowledgedUpTo && !failure && lockedBy.isEmpty() && !isClosed;
}

void DraftStore::Private::tellSaving()
{
    if (std::exchange(wasSaving, isSaving()) != isSaving())
        Q_EMIT store.savingChanged(isSaving());
}

Error DraftStore::Private::closedError() const
{
    return {Error::Kind::Storage, tr("The draft %1 is closed: open the connection again.").arg(path), {}};
}

DraftStore::DraftStore(QString dataDir, DraftKey key, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, folderOf(dataDir), key))
{
}

DraftStore::~DraftStore() = default;

QCoro::Task<Result<DraftStore::Opened>> DraftStore::open()
{
    if (d->isClosed)
        co_return tl::unexpected(d->closedError());
    const auto future = d->onStoreThread([](DraftWriter& writer) { return writer.open(); });
    auto opening = co_await future;
    d->lockedBy = opening.result ? opening.result->lockedBy : QString();
    d->setFailure(opening.failure);
    d->tellSaving();
    co_return std::move(opening.result);
}

quint64 DraftStore::commit(std::vector<EntryChange> changes)
{
    return d->commit({entriesWrite(std::move(changes))});
}

quint64 DraftStore::commit(std::vector<EntryChange> changes, UndoHistory history)
{
    return d->commit({entriesWrite(std::move(changes)), historyWrite(std::move(history))});
}

quint64 DraftStore::commitHistory(UndoHistory history)
{
    return d->commit({historyWrite(std::move(history))});
}

bool DraftStore::isSaving() const
{
    return d->isSaving();
}

std::optional<Error> DraftStore::failure() const
{
    return d->failure;
}

bool DraftStore::isReadOnly() const
{
    return !d->lockedBy.isEmpty();
}

QString DraftStore::lockedBy() const
{
    return d->lockedBy;
}

QCoro::Task<QString> DraftStore::holder()
{
    if (d->isClosed)
        co_return QString();
    const auto future = d->onStoreThread([](DraftWriter& writer) { return writer.holder(); });
    co_return co_await future;
}

QCoro::Task<Result<void>> DraftStore::flushed()
{
    const quint64 upTo = d->handedOver;
    const auto future = d->written({});
    auto result = co_await future;
    // The writer's own signal may still be on its way here.
    if (result)
        d->setAcknowledged(upTo);
    else if (!d->isClosed && d->lockedBy.isEmpty())
        d->setFailure(result.error());
    co_return result;
}

QCoro::Task<void> DraftStore::closed()
{
    if (d->isClosed)
        co_return;
    std::ignore = co_await flushed(); // what failed was told by failure()
    d->isClosed = true;
    const auto ended = d->onStoreThread([](DraftWriter& writer) {
        writer.close();
        return true;
    });
    co_await ended;
    d->isEnding = true;
    d->thread->quit();
    co_await d->threadEnded;
}

Journal& DraftStore::journal()
{
    return d->journal;
}

int DraftStore::stagedCount(const QString& dataDir, const DraftKey& key)
{
    DraftDatabase database(folderOf(dataDir) + u'/' + key.fileName() + u".sqlite"_s, key);
    return database.openReadOnly().and_then([&] { return database.entryCount(); }).value_or(0);
}

std::vector<DraftKey> DraftStore::otherDraftsOf(
    const QString& dataDir, const DraftKey& key, const QSet<QUuid>& saved)
{
    std::vector<DraftKey> others;
    if (key.profile.isNull())
        return others; // connections of the command line have nothing to do with each other
    const QDir folder(folderOf(dataDir));
    for (const QString& file : folder.entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name)) {
        DraftDatabase database(folder.filePath(file), key);
        if (!database.openReadOnly() || database.entryCount().value_or(0) == 0)
            continue;
        auto stored = database.storedKey();
        if (!stored || *stored == key)
            continue;
        const bool isOrphan
            = stored->isSamePlace(key) && !stored->profile.isNull() && !saved.contains(stored->profile);
        if (stored->profile == key.profile || isOrphan)
            others.push_back(std::move(*stored));
    }
    return others;
}

} // namespace flavormap

#include "moc_draftstore.cpp"
