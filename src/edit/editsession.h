// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "edit/incomingpatch.h"
#include "edit/rebasing.h"
#include "edit/staging.h"
#include "edit/undohistory.h"

#include <QObject>
#include <QSet>

#include <memory>

class QUndoStack;

namespace flavormap {

/// One cell to set; `wanted` absent clears it.
struct CellEdit
{
    QString name;
    CellPath path;
    Value wanted;
    bool operator==(const CellEdit&) const = default;
};

/// Where a cell is: the image type's name in the draft, and the cell in it.
struct CellAddress
{
    QString name;
    CellPath path;
};

/// How one cell of the draft is to be painted and told.
struct CellState
{
    bool staged = false;
    bool conflict = false;
    Value server; ///< what base has now ("theirs" in a conflict)
    Value seen;   ///< only when staged
    Value draft;
};

/// The one place of all edits: base (+) patch, with undo and redo without end. Lives on the main thread,
/// holds no widget and no network.
///
/// Rows: 0 … catalogue rows - 1 are those of base().catalogue(), in its order; then the extra rows (created
/// here, or read back one by one), appended as they come. A row keeps its number until baseReplaced(); it may
/// stop existing (an undone create) and come back. A staged delete keeps its row. A renamed image type stays
/// in the row of its old name and shows its new one (also after its write was verified). While a rename onto
/// a name that is there as well is in conflict, the row of that name does not exist.
class EditSession : public QObject
{
    Q_OBJECT

public:
    enum class RowState : quint8 { Unchanged, Changed, New, Deleted, Renamed, Unreadable };

    explicit EditSession(QObject* parent = nullptr);
    ~EditSession() override;

    // -- reading
    // -------------------------------------------------------------------------------------------------
    const Base& base() const;
    const Patch& patch() const;
    bool isDirty() const { return !patch().empty(); }

    int rowCount() const;
    bool rowExists(int row) const;
    int rowOf(const QString& draftName) const; ///< -1
    QString name(int row) const;               ///< in the draft
    RowState rowState(int row) const;
    bool isEditable(int row) const; ///< not unreadable, not deleted, not in flight, session not read-only
    bool isInFlight(const QString& name) const;

    /// The draft's value: the hot path of the table. `column` indexes base().catalogue()->columns().
    Value value(int row, int column) const;
    Value value(int row, const CellPath& path) const;
    /// What the row shows whole; for a staged delete what the server has.
    ImageType draft(int row) const;
    /// Nothing: not in the draft (unknown, or staged to be deleted).
    std::optional<ImageType> draft(const QString& name) const;
    CellState cellState(int row, const CellPath& path) const;
    bool hasConflict(int row) const;
    bool hasProblem(int row) const; ///< of the draft

    /// Counts of image types over the whole catalogue, kept up to date, O(1).
    int existingCount() const; ///< rows that exist: unreadable ones and staged deletes too
    int changedCount() const { return int(patch().size()); }
    int problemCount() const;
    int conflictCount() const;
    /// Conflicts of one entry against base; empty when there is none.
    std::vector<Conflict> conflicts(const QString& name) const;

    // -- editing: each call is one undo step
    // ------------------------------------------------------------------------ Errors: Invalid with the
    // reason (unreadable row, in flight, read-only, name rule, name taken, differs only in case); then
    // nothing at all was staged.
    Result<void> setCells(const std::vector<CellEdit>& edits, const QString& undoText);
    Result<void> create(const ImageType& imageType, const QString& undoText);
    Result<void> remove(const QStringList& names, const QString& undoText);
    Result<void> rename(const QString& from, const QString& to);
    /// Makes the draft of `name` say what `wanted` says (the JSON tab, a provider renamed in place), staged
    /// cell by cell. Errors: Invalid also when `wanted` has another name.
    Result<void> replaceDraft(const QString& name, const ImageType& wanted, const QString& undoText);
    Result<void> revert(const QStringList& names, const QString& undoText);
    Result<void> revertCell(const QString& name, const CellPath& path);
    /// For one cell (path), every conflict of an entry (no path) or, with no names, every conflict there is.
    /// See resolved() of merge.h.
    Result<void> resolve(
        const QStringList& names, const std::optional<CellPath>& path, Resolution resolution);
    /// The conflicts of these cells, all in one step; cells that are in none are left as they are.
    Result<void> resolveCells(const std::vector<CellAddress>& cells, Resolution resolution);

