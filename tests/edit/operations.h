// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftoracle.h"
#include "support/imagetypes.h"

#include <rapidcheck.h>

#include <iostream>

namespace flavormap::play {

using namespace Qt::StringLiterals;
using Named = DraftOracle::Named;
using State = DraftOracle::State;
using Cells = DraftOracle::Cells;

enum class What : quint8 {
    SetCells,
    Create,
    Remove,
    Rename,
    RenameBack,
    Revert,
    RevertCell,
    ReplaceDraft,
    KeepMine,
    TakeTheirs,
    Undo,
    Redo,
    Refresh,
    ReadBack,
    Apply,
    ApplyUnheard,
    Restart,
    TheirEdit,
    TheirCreate,
    TheirDelete,
    End
};

inline constexpr const char* whats[] = {"SetCells", "Create", "Remove", "Rename", "RenameBack", "Revert",
    "RevertCell", "ReplaceDraft", "KeepMine", "TakeTheirs", "Undo", "Redo", "Refresh", "ReadBack", "Apply",
    "ApplyUnheard", "Restart", "TheirEdit", "TheirCreate", "TheirDelete"};

/// One operation; its numbers choose among what there is when its turn comes.
struct Operation
{
    What what = What::End;
    std::vector<int> picks;
    int pick(size_t index) const { return picks[index % picks.size()]; }
};

inline void showValue(const Operation& operation, std::ostream& out)
{
    out << whats[int(operation.what)] << '(';
    for (const int pick : operation.picks)
        out << pick << ' ';
    out << ')';
}

inline const std::vector<CellPath> paths{CellPath::description(), CellPath::member(u"label"_s),
    CellPath::entry(u"aws"_s, u"image"_s), CellPath::entry(u"aws"_s, u"sshuser"_s),
    CellPath::entry(u"google"_s, u"image"_s), CellPath::entry(u"google"_s, u"flavor"_s)};
/// The last two are JSON that the server stores in another way.
inline const std::vector<Value> values{{}, Value::string(u"a"_s), Value::string(u"b"_s),
    Value::string(u"c"_s), Value::rawJson(u"5"_s), Value::rawJson(u"true"_s)};

/// What the server makes of a value (CONTRACT.md). What it makes of null: see tst_oddsequences.
inline Value stored(const Value& value)
{
    return value.isRawJson() ? Value::string(value.text()) : value;
}

inline Named stored(const Named& named)
{
    Named result{named.name, {}};
    for (const auto& [path, value] : named.cells)
        result.cells.emplace(path, stored(value));
    return result;
}

inline void put(Cells& cells, const CellPath& path, const Value& value)
{
    if (value.isAbsent())
        cells.erase(path);
    else
        cells[path] = value;
}

inline ImageType imageTypeOf(const Named& named)
{
    ImageType imageType(named.name);
    imageType.setValue(CellPath::map(), Value::emptyObject());
    for (const auto& [path, value] : named.cells)
        imageType.setValue(path, value);
    return imageType;
}

inline Named namedOf(const ImageType& imageType)
{
    Named named{imageType.name(), {}};
    for (const ImageType::Cell& cell : imageType.cells()) {
        if (cell.path != CellPath::map())
            named.cells.emplace(cell.path, cell.value);
    }
    return named;
}

inline rc::Gen<Operation> anyOperation()
{
    std::vector<What> all;
    for (int what = 0; what < int(What::End); ++what)
        all.push_back(What(what));
    for (const What often :
        {What::SetCells, What::Undo, What::Redo, What::Apply, What::TheirEdit, What::Refresh})
        all.push_back(often);
    // Whole ranges at once: RapidCheck's sizes would leave out the last kinds and things for most of the run.
    const auto pick = rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 60));
    return rc::gen::build<Operation>(rc::gen::set(&Operation::what, rc::gen::elementOf(all)),
        rc::gen::set(&Operation::picks, rc::gen::container<std::vector<int>>(8, pick)));
}

} // namespace flavormap::play
