// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace flavormap {

/// What stands in the search field: words, all of which must be found in a row's text, without regard to
/// case.
class SearchQuery
{
public:
    SearchQuery() = default;
    explicit SearchQuery(const QString& text);

    bool isEmpty() const { return m_words.empty(); }
    const QStringList& words() const { return m_shown; } ///< as typed, for highlights and the empty state

    /// Looks through text made by searchText(); the hot path: no allocation.
    bool matches(QByteArrayView searchText) const;
    /// Where the word that is likely the rarest (the longest) stands in a long text from `from` on, in bytes;
    /// -1: nowhere.
    qsizetype findRarest(QByteArrayView text, qsizetype from) const;
    /// Where words stand in a cell's text: (position, length) pairs in UTF-16 units, for the highlight.
    std::vector<std::pair<qsizetype, qsizetype>> matchesIn(const QString& cell) const;
    /// The same query, one word fewer: to say which word is to blame.
    SearchQuery without(qsizetype word) const;

    bool operator==(const SearchQuery&) const = default;

private:
    QStringList m_shown;
    std::vector<QByteArray> m_words; ///< case-folded UTF-8
};

/// Case-folded UTF-8 as searchText() and SearchQuery use it.
QByteArray foldedForSearch(const QString& text);

} // namespace flavormap
