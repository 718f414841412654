// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/internednames.h"

namespace flavormap {

/// The providers and the (provider, key) columns of a reply while it is read.
///
/// Rows resemble each other: after a provider or key comes, nearly always, the one that came after it in the
/// row before. Each remembers its follower, so that a name costs one comparison and not a hash.
class CatalogueColumns
{
public:
    struct Provider
    {
        quint32 name = 0;       ///< in providerNames()
        std::string_view token; ///< one spelling of the name
        quint32 firstColumn = 0;
        quint32 follower = 0;
        quint64 seenIn = 0; ///< the last provider map that has it
        quint64 visit = 0;  ///< its last object
    };
    struct Column
    {
        quint32 provider = 0;
        quint32 key = 0; ///< in keyNames()
        std::string_view token;
        quint32 follower = 0;
        quint64 visit = 0; ///< the provider's object in which it was seen last
        size_t slot = 0;   ///< its slot there
    };

    CatalogueColumns() { m_keyNames.idOf("\"image\""); }

    /// `after`: the provider before it in the same map, or `none`.
    quint32 provider(std::string_view token, quint32 after);
    /// `after`: the column before it in the same provider, or `none`.
    quint32 column(quint32 provider, std::string_view keyToken, quint32 after);

    /// What likely comes next; empty: no idea.
    std::string_view nextProvider(quint32 after) const;
    std::string_view nextKey(quint32 provider, quint32 after) const;

    static constexpr quint32 none = 0xffffffff;
    static constexpr quint32 imageKey = 0; ///< the first key that is interned

    std::vector<Provider> providers;
    std::vector<Column> columns;
    const InternedNames& providerNames() const { return m_providerNames; }
    const InternedNames& keyNames() const { return m_keyNames; }

private:
    InternedNames m_providerNames;
    InternedNames m_keyNames;
    quint32 m_firstProvider = 0;
    std::unordered_map<quint64, quint32> m_columnOf; ///< provider << 32 | key
};

} // namespace flavormap
