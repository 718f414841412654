// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/searchquery.h"

#include <vector>

namespace flavormap {

class EditSession;

/// Which rows of a session the search and the chips let through. Looks at staged values, not only at the
/// server's.
class RowFilter
{
public:
    enum class Show : quint8 { All, Changed, Problems, Conflicts };

    explicit RowFilter(const EditSession& session)
        : m_session(session)
    {
    }

    const SearchQuery& query() const { return m_query; }
    Show show() const { return m_show; }
    void setQuery(SearchQuery query) { m_query = std::move(query); }
    void setShow(Show show) { m_show = show; }
    bool letsAllThrough() const { return m_query.isEmpty() && m_show == Show::All; }

    /// One flag for each row of the session; rows that don't exist have none.
    std::vector<bool> apply() const;
    /// The same for one row.
    bool matches(int row) const;

    /// The words of the query that are to blame that nothing is found: without any one of them something
    /// would be; where it takes several, those that are found nowhere by themselves.
    QStringList blamedWords() const;

private:
    std::vector<bool> found(const SearchQuery& query) const;
    bool isShown(int row) const;
    bool findsInDraft(const SearchQuery& query, int row) const;
    bool findsAnything(const SearchQuery& query) const;

    const EditSession& m_session;
    SearchQuery m_query;
    Show m_show = Show::All;
};

} // namespace flavormap
