// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/privatefiles.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

namespace flavormap {

using namespace Qt::StringLiterals;

Result<void> makePrivateFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QFileInfo folder(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    if (folder.exists()) {
        return failure(Error::Kind::Storage,
            QCoreApplication::translate(
                "flavormap", "%1 is a file where Flavormap needs a folder: move it away and start again.")
                .arg(folder.filePath()));
    }
    if (folder.path() != folder.filePath()) {
        if (auto above = makePrivateFolder(folder.path()); !above)
            return above;
    }
    // Another process may make it at the same moment.
    if (!QDir().mkdir(folder.filePath(), privateFolder) && !QFileInfo(folder.filePath()).isDir()) {
        const QString sentence = isOnReadOnlyDisk(folder.path())
            ? QCoreApplication::translate("flavormap",
                "The folder %1 can't be made, because the disk of %2 is mounted read-only: mount it "
                "writable, or "
                "start with --config and another folder.")
            : QCoreApplication::translate("flavormap",
                "The folder %1 can't be made: give yourself write access to %2, or start with --config and "
                "another folder.");
        return failure(Error::Kind::Storage, sentence.arg(folder.filePath(), folder.path()));
    }
    return {};
}

bool isClosedFolder(const QString& path)
{
    const QFileInfo folder(path);
    return folder.isDir() && !folder.isExecutable();
}

bool isOnReadOnlyDisk(const QString& folder)
{
    const QStorageInfo disk(folder);
    return disk.isValid() && disk.isReadOnly();
}

QString writePrivateFile(const QString& path, const QByteArray& contents)
{
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly)) {
        out.setPermissions(privateFile);
        // flush() by itself: Qt 6.4's commit() does not see what could not be written, as on a full disk.
        if (out.write(contents) == contents.size() && out.flush() && out.commit())
            return {};
    }
    return out.errorString();
}

namespace {

bool anyExists(const QString& path, const QStringList& endings)
{
    return QFileInfo(path).isSymLink() || QFile::exists(path)
        || std::any_of(endings.begin(), endings.end(),
            [&](const QString& ending) { return QFile::exists(path + ending); });
}

} // namespace

Result<QString> setAside(const QString& path, const QStringList& endings)
{
    const QString name
        = path + u".damaged-"_s + QDateTime::currentDateTime().toString(u"yyyy-MM-dd'T'HHmmss"_s);
    QString target = name;
    for (int copy = 2; anyExists(target, endings); ++copy)
        target = name + u'-' + QString::number(copy);

    QFile file(path);
    if (!file.rename(target)) {
        return failure(Error::Kind::Storage,
            QCoreApplication::translate("flavormap",
                "%1 is damaged and can't be set aside: give yourself write access to its folder, or move the "
                "file away, and start again.")
                .arg(path),
            file.errorString());
    }
    for (const QString& ending : endings) {
        if (QFile::exists(path + ending) && !QFile::rename(path + ending, target + ending)) {
            return failure(Error::Kind::Storage,
                QCoreApplication::translate("flavormap",
                    "%1 belongs to a damaged file and can't be set aside: move it away and start again.")
                    .arg(path + ending));
        }
    }
    return target;
}

} // namespace flavormap
