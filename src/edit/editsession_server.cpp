// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from the server and from the store.
#include "edit/editsession_p.h"
#include "edit/steptranslation.h"

namespace flavormap {

bool EditSession::Private::isUnchanged(const QString& name, const PatchEntry& entry, const Base& before) const
{
    if (!before.isKnown())
        return false;
    const auto isSame = [&](const QString& at) {
        if (before.overlay().contains(at) || base.overlay().contains(at))
            return false;
        if (before.isUnreadable(at) || base.isUnreadable(at))
            return false;
        const int old = before.catalogue()->rowOf(at);
        const int fresh = base.catalogue()->rowOf(at);
        if (old < 0 || fresh < 0)
            return old < 0 && fresh < 0;
        return before.catalogue()->rawJson(old) == base.catalogue()->rawJson(fresh);
    };
    return isSame(name) && (!entry.isRename() || isSame(entry.origin));
}

std::vector<EntryChange> EditSession::Private::rebased(
    const QStringList& names, const TheirsBefore& theirsBefore, RebaseReport& report) const
{
    std::vector<EntryChange> changes;
    for (const QString& name : names) {
        const auto staged = patch.find(name);
        if (staged == patch.end())
            continue;
        const PatchEntry& entry = staged->second;
        const std::optional<Theirs> theirs = theirsBefore(name, entry);
        const std::optional<ImageType>* old
            = !theirs ? nullptr : &(entry.isRename() ? theirs->origin : theirs->current);
        Rebased now
            = flavormap::rebase(name, entry, base.theirs(name, entry), old && *old ? &**old : nullptr);
        report.mergedCells += int(now.merged.size());
        if (now.isDone())
            ++report.done;
        const bool wasInConflict = theirs && !flavormap::rebase(name, entry, *theirs).conflicts.empty();
        if (!wasInConflict && !now.conflicts.empty())
            ++report.newConflicts;
        if (now.left != std::optional(entry))
            changes.push_back({name, entry, std::move(now.left)});
    }
    return changes;
}

bool EditSession::Private::translateIfOurs(const EntryChange& change)
{
    const auto ours = sent.find(change.name);
    if (ours == sent.end() || change.after || !change.before || ours->second.entry != *change.before)
        return false;
    const StepTranslation translation(
        change.name, ours->second.entry, ours->second.before, base.theirs(change.name, ours->second.entry));
    sent.erase(ours);
    return history.translate(translation);
}

void EditSession::noteSent(const QString& name, const PatchEntry& sent, const Theirs& before)
{
    d->sent.insert_or_assign(name, Private::Sent{sent, before});
}

RebaseReport EditSession::rebase(std::shared_ptr<const Catalogue> fresh)
{
    RebaseReport report;
    const RowIndex::Counts countsBefore = d->rows.counts();
    const auto stagedBefore = qsizetype(d->patch.size());
    QHash<QString, quint8> known;
    for (const auto& [name, entry] : d->patch) {
        if (const int row = d->rows.rowOfDraftName(name); row >= 0)
            known.insert(name, d->rows.marks(row));
    }
    const Base before = std::exchange(d->base, Base(std::move(fresh)));
    d->baseNamesByFold.clear();
    QStringList changed;
    for (const auto& [name, entry] : d->patch) {
        if (d->isUnchanged(name, entry, before))
            continue;
        known.remove(name);
        changed.append(name);
    }
    const std::vector<EntryChange> changes = d->rebased(
        changed,
        [&before](const QString& name, const PatchEntry& entry) {
            return before.isKnown() ? std::optional(before.theirs(name, entry)) : std::nullopt;
        },
        report);
    for (const EntryChange& change : changes) {
        if (change.after)
            d->patch.insert_or_assign(change.name, *change.after);
        else
            d->patch.erase(change.name);
    }
    bool isHistoryChanged = false;
    for (const EntryChange& change : changes)
        isHistoryChanged = d->translateIfOurs(change) || isHistoryChanged;
    for (const QString& name : d->history.namesOnServer()) {
        if (before.contains(name) && !d->base.contains(name))
            isHistoryChanged = d->history.rememberGone(name, *before.imageType(name)) || isHistoryChanged;
    }
    d->rows.reset(known);
    Q_EMIT baseReplaced();
    if (!changes.empty())
        Q_EMIT entriesChanged(changes);
    if (isHistoryChanged)
        Q_EMIT historyChanged();
    d->tellCounts(countsBefore, stagedBefore);
    return report;
}

RebaseReport EditSession::readBack(const QString& name, std::optional<ImageType> fresh)
{
    RebaseReport report;
    QStringList names{name};
    if (const QString renamed = d->rows.renamedTo(name); !renamed.isEmpty())
        names.append(renamed);
    std::map<QString, Theirs> before;
    for (const QString& at : names) {
        if (const std::optional<PatchEntry> entry = d->staged(at); entry && d->base.isKnown())
            before.emplace(at, d->base.theirs(at, *entry));
    }
    const std::optional<ImageType> last = fresh ? std::nullopt : d->base.imageType(name);
    bool isHistoryChanged = last && d->history.rememberGone(name, *last);
    d->base.readBack(name, std::move(fresh));
    d->baseNamesByFold.clear();
    std::vector<EntryChange> changes = d->rebased(
        names,
        [&before](const QString& at, const PatchEntry&) {
            const auto it = before.find(at);
            return it == before.end() ? std::nullopt : std::optional(it->second);
        },
        report);
    for (const EntryChange& change : changes)
        isHistoryChanged = d->translateIfOurs(change) || isHistoryChanged;
    QStringList alsoLook{name};
    if (const std::optional<PatchEntry> entry = d->staged(name); entry && entry->isRename())
        alsoLook.append(entry->origin);
    d->apply(std::move(changes), alsoLook, isHistoryChanged);
    return report;
}

void EditSession::verified(const QString& name, const PatchEntry& sent, const Theirs& fresh)
{
    const StepTranslation translation(name, sent, d->base.theirs(name, sent), fresh);
    d->sent.erase(name);
    d->base.readBack(name, fresh.current);
    d->baseNamesByFold.clear();
    QStringList alsoLook{name};
    if (sent.isRename()) {
        d->base.readBack(sent.origin, fresh.origin);
        alsoLook.append(sent.origin);
        if (fresh.current && !fresh.origin)
            d->rows.moveRow(sent.origin, name);
    }
    const bool isTranslated = d->history.translate(translation);

    // What is staged now is the last state of history: said again it is nothing, or what came after the
    // write.
    std::vector<EntryChange> changes;
    if (d->staged(name)) {
        StepTranslation::State now{{name, d->staged(name)}};
        if (sent.isRename())
            now.emplace(sent.origin, d->staged(sent.origin));
        for (auto& [at, entry] : translation.translated(now))
            changes.push_back(d->changeTo(at, entry));
    }
    d->apply(std::move(changes), alsoLook, isTranslated);
}

void EditSession::restore(Patch patch, std::vector<UndoStep> done, std::vector<UndoStep> undone)
{
    Q_ASSERT(d->patch.empty());
    const RowIndex::Counts countsBefore = d->rows.counts();
    const int rowsBefore = d->rows.size();
    std::vector<EntryChange> changes;
    for (const auto& [name, entry] : patch) {
        const std::optional<PatchEntry> left = d->normalised(name, entry);
        if (left != std::optional(entry))
            changes.push_back({name, entry, left});
        if (left)
            d->patch.emplace(name, *left);
    }
    d->history.restore(std::move(done), std::move(undone));
    for (const EntryChange& change : changes)
        d->translateIfOurs(change);
    std::vector<EntryChange> all;
    for (const auto& [name, entry] : d->patch)
        all.push_back({name, std::nullopt, entry});
    const std::vector<int> touched = d->rows.update(d->rows.noteChanges(all));
    if (d->rows.size() > rowsBefore)
        Q_EMIT rowsAppended(rowsBefore, d->rows.size() - 1);
    if (!changes.empty())
        Q_EMIT entriesChanged(changes);
    if (!touched.empty())
        Q_EMIT rowsChanged(touched);
    Q_EMIT historyChanged();
    d->tellCounts(countsBefore, 0);
}

} // namespace flavormap
