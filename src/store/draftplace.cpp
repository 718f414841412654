// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what a DraftDatabase writes into is still what lies at its path, and how it gets there again.
#include "store/draftdatabase.h"
#include "store/privatefiles.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace flavormap {

using namespace Qt::StringLiterals;
using Cause = StorageFault::Cause;

Outcome<bool> DraftDatabase::isInPlace() const
{
    bool isWhole = m_log.has_value();
    for (const auto& [path, known] : {std::pair{m_path, m_file}, std::pair{m_logPath, m_log}}) {
        const auto there = FileIdentity::of(path);
        if (there && known && *there != *known)
            return fault(Cause::Replaced, path);
        isWhole = isWhole && there;
    }
    return isWhole;
}

Outcome<void> DraftDatabase::putBack()
{
    if (isOpen()) {
        // Without its file the whole of it goes into a new one; without its log, what that held goes into the
        // file.
        auto whole = FileIdentity::of(m_path) ? foldLogIn() : copyToItsPlace();
        if (!whole)
            return whole;
    } else if (FileIdentity::of(m_path) != m_file) {
        return fault(Cause::Failed, m_path, u"put back, and gone again before it was open"_s);
    }
    auto history = std::exchange(m_history, {});
    disconnect();
    m_log.reset(); // until it is open again
    return openToWrite().map([&] { m_history = std::move(history); });
}

Outcome<void> DraftDatabase::foldLogIn()
{
    return value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).and_then([this](const QVariant& busy) {
        return busy.toInt() == 0 ? Outcome<void>() : fault(Cause::Failed, m_path, u"checkpoint is busy"_s);
    });
}

Outcome<void> DraftDatabase::copyToItsPlace()
{
    const QString path = m_path + u".new"_s;
    QFile::remove(path);
    QFile copy(path);
    if (!copy.open(QIODevice::NewOnly, privateFile))
        return fault(deniedIn(QFileInfo(m_path).path()), m_path, copy.errorString());
    auto copied = run(u"VACUUM INTO ?"_s, {path}).map([](QSqlQuery*) {});
    if (copied && ::fsync(copy.handle()) != 0) // SQLite leaves that to us
        copied = fault(Cause::Failed, m_path, u"fsync"_s);
    if (copied) {
        // A log beside a file that it does not belong to would be taken for its own.
        QFile::remove(m_logPath);
        QFile::remove(m_path + u"-shm"_s);
        if (!copy.rename(m_path)) // replaces nothing
            copied = fault(Cause::Replaced, m_path, copy.errorString());
    }
    if (!copied)
        QFile::remove(path);
    return copied;
}

} // namespace flavormap
