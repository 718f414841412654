// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cellpath.h"

namespace flavormap {

std::strong_ordering CellPath::operator<=>(const CellPath& other) const
{
    // An entry sorts right after its provider: compare the provider's name before the kind.
    const auto group = [](const CellPath& path) { return std::min(path.m_kind, Kind::Provider); };
    if (const auto order = group(*this) <=> group(other); order != 0)
        return order;
    if (const int order = m_first.compare(other.m_first); order != 0)
        return order <=> 0;
    if (const auto order = m_kind <=> other.m_kind; order != 0)
        return order;
    return m_second.compare(other.m_second) <=> 0;
}

} // namespace flavormap
