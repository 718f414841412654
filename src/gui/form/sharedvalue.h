// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cellpath.h"
#include "domain/value.h"

#include <QStringList>

namespace flavormap {

class EditSession;

/// What several image types have in one cell.
struct SharedValue
{
    Value value;          ///< of the first one that has it
    int holders = 0;      ///< image types that have it
    int differing = 0;    ///< how many different values they have
    int of = 0;           ///< image types in all
    bool rawJson = false; ///< one of them is not a string: it can't be typed over
    bool isCommon() const { return holders == 0 || (differing == 1 && holders == of); }
    /// "3 different values", "root · 2 of 3"; empty where all say the same.
    QString summary() const;
};

SharedValue sharedValue(const EditSession& session, const QStringList& names, const CellPath& path);

/// Why not all of these can be edited now, one sentence; empty: they can.
QString refusalOfAll(const EditSession& session, const QStringList& names);

/// The values that a cell of this path has in other image types, most used first: for completion. Looks at
/// the first rows of a big catalogue only.
QStringList valuesInUse(const EditSession& session, const CellPath& path);

} // namespace flavormap
