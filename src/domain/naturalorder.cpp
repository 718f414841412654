// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/naturalorder.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace flavormap {

namespace {

constexpr size_t usualKey = 32;    // bytes
constexpr int longestNumber = 200; // digits; ICU splits longer ones, which is left to the collator

template <typename Char> bool isDigit(Char c)
{
    return c >= Char('0') && c <= Char('9');
}
template <typename Char> bool isUpper(Char c)
{
    return c >= Char('A') && c <= Char('Z');
}

/// A key in the arena; its first eight bytes are here, so that most comparisons touch nothing else.
struct Keyed
{
    quint64 head;
    quint32 offset;
    quint32 length;
    int row;
};

quint64 headOf(const char* key, size_t length)
{
    quint64 head = 0;
    for (size_t i = 0; i < 8; ++i)
        head = head << 8 | (i < length ? static_cast<unsigned char>(key[i]) : 0U);
    return head;
}

int compareRest(const char* arena, const Keyed& a, const Keyed& b)
{
    const int common = std::memcmp(arena + a.offset, arena + b.offset, std::min(a.length, b.length));
    return common != 0 ? common : int(a.length) - int(b.length);
}

} // namespace

NaturalOrder::NaturalOrder()
    : m_collator(QLocale(QLocale::English))
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseSensitive);
    m_collator.setIgnorePunctuation(false);

    // The order of single characters is the collator's own; small and capital letters share a weight. From
    // 2: below is the mark between the weights and the capitals.
    QString printable;
    for (char16_t c = 0x20; c < 0x7f; ++c) {
        if (!isUpper(c))
            printable.append(c);
    }
    std::sort(printable.begin(), printable.end(),
        [this](QChar a, QChar b) { return m_collator.compare(QString(a), QString(b)) < 0; });
    char rank = 2;
    for (const QChar c : std::as_const(printable))
        m_rank[c.unicode()] = rank++;
    for (char16_t c = u'A'; c <= u'Z'; ++c)
        m_rank[c] = m_rank[c + (u'a' - u'A')];
}

template <typename Char>
bool NaturalOrder::appendKey(std::basic_string_view<Char> text, std::vector<char>& key) const
{
    const Char* at = text.data();
    const Char* const end = at + text.size();
    const Char* const begin = at;
    bool capitals = false;
    while (at != end) {
        if (std::make_unsigned_t<Char>(*at) >= 0x7f || m_rank[size_t(*at)] == 0)
            return false;
        if (!isDigit(*at)) {
            capitals |= isUpper(*at);
            key.push_back(m_rank[size_t(*at++)]);
            continue;
        }
        // A number: its place among the characters, how many digits, the digits; zeros in front don't count.
        const Char* const number = at;
        while (at != end && isDigit(*at))
            ++at;
        const Char* first = number;
        while (first != at && *first == '0')
            ++first;
        if (at - number > longestNumber)
            return false;
        key.push_back(m_rank[u'0']);
        key.push_back(static_cast<char>(at - first + 1));
        for (; first != at; ++first)
            key.push_back(static_cast<char>(*first));
    }
    if (!capitals)
        return true;
    // Only where all weights are equal small letters come before capitals, from the left.
    key.push_back(1);
    for (at = begin; at != end; ++at)
        key.push_back(isUpper(*at) ? 2 : 1);
    return true;
}

bool NaturalOrder::appendAsciiKey(const QString& text, std::vector<char>& key) const
{
    return appendKey(
        std::u16string_view(reinterpret_cast<const char16_t*>(text.utf16()), size_t(text.size())), key);
}

bool NaturalOrder::appendAsciiKey(std::string_view text, std::vector<char>& key) const
{
    return appendKey(text, key);
}

bool NaturalOrder::sortByAsciiKeys(std::vector<int>& rows, std::vector<int>& empty,
    const std::vector<int>& given, const TextOf& textOf, Qt::SortOrder order) const
{
    std::vector<char> arena;
    std::vector<Keyed> keys;
    keys.reserve(given.size());
    arena.reserve(given.size() * usualKey);
    for (const int row : given) {
        const QString text = textOf(row);
        if (text.isNull()) {
            empty.push_back(row);
            continue;
        }
        const size_t offset = arena.size();
        if (!appendAsciiKey(text, arena))
            return false;
        const size_t length = arena.size() - offset;
        keys.push_back({headOf(arena.data() + offset, length), quint32(offset), quint32(length), row});
    }
    const bool descending = order == Qt::DescendingOrder;
    const char* const bytes = arena.data();
    const auto isBefore = [descending, bytes](const Keyed& a, const Keyed& b) {
        if (a.head != b.head)
            return (a.head < b.head) != descending;
        const int rest = compareRest(bytes, a, b);
        return rest != 0 ? (rest < 0) != descending : a.row < b.row;
    };
    if (!std::is_sorted(keys.begin(), keys.end(), isBefore)) // names often are
        std::sort(keys.begin(), keys.end(), isBefore);
    for (const Keyed& key : keys)
        rows.push_back(key.row);
    return true;
}

void NaturalOrder::sortByCollator(std::vector<int>& rows, std::vector<int>& empty,
    const std::vector<int>& given, const TextOf& textOf, Qt::SortOrder order) const
{
    std::vector<std::pair<QCollatorSortKey, int>> keys;
    keys.reserve(given.size());
    for (const int row : given) {
        const QString text = textOf(row);
        if (text.isNull())
            empty.push_back(row);
        else
            keys.emplace_back(m_collator.sortKey(text), row);
    }
    const bool descending = order == Qt::DescendingOrder;
    std::sort(keys.begin(), keys.end(), [descending](const auto& a, const auto& b) {
        const int difference = a.first.compare(b.first);
        return difference != 0 ? (difference < 0) != descending : a.second < b.second;
    });
    for (const auto& key : keys)
        rows.push_back(key.second);
}

std::vector<int> NaturalOrder::sorted(
    const std::vector<int>& rows, const TextOf& textOf, Qt::SortOrder order) const
{
    std::vector<int> result;
    std::vector<int> empty;
    result.reserve(rows.size());
    if (!sortByAsciiKeys(result, empty, rows, textOf, order)) {
        empty.clear();
        sortByCollator(result, empty, rows, textOf, order);
    }
    std::sort(empty.begin(), empty.end());
    result.insert(result.end(), empty.begin(), empty.end());
    return result;
}

} // namespace flavormap
