// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/imagetypetablemodel.h"
#include "store/settings.h"
#include "sync/workspace.h"

#include <QTimer>
#include <QWidget>

namespace flavormap {

class CatalogueState;
struct CopiedCells;
class MatrixView;
class SearchBar;

/// The open connection in the middle of the window: search bar and table, or what stands there when there is
/// nothing to show.
class WorkspacePage : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the page.
    WorkspacePage(Workspace& workspace, Settings& settings, QWidget* parent = nullptr);
    ~WorkspacePage() override;

    MatrixView& table() { return *m_table; }
    ImageTypeTableModel& model() { return m_model; }
    SearchBar& searchBar() { return *m_search; }
    void showImageType(const QString& name);
    /// Remembers columns, widths and sort for this connection.
    void saveState();
    /// The order and the filter as they would be now, applied.
    void applyAgain();

Q_SIGNALS:
    void newRequested();
    void retryRequested();
    void refreshCancelled();

private:
    void updateContent();
    void tellFound();
    void restoreState();
    bool isOnServer(const ColumnId& id) const;
    void arrangeColumns();
    void previewPaste(const CopiedCells& cells);

    Workspace& m_workspace;
    Settings& m_settings;
    ImageTypeTableModel m_model;
    SearchBar* m_search;
    MatrixView* m_table;
    CatalogueState* m_state;
    QTimer m_tellFound;
};

} // namespace flavormap
