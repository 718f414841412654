// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/stagedcells.h"

#include "edit/renamedcells.h"

#include <QHash>

#include <algorithm>

namespace flavormap {

namespace {

bool isObject(const Value& value)
{
    return value.isRawJson() && value.text() == u"{}";
}

} // namespace

bool liesIn(const CellPath& path, const CellPath& container)
{
    if (container.kind() == CellPath::Kind::Map)
        return path.isEntry() || path.kind() == CellPath::Kind::Provider;
    return path.isEntry() && path.providerName() == container.providerName();
}

Value cellValue(const ImageType& imageType, const CellPath& path)
{
    if (!isContainer(path))
        return imageType.value(path);
    const ProviderMap& map = imageType.providerMap();
    if (path.kind() == CellPath::Kind::Map) {
        switch (map.state) {
        case ProviderMap::State::Absent:
            return {};
        case ProviderMap::State::NotAnObject:
            return map.notAnObject;
        case ProviderMap::State::Object:
            return Value::emptyObject();
        }
    }
    const Provider* provider
        = map.state == ProviderMap::State::Object ? map.find(path.providerName()) : nullptr;
    if (!provider)
        return {};
    return provider->isObject() ? Value::emptyObject() : provider->notAnObject;
}

bool sameOnServer(const Value& a, const Value& b)
{
    const auto stored = [](const Value& value) {
        if (value == Value::null())
            return Value();
        const bool scalar = value.isRawJson() && !value.text().isEmpty()
            && QStringView(u"-0123456789tf").contains(value.text().front());
        return scalar ? Value::string(value.text()) : value;
    };
    return a == b || stored(a) == stored(b);
}

std::vector<CellChange> stagedDifference(const ImageType& from, const ImageType& to)
{
    std::vector<CellChange> changes = diff(from, to);
    for (CellChange& change : changes) {
        if (isContainer(change.path))
            change.before = cellValue(from, change.path);
    }
    return changes;
}

ImageType withCells(ImageType target, const StagedCells& cells)
{
    const auto set = [&target](const CellPath& path, const Value& wanted) {
        if (cellValue(target, path) != wanted)
            target.setValue(path, wanted);
    };
    renameInPlace(target, cells);
    // Sets before clears, so that a provider whose keys are all replaced keeps its place.
    for (const auto& [path, cell] : cells) {
        if (!cell.wanted.isAbsent() && (!isContainer(path) || isObject(cell.wanted)))
            set(path, cell.wanted);
    }
    for (const auto& [path, cell] : cells) {
        if (cell.wanted.isAbsent() && !isContainer(path))
            set(path, {});
    }
    // Last, as clearing the last entry takes the provider along and setting one makes it an object.
    for (const auto& [path, cell] : cells) {
        if (isContainer(path))
            set(path, cell.wanted);
    }
    return target;
}

StagedCells cellsOfNew(const ImageType& imageType)
{
    StagedCells cells;
    for (ImageType::Cell& cell : imageType.cells())
        cells.emplace_back(std::move(cell.path), PatchCell{{}, std::move(cell.value)});
    return cells;
}

StagedCells withoutCell(const StagedCells& cells, const CellPath& path)
{
    StagedCells left;
    for (const auto& staged : cells) {
        const bool isInside = isContainer(path) && liesIn(staged.first, path);
        const bool goesAway = isContainer(staged.first) && !isObject(staged.second.wanted);
        if (staged.first != path && !isInside && !(goesAway && liesIn(path, staged.first)))
            left.push_back(staged);
    }
    return left;
}

StagedCells restagedCells(const StagedCells& before, const ImageType& theirs, const ImageType& wanted)
{
    QHash<CellPath, CellChange> changes;
    std::vector<CellPath> order;
    for (CellChange& change : stagedDifference(theirs, wanted)) {
        order.push_back(change.path);
        changes.insert(change.path, std::move(change));
    }

    StagedCells cells;
    std::vector<CellPath> replaced; // containers that were staged away already
    for (const auto& staged : before) {
        const auto& [path, cell] = staged;
        const bool stays = isContainer(path) && !isObject(cell.wanted)
            && cellValue(wanted, path) == cell.wanted && cellValue(theirs, path) != cell.wanted;
        if (stays)
            replaced.push_back(path);
        const auto change = changes.constFind(path);
        if (stays || (change != changes.cend() && change->after == cell.wanted))
            cells.push_back(staged);
        else if (change != changes.cend())
            cells.emplace_back(path, PatchCell{change->before, change->after});
        changes.remove(path);
    }
    for (const CellPath& path : order) {
        const auto change = changes.constFind(path);
        if (change == changes.cend())
            continue;
        // What a colleague put into a container after it was staged away stays a conflict of the container.
        const bool theirNews = change->after.isAbsent()
            && std::any_of(
                replaced.begin(), replaced.end(), [&](const CellPath& at) { return liesIn(path, at); });
        if (!theirNews)
            cells.emplace_back(path, PatchCell{change->before, change->after});
    }
    return cells;
}

namespace {

/// Order alone is never a change: what was there before stays where it was.
StagedCells inOrderOf(const StagedCells& before, StagedCells cells)
{
    QHash<CellPath, qsizetype> places;
    for (const auto& [path, cell] : before)
        places.insert(path, places.size());
    std::ranges::stable_sort(
        cells, {}, [&](const auto& staged) { return places.value(staged.first, places.size()); });
    return cells;
}

} // namespace

std::optional<PatchEntry> restaged(
    const std::optional<PatchEntry>& before, const Theirs& theirs, const ImageType& wanted)
{
    using Kind = PatchEntry::Kind;
    PatchEntry entry = before.value_or(PatchEntry{});
    if (entry.kind == Kind::Delete)
        entry = {};
    if (entry.kind == Kind::Create || (!before && !theirs.current)) {
        entry.kind = Kind::Create;
        entry.cells = inOrderOf(entry.cells, cellsOfNew(wanted));
        return entry;
    }
    const std::optional<ImageType>& there = entry.isRename() ? theirs.origin : theirs.current;
    if (there)
        entry.cells = restagedCells(entry.cells, *there, wanted);
    else if (entry.seenWhole)
        entry.cells = restagedCells(entry.cells, *entry.seenWhole, wanted);
    else
        entry.cells = cellsOfNew(wanted);
    if (entry.cells.empty() && !entry.isRename())
        return std::nullopt;
    return entry;
}

} // namespace flavormap
