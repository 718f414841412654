// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <unistd.h>

namespace flavormap {

/// The disk of 1 MiB that tests/support/with-smalldisk gives; empty: the test was not run by it.
inline QString smallDisk()
{
    const QString path = qEnvironmentVariable("FLAVORMAP_SMALL_DISK");
    return !path.isEmpty() && QStorageInfo(path).bytesTotal() == 1024 * 1024 ? path : QString();
}

/// The same disk, mounted read-only.
inline QString readOnlyDisk()
{
    const QString path = qEnvironmentVariable("FLAVORMAP_READ_ONLY_DISK");
    return !path.isEmpty() && QStorageInfo(path).isReadOnly() ? path : QString();
}

/// The control of every test that runs below it: it gave its disks, and took root's rights.
inline bool isOrdinaryUserWithSmallDisk()
{
    return ::geteuid() != 0 && !smallDisk().isEmpty() && !readOnlyDisk().isEmpty();
}

/// Takes what is left of a disk, to the last byte, until it goes.
class DiskFiller
{
public:
    explicit DiskFiller(const QString& folder)
        : m_file(folder + QStringLiteral("/filler"))
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (qint64 block : {65536, 4096, 1}) {
            while (m_file.write(QByteArray(block, 'x')) == block) { }
        }
    }
    ~DiskFiller() { m_file.remove(); }
    Q_DISABLE_COPY_MOVE(DiskFiller)

private:
    QFile m_file;
};

constexpr auto readOnlyFolder = QFile::ReadOwner | QFile::ExeOwner;
constexpr auto wholeFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

/// The control of every test on permissions: do they hold for this process?
inline bool permissionsHold(const QString& folder)
{
    QFile forbidden(folder + QStringLiteral("/forbidden"));
    return QFile::setPermissions(folder, readOnlyFolder) && !forbidden.open(QIODevice::WriteOnly)
        && QFile::setPermissions(folder, wholeFolder);
}

} // namespace flavormap
