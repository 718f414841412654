// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"

namespace flavormap {

/// A cell's address and value as a person reads them in a list: "google.image", "ami-1" (quoted, JSON as it
/// is), "(nothing)".
QString shownPath(const CellPath& path);
QString shownValue(const Value& value);

/// ChangePlan::asText.
QString planText(const ChangePlan& plan, const QString& connectionName);

} // namespace flavormap
