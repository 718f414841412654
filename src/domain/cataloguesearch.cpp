// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "domain/cataloguedata.h"
#include "domain/searchquery.h"

#include <algorithm>
#include <numeric>
#include <ranges>

namespace flavormap {

QByteArrayView Catalogue::searchText(int row) const
{
    const Data::Row& at = d->rows[size_t(row)];
    return QByteArrayView(d->text).sliced(at.text, at.textLength);
}

std::vector<int> Catalogue::rowsMatching(const SearchQuery& query) const
{
    std::vector<int> found;
    if (query.isEmpty()) {
        found.resize(d->rows.size());
        std::iota(found.begin(), found.end(), 0);
        return found;
    }
    // Runs through the text of all rows for the rarest word, and asks only the rows that have it for the
    // others.
    const auto rowAt = [this](size_t place) { return d->rowOfPlace.empty() ? place : d->rowOfPlace[place]; };
    const auto places = std::views::iota(size_t(0), d->rows.size());
    const QByteArrayView all = d->text;
    for (qsizetype at = query.findRarest(all, 0); at >= 0;) {
        const auto next = std::ranges::upper_bound(
            places, quint32(at), {}, [&](size_t place) { return d->rows[rowAt(place)].text; });
        const auto row = int(rowAt(size_t(next - places.begin()) - 1));
        if (query.matches(searchText(row)))
            found.push_back(row);
        at = next == places.end() ? -1 : query.findRarest(all, d->rows[rowAt(*next)].text);
    }
    if (!d->rowOfPlace.empty())
        std::ranges::sort(found);
    return found;
}

} // namespace flavormap
