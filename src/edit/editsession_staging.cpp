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

EntryChange EditSession::Private::changeTo(const QString& name, std::optional<PatchEntry> after) const
{
    EntryChange change{name, staged(name), std::move(after)};
    if (change.after && base.isKnown()) // without what base says already
        change.after = flavormap::rebase(name, *change.after, base.theirs(name, *change.after)).left;
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

void EditSession::Private::restoreStep()
{
    apply(restoring->takeChanges(), {}, true, restoring->marks());
}

Result<std::shared_ptr<Staging>> EditSession::Private::beginRestoring(
    const UndoStep* step, History::Side side, const QString& nothingLeft) const
{
    if (const Result<void> allowed = mayRestore(step, nothingLeft); !allowed)
        return tl::unexpected(allowed.error());
    QSet<QString> mentioned;
    for (const EntryChange& change : step->changes)
        mentioned.insert(change.name);
    auto staging = std::make_shared<Staging>(step->text);
    for (const EntryChange& change : step->changes) {
        const auto& wanted = side == History::Side::Before ? change.before : change.after;
        // Nothing was staged under the old name in this state of history, because the server said the same
        // then.
        const bool isAlone = wanted && wanted->isRename() && !mentioned.contains(wanted->origin);
        staging->add([name = change.name, now = staged(change.name), wanted = wanted,
                         origin = isAlone ? staged(wanted->origin) : std::nullopt,
                         isAlone](Staging& self, const Base& known) {
            const std::optional<PatchEntry> left = self.change(known, name, now, wanted);
            if (isAlone && left && left->isRename())
                self.change(known, left->origin, origin, std::nullopt);
        });
    }
    return staging;
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
    return d->run(
        [this] {
            return d->beginRestoring(
                d->history.nextUndo(), History::Side::Before, tr("There is nothing to undo."));
        },
        Private::Becomes::Undone);
}

Result<void> EditSession::redo()
{
    return d->run(
        [this] {
            return d->beginRestoring(
                d->history.nextRedo(), History::Side::After, tr("There is nothing to redo."));
        },
        Private::Becomes::Redone);
}

// -- at once or elsewhere

Result<void> EditSession::Private::run(Begin begin, Becomes becomes)
{
    constexpr int many = 2000; // fewer take less than a frame or a few
    const Result<std::shared_ptr<Staging>> begun = begin();
    if (!begun)
        return tl::unexpected(begun.error());
    Staging& staging = **begun;
    if (!elsewhere || staging.size() < many) {
        staging.workOut(base);
        put(staging, becomes);
        return {};
    }
    pending = {*begun, std::move(begin), becomes, revision, permission};
    Q_EMIT q->stagingChanged();
    elsewhere(pending.staging);
    return {};
}

void EditSession::Private::put(Staging& staging, Becomes becomes)
{
    if (becomes == Becomes::Step) {
        stage(staging.takeChanges(), staging.text(), staging.marks());
        return;
    }
    restoring = &staging;
    becomes == Becomes::Undone ? history.undo() : history.redo();
    restoring = nullptr;
}

void EditSession::setElsewhere(std::function<void(const std::shared_ptr<Staging>&)> begin)
{
    d->elsewhere = std::move(begin);
}

const std::shared_ptr<Staging>& EditSession::staging() const
{
    return d->pending.staging;
}

std::shared_ptr<Staging> EditSession::finishStaging()
{
    Private::Pending ended = std::exchange(d->pending, {});
    if (!ended.staging->isCancelled()) {
        if (ended.revision == d->revision && ended.permission == d->permission) {
            d->put(*ended.staging, ended.becomes);
        } else if (auto again = ended.begin()) {
            d->pending = {*again, std::move(ended.begin), ended.becomes, d->revision, d->permission};
            return *again;
        } else {
            Q_EMIT stagingRefused(again.error());
        }
    }
    Q_EMIT stagingChanged();
    return {};
}

} // namespace flavormap
