// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/openconnection.h"

#include "gui/review/reviewwindow.h"
#include "gui/shell/imagetypecommands.h"
#include "gui/shell/workspacepage.h"

namespace flavormap {

OpenConnection::OpenConnection(Connection connection, Services& services, QWidget* window)
    : m_services(services)
    , m_window(window)
    , m_workspace(std::make_unique<Workspace>(std::move(connection), services.places))
    , m_commands(std::make_unique<ImageTypeCommands>(m_workspace->session(), window))
    , m_page(std::make_unique<WorkspacePage>(*m_workspace, services.settings))
{
}

OpenConnection::~OpenConnection() = default;

ReviewWindow& OpenConnection::review()
{
    if (!m_review)
        m_review = std::make_unique<ReviewWindow>(*m_workspace, m_services.settings, m_window);
    return *m_review;
}

} // namespace flavormap

#include "moc_openconnection.cpp"
