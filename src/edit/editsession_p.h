// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"
#include "edit/history.h"
#include "edit/rowindex.h"

namespace flavormap {

class EditSession::Private
{
public:
    explicit Private(EditSession* session);

    /// The entry of a name; nothing: not staged.
    std::optional<PatchEntry> staged(const QString& name) const;
    /// `after` loses what base says already. `marks` takes those of the entry, so that many at once are not
    /// looked at twice.
    EntryChange changeTo(
        const QString& name, std::optional<PatchEntry> after, RowIndex::Marks* marks = nullptr) const;

    Result<void> mayEdit() const;
    /// Can what the server has of it be read?
    Result<void> mayCompare(const QString& draftName) const;
    /// May this image type be edited at all (whether it is there or staged to be deleted)?
    Result<void> mayTouch(const QString& draftName) const;
    /// … and its cells?
    Result<void> mayEditCells(const QString& draftName) const;
    /// `renamed`: the entry that gets the name, whose own old name may come back.
    Result<void> mayName(const QString& name, const QString& renamedFrom = {},
        const std::optional<PatchEntry>& renamed = {}) const;
    /// Another name, there or staged, that differs from this one only in case; empty: none.
    QString namedAlike(const QString& name) const;
    /// Why an entry of another patch can't be staged; empty: it can.
    QString refusalOfIncoming(const QString& name, const PatchEntry& entry) const;
    struct Incoming
    {
        IncomingChange change;
        QStringList rivals; ///< staged entries of the same names
    };
    std::vector<Incoming> examined(const Patch& incoming) const;
    IncomingChange examined(const QString& name, const PatchEntry& entry, const QStringList& rivals) const;

    /// One undo step. Nothing changes: no step.
    void stage(std::vector<EntryChange> changes, const QString& undoText, const RowIndex::Marks& marks = {});
    /// Makes the patch say what the changes say and tells it; `alsoLook`: other names whose base changed.
    void apply(std::vector<EntryChange> changes, const QStringList& alsoLook = {},
        bool historyChanged = false, const RowIndex::Marks& marks = {});
    void restoreStep(const UndoStep& step, History::Side side);
    Result<void> mayRestore(const UndoStep* step, const QString& nothingLeft) const;
    void tellCounts(const RowIndex::Counts& before, qsizetype stagedBefore);

    /// A change that took an entry away because the server says it now: was that our own write? Then history
    /// is translated.
    bool translateIfOurs(const EntryChange& change);

    std::vector<EntryChange> removal(const QString& name, RowIndex::Marks& marks) const;
    std::vector<EntryChange> renaming(const QString& from, const QString& to) const;

    EditSession* const q;
    Base base;
    Patch patch;
    RowIndex rows;
    quint64 revision = 0; ///< of base and patch
    History history;
    QString readOnlyReason;
    QSet<QString> inFlight;
    struct Sent
    {
        PatchEntry entry;
        Theirs before;
    };
    std::map<QString, Sent> sent;                         // writes whose end was not seen
    mutable QMultiHash<QString, QString> baseNamesByFold; // made when first asked for
};

} // namespace flavormap
