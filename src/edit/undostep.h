// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/patchentry.h"

#include <QDateTime>
#include <QList>

namespace flavormap {

/// The entry of one name before and after an edit; nothing: not staged.
struct EntryChange
{
    QString name;
    std::optional<PatchEntry> before;
    std::optional<PatchEntry> after;
    bool operator==(const EntryChange&) const = default;
};

/// One edit as the person sees it, whatever its size: plain data, so that history can be stored. Copies share
/// their changes (QList).
struct UndoStep
{
    QString text;   ///< "Paste 12 cells": completes "Undo …"
    QDateTime when; ///< this computer's time
    QList<EntryChange> changes;
    bool operator==(const UndoStep&) const = default;
};

} // namespace flavormap
