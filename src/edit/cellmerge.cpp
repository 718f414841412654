// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/stagedcells.h"

#include <QSet>

#include <algorithm>

namespace flavormap {

namespace {

bool isObject(const Value& value)
{
    return value.isRawJson() && value.text() == u"{}";
}
bool isOtherJson(const Value& value)
{
    return !value.isAbsent() && !isObject(value);
}

/// One cell against what is there: already so, as it was seen, or something third.
enum class Meeting : quint8 { Done, Fine, Conflict };

Meeting meet(const PatchCell& cell, const Value& theirs)
{
    if (theirs == cell.wanted)
        return Meeting::Done;
    if (theirs == cell.seen)
        return Meeting::Fine;
    // Only now by the server's rules: else a change from 5 to "5" could never be staged.
    if (sameOnServer(theirs, cell.wanted))
        return Meeting::Done;
    return sameOnServer(theirs, cell.seen) ? Meeting::Fine : Meeting::Conflict;
}

class CellMerger
{
public:
    CellMerger(const StagedCells& cells, const ImageType& theirs)
        : m_cells(cells)
        , m_theirs(theirs)
    {
    }

    MergedCells run() &&
    {
        for (const auto& [path, cell] : m_cells)
            isContainer(path) ? container(path, cell) : plain(path, cell);
        dropNullsWithoutContainer();
        containersInTheWay();
        return std::move(m_result);
    }

private:
    void keep(const CellPath& path, const PatchCell& cell, bool conflict)
    {
        m_result.left.emplace_back(path, cell);
        if (conflict)
            m_result.conflicts.push_back(
                {Conflict::Kind::Cell, path, cell.seen, m_theirs.value(path), cell.wanted});
    }

    void plain(const CellPath& path, const PatchCell& cell)
    {
        const Meeting meeting = meet(cell, m_theirs.value(path));
        if (meeting != Meeting::Done || isDoneButNull(path, cell))
            keep(path, cell, meeting == Meeting::Conflict);
    }

    /// They have null where an entry is cleared: the server drops it. But what is staged for its container
    /// may count on it being gone.
    bool isDoneButNull(const CellPath& path, const PatchCell& cell) const
    {
        const Value theirs = m_theirs.value(path);
        return path.isEntry() && theirs == Value::null() && cell.wanted.isAbsent()
            && meet(cell, theirs) == Meeting::Done;
    }
    void dropNullsWithoutContainer()
    {
        const StagedCells left = m_result.left;
        std::erase_if(m_result.left, [&](const auto& staged) {
            const auto isAround = [&](const auto& other) {
                return isContainer(other.first) && liesIn(staged.first, other.first);
            };
            return isDoneButNull(staged.first, staged.second) && std::ranges::none_of(left, isAround);
        });
    }

    void container(const CellPath& path, const PatchCell& cell);
    bool isRedundant(const CellPath& path, const PatchCell& cell, const Value& there) const;
    bool holdsUnstaged(const CellPath& path) const;
    void containersInTheWay();
    void ensureContainer(const CellPath& path, const PatchCell& entry);

    const StagedCells& m_cells;
    const ImageType& m_theirs;
    MergedCells m_result;
};

/// Does the draft say it without this cell?
bool CellMerger::isRedundant(const CellPath& path, const PatchCell& cell, const Value& there) const
{
    // An entry makes its provider an object by itself; that this replaces other JSON has to be told and
    // checked.
    if (isObject(cell.wanted) && isOtherJson(there))
        return false;
    // That the whole map goes is no reason either: it may go only because each thing in it is said to go.
    StagedCells others;
    for (const auto& staged : m_cells) {
        if (staged.first != path && (staged.first != CellPath::map() || isObject(staged.second.wanted)))
            others.push_back(staged);
    }
    return cellValue(withCells(m_theirs, others), path) == cell.wanted;
}

/// Is there content in their container that no staged cell takes away?
bool CellMerger::holdsUnstaged(const CellPath& path) const
{
    const auto isStaged = [this](const CellPath& at) {
        return std::ranges::any_of(m_cells, [&](const auto& staged) { return staged.first == at; });
    };
    for (const ImageType::Cell& cell : m_theirs.cells()) {
        if (cell.path != path && liesIn(cell.path, path) && !isStaged(cell.path))
            return true;
    }
    return false;
}

void CellMerger::container(const CellPath& path, const PatchCell& cell)
{
    const Value there = cellValue(m_theirs, path);
    if (isRedundant(path, cell, there))
        return;
    const bool takesAlong = isObject(there) && !isObject(cell.wanted) && holdsUnstaged(path);
    const Meeting meeting = meet(cell, there);
    if (takesAlong)
        keep(path, cell, true);
    else if (isObject(cell.wanted) && isObject(there)) // emptied: the entries' own cells say the rest
        keep(path, cell, false);
    else if (meeting != Meeting::Done)
        keep(path, cell, meeting == Meeting::Conflict);
}

/// An entry that is to be set where they put something that is not an object: that it would be replaced is a
/// conflict of its own.
void CellMerger::containersInTheWay()
{
    const StagedCells left = m_result.left;
    for (const auto& [path, cell] : left) {
        if (cell.wanted.isAbsent() || path.kind() == CellPath::Kind::Member || path == CellPath::map())
            continue;
        ensureContainer(CellPath::map(), cell);
        if (path.isEntry())
            ensureContainer(CellPath::provider(path.providerName()), cell);
    }
}

void CellMerger::ensureContainer(const CellPath& path, const PatchCell& entry)
{
    if (!isOtherJson(cellValue(m_theirs, path)))
        return;
    const bool isStaged
        = std::ranges::any_of(m_result.left, [&](const auto& staged) { return staged.first == path; });
    if (isStaged)
        return;
    const PatchCell cell{entry.seen.isAbsent() ? Value() : Value::emptyObject(), Value::emptyObject()};
    keep(path, cell, meet(cell, cellValue(m_theirs, path)) == Meeting::Conflict);
}

} // namespace

MergedCells mergedCells(const StagedCells& cells, const ImageType& theirs)
{
    return CellMerger(cells, theirs).run();
}

StagedCells keptCell(const StagedCells& cells, const CellPath& path, const ImageType& theirs)
{
    StagedCells kept = cells;
    const auto isStaged = [&cells](const CellPath& at) {
        return std::ranges::any_of(cells, [&](const auto& staged) { return staged.first == at; });
    };
    for (auto& [at, cell] : kept) {
        if (at != path)
            continue;
        cell.seen = cellValue(theirs, path);
        if (!isContainer(path) || isObject(cell.wanted))
            break;
        // Taking a container away takes all that is in it: each of these cells is said.
        StagedCells clears;
        for (const ImageType::Cell& there : theirs.cells()) {
            if (there.path != path && liesIn(there.path, path) && !isStaged(there.path))
                clears.emplace_back(there.path, PatchCell{cellValue(theirs, there.path), {}});
        }
        kept.insert(kept.end(), clears.begin(), clears.end());
        break;
    }
    return kept;
}

} // namespace flavormap
