// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"

#include <optional>
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

/// The value that mends the problem by itself (BlankAtEdge: trimmed; NoProviderMap: {}), or nothing.
std::optional<Value> fix(const Problem& problem, const Value& value);

} // namespace flavormap
