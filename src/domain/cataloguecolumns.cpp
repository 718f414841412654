// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguecolumns.h"

namespace flavormap {

namespace {

bool isSame(std::string_view a, std::string_view b)
{
    return a.data() == b.data() || a == b;
}

} // namespace

std::string_view CatalogueColumns::nextProvider(quint32 after) const
{
    const quint32 expected = after == none ? m_firstProvider : providers[after].follower;
    return expected < providers.size() ? providers[expected].token : std::string_view();
}

std::string_view CatalogueColumns::nextKey(quint32 provider, quint32 after) const
{
    const quint32 expected = after == none ? providers[provider].firstColumn : columns[after].follower;
    return expected < columns.size() ? columns[expected].token : std::string_view();
}

quint32 CatalogueColumns::provider(std::string_view token, quint32 after)
{
    const quint32 expected = after == none ? m_firstProvider : providers[after].follower;
    if (expected < providers.size() && isSame(providers[expected].token, token))
        return expected;
    const quint32 id = m_providerNames.idOf(token); // counts up, as the providers do
    if (id == providers.size())
        providers.push_back({id, token, none, none, 0, 0});
    (after == none ? m_firstProvider : providers[after].follower) = id;
    return id;
}

quint32 CatalogueColumns::column(quint32 provider, std::string_view keyToken, quint32 after)
{
    const quint32 expected = after == none ? providers[provider].firstColumn : columns[after].follower;
    if (expected < columns.size() && isSame(columns[expected].token, keyToken))
        return expected;
    const quint32 key = m_keyNames.idOf(keyToken);
    const auto [known, isNew]
        = m_columnOf.try_emplace(quint64(provider) << 32 | key, quint32(columns.size()));
    const quint32 id = known->second;
    if (isNew)
        columns.push_back({provider, key, keyToken, none, 0, 0});
    (after == none ? providers[provider].firstColumn : columns[after].follower) = id;
    return id;
}

} // namespace flavormap
