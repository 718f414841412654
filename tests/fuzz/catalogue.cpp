// SPDX-License-Identifier: GPL-3.0-or-later
// The list as a server may send it: read at once and in steps, and each row as if it came alone.
#include "fuzz/promise.h"

#include "domain/catalogueparser.h"
#include "domain/imagetypecodec.h"
#include "domain/problem.h"
#include "domain/searchquery.h"

#include <algorithm>

using namespace flavormap;

namespace {

using Parsed = Result<std::shared_ptr<const Catalogue>>;

Parsed parsedInSteps(const QByteArray& whole)
{
    QByteArray reply(whole.size(), '!');
    char* const bytes = reply.data();
    CatalogueParser parser;
    qsizetype there = 0;
    for (const qsizetype next : {whole.size() / 3, whole.size() * 2 / 3, whole.size()}) {
        std::copy(whole.begin() + there, whole.begin() + next, bytes + there);
        there = next;
        parser.readAhead(reply, there);
    }
    return parser.finish(std::move(reply));
}

void checkRow(const Catalogue& catalogue, int row)
{
    promise(!catalogue.name(row).isEmpty(), "every row has a name to show");
    const auto decoded = ImageTypeCodec::decode(catalogue.rawJson(row));
    const ImageType imageType = catalogue.imageType(row);
    if (!catalogue.isEditable(row) && catalogue.trouble(row) != Catalogue::Trouble::Unaddressable)
        return;
    promise(decoded && decoded->imageType == imageType, "a row is what its JSON is alone");
    promise(catalogue.rowOf(catalogue.name(row)) == row, "a row is found by its name");
    promise(catalogue.hasProblem(row) == !problems(imageType).empty(), "its problems are known");
    promise(catalogue.description(row) == imageType.value(CellPath::description()), "so is its description");
    for (int column = 0; column < int(catalogue.columns().size()); ++column) {
        const auto& [provider, key, filled] = catalogue.columns()[size_t(column)];
        promise(catalogue.value(row, column) == imageType.value(CellPath::entry(provider, key)),
            "a cell is what the image type has there");
    }
}

void checkSearch(const Catalogue& catalogue, const QString& words)
{
    const SearchQuery query(words);
    std::vector<int> expected;
    for (int row = 0; row < catalogue.size(); ++row) {
        if (query.matches(catalogue.searchText(row)))
            expected.push_back(row);
    }
    promise(catalogue.rowsMatching(query) == expected, "a search finds the rows whose text has the words");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray reply(reinterpret_cast<const char*>(data), qsizetype(size));
    const Parsed parsed = Catalogue::parse(reply);
    const Parsed inSteps = parsedInSteps(reply);
    promise(parsed.has_value() == inSteps.has_value(), "steps don't decide whether a list can be read");
    if (!parsed) {
        promise(parsed.error().message == inSteps.error().message, "nor what is said of it");
        promise(parsed.error().detail == inSteps.error().detail, "nor where");
        return 0;
    }
    const Catalogue& catalogue = **parsed;
    promise(catalogue.size() == (*inSteps)->size(), "nor how many rows there are");
    for (int row = 0; row < catalogue.size(); ++row) {
        promise(catalogue.rawJson(row) == (*inSteps)->rawJson(row), "nor which");
        checkRow(catalogue, row);
    }
    if (catalogue.size() > 0) {
        const QString name = catalogue.name(0);
        checkSearch(catalogue, name);
        checkSearch(catalogue, name.left(1) + u' ' + name.right(2));
    }
    return 0;
}
