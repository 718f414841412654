// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>

namespace flavormap {

/// Whose draft it is: a draft made for one server, tenant and user is never applied to another.
struct DraftKey
{
    QUuid profile; ///< null for a connection of the command line
    QString base;  ///< scheme://host:port/path
    QString tenant;
    QString user;

    /// The same server, tenant and user.
    bool isSamePlace(const DraftKey& other) const
    {
        return base == other.base && tenant == other.tenant && user == other.user;
    }
    /// A file name without an ending, different for different keys.
    QString fileName() const;
    bool operator==(const DraftKey&) const = default;
};

} // namespace flavormap
