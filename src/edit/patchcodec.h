// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "edit/undostep.h"

#include <QByteArray>

namespace flavormap {

/// PatchEntry and UndoStep <-> JSON for the store: lossless (patch -> JSON -> patch is identity), with a
/// format number inside. Errors: Storage when the bytes are not what encode() wrote, or a newer format.
QByteArray encode(const PatchEntry& entry);
QByteArray encode(const UndoStep& step);
Result<PatchEntry> decodePatchEntry(QByteArrayView json);
Result<UndoStep> decodeUndoStep(QByteArrayView json);

} // namespace flavormap
