// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of a MainWindow do, and how it follows its open connection.
#include "gui/activity/activitydock.h"
#include "gui/connections/connectionspage.h"
#include "gui/form/imagetypeform.h"
#include "gui/review/reviewwindow.h"
#include "gui/shell/imagetypecommands.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/mergedcells.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openchanges.h"
#include "gui/shell/openconnection.h"
#include "gui/shell/program.h"
#include "gui/shell/searchbar.h"
#include "gui/shell/stagingnotice.h"
#include "gui/shell/statusline.h"
#include "gui/shell/workspacepage.h"
#include "gui/style/look.h"
#include "gui/table/matrixview.h"
#include "gui/widgets/announcement.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/identitybutton.h"
#include "gui/widgets/identitylabel.h"
#include "gui/widgets/throttle.h"

#include <QCoroSignal>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>
#include <QUndoStack>

#include <algorithm>

namespace flavormap {

namespace {

/// In a menu an & would underline the letter after it.
QString escaped(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void MainWindow::connectActions()
{
    m_editMenu = m_actions.fill(menuBar(), m_activity->toggleViewAction());
    const auto on = [this](QAction* action, auto does) { connect(action, &QAction::triggered, this, does); };
    on(m_actions.newWindow, [this] { m_program.newWindow(); });
    on(m_actions.openChanges, [this] { openSavedChanges(); });
    on(m_actions.closeWindow, [this] { close(); });
    on(m_actions.quit, [this] { m_program.quit(); });
    on(m_actions.undo, [this] { tellIf(m_open->session().undo()); });
    on(m_actions.redo, [this] { tellIf(m_open->session().redo()); });
    on(m_actions.find, [this] { m_open->page().searchBar().focusSearch(); });
    on(m_actions.newImageType, [this] { m_open->commands().create(); });
    on(m_actions.duplicate, [this] { m_open->commands().duplicate(m_open->page().table().currentName()); });
    on(m_actions.remove, [this] { m_open->commands().remove(m_open->page().table().selectedNames()); });
    on(m_actions.rename, [this] { m_open->commands().rename(m_open->page().table().currentName()); });
    on(m_actions.revert, [this] { m_open->commands().revert(m_open->page().table().selectedNames()); });
    on(m_actions.review, [this] { review(); });
    on(m_actions.refresh, [this] { refresh(); });
    on(m_actions.disconnect, [this] { disconnectHere(); });
    on(m_actions.newConnection, [this] { newConnection(); });
    on(m_actions.trySandbox, [this] {
        const auto connection = m_program.sandboxConnection();
        if (connection)
            openConnection(*connection);
        else
            tell(connection.error());
    });
    on(m_actions.nextPane, [this] { focusPane(1); });
    on(m_actions.previousPane, [this] { focusPane(-1); });
    connect(m_actions.showForm, &QAction::toggled, this, &MainWindow::fold);
    Look& look = m_program.look();
    Settings& settings = m_program.services().settings;
    const std::pair<QAction*, Settings::Appearance> looks[]
        = {{m_actions.systemAppearance, Settings::Appearance::System},
            {m_actions.lightAppearance, Settings::Appearance::Light},
            {m_actions.darkAppearance, Settings::Appearance::Dark}};
    for (const auto& [action, appearance] : looks) {
        action->setChecked(settings.appearance() == appearance);
        on(action, [&look, &settings, appearance = appearance] {
            settings.setAppearance(appearance);
            look.setAppearance(appearance);
        });
    }
    const auto scaleText = [&look, &settings](int by) {
        const int size = by == 0 ? 100 : std::clamp(look.textSize() + by, 100, 200);
        settings.setTextSize(size);
        look.setTextSize(size);
    };
    on(m_actions.largerText, [scaleText] { scaleText(25); });
    on(m_actions.smallerText, [scaleText] { scaleText(-25); });
    on(m_actions.normalText, [scaleText] { scaleText(0); });
    connectHelp();
    m_followSoon.setSingleShot(true);
    connect(&m_followSoon, &QTimer::timeout, this, &MainWindow::followSelection);
    // The form has a button that folds it away; on a small window it starts folded.
    connect(m_form, &ImageTypeForm::renameRequested, this,
        [this](const QString& name) { m_open->commands().rename(name); });
    connect(m_form, &ImageTypeForm::refused, this, &MainWindow::tell);
}

void MainWindow::connectPage()
{
    Workspace& workspace = m_open->workspace();
    WorkspacePage& page = m_open->page();
    MatrixView& table = page.table();
    EditSession& session = m_open->session();
    QUndoStack* undo = session.undoStack();

    connect(undo, &QUndoStack::indexChanged, this,
        [this, undo, last = undo->index(), redone = undo->redoText()](int now) mutable {
            if (now == last - 1)
                announce(this, tr("Undone: %1").arg(undo->redoText()));
            else if (now == last + 1)
                announce(this,
                    (undo->undoText() == redone ? tr("Done again: %1") : tr("Staged: %1"))
                        .arg(undo->undoText()));
            last = now;
            redone = undo->redoText();
        });
    table.setRowActions(
        {m_actions.newImageType, m_actions.duplicate, m_actions.rename, m_actions.remove, m_actions.revert});
    m_editMenu->addSeparator();
    table.cellActions()->serve(m_editMenu);
    for (int command = 0; command < CellActions::count; ++command)
        m_editMenu->addAction(table.cellActions()->action(CellActions::Command(command)));
    connect(&table, &MatrixView::selectedNamesChanged, this, [this] {
        if (m_status->selectedCells() != m_open->page().table().selectedCellCount())
            m_showCounts->call();
        // After the table was painted, for which everybody waits: the first one, and what many rows share.
        constexpr qsizetype many = 100;
        if (m_form->selection().isEmpty() || m_open->page().table().selectedCellCount() > many)
            m_followSoon.start();
        else
            followSelection();
        updateActions();
    });
    connect(&workspace, &Workspace::surroundingsRead, this, [this, &workspace] {
        updateKnownNames();
        m_form->setUses(workspace.templatesByImageType());
    });
    connect(&session, &EditSession::baseReplaced, this, &MainWindow::updateKnownNames);
    connect(&page.model(), &QAbstractItemModel::modelReset, this, &MainWindow::updateKnownNames);
    connect(&table, &MatrixView::renameRequested, this,
        [this](const QString& name) { m_open->commands().rename(name); });
    connect(&table, &MatrixView::refused, this, &MainWindow::refuse);
    connect(&table, &MatrixView::typedRefused, this, [this](const QString& sentence) {
        m_notices->clear(QStringLiteral("refused")); // the sentence says it too
        tell({Error::Kind::Invalid, sentence, {}});
    });
    connect(&table, &MatrixView::formWanted, this, &MainWindow::editInForm);
    connect(&session, &EditSession::entriesChanged, this, [this] {
        m_notices->clear(QStringLiteral("refused")); // an edit went well since
    });
    new StagingNotice(session, *m_notices, &page);
    connect(&session, &EditSession::stagingRefused, this, &MainWindow::tell);
    connect(&page, &WorkspacePage::newRequested, m_actions.newImageType, &QAction::trigger);
    connect(&page, &WorkspacePage::retryRequested, m_actions.refresh, &QAction::trigger);
    connect(&page, &WorkspacePage::refreshCancelled, &workspace, &Workspace::cancelRefresh);
    connect(&page.model(), &ImageTypeTableModel::shownRowsChanged, this, &MainWindow::updateState);
    connect(&page.model(), &QAbstractItemModel::modelReset, m_showCounts, &Throttle::call);
    connect(&page.model(), &ImageTypeTableModel::shownRowsChanged, this, [this, &page] {
        if (page.model().rowCount() == 0) // nothing is left that is current, of which no view would tell
            m_followSoon.start();
    });
    connect(&page.model(), &ImageTypeTableModel::outOfDateChanged, this, &MainWindow::updateState);
    connect(&m_open->commands(), &ImageTypeCommands::staged, this, [this, &page](const QString& name) {
        page.showImageType(name);
        if (!m_form->isAncestorOf(focusWidget()))
            page.table().setFocus(); // to go on with it
    });
    connect(&m_open->commands(), &ImageTypeCommands::refused, this, &MainWindow::tell);

    connect(&workspace, &Workspace::stateChanged, this, &MainWindow::updateState);
    connect(&workspace, &Workspace::stateChanged, this, &MainWindow::showRestored);
    connect(&workspace, &Workspace::refreshed, this, [this, &workspace](const RebaseReport& report) {
        tellOfMergedCells(*m_notices, this, report, workspace.readAt());
    });
    connect(&workspace, &Workspace::requestFinished, m_activity, &ActivityDock::append);
    connect(&workspace, &Workspace::savingChanged, m_showCounts, &Throttle::call);
    connect(&session, &EditSession::countsChanged, this, [this, &workspace] {
        if (workspace.applyJob() && workspace.applyJob()->isRunning())
            m_showCounts->call();
        else // what can be done next follows at once
            updateState();
    });
    connect(&session, &EditSession::readOnlyChanged, this, &MainWindow::updateState);
    connect(&workspace, &Workspace::applyStarted, this, &MainWindow::updateActions);
    connect(&workspace, &Workspace::applyFinished, this, &MainWindow::updateActions);
    for (const auto signal : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
        connect(undo, signal, this, &MainWindow::updateActions);
    for (const auto signal : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
        connect(undo, signal, this, &MainWindow::updateActions);
}

void MainWindow::followSelection()
{
    m_followSoon.stop();
    if (!m_open)
        return;
    const MatrixView& table = m_open->page().table();
    m_form->setSelection(table.selectedNames());
    const QModelIndex current = table.currentIndex();
    if (current.isValid() && current.column() != ImageTypeTableModel::nameColumn)
        m_form->setCurrentCell(m_open->page().model().path(current));
}

void MainWindow::updateKnownNames()
{
    if (!m_open)
        return;
    const auto& catalogue = m_open->session().base().catalogue();
    QStringList providers = catalogue->providers();
    QStringList keys = catalogue->keys();
    for (const TableColumn& column : m_open->page().model().allEntryColumns()) { // staged ones too
        providers += column.id.provider;
        keys += column.id.key;
    }
    providers += m_open->workspace().providerNames();
    providers.removeDuplicates();
    keys.removeDuplicates();
    m_form->setKnownNames(providers, keys);
}

void MainWindow::editInForm(const CellPath& path)
{
    m_actions.showForm->setChecked(true);
    m_form->editCell(path);
}

void MainWindow::updateActions()
{
    const bool open = m_open && m_open->workspace().state() == Workspace::State::Connected;
    for (QAction* action : m_actions.needingAConnection())
        action->setEnabled(open);
    const QString closed
        = m_open ? refusalToOpenChanges(m_open->workspace()) : tr("Open a connection first.");
    m_actions.openChanges->setEnabled(closed.isEmpty());
    MainActions::explain(m_actions.openChanges, closed);
    m_actions.refresh->setEnabled(m_open != nullptr);
    m_actions.disconnect->setEnabled(m_open != nullptr);
    m_tools->setVisible(m_open != nullptr);
    m_band->parentWidget()->setVisible(m_open != nullptr);
    fold();
    const int changes = open ? m_open->session().changedCount() : 0;
    m_review->setEnabled(open && changes > 0);
    m_review->setText(changes > 0 ? tr("Review %n change(s)", nullptr, changes) : tr("Review changes"));
    m_review->setAccessibleName(m_review->text());
    if (!open)
        return;
    const EditSession& session = m_open->session();
    const bool editable = session.readOnlyReason().isEmpty();
    const QUndoStack* undo = session.undoStack();
    m_actions.undo->setEnabled(editable && undo->canUndo());
    m_actions.redo->setEnabled(editable && undo->canRedo());
    m_actions.undo->setText(undo->canUndo() ? tr("&Undo %1").arg(escaped(undo->undoText())) : tr("&Undo"));
    m_actions.redo->setText(undo->canRedo() ? tr("&Redo %1").arg(escaped(undo->redoText())) : tr("&Redo"));
    m_actions.undo->setIconText(tr("Undo"));
    m_actions.redo->setIconText(tr("Redo"));
    m_actions.newImageType->setEnabled(editable);
    using State = EditSession::RowState;
    const QModelIndex current = m_open->page().table().currentIndex();
    const int row = current.isValid() ? m_open->page().model().sessionRow(current.row()) : -1;
    const bool readable = editable && row >= 0 && session.rowState(row) != State::Unreadable;
    m_actions.duplicate->setEnabled(readable && session.rowState(row) != State::Deleted);
    m_actions.remove->setEnabled(readable);
    m_actions.rename->setEnabled(row >= 0 && session.isEditable(row));
    m_actions.revert->setEnabled(readable && session.isDirty());
    m_actions.explain(session.readOnlyReason());
}

void MainWindow::updateIdentity()
{
    if (!m_open) {
        setWindowTitle(tr("Connections"));
        m_band->clear();
        m_status->showNotConnected();
        return;
    }
    const Connection& connection = m_open->workspace().connection();
    setWindowTitle(QStringLiteral("%1 · %2 · %3")
                       .arg(connection.name, connection.tenantAndUser(), connection.endpoint.shownAddress()));
    const Profile identity = connection.identity();
    m_band->setProfile(identity);
    m_connectionButton->setProfile(identity);
    updateState();
}

void MainWindow::updateState()
{
    if (!m_open)
        return;
    WorkspacePage& page = m_open->page();
    m_status->showWorkspace(m_open->workspace(), page.model(), page.table().selectedCellCount());
    updateNotices();
    updateActions();
}

void MainWindow::fillConnectionMenu()
{
    QMenu* menu = m_connectionButton->menu();
    menu->clear();
    for (const Profile& profile : m_program.services().profiles.profiles()) {
        const QString marks = marksInWords(profile);
        QAction* action = menu->addAction(identityIcon(profile),
            escaped(marks.isEmpty() ? profile.name : QStringLiteral("%1 · %2").arg(profile.name, marks)));
        connect(action, &QAction::triggered, this,
            [this, name = profile.name] { m_program.openProfileIn(this, name); });
    }
    menu->addSeparator();
    menu->addActions({m_actions.refresh, m_actions.disconnect});
}

void MainWindow::review()
{
    m_open->page().table().commitEditor();
    m_form->commit();
    const bool made = !m_open->hasReview();
    ReviewWindow& review = m_open->review();
    if (made) {
        review.addAction(m_actions.quit);
        connect(&review, &ReviewWindow::showRequested, this, [this](const QString& name) {
            m_open->page().showImageType(name);
            raise();
            activateWindow();
            m_open->page().table().setFocus();
        });
    }
    review.present(m_open->page().table().currentName());
}

ChangesDesk MainWindow::changesDesk()
{
    return {this, m_notices, &m_open->workspace()};
}

void MainWindow::openSavedChanges()
{
    commitEditors();
    openChanges(changesDesk(), [this] { m_actions.review->trigger(); });
}

QCoro::Task<void> MainWindow::newConnection()
{
    if (m_open)
        co_await disconnectHere();
    if (!m_open)
        m_connections->newConnection();
}

} // namespace flavormap
