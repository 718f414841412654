// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"

namespace flavormap {

/// Reads, of the server's other lists, only what image types need.
class UsesReader
{
public:
    /// The names in a list of named things, in its order; nothing when it is not a list of objects.
    /// Everything else in `json` (passwords) is overwritten.
    static std::optional<QStringList> names(QByteArray json);

    /// The templates' uses; nothing when `json` is not a list.
    static std::optional<std::vector<TemplateUse>> templates(const QByteArray& json);
};

} // namespace flavormap
