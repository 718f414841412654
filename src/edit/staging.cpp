// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/staging.h"

#include "edit/plainentry.h"

namespace flavormap {

Staging::Staging(QString title)
    : m_title(std::move(title))
{
}

void Staging::add(Part part)
{
    m_parts.push_back(std::move(part));
    ++m_size;
}

void Staging::workOut(const Base& base)
{
    for (Part& part : m_parts) {
        if (m_isCancelled)
            break;
        const Part now = std::exchange(part, {}); // what it holds is freed here, not on the main thread
        now(*this, base);
        ++m_done;
    }
}

std::optional<PatchEntry> Staging::change(
    const Base& base, const QString& name, std::optional<PatchEntry> before, std::optional<PatchEntry> after)
{
    if (!after || !base.isKnown()) {
        m_changes.push_back({name, std::move(before), after});
        return after;
    }
    if (isPlain(base, name, *after)) {
        m_marks.insert(name, RowIndex::Touched | RowIndex::Exists);
        m_changes.push_back({name, std::move(before), after});
        return after;
    }
    const Theirs theirs = base.theirs(name, *after);
    Rebased now = flavormap::rebase(name, *after, theirs);
    if (now.left == after && !after->isRename())
        m_marks.insert(name, RowIndex::marksOf(patched(name, *after, theirs), !now.conflicts.empty()));
    m_changes.push_back({name, std::move(before), now.left});
    return std::move(now.left);
}

} // namespace flavormap