    /// How each entry of a patch that was made elsewhere fits here; stages nothing. The second one gives it
    /// from copies of what the session has now, on any thread.
    std::vector<IncomingChange> examine(const Patch& incoming) const { return examiner()(incoming); }
    std::function<std::vector<IncomingChange>(const Patch& incoming)> examiner() const;
    /// Stages what fits of it, rebased: where the server has something else than it has seen it is a
    /// conflict. What is refused is left out.
    Result<void> stageIncoming(const Patch& incoming, Rivals rivals, const QString& undoText);

    /// Edits of many image types are given to `begin`, once it is set, and count as done when they are: who
    /// gets them has them worked out on another thread and then calls finishStaging(). Until then every other
    /// edit is refused (Invalid).
    void setElsewhere(std::function<void(const std::shared_ptr<Staging>& staging)> begin);
    /// What is being worked out elsewhere; null: nothing.
    const std::shared_ptr<Staging>& staging() const;
    /// Puts it in place, as one undo step; nothing of it where it was cancelled. Where the server's side has
    /// changed meanwhile it has to be worked out anew: gives that.
    std::shared_ptr<Staging> finishStaging();

    /// Undo and redo go through these, never through the stack itself: they are refused (Invalid, with the
    /// reason) when the session is read-only, when the step touches an image type in flight, and when there
    /// is nothing left.
    Result<void> undo();
    Result<void> redo();
    bool canUndo() const; ///< there is a step, and the session is not read-only
    bool canRedo() const;
    QString undoText() const; ///< of the step that undo() would take back; empty: none
    QString redoText() const;
    /// For signals and an undo view.
    QUndoStack* undoStack() const;

    /// Nothing can be staged from now on, and why ("production is read-only"); empty: editable again.
    void setReadOnly(const QString& reason);
    QString readOnlyReason() const;

    // -- the server's side
    // ----------------------------------------------------------------------------------------------
    /// `ahead`: what beginRebase() gave, worked out on this catalogue elsewhere. It is used where nothing was
    /// edited since, and takes what the session does not need any more.
    RebaseReport rebase(std::shared_ptr<const Catalogue> fresh, Rebasing* ahead = nullptr);
    std::shared_ptr<Rebasing> beginRebase() const;
    /// One image type was read (nothing: absent) outside of a write of ours.
    RebaseReport readBack(const QString& name, std::optional<ImageType> fresh);
    /// A write of ours to `name` was verified: base takes what was read, the entry leaves the patch, and the
    /// undo steps that touch its cells are translated to the new base, so that undo stages the way back. For
    /// a rename both names are given at once.
    void verified(const QString& name, const PatchEntry& sent, const Theirs& fresh);

    /// A write of ours for this entry leaves now, and `before` is what it finds there. Where its reply is
    /// lost and a later read finds it done, the undo steps are translated as by verified().
    void noteSent(const QString& name, const PatchEntry& sent, const Theirs& before);

    /// Image types that an Apply holds: they can't be edited until released.
    void setInFlight(const QSet<QString>& names);
    void release(const QStringList& names);

    // -- the store's side
    // -----------------------------------------------------------------------------------------------
    /// Puts a stored patch and history in place; only on a session that is not dirty. Normalised against base
    /// when there is one.
    /// `ahead`: as in rebase(), of beginRestore(), and worked out on base().
    void restore(Patch patch, const std::vector<UndoStep>& done, const std::vector<UndoStep>& undone,
        Rebasing* ahead = nullptr);
    std::shared_ptr<Rebasing> beginRestore(Patch patch) const;
    /// Drops all that is staged and its history: another draft is restored next.
    void forget();
    const UndoHistory& history() const;
    std::vector<UndoStep> doneSteps() const;
    std::vector<UndoStep> undoneSteps() const;

Q_SIGNALS:
    /// Entries changed, whatever the reason (edit, undo, rebase, verified): what the store commits. `after`
    /// nothing: removed.
    void entriesChanged(const std::vector<flavormap::EntryChange>& changes);
    /// Undo history changed: a step was pushed, undone, redone, or steps were translated.
    void historyChanged();
    /// Cells of these rows are to be shown anew (sorted, each once).
    void rowsChanged(const std::vector<int>& rows);
    /// Extra rows first..last were appended.
    void rowsAppended(int first, int last);
    /// Another catalogue: all row numbers are void from baseReplaced() on.
    void baseAboutToBeReplaced();
    void baseReplaced();
    void countsChanged();
    void readOnlyChanged();
    /// It began, or has ended.
    void stagingChanged();
    /// What was begun can't be staged any more.
    void stagingRefused(const flavormap::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace flavormap
