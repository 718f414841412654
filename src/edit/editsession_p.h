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
    /// `after` loses what base says already.
    EntryChange changeTo(const QString& name, std::optional<PatchEntry> after) const;

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

    /// Checks whether an edit may be, and says how it is worked out.
    using Begin = std::function<Result<std::shared_ptr<Staging>>()>;
    enum class Becomes : quint8 { Step, Undone, Redone };
    /// At once, or elsewhere where it is large.
    Result<void> run(Begin begin, Becomes becomes = Becomes::Step);
    void put(Staging& staging, Becomes becomes);
    Result<std::shared_ptr<Staging>> beginSetCells(
        const std::vector<CellEdit>& edits, const QString& undoText) const;
    Result<std::shared_ptr<Staging>> beginRemoval(const QStringList& names, const QString& undoText) const;
    Result<std::shared_ptr<Staging>> beginResolving(
        const QStringList& names, const std::optional<CellPath>& path, Resolution resolution) const;
    Result<std::shared_ptr<Staging>> beginResolvingCells(
        const std::vector<CellAddress>& cells, Resolution resolution) const;
    Result<std::shared_ptr<Staging>> beginIncoming(
        const Patch& incoming, Rivals rivals, const QString& undoText) const;
    Result<std::shared_ptr<Staging>> beginRestoring(
        const UndoStep* step, History::Side side, const QString& nothingLeft) const;

    /// One undo step. Nothing changes: no step.
    void stage(std::vector<EntryChange> changes, const QString& undoText, const RowIndex::Marks& marks = {});
    /// Makes the patch say what the changes say and tells it; `alsoLook`: other names whose base changed.
    void apply(std::vector<EntryChange> changes, const QStringList& alsoLook = {},
        bool historyChanged = false, const RowIndex::Marks& marks = {});
    void restoreStep();
    Result<void> mayRestore(const UndoStep* step, const QString& nothingLeft) const;
    void tellCounts(const RowIndex::Counts& before, qsizetype stagedBefore);

    /// A change that took an entry away because the server says it now: was that our own write? Then history
    /// is translated.
    bool translateIfOurs(const EntryChange& change);

    std::vector<EntryChange> renaming(const QString& from, const QString& to) const;

    EditSession* const q;
    Base base;
    Patch patch;
    RowIndex rows;
    quint64 revision = 0;   ///< of base and patch
    quint64 permission = 0; ///< of what may be edited
    struct Pending
    {
        std::shared_ptr<Staging> staging;
        Begin begin;
        Becomes becomes = Becomes::Step;
        quint64 revision = 0;
        quint64 permission = 0;
    };
    Pending pending;
    std::function<void(const std::shared_ptr<Staging>&)> elsewhere;
    Staging* restoring = nullptr; ///< while history goes back or forth
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
