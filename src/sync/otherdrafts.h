// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/patchfile.h"

#include <QCoroTask>

namespace flavormap {

/// A stored draft of the same profile from before its address, tenant or user was edited.
struct OtherDraft
{
    DraftKey key;
    int changes = 0; ///< image types, at least one
    bool operator==(const OtherDraft&) const = default;
};

/// The other drafts that wait for this profile; reads them on another thread, and locks none.
QCoro::Task<std::vector<OtherDraft>> otherDrafts(QString dataDir, DraftKey key);
/// What is staged in one. Errors: Storage, with the sentence of DraftStore::open().
QCoro::Task<Result<SavedChanges>> changesOfDraft(QString dataDir, DraftKey key);
/// Takes away all that is staged in one, and its history. Errors: Storage, also while another window or
/// program has it.
QCoro::Task<Result<void>> discardDraft(QString dataDir, DraftKey key);

} // namespace flavormap
