// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/comparison.h"
#include "domain/imagetype.h"

#include <map>
#include <memory>
#include <optional>

namespace flavormap {

/// What is staged for one cell. `seen` is the server's value when the edit was made, `wanted` what it shall
/// become.
struct PatchCell
{
    Value seen;
    Value wanted;
    bool operator==(const PatchCell&) const = default;
};

/// What is staged for one image type, under its name in the draft. A plain value.
struct PatchEntry
{
    enum class Kind : quint8 { Create, Update, Delete };

    Kind kind = Kind::Update;
    /// The old name if this is a rename (kind Update); empty otherwise.
    QString origin;
    /// What the server had, whole: always for a delete or a rename; for an update from when the image type is
    /// found gone. Where it is gone, the last that was known of it.
    std::shared_ptr<const ImageType> seenWhole;
    /// Create: every cell, seen absent; may be empty. Update: the changed cells. Delete: none. In order of
    /// staging. Map and Provider cells say only what the container is: absent, {} for any object, or JSON
    /// that is not an object; they are there only where the entries' own cells don't bring that about.
    std::vector<std::pair<CellPath, PatchCell>> cells;

    bool isRename() const { return !origin.isEmpty(); }
    const PatchCell* find(const CellPath& path) const;

    /// Compares seenWhole by value.
    bool operator==(const PatchEntry& other) const;
};

/// All that is staged: the draft is always base (+) patch, the review list is the patch.
using Patch = std::map<QString, PatchEntry>;

} // namespace flavormap
