// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/problem.h"
#include "edit/base.h"

#include <QDateTime>

namespace flavormap {

class EditSession;

/// One image type of the review: what is staged, frozen.
struct PlanItem
{
    enum class Group : quint8 { New, Changed, Renamed, Deleted, Conflict };

    QString name; ///< in the draft
    PatchEntry entry;
    Group group = Group::Changed;
    Theirs server;                    ///< base when the plan was made
    std::optional<ImageType> becomes; ///< the complete object as it would be sent now; nothing for a delete
    std::vector<CellChange> changes;  ///< on the server -> will become, cell by cell
    std::vector<Conflict> conflicts;  ///< not empty: held back
    std::vector<Problem> newProblems; ///< those that the staged state adds
    QStringList usedByTemplates;      ///< cluster templates that name it (delete and rename only)
    bool areUsesUnknown = false;      ///< the templates could not be read (delete and rename only)

    bool isHeldBack() const { return !conflicts.empty(); }
    /// False for what adds a problem, and for deletes and renames that a template uses.
    bool startsTicked() const { return !isHeldBack() && newProblems.empty() && usedByTemplates.isEmpty(); }
    /// A delete or rename ends the server's version history.
    bool endsHistory() const { return group == Group::Deleted || entry.isRename(); }
};

/// The patch as a list of what will be sent: what Review shows and Apply takes, frozen at the moment it was
/// made.
struct ChangePlan
{
    QDateTime made;
    std::vector<PlanItem> items; ///< problems first, then by group, then by name

    /// `templatesByImageType` nothing: they could not be read.
    static ChangePlan of(const EditSession& session,
        const std::optional<QHash<QString, QStringList>>& templatesByImageType
        = QHash<QString, QStringList>());
    /// The same from copies of what a session has, on any thread.
    static ChangePlan of(const Base& base, const Patch& patch,
        const std::optional<QHash<QString, QStringList>>& templatesByImageType);
    const PlanItem* find(const QString& name) const;
    /// The list for a change ticket: plain text, one cell a line.
    QString asText(const QString& connectionName) const;
};

} // namespace flavormap
