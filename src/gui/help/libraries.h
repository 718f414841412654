// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace flavormap {

/// A library that the program is made with.
struct Library
{
    QString name;
    QString version; ///< that it was built with; of Qt the one that runs
    QString licence; ///< as SPDX names it
};

std::vector<Library> libraries();

} // namespace flavormap
