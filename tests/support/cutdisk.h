// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace flavormap {

/// What SQLite writes below a folder, on a disk whose power is cut: what was written since the last sync of
/// a file is there or not, in any order, or only in part. It is SQLite's default file system as long as it
/// lives; each file is written for real as well. One at a time; made before SQLite opens a file.
class CutDisk
{
public:
    /// All files by their path below the folder.
    using Image = std::map<QString, QByteArray>;

    explicit CutDisk(const QString& folder, unsigned seed);
    ~CutDisk();

    CutDisk(const CutDisk&) = delete;
    CutDisk& operator=(const CutDisk&) = delete;

    /// Called by SQLite's thread right before a sync takes effect.
    void beforeEachSync(std::function<void()> hook);
    /// What a cut right now leaves. Any thread.
    Image cut();
    static void write(const Image& image, const QString& folder);

    struct Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace flavormap
