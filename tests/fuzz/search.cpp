// SPDX-License-Identifier: GPL-3.0-or-later
// A line with what stands in the search field, then what is looked through.
#include "fuzz/promise.h"

#include "domain/searchquery.h"

using namespace flavormap;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString all = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const qsizetype end = all.indexOf(u'\n');
    const SearchQuery query(all.left(end));
    const QString cell = end < 0 ? QString() : all.mid(end + 1);
    const QByteArray text = foldedForSearch(cell);

    bool hasAll = true;
    for (const QString& word : query.words()) {
        promise(!word.isEmpty(), "no word is empty");
        hasAll = hasAll && text.contains(foldedForSearch(word));
    }
    promise(query.matches(text) == hasAll, "it matches where all words are");
    promise(SearchQuery(query.words().join(u' ')) == query, "its words are the query");
    qsizetype last = -1;
    for (const auto& [position, length] : query.matchesIn(cell)) {
        promise(length > 0 && position > last && position + length <= cell.size(),
            "highlights stand in the cell, in order and apart");
        last = position + length;
    }
    for (qsizetype word = 0; word < query.words().size(); ++word) {
        const SearchQuery fewer = query.without(word);
        promise(fewer.words().size() == query.words().size() - 1, "a word fewer is one word fewer");
        promise(!hasAll || fewer.matches(text), "and asks for less");
    }
    return 0;
}
