// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pastematch.h"

#include "models/refusal.h"

#include <QCoreApplication>

#include <algorithm>

namespace flavormap {

using Fit = MatchedCell::Fit;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::PasteMatch)
};

Fit fitOf(const Value& here, const Value& wanted)
{
    if (here == wanted)
        return Fit::Same;
    if (wanted.isAbsent())
        return Fit::Clears;
    return here.isAbsent() ? Fit::New : Fit::Changes;
}

} // namespace

std::vector<MatchedCell> matched(const CopiedCells& copied, const EditSession& session)
{
    std::vector<MatchedCell> cells;
    for (size_t at = 0; at < copied.values.size(); ++at) {
        const QString& name = copied.imageTypes.at(qsizetype(at));
        const int row = session.rowOf(name);
        const QString refusal = row < 0 ? Words::tr("no such image type here") : refusalOf(session, row);
        for (size_t column = 0; column < copied.columns.size(); ++column) {
            const auto& path = copied.columns[column];
            if (!path)
                continue;
            const Value& wanted = copied.values[at][column];
            const Value here = row < 0 ? Value() : session.value(row, *path);
            if (here.isAbsent() && wanted.isAbsent())
                continue;
            const Fit fit = refusal.isEmpty() ? fitOf(here, wanted) : Fit::Unmatched;
            cells.push_back({fit, {name, *path, wanted}, here, fit == Fit::Unmatched ? refusal : QString()});
        }
    }
    std::ranges::stable_sort(cells, {}, &MatchedCell::fit);
    return cells;
}

std::vector<CellEdit> editsOf(const std::vector<MatchedCell>& cells, bool clearsToo)
{
    std::vector<CellEdit> edits;
    for (const MatchedCell& cell : cells) {
        if (cell.fit == Fit::Changes || cell.fit == Fit::New || (clearsToo && cell.fit == Fit::Clears))
            edits.push_back(cell.edit);
    }
    return edits;
}

} // namespace flavormap
