// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"

#include <vector>

namespace flavormap {

/// Something in an image type that will not work for the planner, though the server takes it (CONTRACT.md,
/// "What uses image types").
struct Problem
{
    enum class Kind : quint8 {
        EntryWithoutImage, ///< a provider without a key "image": no image types are available there
        EmptyValue,        ///< "" is handed on as it is
        NoProviderMap,     ///< missing or null: every cluster request that names no image type fails
        BlankAtEdge,       ///< a blank or line break at an edge of a value; has a one-click fix
    };

    Kind kind;
    CellPath path; ///< EntryWithoutImage: Entry(p, "image"); NoProviderMap: Map
    bool operator==(const Problem&) const = default;
};

/// In the order of the provider map; only entries are looked at, the planner does not read the other members.
std::vector<Problem> problems(const ImageType& imageType);

/// What mends a problem: one cell to set (absent: to clear).
struct Fix
{
    CellPath path;
    Value wanted;
    bool operator==(const Fix&) const = default;
};

/// The fix that needs no person to type, and that leaves no other problem in its place: a value is trimmed,
/// an empty one cleared, a missing map becomes {}. Where no image is left the whole provider goes, because
/// the planner finds nothing there either way.
Fix fixOf(const Problem& problem, const ImageType& imageType);
/// For several problems of one image type at once; what a removed provider has is not mended besides.
std::vector<Fix> fixesOf(const std::vector<Problem>& problems, const ImageType& imageType);

} // namespace flavormap
