// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/steptranslation.h"

#include "edit/stagedcells.h"

#include <algorithm>
#include <set>

namespace flavormap {

namespace {

using Kind = PatchEntry::Kind;
using State = StepTranslation::State;

StagedCells reversed(StagedCells cells)
{
    for (auto& [path, cell] : cells)
        std::swap(cell.seen, cell.wanted);
    return cells;
}

/// The cells don't say what became of an empty provider that got an entry, nor of a map that came with its
/// first provider.
void restoreEmptyContainers(ImageType& old, const ImageType& before, const StagedCells& cells)
{
    std::set<CellPath> containers;
    for (const auto& [path, cell] : cells) {
        if (path.isEntry())
            containers.insert(CellPath::provider(path.providerName()));
        if (path.kind() != CellPath::Kind::Member)
            containers.insert(CellPath::map());
    }
    const auto isEmpty = [](const ImageType& imageType, const CellPath& path) {
        const Value value = imageType.value(path);
        return value.isAbsent() || value == Value::emptyObject();
    };
    for (auto path = containers.rbegin(); path != containers.rend(); ++path) { // the map comes last
        if (isEmpty(old, *path) && isEmpty(before, *path) && old.value(*path) != before.value(*path))
            old.setValue(*path, before.value(*path));
    }
}

PatchEntry createOf(const ImageType& content)
{
    PatchEntry entry;
    entry.kind = Kind::Create;
    entry.cells = cellsOfNew(content);
    return entry;
}

PatchEntry deleteOf(std::shared_ptr<const ImageType> seen)
{
    PatchEntry entry;
    entry.kind = Kind::Delete;
    entry.seenWhole = std::move(seen);
    return entry;
}

bool hasOrigin(const std::optional<PatchEntry>& entry, const QString& name)
{
    return entry && entry->isRename() && entry->origin == name;
}

bool isMovedAway(const QString& name, const State& state)
{
    return std::ranges::any_of(state, [&](const auto& named) { return hasOrigin(named.second, name); });
}

} // namespace

StepTranslation::StepTranslation(
    const QString& name, const PatchEntry& sent, const Theirs& before, const Theirs& fresh)
    : m_name(name)
    , m_origin(sent.origin)
    , m_sent(sent)
{
    if (fresh.current)
        m_after.emplace(name, *fresh.current);
    if (sent.isRename() && fresh.origin)
        m_after.emplace(m_origin, *fresh.origin);
    if (sent.kind == Kind::Delete) {
        if (sent.seenWhole)
            m_before.emplace(name, *sent.seenWhole);
    } else if (sent.kind == Kind::Create) {
        m_sentDraft = *patched(name, sent, {});
    } else if (fresh.current) {
        // Not what was seen when it was staged: a colleague's change of other cells was merged by the write.
        m_sentDraft = withCells(*fresh.current, sent.cells);
        ImageType old = withCells(*fresh.current, reversed(sent.cells));
        if (const auto& known = sent.isRename() ? before.origin : before.current)
            restoreEmptyContainers(old, *known, sent.cells);
        old.setName(sent.isRename() ? m_origin : name);
        m_before.emplace(old.name(), old);
    }
}

const ImageType* StepTranslation::before(const QString& name) const
{
    const auto it = m_before.find(name);
    return it == m_before.end() ? nullptr : &it->second;
}

const ImageType* StepTranslation::after(const QString& name) const
{
    const auto it = m_after.find(name);
    return it == m_after.end() ? nullptr : &it->second;
}

std::optional<StepTranslation::Draft> StepTranslation::draftOf(
    const QString& name, const std::optional<PatchEntry>& entry, const State& state) const
{
    Draft draft{name, {}, name, entry ? &*entry : nullptr};
    // What was staged under the old name when it was renamed has gone from the patch without a step of its
    // own: the server said the same.
    const bool isMoved = isMovedAway(name, state);
    if (isMoved && (!entry || (entry->kind == Kind::Update && !entry->isRename())))
        return std::nullopt;
    if (!entry) {
        if (!before(name))
            return std::nullopt;
        draft.content = *before(name);
    } else {
        if (entry->kind == Kind::Delete)
            return std::nullopt;
        if (entry->isRename())
            draft.source = entry->origin;
        const auto there
            = [this](const QString& at) { return before(at) ? std::optional(*before(at)) : std::nullopt; };
        draft.content = *patched(name, *entry, {there(name), there(draft.source)});
    }
    const bool isAnew = m_sent.kind == Kind::Create && draft.source == m_name; // what was gone is there again
    if ((!before(draft.source) && !isAnew) || (entry && entry->kind == Kind::Create))
        draft.source.clear();
    else if (draft.source == m_origin)
        draft.source = m_name; // that is its name now
    return draft;
}

std::vector<StepTranslation::Draft> StepTranslation::draftsOf(const State& state, State& result) const
{
    std::vector<Draft> drafts;
    for (const auto& [name, entry] : state) {
        const bool isForeign = entry && entry->isRename() ? !isOurs(entry->origin) : !isOurs(name);
        if (isForeign)
            result[name] = entry;
        else if (std::optional<Draft> draft = draftOf(name, entry, state))
            drafts.push_back(std::move(*draft));
    }
    return drafts;
}

/// Was it staged on something else than what was there right before the write?
bool StepTranslation::sawOther(const PatchEntry* entry, const QString& serverName) const
{
    return entry && entry->seenWhole && before(serverName) && !equal(*entry->seenWhole, *before(serverName));
}

/// The cells that make what is on the server now say what the draft said.
PatchEntry StepTranslation::stagedOver(const QString& source, const Draft& draft) const
{
    const ImageType& fresh = *after(source);
    PatchEntry entry;
    // Compared with what was sent, not with what was read: what the server spells another way is no change.
    for (CellChange& change : stagedDifference(source == m_name ? m_sentDraft : fresh, draft.content)) {
        const PatchCell* old = draft.entry ? draft.entry->find(change.path) : nullptr;
        // Not sent, for a colleague wrote it right before us, spelled another way: rebase() took it for done.
        const bool isDone = old && !isContainer(change.path) && !m_sent.find(change.path)
            && !sameOnServer(old->seen, old->wanted)
            && sameOnServer(change.after, cellValue(fresh, change.path));
        if (isDone)
            continue;
        PatchCell cell{cellValue(fresh, change.path), std::move(change.after)};
        const ImageType* seenBefore = before(m_sent.isRename() ? m_origin : m_name);
        if (old && seenBefore && !sameOnServer(old->seen, cellValue(*seenBefore, change.path)))
            cell.seen = old->seen; // a foreign change was in the way then, and still is
        if (cell.seen != cell.wanted || isContainer(change.path))
            entry.cells.emplace_back(std::move(change.path), std::move(cell));
    }
    return entry;
}

State StepTranslation::translated(const State& state) const
{
    State result;
    std::vector<Draft> drafts = draftsOf(state, result);
    std::set<QString> taken;
    for (const auto& [name, entry] : result) {
        if (entry)
            taken.insert(name);
    }
    std::ranges::stable_partition(
        drafts, [this](const Draft& draft) { return after(draft.name) != nullptr; });
    for (const Draft& draft : drafts) {
        if (after(draft.name)) {
            taken.insert(draft.name);
            PatchEntry update = stagedOver(draft.name, draft);
            result[draft.name] = update.cells.empty() ? std::nullopt : std::optional(std::move(update));
        } else if (after(draft.source) && taken.insert(draft.source).second) {
            PatchEntry rename = stagedOver(draft.source, draft);
            rename.origin = draft.source;
            rename.seenWhole = sawOther(draft.entry, draft.entry ? draft.entry->origin : draft.name)
                ? draft.entry->seenWhole // a foreign change was in the way then, and still is
                : std::make_shared<const ImageType>(*after(draft.source));
            result[draft.name] = std::move(rename);
        } else {
            result[draft.name] = createOf(draft.content);
        }
    }
    for (const auto& [name, fresh] : m_after) {
        if (taken.contains(name))
            continue;
        const auto it = state.find(name);
        const PatchEntry* deleted
            = it != state.end() && it->second && it->second->kind == Kind::Delete ? &*it->second : nullptr;
        result[name]
            = sawOther(deleted, name) ? it->second : deleteOf(std::make_shared<const ImageType>(fresh));
    }
    for (const auto& [name, entry] : state)
        result.try_emplace(name);
    return result;
}

bool StepTranslation::concerns(const UndoStep& step) const
{
    return std::ranges::any_of(step.changes, [this](const EntryChange& change) {
        return isOurs(change.name) || hasOrigin(change.before, m_name) || hasOrigin(change.after, m_name)
            || (!m_origin.isEmpty()
                && (hasOrigin(change.before, m_origin) || hasOrigin(change.after, m_origin)));
    });
}

void StepTranslation::translate(const std::vector<UndoStep*>& steps) const
{
    // Every name that is the write's own, or an image type of the write's under another name.
    State running{{m_name, m_sent}};
    if (m_sent.isRename())
        running.try_emplace(m_origin);
    for (const UndoStep* step : steps) {
        for (const EntryChange& change : step->changes) {
            for (const auto* state : {&change.before, &change.after}) {
                if (*state && (*state)->isRename() && isOurs((*state)->origin))
                    running.try_emplace(change.name);
            }
        }
    }
    std::set<QString> seen;
    for (const UndoStep* step : steps) { // where history begins
        for (const EntryChange& change : step->changes) {
            if (running.contains(change.name) && seen.insert(change.name).second)
                running[change.name] = change.before;
        }
    }
    for (UndoStep* step : steps) {
        const auto isRunning = [&](const EntryChange& change) { return running.contains(change.name); };
        const QList<EntryChange> changes = step->changes; // shared: never touched where nothing is to be said
        if (std::ranges::none_of(changes, isRunning))
            continue;
        State old = running;
        for (const EntryChange& change : changes) {
            if (isRunning(change)) {
                old[change.name] = change.before;
                running[change.name] = change.after;
            }
        }
        const auto isSaid = [&](const QString& name) {
            return std::ranges::find(changes, name, &EntryChange::name) != changes.end();
        };
        QStringList gone;
        for (const auto& [name, entry] : old) {
            // Renamed, or renamed back, and not a change itself: nothing was staged there at that moment,
            // whatever the steps before have left. The server had said the same.
            if (!isSaid(name) && isMovedAway(name, old) != isMovedAway(name, running))
                gone.push_back(name);
        }
        for (const QString& name : gone)
            old[name] = running[name] = std::nullopt;
        const State from = translated(old);
        const State to = translated(running);
        step->changes.removeIf(isRunning);
        for (const auto& [name, entry] : to) {
            const auto it = from.find(name);
            const std::optional<PatchEntry> previous = it == from.end() ? std::nullopt : it->second;
            if (previous != entry)
                step->changes.push_back(EntryChange{name, previous, entry});
        }
        for (const auto& [name, entry] : from) {
            if (entry && !to.contains(name))
                step->changes.push_back(EntryChange{name, entry, std::nullopt});
        }
    }
}

} // namespace flavormap
