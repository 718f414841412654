// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/pastematch.h"

#include <QAbstractTableModel>

namespace flavormap {

/// The preview of cells that come from another connection: each with what is here and what would become of
/// it. Follows the session.
class PasteMatchModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Provider, Key, Here, Pasted, Outcome, ColumnCount };

    /// The session outlives the model.
    PasteMatchModel(CopiedCells copied, const EditSession& session, QObject* parent = nullptr);

    const MatchedCell& cell(int row) const { return m_cells[size_t(row)]; }
    int count(MatchedCell::Fit fit) const;
    /// Cells that had no value there are cleared here, too.
    void setClearsToo(bool clearsToo);
    bool isStaged(const MatchedCell& cell) const;
    std::vector<CellEdit> edits() const { return editsOf(m_cells, m_clearsToo); }
    /// Matches anew, after the session changed.
    void match();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const MatchedCell& cell, int column, bool spoken) const;
    QString spoken(const MatchedCell& cell, int column) const;

    const CopiedCells m_copied;
    const EditSession& m_session;
    std::vector<MatchedCell> m_cells;
    bool m_clearsToo = false;
};

} // namespace flavormap
