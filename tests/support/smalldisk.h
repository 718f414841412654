// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QStorageInfo>

namespace flavormap {

/// The disk of 1 MiB that tests/support/with-smalldisk gives; empty: the test was not run by it.
inline QString smallDisk()
{
    const QString path = qEnvironmentVariable("FLAVORMAP_SMALL_DISK");
    return !path.isEmpty() && QStorageInfo(path).bytesTotal() == 1024 * 1024 ? path : QString();
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
