// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cutdisk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <random>
#include <vector>

namespace flavormap {

namespace {

constexpr qsizetype sector = 512;

/// A write, or (without bytes) a truncation, that no sync has confirmed yet.
struct Write
{
    qsizetype at = 0;
    QByteArray bytes;
    bool isTruncation = false;
};

struct FileOnDisk
{
    QByteArray synced;
    std::vector<Write> pending;
};

void apply(QByteArray& content, const Write& write)
{
    if (write.isTruncation) {
        content.truncate(std::min(content.size(), write.at));
        return;
    }
    if (content.size() < write.at + write.bytes.size())
        content.append(QByteArray(write.at + write.bytes.size() - content.size(), '\0'));
    content.replace(write.at, write.bytes.size(), write.bytes);
}

CutDisk::Private* disk = nullptr;

} // namespace

struct CutDisk::Private
{
    Private(const QString& below, unsigned seed)
        : folder(QDir(below).canonicalPath() + QLatin1Char('/'))
        , random(seed)
    {
    }

    bool isWatched(const QString& path) const { return path.startsWith(folder); }
    /// The content before, as somebody else synced it long ago.
    void opened(const QString& path)
    {
        const std::scoped_lock lock(mutex);
        QFile file(path);
        if (!files.contains(path))
            files[path].synced = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void wrote(const QString& path, Write write)
    {
        const std::scoped_lock lock(mutex);
        files[path].pending.push_back(std::move(write));
    }
    void synced(const QString& path)
    {
        if (hook)
            hook();
        const std::scoped_lock lock(mutex);
        FileOnDisk& file = files[path];
        for (const Write& write : file.pending)
            apply(file.synced, write);
        file.pending.clear();
    }
    void removed(const QString& path)
    {
        const std::scoped_lock lock(mutex);
        files.erase(path);
    }
    bool isHeads() { return random() % 2 == 0; }

    const QString folder;
    std::function<void()> hook;
    std::mutex mutex; // SQLite's thread and the test's
    std::map<QString, FileOnDisk> files;
    std::mt19937 random;
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
};

namespace {

/// SQLite's own file follows behind it in the same memory.
struct File : sqlite3_file
{
    QString* path;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    static File* of(sqlite3_file* file) { return static_cast<File*>(file); }
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return File::of(file)->real();
}

int closeFile(sqlite3_file* file)
{
    delete File::of(file)->path;
    return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file* file, void* to, int count, sqlite3_int64 at)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, count, at);
}
int writeFile(sqlite3_file* file, const void* from, int count, sqlite3_int64 at)
{
    disk->wrote(*File::of(file)->path, {qsizetype(at), QByteArray(static_cast<const char*>(from), count)});
    return realOf(file)->pMethods->xWrite(realOf(file), from, count, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    disk->wrote(*File::of(file)->path, {qsizetype(size), {}, true});
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file* file, int flags)
{
    disk->synced(*File::of(file)->path);
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int isReserved(sqlite3_file* file, int* result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}
int controlFile(sqlite3_file* file, int operation, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file*)
{
    return int(sector);
}
/// None: a write may be torn, and may overtake another.
int characteristics(sqlite3_file*)
{
    return 0;
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void barrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// Version 2: with shared memory, which a write-ahead log needs, and without mapped files.
const sqlite3_io_methods methods{2, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile,
    lockFile, unlockFile, isReserved, controlFile, sectorSize, characteristics, mapShared, lockShared,
    barrier, unmapShared, nullptr, nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    const QString path = name ? QFile::decodeName(name) : QString();
    if (!disk->isWatched(path))
        return disk->real->xOpen(disk->real, name, file, flags, outFlags);
    File* const watched = File::of(file);
    disk->opened(path);
    const int result = disk->real->xOpen(disk->real, name, watched->real(), flags, outFlags);
    if (result != SQLITE_OK) {
        watched->pMethods = nullptr;
        return result;
    }
    watched->path = new QString(path);
    watched->pMethods = &methods;
    return result;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    disk->removed(QFile::decodeName(name));
    return disk->real->xDelete(disk->real, name, syncFolder);
}

} // namespace

CutDisk::CutDisk(const QString& folder, unsigned seed)
    : d(std::make_unique<Private>(folder, seed))
{
    disk = d.get();
    d->real = sqlite3_vfs_find(nullptr);
    d->vfs = *d->real;
    d->vfs.zName = "cutdisk";
    d->vfs.szOsFile = int(sizeof(File)) + d->real->szOsFile;
    d->vfs.xOpen = openFile;
    d->vfs.xDelete = deleteFile;
    sqlite3_vfs_register(&d->vfs, 1);
}

CutDisk::~CutDisk()
{
    sqlite3_vfs_unregister(&d->vfs);
    sqlite3_vfs_register(d->real, 1);
    disk = nullptr;
}

void CutDisk::beforeEachSync(std::function<void()> hook)
{
    d->hook = std::move(hook);
}

CutDisk::Image CutDisk::cut()
{
    const std::scoped_lock lock(d->mutex);
    Image image;
    for (const auto& [path, file] : d->files) {
        std::vector<Write> kept;
        for (const Write& write : file.pending) {
            if (d->isHeads())
                continue; // dropped
            kept.push_back(write);
            if (write.bytes.size() > sector && d->isHeads()) // torn: some of its sectors
                kept.back().bytes.truncate(
                    sector * qsizetype(1 + d->random() % size_t(write.bytes.size() / sector)));
        }
        std::ranges::shuffle(kept, d->random);
        QByteArray content = file.synced;
        for (const Write& write : kept)
            apply(content, write);
        image.emplace(path.sliced(d->folder.size()), std::move(content));
    }
    return image;
}

void CutDisk::write(const Image& image, const QString& folder)
{
    for (const auto& [path, content] : image) {
        QFile file(folder + QLatin1Char('/') + path);
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(file.fileName()));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
}

} // namespace flavormap
