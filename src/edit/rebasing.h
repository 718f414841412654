// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/rowindex.h"

#include <functional>

namespace flavormap {

/// What a refresh or read-back did to the patch.
struct RebaseReport
{
    int done = 0;         ///< entries that left the patch: the server says the same now
    int newConflicts = 0; ///< image types
    struct Merged
    {
        QString name; ///< in the draft
        CellChange cell;
    };
    std::vector<Merged> merged; ///< cells that came from the server into image types with staged changes
};

/// What was there before for a staged entry, where that is known.
using TheirsBefore = std::function<std::optional<Theirs>(const QString& name, const PatchEntry& entry)>;

/// These entries of the patch, as far as they are staged, rebased on what base has now; adds to the report.
std::vector<EntryChange> rebased(const Patch& patch, const Base& base, const QStringList& names,
    const TheirsBefore& theirsBefore, RebaseReport& report);

/// All that is staged, rebased on what the server has now: on copies of what the session had, so that another
/// thread can work it out. It also takes what the session does not need any more.
class Rebasing
{
public:
    /// `revision`: of the session that is copied.
    Rebasing(Base before, Patch patch, const RowIndex& rows, quint64 revision);

    /// On any thread, once.
    void workOut(Base fresh);

    quint64 revision() const { return m_revision; }
    const Base& before() const { return m_before; }
    const std::vector<EntryChange>& changes() const { return m_changes; }
    const RebaseReport& report() const { return m_report; }
    /// Puts what was worked out in place. Base, patch and rows belong together.
    void exchange(Base& base, Patch& patch, RowIndex& rows);

private:
    bool isUnchanged(const QString& name, const PatchEntry& entry) const;

    const Base m_before;
    const quint64 m_revision;
    Base m_base;
    Patch m_patch;
    RowIndex m_rows;
    QHash<QString, quint8> m_marks; ///< of the staged rows, before
    std::vector<EntryChange> m_changes;
    RebaseReport m_report;
};

} // namespace flavormap
