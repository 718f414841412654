// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cataloguecolumns.h"
#include "domain/cataloguedata.h"

namespace flavormap {

/// Sorts the rows of a reply that was read, marks names that are there twice, counts and orders the columns.
class CatalogueIndex
{
public:
    CatalogueIndex(std::unique_ptr<Catalogue::Data> data, const CatalogueColumns& columns)
        : m_owned(std::move(data))
        , m_data(*m_owned)
        , m_columns(columns)
        , m_filled(columns.columns.size())
        , m_providerUse(columns.providers.size())
        , m_keyUse(columns.keyNames().size())
    {
    }

    std::shared_ptr<const Catalogue> build(); ///< once

private:
    using Data = Catalogue::Data;

    void sortRows();
    void sortByName(size_t count);
    void markNamesThatAreThereTwice();
    void keepUnreadableNames();
    void keepPlaces();
    void countUse();
    void orderColumns();
    void orderProvidersAndKeys();
    void renumberSlots();

    quint32 providerOf(quint32 slotColumn) const;
    QStringList namesByUse(const InternedNames& names, const std::vector<int>& use) const;

    std::unique_ptr<Catalogue::Data> m_owned;
    Catalogue::Data& m_data; ///< that one
    const CatalogueColumns& m_columns;
    std::vector<int> m_filled; ///< by column as read
    std::vector<int> m_providerUse;
    std::vector<int> m_keyUse;
    std::vector<quint32> m_newColumn; ///< by column as read: its index in the catalogue
};

} // namespace flavormap
