// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/itemstate.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace flavormap {

/// One state of one image type of one Apply, as the journal keeps it.
struct JournalItem
{
    QString run;  ///< one Apply: an id
    QString name; ///< empty: see endOf()
    ItemState state = ItemState::Waiting;
    QDateTime when;
    QString what;      ///< "create", "update", "delete", "rename", with the old name
    QByteArray before; ///< JSON of what the server had; empty: absent or not read yet
    QByteArray after;  ///< JSON of what was (to be) written; empty for a delete
    QString reason;    ///< of a failure, conflict or unknown outcome

    /// What ends a run: one that has none was interrupted.
    static JournalItem endOf(const QString& run)
    {
        return {run, {}, ItemState::Verified, QDateTime::currentDateTime(), {}, {}, {}, {}};
    }
    bool isEnd() const { return name.isEmpty(); }

    bool operator==(const JournalItem&) const = default;
};

} // namespace flavormap
