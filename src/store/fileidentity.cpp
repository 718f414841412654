// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fileidentity.h"

#include <QFile>

#include <sys/stat.h>

namespace flavormap {

std::optional<FileIdentity> FileIdentity::of(const QString& path)
{
    struct stat file = {};
    if (::stat(QFile::encodeName(path).constData(), &file) != 0)
        return std::nullopt;
    return FileIdentity{file.st_dev, file.st_ino};
}

} // namespace flavormap
