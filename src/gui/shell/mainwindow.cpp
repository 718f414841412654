// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "gui/activity/activitydock.h"
#include "gui/connections/connectionspage.h"
#include "gui/form/imagetypeform.h"
#include "gui/review/reviewwindow.h"
#include "gui/shell/closing.h"
#include "gui/shell/imagetypecommands.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openconnection.h"
#include "gui/shell/program.h"
#include "gui/shell/statusline.h"
#include "gui/shell/workspacepage.h"
#include "gui/table/matrixview.h"
#include "gui/widgets/throttle.h"

#include <QCloseEvent>
#include <QCoroSignal>
#include <QLocale>
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
    }
    m_notices->clearAll();
    m_open = std::make_unique<OpenConnection>(connection, m_program.services(), this);
    m_pages->addWidget(&m_open->page());
    m_pages->setCurrentWidget(&m_open->page());
    m_form->setSession(&m_open->session());
    connectPage();
    updateIdentity();
    updateActions();
    restoreState(m_program.services().settings.windowState(connection.id()));
    fold();
    m_open->page().table().setFocus();

    if (connection.kind == Connection::Kind::Profile) {
        if (const Profile* profile = m_program.services().profiles.find(connection.profile)) {
            Profile used = *profile;
            used.lastUsed = QDateTime::currentDateTime();
            (void)m_program.services().profiles.save(used); // only the time on its card is lost
        }
    }
    QPointer<MainWindow> alive(this);
    const auto opened = co_await m_open->workspace().open(); // how it went is in the workspace's state
    Q_UNUSED(opened)
    if (alive && m_open)
        showRestored();
}

QCoro::Task<void> MainWindow::refresh()
{
    m_open->page().applyAgain(); // also when the server can't be read
    const auto report = co_await m_open->workspace().refresh();
    if (!m_open)
        co_return;
    if (!report && report.error().kind == Error::Kind::Invalid)
        tell(report.error());
}

QCoro::Task<void> MainWindow::disconnectHere()
{
    if (!m_open)
        co_return;
    const int changes = m_open->session().changedCount();
    const QString name = m_open->workspace().connection().name;
    const bool closed = co_await closeConnection();
    if (!closed)
        co_return;
    if (changes > 0) {
        m_notices->show({QStringLiteral("draft"), NoticeBar::Kind::Information,
            tr("%n change(s) stay staged for %1.", nullptr, changes).arg(name), {}});
    }
}

QCoro::Task<bool> MainWindow::closeConnection()
{
    Workspace& workspace = m_open->workspace();
    m_open->page().table().commitEditor();
    m_form->commit();
    if (ApplyJob* job = workspace.applyJob(); job && job->isRunning()) {
        const ApplyChoice choice = co_await askDuringApply(this, &workspace);
        if (choice == ApplyChoice::Cancel)
            co_return false;
        if (choice == ApplyChoice::Stop)
            job->cancel();
        if (job->isRunning()) {
            m_notices->show({QStringLiteral("closing"), NoticeBar::Kind::Information,
                tr("Waiting for Apply to end …"), {}});
            co_await qCoro(job, &ApplyJob::finished);
        }
    }
    if (workspace.storeFailure() && workspace.session().isDirty()) {
        const LossChoice choice = co_await askAboutLoss(this, &workspace);
        if (choice == LossChoice::Cancel)
            co_return false;
        if (choice == LossChoice::Save) {
            const bool saved = co_await saveChangesToFile(this, &workspace);
            if (!saved)
                co_return false;
        }
    }
    saveState();
    setEnabled(false); // nothing may be typed into what is being put away
    co_await workspace.closed();
    setEnabled(true);
    m_form->setSession(nullptr);
    m_activity->clear();
    m_pages->setCurrentWidget(m_connections);
    m_open.reset();
    m_notices->clearAll();
    updateIdentity();
    updateActions();
    co_return true;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(m_closed);
    if (!m_closing)
        closeWindow();
}

QCoro::Task<void> MainWindow::closeWindow()
{
    m_closing = true;
    if (m_open) {
        const bool closed = co_await closeConnection();
        if (!closed) {
            m_closing = false;
            co_return;
        }
    }
    m_program.services().settings.setWindowState(QString(), saveGeometry());
    m_closed = true;
    close();
    deleteLater();
}

void MainWindow::saveState()
{
    m_open->page().saveState();
    m_program.services().settings.setWindowState(connectionId(), QMainWindow::saveState());
}

void MainWindow::showRestored()
{
    if (const auto notice = m_open->workspace().draftNotice())
        m_notices->show({QStringLiteral("draft"), NoticeBar::Kind::Warning, notice->message, {}});
    const auto [count, when] = m_open->workspace().restored();
    if (count == 0 || m_open->workspace().state() != Workspace::State::Connected)
        return;
    m_notices->show({QStringLiteral("restored"), NoticeBar::Kind::Information,
        tr("%n change(s) from %1 are still staged.", nullptr, count)
            .arg(QLocale().toString(when, QLocale::ShortFormat)),
        {{tr("Review"), [this] { m_actions.review->trigger(); }}, {tr("Discard"), [this] {
                                                                       QStringList names;
                                                                       for (const auto& [name, entry] :
                                                                           m_open->session().patch())
                                                                           names += name;
                                                                       m_open->commands().revert(names);
                                                                   }}}});
}

} // namespace flavormap

#include "moc_mainwindow.cpp"
