// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storagefault.h"

#include "store/privatefiles.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>

namespace flavormap {

namespace {

using Cause = StorageFault::Cause;

constexpr qint64 smallestFree = 64 * 1024; ///< bytes; SQLite's -shm file alone takes 32 KiB

QString sentence(Cause cause)
{
    switch (cause) {
    case Cause::Damaged:
        return QCoreApplication::translate("flavormap",
            "The draft file %1 is damaged: close this connection and open it again, then it is set aside.");
    case Cause::Foreign:
        return QCoreApplication::translate("flavormap",
            "%1 is not the draft of this connection: close it and open it again, then the file is set "
            "aside.");
    case Cause::Newer:
        return QCoreApplication::translate("flavormap",
            "The draft %1 was written by a newer Flavormap and is left untouched: open this connection with "
            "that version; what is staged here is kept only until the window closes.");
    case Cause::Full:
        return QCoreApplication::translate("flavormap",
            "The disk is full, so the draft %1 can't be saved: free some space; the next change saves "
            "everything.");
    case Cause::Denied:
        return QCoreApplication::translate("flavormap",
            "The draft %1 can't be written, it or its folder is read-only: give yourself write access; the "
            "next change saves everything.");
    case Cause::ReadOnly:
        return QCoreApplication::translate("flavormap",
            "The draft %1 can't be saved, because its disk is mounted read-only: mount it writable, and the "
            "next "
            "change saves everything; or start with --config and another folder.");
    case Cause::Unreadable:
        return QCoreApplication::translate("flavormap",
            "The draft %1 can't be read: give yourself read access to it and its folder, then open this "
            "connection again; what is staged here until then is kept only until the window closes.");
    case Cause::Replaced:
        return QCoreApplication::translate("flavormap",
            "The draft %1 was replaced by another file while it was open: move that one away; the next "
            "change saves everything.");
    case Cause::Failed:
        return QCoreApplication::translate("flavormap",
            "The draft %1 can't be saved because the disk reports an error: check the disk; the next change "
            "tries again.");
    case Cause::Absent:
        return QCoreApplication::translate("flavormap", "There is no draft %1: stage a change first.");
    }
    Q_UNREACHABLE();
}

// https://www.sqlite.org/rescode.html: the low byte of an extended code is its primary one.
Cause causeOf(int code)
{
    switch (code & 0xff) {
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return Cause::Damaged;
    case 13: // SQLITE_FULL
        return Cause::Full;
    case 3:  // SQLITE_PERM
    case 8:  // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
    case 23: // SQLITE_AUTH
        return Cause::Denied;
    default:
        return Cause::Failed;
    }
}

} // namespace

Cause deniedIn(const QString& folder)
{
    return isClosedFolder(folder)  ? Cause::Unreadable
        : isOnReadOnlyDisk(folder) ? Cause::ReadOnly
                                   : Cause::Denied;
}

StorageFault storageFault(Cause cause, const QString& path, const QString& detail)
{
    return {cause, Error{Error::Kind::Storage, sentence(cause).arg(path), detail}};
}

StorageFault storageFault(const QSqlError& error, const QString& path)
{
    Cause cause = causeOf(error.nativeErrorCode().toInt());
    const QFileInfo file(path);
    if (cause == Cause::Denied)
        cause = file.exists() && !file.isReadable() ? Cause::Unreadable : deniedIn(file.path());
    // A full disk that refuses SQLite's own helper files shows as an I/O error or as "unable to open".
    if (cause == Cause::Failed || cause == Cause::Denied) {
        const QStorageInfo disk(file.path());
        if (disk.isValid() && disk.bytesAvailable() < smallestFree)
            cause = Cause::Full;
    }
    return storageFault(cause, path, error.text());
}

} // namespace flavormap
