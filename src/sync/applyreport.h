// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/itemstate.h"
#include "edit/changeplan.h"
#include "store/journalitem.h"

namespace flavormap {

struct Connection;

/// One image type of an Apply, as it is shown.
struct ApplyItem
{
    struct Step
    {
        ItemState state;
        QDateTime when;
        QString text; ///< "the server still has what was read at 14:02"
    };

    QString name;
    PatchEntry::Kind kind = PatchEntry::Kind::Update;
    bool rename = false;
    QString origin; ///< of a rename: the old name
    ItemState state = ItemState::Waiting;
    std::optional<Error> error; ///< of Failed, Conflict, Unknown
    QStringList notes;        ///< what the server dropped, a foreign write before or after ours and where its
                              ///< content is kept
    std::vector<Step> steps;  ///< in order
    bool isForbidden = false; ///< the write was answered by a 403: this user may write nothing
    std::optional<ImageType> replaced; ///< what it said before, where the server keeps it no more
    qint64 milliseconds = 0;           ///< from Checking to the end

    bool hasEnded() const { return state >= ItemState::Verified; }
};

/// How an Apply went, for a change ticket.
struct ApplyReport
{
    QString run; ///< the journal's id of it
    QDateTime started;
    QDateTime ended;            ///< of one that was interrupted: its last sign of life
    bool isInterrupted = false; ///< its program ended before it did
    std::vector<ApplyItem> items;

    int count(ItemState state) const;
    QString asText(const QString& connectionName) const;
    /// One object; `journal`: what the journal has of this run, for the times and for what was replaced and
    /// written.
    QByteArray asJson(const Connection& connection, const std::vector<JournalItem>& journal) const;
};

/// An Apply that the end of its program cut off: what its journal says, compared with what the server has
/// now.
struct InterruptedApply
{
    ApplyReport report;
    /// What is staged no more, because the server has it, as it was sent.
    std::vector<PlanItem> done;

    const ApplyItem* find(const QString& name) const;
    QString sentence() const; ///< what is there, what is missing, what is unknown
};

} // namespace flavormap
