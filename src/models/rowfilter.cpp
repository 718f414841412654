// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowfilter.h"

#include "edit/editsession.h"
#include "models/drafttally.h"

#include <algorithm>

namespace flavormap {

namespace {

/// What a search looks through in a draft: the same parts as Catalogue::searchText.
QByteArray searchTextOf(const ImageType& draft)
{
    QString text = draft.name();
    for (const ImageType::Cell& cell : draft.cells())
        text += u'\n' + cell.value.text();
    return foldedForSearch(text);
}

} // namespace

bool RowFilter::isShown(int row) const
{
    switch (m_show) {
    case Show::All:
        return true;
    case Show::Changed:
        return m_session.patch().contains(m_session.name(row));
    case Show::Problems:
        return m_session.hasProblem(row);
    case Show::Conflicts:
        return m_session.hasConflict(row);
    }
    return true;
}

bool RowFilter::findsInDraft(const SearchQuery& query, int row) const
{
    const int catalogueRows = m_session.base().catalogue()->size();
    // A deleted image type still shows the server's values, and so does what can't be read.
    const auto state = m_session.rowState(row);
    const bool ofServer
        = state == EditSession::RowState::Deleted || state == EditSession::RowState::Unreadable;
    if (row < catalogueRows && ofServer)
        return query.matches(m_session.base().catalogue()->searchText(row));
    return query.matches(searchTextOf(m_session.draft(row)));
}

std::vector<bool> RowFilter::found(const SearchQuery& query) const
{
    std::vector<bool> found(size_t(m_session.rowCount()), query.isEmpty());
    if (query.isEmpty())
        return found;
    for (const int row : m_session.base().catalogue()->rowsMatching(query))
        found[size_t(row)] = true;
    for (const int row : rowsBesideCatalogue(m_session))
        found[size_t(row)] = m_session.rowExists(row) && findsInDraft(query, row);
    return found;
}

std::vector<bool> RowFilter::apply() const
{
    std::vector<bool> shown = found(m_query);
    for (int row = 0; row < int(shown.size()); ++row) {
        if (shown[size_t(row)] && !(m_session.rowExists(row) && isShown(row)))
            shown[size_t(row)] = false;
    }
    return shown;
}

bool RowFilter::matches(int row) const
{
    return m_session.rowExists(row) && isShown(row) && (m_query.isEmpty() || findsInDraft(m_query, row));
}

bool RowFilter::findsAnything(const SearchQuery& query) const
{
    const std::vector<bool> rows = found(query);
    for (int row = 0; row < int(rows.size()); ++row) {
        if (rows[size_t(row)] && m_session.rowExists(row) && isShown(row))
            return true;
    }
    return false;
}

QStringList RowFilter::blamedWords() const
{
    const QStringList words = m_query.words();
    QStringList blamed;
    if (words.size() <= 1)
        return words;
    for (qsizetype word = 0; word < words.size(); ++word) {
        if (findsAnything(m_query.without(word)))
            blamed.append(words.at(word));
    }
    if (!blamed.isEmpty())
        return blamed;
    for (const QString& word : words) {
        if (!findsAnything(SearchQuery(word)))
            blamed.append(word);
    }
    return blamed.isEmpty() ? words : blamed;
}

} // namespace flavormap
