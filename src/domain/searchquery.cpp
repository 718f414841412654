// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/searchquery.h"

#include <algorithm>
#include <cstring>

namespace flavormap {

namespace {

/// -1: nowhere.
qsizetype find(QByteArrayView text, const QByteArray& word)
{
    if (text.isEmpty()) // memmem wants no null pointer
        return -1;
    const void* const found = memmem(text.data(), size_t(text.size()), word.constData(), size_t(word.size()));
    return found ? static_cast<const char*>(found) - text.data() : -1;
}

using Ranges = std::vector<std::pair<qsizetype, qsizetype>>;

/// (begin, end) pairs in any order to (position, length) pairs that do not overlap.
Ranges merged(Ranges ranges)
{
    std::ranges::sort(ranges);
    Ranges result;
    for (const auto& [begin, end] : ranges) {
        if (!result.empty() && begin <= result.back().second)
            result.back().second = std::max(result.back().second, end);
        else
            result.emplace_back(begin, end);
    }
    for (auto& [begin, end] : result)
        end -= begin;
    return result;
}

} // namespace

SearchQuery::SearchQuery(const QString& text)
    : m_shown(text.simplified().split(u' ', Qt::SkipEmptyParts))
{
    for (const QString& word : std::as_const(m_shown))
        m_words.push_back(foldedForSearch(word));
}

bool SearchQuery::matches(QByteArrayView searchText) const
{
    return std::ranges::all_of(
        m_words, [searchText](const QByteArray& word) { return find(searchText, word) >= 0; });
}

qsizetype SearchQuery::findRarest(QByteArrayView text, qsizetype from) const
{
    const auto word = std::ranges::max_element(m_words, {}, &QByteArray::size);
    const qsizetype found = find(text.sliced(from), *word);
    return found < 0 ? -1 : from + found;
}

std::vector<std::pair<qsizetype, qsizetype>> SearchQuery::matchesIn(const QString& cell) const
{
    if (isEmpty() || cell.isEmpty())
        return {};
    const QString text = cell.toCaseFolded(); // simple folding: no character changes its length in UTF-16
    Ranges ranges;
    for (const QString& shown : m_shown) {
        const QString word = shown.toCaseFolded();
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
            ranges.emplace_back(at, at + word.size());
    }
    return merged(std::move(ranges));
}

SearchQuery SearchQuery::without(qsizetype word) const
{
    SearchQuery query = *this;
    query.m_shown.removeAt(word);
    query.m_words.erase(query.m_words.begin() + word);
    return query;
}

QByteArray foldedForSearch(const QString& text)
{
    return text.toCaseFolded().toUtf8();
}

} // namespace flavormap
