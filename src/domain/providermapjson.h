// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreader.h"
#include "domain/providermap.h"

namespace flavormap {

/// Providers and provider maps from JSON and as the values of their cells. Of duplicate names the last one's
/// value stands at the first one's place, as on the server; `duplicates` becomes true then and is left alone
/// otherwise.

bool readProvider(JsonReader& reader, Provider& provider, bool& duplicates);
bool readProviderMap(JsonReader& reader, ProviderMap& map, bool& duplicates);

/// What a Provider cell means: an object is taken apart, anything else is kept. Text that is not JSON is kept
/// as raw JSON.
Provider providerOf(const QString& name, const Value& value);
/// What a Map cell means; absent gives an absent map.
ProviderMap providerMapOf(const Value& value);

/// The cell of the whole container: compact JSON, absent for an absent map.
Value cellOf(const Provider& provider);
Value cellOf(const ProviderMap& map);

} // namespace flavormap
