// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/providermap.h"

#include <algorithm>

namespace flavormap {

const Provider* ProviderMap::find(const QString& name) const
{
    const auto found = std::ranges::find(providers, name, &Provider::name);
    return found == providers.end() ? nullptr : &*found;
}

} // namespace flavormap
