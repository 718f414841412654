// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QWidget>

class QMenu;
class QMenuBar;

namespace flavormap {

/// Every action of a main window, with its words, icon and keys. Owned by the window; what they do is
/// connected there.
struct MainActions
{
    explicit MainActions(QWidget* window);

    // File
    QAction* newWindow;
    QAction* openChanges;
    QAction* closeWindow;
    QAction* quit;
    // Edit
    QAction* undo;
    QAction* redo;
    QAction* find; ///< the actions on cells are the table's own
    // Image type
    QAction* newImageType;
    QAction* duplicate;
    QAction* remove;
    QAction* rename;
    QAction* revert;
    QAction* review;
    // Connection
    QAction* newConnection;
    QAction* trySandbox;
    QAction* refresh;
    QAction* disconnect;
    // View
    QAction* nextPane;
    QAction* previousPane;
    QAction* showForm;
    QAction* systemAppearance;
    QAction* lightAppearance;
    QAction* darkAppearance;
    QAction* largerText;
    QAction* smallerText;
    QAction* normalText;
    // Help
    QAction* shortcuts;
    QAction* copyDiagnostics;
    QAction* about;

    /// The menus, in the order of the window's picture. `activity` is the dock's own toggle. Gives the Edit
    /// menu, to which the table adds.
    QMenu* fill(QMenuBar* bar, QAction* activity) const;
    /// In its tool tip: why it can't be done; empty: it can.
    static void explain(QAction* action, const QString& whyNot);
    /// In the tool tips of all that changes something: why it can't be done; empty: it can.
    void explain(const QString& whyNot) const;
    /// Those that need an open connection.
    QList<QAction*> needingAConnection() const;
};

} // namespace flavormap
