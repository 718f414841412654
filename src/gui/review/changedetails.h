// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspace.h"

#include <QSplitter>

class QCheckBox;
class QPushButton;

namespace flavormap {

class ApplySteps;
class ChangeCells;
class ConflictStrip;
class ElidedLabel;
class PaneHead;
class RequestView;

/// One change of the review: its cells as on the server and as they will become, and the exact request beside
/// them, or below where that is too narrow.
class ChangeDetails : public QSplitter
{
    Q_OBJECT

public:
    explicit ChangeDetails(Workspace& workspace, QWidget* parent = nullptr);

    /// Null: nothing is chosen. `progress` may be null; `editable`: the verbs are offered.
    void show(const PlanItem* item, const ApplyItem* progress, bool editable);
    /// Those that F6 goes through.
    QList<QWidget*> parts() const { return {widget(0), widget(1)}; }
    void commitEditor();
    /// Only how its Apply goes.
    void showProgress(const ApplyItem* progress);

Q_SIGNALS:
    void refused(const flavormap::Error& error);
    void showRequested(const QString& name); ///< in the table

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildCells();
    QWidget* buildRequest();
    void fillCells();
    std::vector<RequestRecord> requestsOf(const PlanItem& item) const;
    void tell(const Result<void>& result);

    Workspace& m_workspace;
    std::optional<PlanItem> m_shown;
    bool m_editable = false;
    ElidedLabel* m_title;
    PaneHead* m_head = nullptr;
    ElidedLabel* m_count;
    QCheckBox* m_unchanged;
    QPushButton* m_revert;
    ConflictStrip* m_conflicts;
    ChangeCells* m_cells;
    ApplySteps* m_steps;
    QWidget* m_stepsArea = nullptr; ///< around them
    ElidedLabel* m_size;
    RequestView* m_request;
};

} // namespace flavormap
