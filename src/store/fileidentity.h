// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace flavormap {

/// Which file it is, whatever its name: a file that replaced another has the same name and another identity.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0;

    /// Of what lies there, links followed; nothing: no file.
    static std::optional<FileIdentity> of(const QString& path);
    bool operator==(const FileIdentity&) const = default;
};

} // namespace flavormap
