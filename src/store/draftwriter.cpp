// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftwriter.h"

#include "store/privatefiles.h"

#include <QStorageInfo>

#include <cerrno>
#include <csignal>

namespace flavormap {

using namespace Qt::StringLiterals;
using Cause = StorageFault::Cause;

DraftWriter::DraftWriter(QString folder, DraftKey key)
    : m_folder(std::move(folder))
    , m_database(m_folder + u'/' + key.fileName() + u".sqlite"_s, key)
    , m_lock(m_folder + u'/' + key.fileName() + u".lock"_s)
{
    // Held for days: only the death of its process makes it stale, never its age.
    m_lock.setStaleLockTime(0);
}

DraftWriter::~DraftWriter()
{
    close();
}

std::optional<Error> DraftWriter::lock(QString* holder)
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made.error();
    if (m_lock.isLocked() || m_lock.tryLock(0))
        return {};
    if (m_lock.error() == QLockFile::LockFailedError) {
        qint64 process = 0;
        QString host, program;
        *holder = m_lock.getLockInfo(&process, &host, &program) ? inWords(process, host, program)
                                                                : tr("another process");
        return {};
    }
    const bool denied = m_lock.error() == QLockFile::PermissionError;
    const bool full = !denied && QStorageInfo(m_folder).bytesAvailable() < 4096;
    return storageFault(denied ? deniedIn(m_folder)
            : full             ? Cause::Full
                               : Cause::Failed,
        m_database.path(), tr("no lock file could be made"))
        .error;
}

QString DraftWriter::inWords(qint64 process, const QString& host, const QString& program) const
{
    return tr("%1, process %2 on %3").arg(program).arg(process).arg(host);
}

QString DraftWriter::holder() const
{
    qint64 process = 0;
    QString host, program;
    if (!m_lock.getLockInfo(&process, &host, &program))
        return {};
    const bool isHere = host == QSysInfo::machineHostName();
    const bool isGone = isHere && ::kill(pid_t(process), 0) != 0 && errno == ESRCH;
    return isGone ? QString() : inWords(process, host, program);
}

DraftWriter::Opening DraftWriter::open()
{
    Opening opening = openOrLock();
    drain(); // what was handed over before
    return opening;
}

DraftWriter::Opening DraftWriter::openOrLock()
{
    m_database.close();
    m_state = State::New;
    QString holder;
    if (auto error = lock(&holder))
        return failedOpening(*error, true);
    if (!holder.isEmpty())
        return openLocked(holder);

    auto opened = openDatabase();
    if (!opened) {
        const StorageFault& fault = opened.error();
        if (fault.cause == Cause::Damaged || fault.cause == Cause::Foreign)
            return beginAnew(fault);
        return failedOpening(fault.error, fault.cause != Cause::Newer);
    }
    m_state = State::Open;
    m_failure.reset();
    return {std::move(*opened), {}};
}

Outcome<DraftStore::Opened> DraftWriter::openDatabase()
{
    auto contents = m_database.open();
    if (!contents)
        return tl::unexpected(contents.error());
    return DraftStore::Opened{std::move(contents->patch), std::move(contents->done),
        std::move(contents->undone), contents->lastCommit, {}};
}

DraftWriter::Opening DraftWriter::openLocked(const QString& holder)
{
    m_state = State::Locked;
    auto contents
        = m_database.openReadOnly().and_then([this] { return m_database.check(); }).and_then([this] {
              return m_database.read();
          });
    m_database.close();
    if (!contents && contents.error().cause != Cause::Absent)
        return {tl::unexpected(contents.error().error), contents.error().error};
    DraftStore::Opened opened;
    if (contents)
        opened = {std::move(contents->patch), std::move(contents->done), std::move(contents->undone),
            contents->lastCommit, {}};
    opened.lockedBy = holder;
    return {std::move(opened), {}};
}

DraftWriter::Opening DraftWriter::beginAnew(const StorageFault& damage)
{
    auto kept = setAside(m_database.path(), {u"-wal"_s, u"-shm"_s});
    if (!kept)
        return failedOpening(kept.error(), true);
    if (auto begun = openDatabase(); !begun)
        return failedOpening(begun.error().error, true);
    m_state = State::Open;
    m_failure.reset();
    const QString sentence = damage.cause == Cause::Foreign
        ? tr("%1 was not the draft of this connection: it is kept as %2, and a new draft was begun.")
        : tr("The draft %1 was damaged: it is kept as %2, and a new draft was begun; stage again what is "
             "missing.");
    return {failure(Error::Kind::Storage, sentence.arg(m_database.path(), *kept), damage.error.detail), {}};
}

DraftWriter::Opening DraftWriter::failedOpening(const Error& error, bool mayTryAgain)
{
    m_state = State::Failed;
    m_failure = error;
    m_mayTryAgain = mayTryAgain;
    return {tl::unexpected(error), error};
}

Error DraftWriter::takenMeanwhile(const QString& holder) const
{
    return {Error::Kind::Storage,
        tr("The draft %1 was taken by %2 meanwhile: close that window, or keep your changes in a file.")
            .arg(m_database.path(), holder),
        {}};
}

