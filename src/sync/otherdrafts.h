// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/patchfile.h"

#include <QCoroTask>
#include <QSet>

namespace flavormap {

/// A stored draft that waits: of the same profile from before its address, tenant or user was edited, or of
/// the same place under a profile that is no longer saved.
struct OtherDraft
{
    DraftKey key;
    int changes = 0; ///< image types, at least one
    bool operator==(const OtherDraft&) const = default;
};

/// See DraftStore::otherDraftsOf(); reads them on another thread, and locks none.
QCoro::Task<std::vector<OtherDraft>> otherDrafts(QString dataDir, DraftKey key, QSet<QUuid> saved);
/// What is staged in one. Errors: Storage, with the sentence of DraftStore::open().
QCoro::Task<Result<SavedChanges>> changesOfDraft(QString dataDir, DraftKey key);
/// Takes away all that is staged in one, and its history. Errors: Storage, also while another window or
/// program has it.
QCoro::Task<Result<void>> discardDraft(QString dataDir, DraftKey key);

} // namespace flavormap
