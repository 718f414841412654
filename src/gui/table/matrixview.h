// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "edit/merge.h"
#include "gui/table/cellactions.h"
#include "gui/widgets/spokentable.h"
#include "models/copiedcells.h"
#include "models/imagetypetablemodel.h"

#include <QItemSelection>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace flavormap {

class CellDelegate;
struct CellEdit;
class FrozenColumn;
class MatrixHeader;
class MatrixPlace;
class OpenEdit;

/// The table **Image types**: image types x providers, edited like a spreadsheet. Name stays in sight at the
/// leading edge (painted once more over the scrolled columns, so that there is one table for keyboard and
/// screen reader).
class MatrixView : public SpokenTable
{
    Q_OBJECT

public:
    explicit MatrixView(QWidget* parent = nullptr);
    ~MatrixView() override;

    /// Null: an empty table. Not owned; the view takes the current cell to the first one.
    void setTableModel(ImageTypeTableModel* model);
    ImageTypeTableModel* tableModel() const { return m_model; }
    /// Whose cells these are: noted with what is copied. `id`: Connection::id().
    void setConnection(const QString& id, const QString& name);

    /// Names of the image types with a selected cell, the current one first.
    QStringList selectedNames() const;
    QString currentName() const; ///< null: none
    qsizetype selectedCellCount() const;
    /// Makes the cell current and scrolls to it; false: it is not shown.
    bool showCell(const QString& name, const CellPath& path);
    bool showRow(const QString& name);

    /// Stages what stands in an open editor.
    void commitEditor();
    /// Closes an open editor and stages nothing.
    void discardEditor();

    /// The commands on cells; their shortcuts work while the table has the focus.
    CellActions* cellActions() const { return m_actions.get(); }
    /// Actions of the window for the context menu of a row (New, Duplicate, Rename…, Delete); not owned.
    void setRowActions(const QList<QAction*>& actions) { m_rowActions = actions; }

    /// Widths that the person chose, by column id ("" and "" for Name, "" and "description").
    QHash<ColumnId, int> chosenWidths() const { return m_chosenWidths; }
    void setChosenWidths(const QHash<ColumnId, int>& widths);
    /// As wide as its cells need, whatever was chosen.
    void fitColumn(int column);

    /// At most so many cells are changed by one command, and copied: all of a catalogue of 100,000 would hold
    /// the window for seconds. More is refused with the reason.
    static constexpr qsizetype mostChanged = 10'000;
    static constexpr qsizetype mostCopied = 200'000;

    /// What the commands do; each acts on the selection and is one undo step.
    void editCurrent();
    void clearSelectedCells();
    void setEmptyString();
    void cut();
    void copy();
    void paste();
    void pasteAtPlace(const CellBlock& cells); ///< from the current cell on
    /// Cells of another connection, as they were matched; `from`: its name.
    void pasteByName(const std::vector<CellEdit>& edits, const QString& from);
    void fillDown();
    void fillRight();
    void selectProvider(int column); ///< all columns of its provider
    void selectCurrentColumn();
    void selectCurrentRow();
    void revertSelectedCells();
    void fixProblems();
    void keepMine();
    void takeTheirs();

    /// Where the frozen Name is, in viewport coordinates.
    QRect frozenRect() const;
    /// Where the first cell stands, in viewport coordinates: hatches are counted from there.
    QPoint contentOrigin() const;

    QModelIndex indexAt(const QPoint& point) const override;
    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void setModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    /// selectedNames() or the current cell changed.
    void selectedNamesChanged();
    void renameRequested(const QString& name);
    /// An edit can't be done, and why; nothing that was typed is lost.
    void refused(const QString& reason);
    /// What was typed can't be staged; the sentence has the text, which stands nowhere else any more.
    void typedRefused(const QString& sentence);
    /// The value has line breaks, which an editor of one line does not show.
    void formWanted(const flavormap::CellPath& path);
    /// Cells of another connection are pasted: to be previewed, then pasteByName() or pasteAtPlace().
    void matchWanted(const flavormap::CopiedCells& cells);
    void arrangeRequested(); ///< order, widths and what is hidden, all at once
    void escaped();          ///< Esc, and no editor was open

protected:
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void dataChanged(
        const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) override;

private:
    void setUpLook();
    void applyWidths();
    void noteWidth(int column, int width);
    void goTo(const QModelIndex& index);
    void sortBy(int column);
    void fillRowMenu(QMenu* menu);
    void fillCellMenu(QMenu* menu);
    void showHeaderMenu(int column, bool provider, const QPoint& at);
    QModelIndex edgeOfData(const QModelIndex& from, int rows, int columns) const;
    QItemSelection selectedRanges() const;
    QModelIndexList selectedInOrder() const;
    /// The selected cells of those rows that are wanted.
    QModelIndexList selectedIn(const std::function<bool(int sessionRow)>& isWanted) const;
    bool refusesSoMany(qsizetype cells);
    std::optional<QItemSelectionRange> selectedBlock() const;
    void move(int rows, int columns);
    bool stage(const std::vector<std::pair<QModelIndex, Value>>& cells, const QString& undoText);
    bool fill(const Value& value, const QString& undoText);
    void fillTyped(const QString& text, bool changed);
    bool refusesNames();
    void tellTyped(const QString& text, const QString& name);
    void fillFromEdge(bool down);
    CopiedCells copied(const QItemSelectionRange& block) const;
    void pasteBlock(const CellBlock& given);
    void resolve(Resolution resolution);
    int mostWidth() const;
    int providerWidth(int column) const;
    int widthOf(int column, int most) const;
    void placeFrozen();
    void refuseIf(const Result<void>& result);

    QPointer<ImageTypeTableModel> m_model;
    MatrixHeader* m_header = nullptr;
    CellDelegate* m_delegate = nullptr;
    FrozenColumn* m_frozen = nullptr;
    std::unique_ptr<CellActions> m_actions;
    QList<QAction*> m_rowActions;
    QHash<ColumnId, int> m_chosenWidths;
    std::unique_ptr<MatrixPlace> m_place;
    std::unique_ptr<OpenEdit> m_openEdit;
    QString m_connection, m_connectionName;
    QString m_refusal; ///< why the model refused the newest edit
    bool m_settingWidths = false;
    /// Once: no column moves under the hand because somebody else changed a value.
    QHash<ColumnId, int> m_measuredWidths;
    bool m_toEdge = false; ///< Ctrl+arrow: moveCursor() goes to the edge of data
    bool m_flat = false;   ///< a key extends the selection: Name counts where it is scrolled to
};

} // namespace flavormap
