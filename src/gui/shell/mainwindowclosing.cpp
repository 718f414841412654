// SPDX-License-Identifier: GPL-3.0-or-later
// How a MainWindow puts its connection away, and closes. One at a time: whoever asks again while it waits is
// only offered to stop what it waits for.
#include "gui/activity/activitydock.h"
#include "gui/connections/connectionspage.h"
#include "gui/form/imagetypeform.h"
#include "gui/shell/changesdialogs.h"
#include "gui/shell/closing.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openconnection.h"
#include "gui/shell/program.h"
#include "gui/shell/workspacepage.h"
#include "gui/table/matrixview.h"

#include <QCloseEvent>
#include <QCoroSignal>
#include <QDataStream>
#include <QScopedValueRollback>
#include <QScreen>
#include <QStackedWidget>

namespace flavormap {

QCoro::Task<void> MainWindow::disconnectHere()
{
    if (m_open)
        co_await closeConnection();
}

QCoro::Task<bool> MainWindow::closeConnection()
{
    if (m_leaving) {
        offerToStop();
        co_return false;
    }
    const QScopedValueRollback leaving(m_leaving, true);
    const bool ended = co_await applyEnded();
    if (!ended)
        co_return false;
    if (const QStringList unfinished = m_form->unfinished(); !unfinished.isEmpty()) {
        const bool leaves = co_await askAboutUnfinished(this, &m_open->workspace(), unfinished);
        if (!leaves)
            co_return false;
    }
    const bool kept = co_await draftKept();
    if (!kept)
        co_return false;

    Workspace& workspace = m_open->workspace();
    const QString name = workspace.connection().name;
    const int changes = workspace.storeFailure() ? 0 : workspace.session().changedCount();
    saveState();
    setEnabled(false); // nothing may be typed into what is being put away
    co_await workspace.closed();
    setEnabled(true);
    m_form->setSession(nullptr);
    m_activity->clear();
    m_pages->setCurrentWidget(m_connections);
    m_open.reset();
    m_restored.clear();
    m_told = false;
    m_notices->clearAll();
    if (changes > 0) {
        m_notices->show({QStringLiteral("draft"), NoticeBar::Kind::Information,
            tr("%n change(s) stay staged for %1.", nullptr, changes).arg(name), {}});
    }
    updateIdentity();
    updateActions();
    co_return true;
}

/// False: the person wants to stay.
QCoro::Task<bool> MainWindow::applyEnded()
{
    Workspace& workspace = m_open->workspace();
    co_await workspace.staged(); // or what is typed is refused
    commitEditors();
    ApplyJob* const job = workspace.applyJob();
    if (!job || !job->isRunning())
        co_return true;
    const ApplyChoice choice = co_await askDuringApply(this, &workspace);
    if (choice == ApplyChoice::Cancel)
        co_return false;
    if (choice == ApplyChoice::Stop)
        job->cancel();
    if (!job->isRunning())
        co_return true;
    const auto ended = connect(job, &ApplyJob::finished, this, [this] { Q_EMIT waitEnded(false); });
    offerToStop();
    const bool stay = co_await qCoro(this, &MainWindow::waitEnded);
    disconnect(ended);
    m_notices->clear(QStringLiteral("closing"));
    co_return !stay;
}

void MainWindow::offerToStop()
{
    ApplyJob* const job = m_open ? m_open->workspace().applyJob() : nullptr;
    if (!job || !job->isRunning())
        return;
    std::vector<NoticeBar::Action> actions;
    if (!job->isCancelled()) {
        actions.push_back({tr("Stop after the requests in flight"), [this, job] {
                               job->cancel();
                               offerToStop();
                           }});
    }
    actions.push_back({tr("Stay"), [this] { Q_EMIT waitEnded(true); }});
    const QString text
        = job->isCancelled() ? tr("Waiting for the requests in flight …") : tr("Waiting for Apply to end …");
    m_notices->show({QStringLiteral("closing"), NoticeBar::Kind::Information, text, std::move(actions)});
}

/// False: it can't be kept, and the person wants to stay with it.
QCoro::Task<bool> MainWindow::draftKept()
{
    commitEditors();
    Workspace& workspace = m_open->workspace();
    setEnabled(false); // what is typed now would come too late
    co_await workspace.flushed();
    setEnabled(true);
    if (!workspace.storeFailure() || !workspace.session().isDirty())
        co_return true;
    const LossChoice choice = co_await askAboutLoss(this, &workspace);
    if (choice == LossChoice::Save) {
        const SavedChanges changes = changesFor(workspace.connection(), workspace.session().patch());
        const QString path = co_await saveChangesToFile(this, workspace.connection().identity(), changes);
        co_return !path.isEmpty();
    }
    co_return choice == LossChoice::Lose;
}

void MainWindow::commitEditors()
{
    m_open->page().table().commitEditor();
    m_form->commit();
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
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << QMainWindow::saveState() << m_activity->panesState() << normalGeometry().size()
           << (m_narrow ? m_formWasShown : m_actions.showForm->isChecked());
    m_program.services().settings.setWindowState(connectionId(), state);
}

void MainWindow::restoreWindow()
{
    QByteArray docks, panes;
    QSize size;
    QDataStream stream(m_program.services().settings.windowState(connectionId()));
    stream >> docks >> panes >> size;
    if (stream.status() != QDataStream::Ok)
        return;
    if (!isMaximized() && !isFullScreen())
        resize(size.boundedTo(screen()->availableSize()).expandedTo(minimumSize()));
    restoreState(docks);
    m_activity->restorePanes(panes);
    bool formShown = true;
    stream >> formShown;
    m_formWasShown = formShown;
    if (!m_narrow)
        m_actions.showForm->setChecked(formShown);
}

} // namespace flavormap
