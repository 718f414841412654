// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/refreshmap.h"

#include "edit/editsession.h"

namespace flavormap {

RefreshMap::RefreshMap(const EditSession& session)
    : m_session(session)
{
    follow();
}

RefreshMap::~RefreshMap() = default;

int RefreshMap::rowNow(int oldRow) const
{
    const int catalogueRows = m_catalogue->size();
    if (oldRow >= catalogueRows)
        return m_session.rowOf(m_extraNames.value(oldRow - catalogueRows));
    const QString name = m_catalogue->name(oldRow);
    // A renamed image type stays in the row of its old name, so the server's names come first.
    const int row = m_session.base().catalogue()->rowOf(name);
    return row >= 0 ? row : m_session.rowOf(name);
}

void RefreshMap::follow()
{
    m_catalogue = m_session.base().catalogue();
    m_extraNames.clear();
    noteExtraRows();
}

void RefreshMap::noteExtraRows()
{
    const int catalogueRows = m_catalogue->size();
    for (int row = catalogueRows; row < m_session.rowCount(); ++row) {
        if (row - catalogueRows < m_extraNames.size())
            m_extraNames[row - catalogueRows] = m_session.name(row);
        else
            m_extraNames.append(m_session.name(row));
    }
}

} // namespace flavormap
