// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "domain/cataloguedata.h"
#include "domain/searchquery.h"

#include <algorithm>
#include <numeric>

namespace flavormap {

QByteArrayView Catalogue::searchText(int row) const
{
    const size_t place = d->rows[size_t(row)].place;
    return QByteArrayView(d->text).sliced(
        d->textStarts[place], d->textStarts[place + 1] - d->textStarts[place]);
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
    const QByteArrayView all = d->text;
    auto next = d->textStarts.begin(); // where the first row begins that was not looked at
    for (qsizetype at = query.findRarest(all, 0); at >= 0; at = query.findRarest(all, *next)) {
        if (quint32(at) < next[1]) // a common word is in row after row
            ++next;
        else
            next = std::upper_bound(next, d->textStarts.end(), quint32(at));
        const auto place = size_t(next - d->textStarts.begin()) - 1;
        const QByteArrayView text = all.sliced(d->textStarts[place], *next - d->textStarts[place]);
        if (query.words().size() == 1 || query.matches(text))
            found.push_back(int(d->rowOfPlace.empty() ? place : d->rowOfPlace[place]));
    }
    if (!d->rowOfPlace.empty())
        std::ranges::sort(found);
    return found;
}

} // namespace flavormap
