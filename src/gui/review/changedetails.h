// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspace.h"

#include <QSplitter>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace flavormap {

/// One change of the review: each cell as on the server and as it will become, and the exact request.
class ChangeDetails : public QSplitter
{
    Q_OBJECT

public:
    explicit ChangeDetails(Workspace& workspace, QWidget* parent = nullptr);

    /// Null: nothing is chosen. `progress` may be null.
    void show(const PlanItem* item, const ApplyItem* progress, bool editable);

Q_SIGNALS:
    void refused(const flavormap::Error& error);

private:
    void fillCells(const PlanItem& item);
    void fillRequest(const PlanItem& item);
    void fillConflicts(const PlanItem& item, bool editable);
    void addRow(const CellPath& path, const Value& before, const Value& after, bool changed);
    std::vector<RequestRecord> requestsOf(const PlanItem& item) const;
    void revertCell();
    void tell(const Result<void>& result);

    Workspace& m_workspace;
    QString m_name;
    std::vector<CellPath> m_paths; ///< of the rows of the table
    QLabel* m_title;
    QCheckBox* m_unchanged;
    QTableWidget* m_cells;
    QLabel* m_conflict;
    QPushButton* m_keepMine;
    QPushButton* m_takeTheirs;
    QPushButton* m_revertCell;
    QPushButton* m_revert;
    QLabel* m_steps;
    QLabel* m_size;
    QPlainTextEdit* m_request;
    std::optional<PlanItem> m_shown;
};

} // namespace flavormap
