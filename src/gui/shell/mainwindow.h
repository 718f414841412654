// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/patchentry.h"
#include "gui/shell/mainactions.h"
#include "sync/connection.h"

#include <QCoroTask>
#include <QMainWindow>
#include <QTimer>

#include <memory>

class QPushButton;
class QStackedWidget;
class QToolBar;

namespace flavormap {

class ActivityDock;
class ConnectionBand;
class ConnectionsPage;
struct ChangesDesk;
class IdentityButton;
class ImageTypeForm;
class NoticeBar;
class OpenConnection;
class Program;
class StatusLine;
class Throttle;

/// One window: the connections page, or one open connection. Thin: it lays out the parts, ties actions to
/// them, and closes in order.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Deletes itself after it has closed.
    explicit MainWindow(Program& program);
    ~MainWindow() override;

    /// Opens it here (closing another one first), or raises the window that has it.
    void openConnection(const Connection& connection);
    /// Of the open one; empty: none.
    QString connectionId() const;
    /// A lasting message below the tool bar.
    void tell(const Error& error);

Q_SIGNALS:
    void waitEnded(bool stay); ///< the wait for Apply, before a connection closes

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildBars();
    void buildDocks();
    void connectActions();
    void connectHelp();
    void connectPage();
    void followSelection();
    void updateKnownNames();
    void updateNotices();
    void editInForm(const CellPath& path);
    void review();
    ChangesDesk changesDesk();
    void openSavedChanges();
    void refuse(const QString& reason);
    void tellIf(const Result<void>& result);
    void updateActions();
    void updateIdentity();
    void updateState();
    void showRestored();
    void discardRestored();
    QCoro::Task<void> takeOver();
    void fillConnectionMenu();
    void focusPane(int step);
    void fold();

    QCoro::Task<void> open(Connection connection);
    QCoro::Task<void> refresh();
    QCoro::Task<void> newConnection();
    QCoro::Task<void> disconnectHere();
    QCoro::Task<void> closeWindow();
    /// By the closing rules; false: the person wants to stay, or it is closing already.
    QCoro::Task<bool> closeConnection();
    QCoro::Task<bool> applyEnded();
    QCoro::Task<bool> draftKept();
    void commitEditors();
    void offerToStop();
    void saveState();
    void restoreWindow(); ///< as it was left with this connection

    Program& m_program;
    MainActions m_actions;
    QMenu* m_editMenu = nullptr;
    QToolBar* m_tools = nullptr;
    IdentityButton* m_connectionButton = nullptr;
    QPushButton* m_review = nullptr;
    ConnectionBand* m_band = nullptr;
    NoticeBar* m_notices = nullptr;
    QStackedWidget* m_pages = nullptr;
    ConnectionsPage* m_connections = nullptr;
    ImageTypeForm* m_form = nullptr;
    QDockWidget* m_formDock = nullptr;
    ActivityDock* m_activity = nullptr;
    StatusLine* m_status = nullptr;
    Throttle* m_showCounts = nullptr;
    QTimer m_followSoon; ///< the form, the first selection
    std::unique_ptr<OpenConnection> m_open;
    QAction* m_unfoldForm = nullptr; ///< in the tool bar of a narrow window
    int m_textHeight = 0;            ///< px, for which the form has its width
    bool m_narrow = false;
    bool m_formWasShown = true;
    Patch m_restored;       ///< as the draft had it; empty: nothing of it is staged any more
    bool m_told = false;    ///< of m_restored
    bool m_leaving = false; ///< the connection is closing
    bool m_closing = false; ///< the window is
    bool m_closed = false;
};

} // namespace flavormap
