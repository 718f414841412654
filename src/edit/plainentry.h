// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/base.h"

namespace flavormap {

/// Most entries only set values that are there: does the server have for each cell what it has seen, so that
/// rebase() would leave the entry as it is, without a conflict, and has its draft no problem? Told without
/// decoding the image type, in a tenth of the time. False: it has to be looked at.
bool isPlain(const Base& base, const QString& name, const PatchEntry& entry);

} // namespace flavormap
