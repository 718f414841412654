// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/services.h"
#include "sync/workspace.h"

#include <QObject>

#include <memory>

namespace flavormap {

class ImageTypeCommands;
class ReviewWindow;
class WorkspacePage;

/// All that a window has while a connection is open in it: the workspace, the page that shows it, its review.
class OpenConnection : public QObject
{
    Q_OBJECT

public:
    /// `window` is the main window: it owns the page; this outlives neither.
    OpenConnection(Connection connection, Services& services, QWidget* window);
    ~OpenConnection() override;

    Workspace& workspace() { return *m_workspace; }
    EditSession& session() { return m_workspace->session(); }
    WorkspacePage& page() { return *m_page; }
    ImageTypeCommands& commands() { return *m_commands; }
    ReviewWindow& review();
    bool hasReview() const { return m_review != nullptr; }

private:
    Services& m_services;
    QWidget* m_window;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ImageTypeCommands> m_commands;
    std::unique_ptr<WorkspacePage> m_page;
    std::unique_ptr<ReviewWindow> m_review;
};

} // namespace flavormap
