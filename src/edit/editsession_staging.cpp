// SPDX-License-Identifier: GPL-3.0-or-later
// How changes get into the patch, from an edit, from history or from the server: the one way in.
#include "edit/editsession_p.h"
#include "edit/stagedcells.h"

#include <algorithm>

namespace flavormap {

std::optional<PatchEntry> EditSession::Private::staged(const QString& name) const
{
    const auto it = patch.find(name);
    return it == patch.end() ? std::nullopt : std::optional(it->second);
}

EntryChange EditSession::Private::changeTo(
    const QString& name, std::optional<PatchEntry> after, RowIndex::Marks* marks) const
{
    EntryChange change{name, staged(name), std::move(after)};
    if (!change.after || !base.isKnown())
        return change;
    // Without what base says already.
    const Theirs theirs = base.theirs(name, *change.after);
    Rebased now = flavormap::rebase(name, *change.after, theirs);
    const bool isSame = now.left == change.after;
    change.after = std::move(now.left);
    if (marks && isSame && !change.after->isRename())
        marks->insert(name, RowIndex::marksOf(patched(name, *change.after, theirs), !now.conflicts.empty()));
    return change;
}

void EditSession::Private::stage(
    std::vector<EntryChange> changes, const QString& undoText, const RowIndex::Marks& marks)
{
    std::erase_if(changes, [](const EntryChange& change) { return change.before == change.after; });
    if (changes.empty())
        return;
    history.push({undoText, QDateTime::currentDateTime(), {changes.begin(), changes.end()}});
    apply(std::move(changes), {}, true, marks);
}

void EditSession::Private::apply(std::vector<EntryChange> changes, const QStringList& alsoLook,
    bool historyChanged, const RowIndex::Marks& marks)
{
    std::erase_if(changes, [](const EntryChange& change) { return change.before == change.after; });
    const RowIndex::Counts countsBefore = rows.counts();
    const auto stagedBefore = qsizetype(patch.size());
    const int rowsBefore = rows.size();
    ++revision;
    for (const EntryChange& change : changes) {
        if (change.after)
            patch.insert_or_assign(change.name, *change.after);
        else
            patch.erase(change.name);
    }
    const std::vector<int> touched = rows.update(rows.noteChanges(changes) + alsoLook, marks);

    if (rows.size() > rowsBefore)
        Q_EMIT q->rowsAppended(rowsBefore, rows.size() - 1);
    if (!changes.empty())
        Q_EMIT q->entriesChanged(changes);
    if (!touched.empty())
        Q_EMIT q->rowsChanged(touched);
    if (historyChanged)
        Q_EMIT q->historyChanged();
    tellCounts(countsBefore, stagedBefore);
}

void EditSession::Private::tellCounts(const RowIndex::Counts& before, qsizetype stagedBefore)
{
    if (before != rows.counts() || stagedBefore != qsizetype(patch.size()))
        Q_EMIT q->countsChanged();
}

void EditSession::Private::restoreStep(const UndoStep& step, History::Side side)
{
    std::vector<EntryChange> changes;
    RowIndex::Marks marks;
    changes.reserve(size_t(step.changes.size()));
    QSet<QString> mentioned;
    QStringList renamed;
    for (const EntryChange& change : step.changes) {
        const auto& wanted = side == History::Side::Before ? change.before : change.after;
        changes.push_back(changeTo(change.name, wanted, &marks));
        mentioned.insert(change.name);
        if (changes.back().after && changes.back().after->isRename())
            renamed.append(changes.back().after->origin);
    }
    // Nothing was staged under the old name in this state of history, because the server said the same then.
    for (const QString& origin : std::as_const(renamed)) {
        if (!mentioned.contains(origin))
            changes.push_back(changeTo(origin, std::nullopt));
    }
    apply(std::move(changes), {}, true, marks);
}

Result<void> EditSession::Private::mayRestore(const UndoStep* step, const QString& nothingLeft) const
{
    if (const Result<void> allowed = mayEdit(); !allowed)
        return allowed;
    if (!step)
        return failure(Error::Kind::Invalid, nothingLeft);
    for (const EntryChange& change : step->changes) {
        for (const auto* entry : {&change.before, &change.after}) {
            const QString name
                = *entry && inFlight.contains((*entry)->origin) ? (*entry)->origin : change.name;
            if (inFlight.contains(name))
                return failure(Error::Kind::Invalid,
                    tr("“%1” is being applied: wait for it to end, then try “%2” again.")
                        .arg(name, step->text));
        }
    }
    return {};
}

Result<void> EditSession::undo()
{
    const Result<void> allowed = d->mayRestore(d->history.nextUndo(), tr("There is nothing to undo."));
    if (allowed)
        d->history.undo();
    return allowed;
}

Result<void> EditSession::redo()
{
    const Result<void> allowed = d->mayRestore(d->history.nextRedo(), tr("There is nothing to redo."));
    if (allowed)
        d->history.redo();
    return allowed;
}

} // namespace flavormap
