// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/drafttally.h"
#include "models/refreshmap.h"
#include "models/roworder.h"
#include "models/tablecolumns.h"

#include <QAbstractTableModel>
#include <QItemSelection>

namespace flavormap {

class EditSession;

/// The table **Image types** over one session: rows are image types, columns Name, Description, then one per
/// provider and key. Holds no value and no edit: all is read from the session and staged into it.
///
/// An edit never moves or hides a row: sort(), setQuery(), setShow(), applyAgain() and a refresh of the
/// session do. A new image type is appended at the end and shown whatever the filter. Changes of order and
/// filter come as one layoutChanged (selection and current cell stay with their image types), changes of the
/// columns as one reset.
class ImageTypeTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Show = RowFilter::Show;

    enum Role {
        ValueRole = Qt::UserRole + 1, ///< flavormap::Value, of the draft
        FlagsRole,                    ///< int of TableCell::Flags
        RowMarkRole,                  ///< int of RowMark
        MatchesRole, ///< QVariantList of QPoint(position, length) in the shown text: what the search found
    };
    static constexpr int nameColumn = 0;

    explicit ImageTypeTableModel(EditSession* session, QObject* parent = nullptr);
    ~ImageTypeTableModel() override;

    EditSession* session() const { return m_session; }

    // Rows: `row` is a row of this model, a session row one of EditSession.
    int sessionRow(int row) const { return m_order.rows()[size_t(row)]; }
    int rowOfSession(int sessionRow) const { return m_order.positionOf(sessionRow); } ///< -1: not shown
    int rowOf(const QString& name) const;                                             ///< -1: not shown
    QString name(int row) const;
    QStringList names(const QItemSelection& selection) const; ///< each once, in the table's order

    // Columns
    const std::vector<TableColumn>& columns() const { return m_columns; }
    const TableColumn& column(int column) const { return m_columns[size_t(column)]; }
    int columnOf(const CellPath& path) const; ///< -1: not shown
    /// Those that can be shown, hidden ones too, in the table's order.
    std::vector<TableColumn> allEntryColumns() const { return allEntryColumns(m_choice); }
    std::vector<TableColumn> allEntryColumns(const ColumnChoice& choice) const;
    const ColumnChoice& columnChoice() const { return m_choice; }
    void setColumnChoice(const ColumnChoice& choice);
    void setOnlyKey(const QString& key); ///< null: all keys
    /// Shows an empty column to type into; stages nothing. Unhides it where it was hidden.
    void addProviderColumn(const QString& provider, const QString& key);
    /// Image types whose draft has this provider: the "13" of "13 of 16".
    int providerCount(const QString& provider) const { return m_tally.providerCount(provider); }

    // Cells: the typed ways for painting; data() gives the same by roles.
    TableCell cell(int row, int column) const
    {
        return m_reader.cell(sessionRow(row), m_columns[size_t(column)]);
    }
    RowMark mark(int row) const { return m_reader.mark(sessionRow(row)); }
    Value value(const QModelIndex& index) const;
    CellPath path(const QModelIndex& index) const { return column(index.column()).path(); }
    std::vector<Problem> problemsOf(const QModelIndex& index) const;

    // Search, chips, order
    const SearchQuery& query() const { return m_order.filter().query(); }
    void setQuery(const SearchQuery& query);
    Show show() const { return m_order.filter().show(); }
    void setShow(Show show);
    QStringList blamedWords() const { return m_order.filter().blamedWords(); }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const; ///< -1: its column is not shown now
    const TableColumn& sortedBy() const { return m_order.column(); }
    Qt::SortOrder sortOrder() const { return m_order.order(); }
    /// Edits have put rows where order or filter would not put them.
    bool isOutOfDate() const { return m_order.isOutOfDate(); }
    void applyAgain();

    // Editing. Where it is refused editRefused() tells why and nothing is staged.
    QString refusal(const QModelIndex& index) const; ///< empty: it can be edited
    bool setCells(const std::vector<std::pair<QModelIndex, Value>>& cells, const QString& undoText);
    /// Clears every cell that has a value, in one step; Name columns are left out.
    bool clear(const QModelIndexList& indexes);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void editRefused(const QString& reason);
    void outOfDateChanged(bool outOfDate);
    /// Which rows are shown, or their order: for "11 of 11 image types".
    void shownRowsChanged();

private:
    enum class Reapply { Filter, All };
    void relayout(Reapply what);
    void onRowsChanged(const std::vector<int>& sessionRows);
    void onRowsAppended(int first, int last);
    void onBaseReplaced();
    void announce(const std::vector<int>& sessionRows);
    void addMissing(const std::vector<int>& sessionRows);
    void removeGone(const std::vector<int>& sessionRows);
    bool rebuildColumns();
    void tellCounts(bool changed);
    void noteOutOfDate();
    QString cellName(const QModelIndex& index) const;

    EditSession* const m_session;
    RowOrder m_order;
    CellReader m_reader;
    ColumnChoice m_choice;
    DraftTally m_tally;
    std::vector<TableColumn> m_columns;
    RefreshMap m_refresh;
    bool m_wasOutOfDate = false;
    int m_toldExisting = 0;
};

} // namespace flavormap
