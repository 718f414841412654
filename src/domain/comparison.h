// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"

#include <vector>

namespace flavormap {

/// One cell that differs.
struct CellChange
{
    CellPath path;
    Value before;
    Value after;
    bool operator==(const CellChange&) const = default;
};

/// The cells to set, in this order, that turn `from` into `to` (name, version and order apart): applying them
/// with ImageType::setValue gives an image type with the cells of `to`. `before` is always from.value(path).
/// A provider with entries that goes away is a clear of each entry (so that a colleague's new key in it is
/// never taken along); Map and Provider appear only where a container that is empty or not an object comes,
/// goes or is replaced. An entry that is set in a provider (a provider in a map) that is not an object has a
/// Provider (Map) cell before it that makes it {}: what is replaced by it is seen.
std::vector<CellChange> diff(const ImageType& from, const ImageType& to);

/// What the server makes of an image type that is sent to it (CONTRACT.md, "What the server does with data"):
/// unknown members dropped, null members, providers and keys dropped, a null provider map missing, 5, 0.10
/// and true turned to strings as spelled. Known members: name, label, description, icon, providermap.
ImageType normalised(const ImageType& sent);

struct Comparison
{
    std::vector<CellChange>
        differences; ///< before: what was sent, after: what was read; empty when they say the same
    std::vector<CellPath>
        dropped; ///< what the server dropped or turned to a string by its own rules: not a race, but told
    bool equal() const { return differences.empty(); }
};

/// Compares what was read back with what was sent. A server that keeps what the real one drops compares equal
/// too.
Comparison compare(const ImageType& sent, const ImageType& readBack);

/// Do both say the same? Ignores order and version; normalises both sides.
bool equal(const ImageType& a, const ImageType& b);

} // namespace flavormap
