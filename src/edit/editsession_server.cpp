// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from the server and from the store.
#include "edit/editsession_p.h"
#include "edit/steptranslation.h"

#include <algorithm>

namespace flavormap {

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

std::shared_ptr<Rebasing> EditSession::beginRebase() const
{
    return std::make_shared<Rebasing>(d->base, d->patch, d->rows, d->revision);
}

RebaseReport EditSession::rebase(std::shared_ptr<const Catalogue> fresh, Rebasing* ahead)
{
    std::shared_ptr<Rebasing> own;
    if (!ahead || ahead->revision() != d->revision) {
        own = beginRebase();
        own->workOut(Base(std::move(fresh)));
        ahead = own.get();
    }
    Q_EMIT baseAboutToBeReplaced();
    const RowIndex::Counts countsBefore = d->rows.counts();
    const auto stagedBefore = qsizetype(d->patch.size());
    ++d->revision;
    ahead->exchange(d->base, d->patch, d->rows);
    d->baseNamesByFold.clear();
    bool isHistoryChanged = false;
    for (const EntryChange& change : ahead->changes())
        isHistoryChanged = d->translateIfOurs(change) || isHistoryChanged;
    const Base& before = ahead->before();
    for (const QString& name : d->history.namesOnServer()) {
        if (before.contains(name) && !d->base.contains(name))
            isHistoryChanged = d->history.rememberGone(name, *before.imageType(name)) || isHistoryChanged;
    }
    Q_EMIT baseReplaced();
    if (!ahead->changes().empty())
        Q_EMIT entriesChanged(ahead->changes());
    if (isHistoryChanged)
        Q_EMIT historyChanged();
    d->tellCounts(countsBefore, stagedBefore);
    return ahead->report();
}

RebaseReport EditSession::readBack(const QString& name, std::optional<ImageType> fresh)
{
    RebaseReport report;
    ++d->revision;
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
    std::vector<EntryChange> changes = rebased(
        d->patch, d->base, names,
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
    ++d->revision;
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

std::shared_ptr<Rebasing> EditSession::beginRestore(Patch patch) const
{
    return std::make_shared<Rebasing>(Base(), std::move(patch), d->rows, d->revision);
}

void EditSession::forget()
{
    std::vector<EntryChange> changes;
    for (const auto& [name, entry] : d->patch)
        changes.push_back({name, entry, std::nullopt});
    d->sent.clear();
    d->history.restore({}, {});
    d->apply(std::move(changes));
}

void EditSession::restore(
    Patch patch, const std::vector<UndoStep>& done, const std::vector<UndoStep>& undone, Rebasing* ahead)
{
    Q_ASSERT(d->patch.empty());
    std::shared_ptr<Rebasing> own;
    if (!ahead || ahead->revision() != d->revision) {
        own = beginRestore(std::move(patch));
        own->workOut(d->base);
        ahead = own.get();
    }
    const RowIndex::Counts countsBefore = d->rows.counts();
    const int rowsBefore = d->rows.size();
    ++d->revision;
    ahead->exchange(d->base, d->patch, d->rows);
    d->history.restore(done, undone);
    for (const EntryChange& change : ahead->changes())
        d->translateIfOurs(change);
    std::vector<int> touched;
    for (const auto& [name, entry] : d->patch) {
        touched.push_back(d->rows.rowOfServerName(name));
        if (entry.isRename())
            touched.push_back(d->rows.rowOfServerName(entry.origin));
    }
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    if (!touched.empty() && touched.front() < 0) // the new name of a rename
        touched.erase(touched.begin());
    if (d->rows.size() > rowsBefore)
        Q_EMIT rowsAppended(rowsBefore, d->rows.size() - 1);
    if (!ahead->changes().empty())
        Q_EMIT entriesChanged(ahead->changes());
    if (!touched.empty())
        Q_EMIT rowsChanged(touched);
    Q_EMIT historyChanged();
    d->tellCounts(countsBefore, 0);
}

} // namespace flavormap
