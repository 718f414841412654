// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/rebasing.h"

#include "edit/plainentry.h"

#include <utility>

namespace flavormap {

std::vector<EntryChange> rebased(const Patch& patch, const Base& base, const QStringList& names,
    const TheirsBefore& theirsBefore, RebaseReport& report)
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
        Rebased now = rebase(name, entry, base.theirs(name, entry), old && *old ? &**old : nullptr);
        for (CellChange& cell : now.merged)
            report.merged.push_back({name, std::move(cell)});
        if (now.isDone())
            ++report.done;
        const bool wasInConflict = theirs && !rebase(name, entry, *theirs).conflicts.empty();
        if (!wasInConflict && !now.conflicts.empty())
            ++report.newConflicts;
        if (now.left != std::optional(entry))
            changes.push_back({name, entry, std::move(now.left)});
    }
    return changes;
}

Rebasing::Rebasing(Base before, Patch patch, const RowIndex& rows, quint64 revision)
    : m_before(std::move(before))
    , m_revision(revision)
    , m_patch(std::move(patch))
    , m_rows(m_base, m_patch)
{
    if (!m_before.isKnown()) // then all of it is looked at
        return;
    for (const auto& [name, entry] : m_patch) {
        if (const int row = rows.rowOfDraftName(name); row >= 0)
            m_marks.insert(name, rows.marks(row));
    }
}

void Rebasing::workOut(Base fresh)
{
    m_base = std::move(fresh);
    QStringList changed;
    for (const auto& [name, entry] : m_patch) {
        if (isUnchanged(name, entry))
            continue;
        m_marks.remove(name);
        if (!m_before.isKnown() && isPlain(m_base, name, entry)) // else it is told what came from the server
            m_marks.insert(name, RowIndex::Touched | RowIndex::Exists);
        else
            changed.append(name);
    }
    const auto theirsBefore = [this](const QString& name, const PatchEntry& entry) {
        return m_before.isKnown() ? std::optional(m_before.theirs(name, entry)) : std::nullopt;
    };
    if (m_base.isKnown())
        m_changes = rebased(m_patch, m_base, changed, theirsBefore, m_report);
    for (const EntryChange& change : m_changes) {
        if (change.after)
            m_patch.insert_or_assign(change.name, *change.after);
        else
            m_patch.erase(change.name);
    }
    m_rows.reset(m_marks);
}

bool Rebasing::isUnchanged(const QString& name, const PatchEntry& entry) const
{
    if (!m_before.isKnown())
        return false;
    const auto isSame = [this](const QString& at) {
        if (m_before.overlay().contains(at))
            return false;
        if (m_before.isUnreadable(at) || m_base.isUnreadable(at))
            return false;
        const int old = m_before.catalogue()->rowOf(at);
        const int fresh = m_base.catalogue()->rowOf(at);
        if (old < 0 || fresh < 0)
            return old < 0 && fresh < 0;
        return m_before.catalogue()->rawJson(old) == m_base.catalogue()->rawJson(fresh);
    };
    return isSame(name) && (!entry.isRename() || isSame(entry.origin));
}

void Rebasing::exchange(Base& base, Patch& patch, RowIndex& rows)
{
    std::swap(base, m_base);
    patch.swap(m_patch); // rows point into it: its nodes stay where they are
    rows.swap(m_rows);
}

} // namespace flavormap
