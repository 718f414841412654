// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>

#include <functional>
#include <string_view>
#include <vector>

namespace flavormap {

/// The order of people: centos-6 before centos-10, capitals next to small letters. The same on every machine:
/// the collator of "en" in numeric mode (the C locale would ignore the numbers).
class NaturalOrder
{
public:
    NaturalOrder();

    /// Below, at or above 0.
    int compare(const QString& a, const QString& b) const { return m_collator.compare(a, b); }

    /// The text to sort a row by; a null string is an empty cell.
    using TextOf = std::function<QString(int row)>;

    /// `rows` in the order of their texts; rows with the same text keep the order of their numbers whatever
    /// `order` says, empty cells come last either way. Asks for each text once (twice where one is not
    /// printable ASCII); what it builds to compare is gone when it returns.
    std::vector<int> sorted(const std::vector<int>& rows, const TextOf& textOf, Qt::SortOrder order) const;

    /// A byte string that compares (memcmp, shorter first) as the collator compares the texts; appended to
    /// `key`. False, and nothing useful, where the text is not all printable ASCII: then the collator itself
    /// must be asked for all texts.
    bool appendAsciiKey(const QString& text, std::vector<char>& key) const;
    bool appendAsciiKey(std::string_view text, std::vector<char>& key) const;

private:
    template <typename Char> bool appendKey(std::basic_string_view<Char> text, std::vector<char>& key) const;
    bool sortByAsciiKeys(std::vector<int>& rows, std::vector<int>& empty, const std::vector<int>& given,
        const TextOf& textOf, Qt::SortOrder order) const;
    void sortByCollator(std::vector<int>& rows, std::vector<int>& empty, const std::vector<int>& given,
        const TextOf& textOf, Qt::SortOrder order) const;

    QCollator m_collator;
    char m_rank[128] = {}; ///< primary weight of a printable ASCII character; 0: not one
};

} // namespace flavormap