std::optional<Error> DraftWriter::openAgain()
{
    if (!m_mayTryAgain)
        return m_failure;
    QString holder;
    if (auto error = lock(&holder))
        return error;
    if (!holder.isEmpty())
        return takenMeanwhile(holder);
    auto opened = openDatabase();
    if (!opened)
        return opened.error().error;
    // What is in the window was staged without knowing what is in the file: never mix them.
    if (!opened->patch.empty()) {
        m_database.close();
        m_mayTryAgain = false;
        return Error{Error::Kind::Storage,
            tr("The draft %1 can be read again and holds changes that this window doesn't show: keep yours "
               "in a "
               "file, then open the connection again.")
                .arg(m_database.path()),
            {}};
    }
    m_state = State::Open;
    return {};
}

Result<std::vector<JournalItem>> DraftWriter::journal(const QString& run)
{
    drain();
    const bool here = m_database.isOpen();
    auto items = (here ? Outcome<void>() : m_database.openReadOnly()).and_then([&] {
        return m_database.journal(run);
    });
    if (!here)
        m_database.close();
    return items.map_error([](const StorageFault& fault) { return fault.error; });
}

void DraftWriter::add(std::vector<Write> writes)
{
    const QMutexLocker guard(&m_mutex);
    std::move(writes.begin(), writes.end(), std::back_inserter(m_waiting));
    if (!std::exchange(m_woken, true))
        QMetaObject::invokeMethod(
            this, [this] { drain(); }, Qt::QueuedConnection);
}

void DraftWriter::drain()
{
    if (m_state == State::New)
        return; // waits for open()
    {
        const QMutexLocker guard(&m_mutex);
        m_woken = false;
        std::move(m_waiting.begin(), m_waiting.end(), std::back_inserter(m_backlog));
        m_waiting.clear();
    }
    if (m_backlog.empty())
        return;
    if (m_state == State::Failed) {
        m_failure = openAgain();
        if (m_failure)
            return refuse(*m_failure);
    }
    if (m_state != State::Open) {
        return refuse(Error{Error::Kind::Storage,
            m_state == State::Closed
                ? tr("The draft %1 is closed: open the connection again.").arg(m_database.path())
                : tr("The draft %1 is held by another process: close it there first.").arg(m_database.path()),
            {}});
    }
    if (const auto error = writeBacklog())
        return refuse(*error);
    const std::vector<Write> written = std::exchange(m_backlog, {});
    quint64 upTo = 0;
    for (const Write& write : written)
        upTo = std::max(upTo, write.number);
    if (upTo > 0)
        Q_EMIT acknowledged(upTo);
    for (const Write& write : written) {
        if (write.ended)
            write.ended({});
    }
}

std::optional<Error> DraftWriter::writeBacklog()
{
    if (auto error = keepInPlace())
        return error;
    if (auto written = writeAll(m_backlog); !written) {
        m_database.rollback();
        return written.error().error;
    }
    return keepInPlace(); // only what is found there is saved
}

/// What SQLite has open may lie there no longer: it goes on writing, and nobody would find it.
std::optional<Error> DraftWriter::keepInPlace()
{
    const auto inPlace = m_database.isInPlace();
    if (!inPlace)
        return inPlace.error().error;
    if (*inPlace)
        return {};
    if (auto error = lockAgain())
        return error;
    const auto back = m_database.putBack();
    return back ? std::optional<Error>() : back.error().error;
}

/// Where the lock file was taken away together with the draft.
std::optional<Error> DraftWriter::lockAgain()
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made.error();
    QFile file(m_lock.fileName());
    if (m_lock.isLocked() && file.open(QIODevice::NewOnly, privateFile))
        m_lock.unlock(); // takes away the one that was just made
    QString holder;
    if (auto error = lock(&holder))
        return error;
    return holder.isEmpty() ? std::optional<Error>() : takenMeanwhile(holder);
}

Outcome<void> DraftWriter::writeAll(const std::vector<Write>& writes)
{
    // Only the last history counts: each one is whole.
    const auto isHistory = [](const Write& write) { return write.kind == Write::Kind::History; };
    const auto last = std::find_if(writes.rbegin(), writes.rend(), isHistory);
    auto written = m_database.begin();
    for (const Write& write : writes) {
        if (!written)
            return written;
        if (write.write && (!isHistory(write) || &write == &*last))
            written = write.write(m_database);
    }
    return written.and_then([this] { return m_database.commit(); });
}

void DraftWriter::refuse(const Error& error)
{
    std::vector<Write> refused = std::exchange(m_backlog, {});
    bool historySeen = false;
    for (auto write = refused.rbegin(); write != refused.rend(); ++write) {
        if (!write->isKept() || m_state == State::Closed || m_state == State::Locked)
            continue;
        if (write->kind == Write::Kind::History && std::exchange(historySeen, true))
            continue; // a later one replaces it
        m_backlog.push_back(*write);
    }
    std::reverse(m_backlog.begin(), m_backlog.end());
    Q_EMIT failed(error);
    for (const Write& write : refused) {
        if (write.ended)
            write.ended(tl::unexpected(error));
    }
}

void DraftWriter::close()
{
    drain();
    m_database.close();
    m_lock.unlock();
    m_state = State::Closed;
    drain();
}

} // namespace flavormap

#include "moc_draftwriter.cpp"
