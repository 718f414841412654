// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "edit/patchentry.h"
#include "store/draftkey.h"

#include <QDateTime>

namespace flavormap {

/// Staged changes on their way to another place: what a file of changes says.
struct SavedChanges
{
    Patch patch;
    QString connection; ///< the name of the one they were staged for; empty: an older file, which says none
    DraftKey place;     ///< where they were staged; the profile is not kept
    QDateTime when;     ///< saved, this computer's time; invalid: an older file

    bool operator==(const SavedChanges&) const = default;
};

/// Staged changes in a file of their own: the way out when the draft can't be kept, and the way back. 0600,
/// JSON, versioned. Errors: Storage, naming the path and what to do; for a file that is not there or can't be
/// read, one of something else, a damaged one, and one of a newer version each its own.
Result<void> savePatchFile(const QString& path, const SavedChanges& changes);
Result<SavedChanges> loadPatchFile(const QString& path);

} // namespace flavormap
