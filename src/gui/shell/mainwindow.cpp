// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "gui/activity/activitydock.h"
#include "gui/connections/connectionspage.h"
#include "gui/form/imagetypeform.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openconnection.h"
#include "gui/shell/otherdraftnotices.h"
#include "gui/shell/program.h"
#include "gui/shell/statusline.h"
#include "gui/shell/workspacepage.h"
#include "gui/table/matrixview.h"
#include "gui/widgets/throttle.h"

#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace flavormap {

MainWindow::MainWindow(Program& program)
    : m_program(program)
    , m_actions(this)
{
    setMinimumSize(1000, 560);     // fits a screen of 1024 x 640 with the desktop's own bars
    constexpr QSize frame(16, 48); // room for the desktop's own title bar
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - frame).expandedTo(minimumSize()));
    buildBars();
    buildDocks();

    auto* middle = new QWidget;
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notices = new NoticeBar;
    m_pages = new QStackedWidget;
    m_connections = new ConnectionsPage(program.services());
    m_pages->addWidget(m_connections);
    layout->addWidget(m_notices);
    layout->addWidget(m_pages, 1);
    setCentralWidget(middle);
    m_status = new StatusLine;
    m_showCounts = new Throttle(this, [this] { updateState(); });
    setStatusBar(m_status);

    connect(m_connections, &ConnectionsPage::connectRequested, this, &MainWindow::openConnection);
    connect(m_connections, &ConnectionsPage::sandboxRequested, m_actions.trySandbox, &QAction::trigger);
    connect(m_connections, &ConnectionsPage::keyPlaceKnown, m_status, &StatusLine::setKeyPlace);
    connect(&program.services().profiles, &ProfileStore::setAside, this, &MainWindow::tell);
    connectActions();
    restoreGeometry(program.services().settings.windowState(QString()));
    updateIdentity();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::openConnection(const Connection& connection)
{
    if (m_closing)
        return;
    if (connectionId() != connection.id() && m_program.raiseWindowOf(connection))
        return;
    if (m_open && m_open->workspace().connection() == connection) { // it is open: nothing to do
        if (m_open->workspace().state() != Workspace::State::Connected && !m_open->workspace().isRefreshing())
            refresh();
        return;
    }
    open(connection);
}

QString MainWindow::connectionId() const
{
    return m_open ? m_open->workspace().connection().id() : QString();
}

void MainWindow::tell(const Error& error)
{
    m_notices->show({QStringLiteral("error"), NoticeBar::Kind::Trouble, error.message, {}});
}

QCoro::Task<void> MainWindow::open(Connection connection)
{
    if (m_open) {
        const bool closed = co_await closeConnection();
        if (!closed)
            co_return;
    } else {
        m_notices->clearAll();
    }
    m_open = std::make_unique<OpenConnection>(connection, m_program.services(), this);
    auto opening = m_open->workspace().open(); // the list comes while the page is built
    m_pages->addWidget(&m_open->page());
    m_pages->setCurrentWidget(&m_open->page());
    m_form->setSession(&m_open->session());
    connectPage();
    updateIdentity();
    updateActions();
    restoreWindow();
    fold();
    m_open->page().table().setFocus();

    if (connection.kind == Connection::Kind::Profile) {
        if (const Profile* profile = m_program.services().profiles.find(connection.profile)) {
            Profile used = *profile;
            used.lastUsed = QDateTime::currentDateTime();
            (void)m_program.services().profiles.save(used); // only the time on its card is lost
        }
    }
    QSet<QUuid> saved;
    for (const Profile& profile : m_program.services().profiles.profiles())
        saved.insert(profile.id);
    tellOfOtherDrafts(changesDesk(), m_program.services().places.dataDir, saved);
    const auto opened = co_await opening; // how it went is in the workspace's state
    Q_UNUSED(opened)
}

QCoro::Task<void> MainWindow::refresh()
{
    m_open->page().applyAgain(); // also when the server can't be read
    const auto report = co_await m_open->workspace().refresh();
    if (!m_open || report)
        co_return;
    if (report.error().kind == Error::Kind::Invalid)
        tell(report.error());
}

} // namespace flavormap

#include "moc_mainwindow.cpp"
