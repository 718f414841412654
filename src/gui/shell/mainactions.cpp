// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainactions.h"

#include "gui/style/icon.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace flavormap {

namespace {

/// What it does in a word, and its keys.
QString tipOf(const QAction& action)
{
    const QString word = action.iconText().remove(u'…');
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? word : QStringLiteral("%1 (%2)").arg(word, keys);
}

class Maker
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::MainActions)

public:
    explicit Maker(QWidget* window)
        : m_window(window)
    {
    }

    QAction* operator()(const QString& text, const QKeySequence& keys = {}, std::optional<IconName> name = {})
    {
        auto* action = new QAction(text, m_window);
        action->setShortcut(keys);
        if (name)
            action->setIcon(icon(*name));
        action->setToolTip(tipOf(*action));
        m_window->addAction(action);
        return action;
    }

private:
    QWidget* m_window;
};

} // namespace

MainActions::MainActions(QWidget* window)
{
    Maker make(window);
    newWindow
        = make(Maker::tr("New &Window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), IconName::Window);
    openChanges = make(Maker::tr("&Open changes…"), QKeySequence(QKeySequence::Open), IconName::Folder);
    closeWindow = make(Maker::tr("&Close Window"), QKeySequence(Qt::CTRL | Qt::Key_W), IconName::Close);
    quit = make(Maker::tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));

    undo = make(Maker::tr("&Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z), IconName::Undo);
    redo = make(Maker::tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), IconName::Redo);
    find = make(Maker::tr("&Find…"), QKeySequence(Qt::CTRL | Qt::Key_F), IconName::Search);

    newImageType = make(Maker::tr("&New…"), QKeySequence(Qt::CTRL | Qt::Key_N), IconName::Plus);
    newImageType->setIconText(Maker::tr("New"));
    duplicate
        = make(Maker::tr("&Duplicate…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), IconName::Duplicate);
    duplicate->setIconText(Maker::tr("Duplicate"));
    remove = make(Maker::tr("De&lete"), QKeySequence(Qt::CTRL | Qt::Key_Delete), IconName::Trash);
    rename = make(Maker::tr("Rena&me…"), {}, IconName::Pencil);
    revert = make(Maker::tr("Revert image t&ype"), {}, IconName::Undo);
    review = make(Maker::tr("Review &changes"), QKeySequence(Qt::CTRL | Qt::Key_S), IconName::Review);

    newConnection = make(Maker::tr("&New connection…"), {}, IconName::Plus);
    trySandbox = make(Maker::tr("Try the &sandbox"), {}, IconName::Flask);
    refresh = make(Maker::tr("&Refresh"), QKeySequence(Qt::Key_F5), IconName::Refresh);
    disconnect = make(Maker::tr("&Disconnect"), {}, IconName::Unplug);

    nextPane = make(Maker::tr("Next &pane"), QKeySequence(Qt::Key_F6));
    previousPane = make(Maker::tr("P&revious pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    showForm = make(Maker::tr("&Form"), {}, IconName::Panel);
    showForm->setCheckable(true);
    showForm->setChecked(true);
    auto* appearances = new QActionGroup(window);
    systemAppearance = appearances->addAction(make(Maker::tr("&System appearance")));
    lightAppearance = appearances->addAction(make(Maker::tr("&Light")));
    darkAppearance = appearances->addAction(make(Maker::tr("&Dark")));
    for (QAction* each : appearances->actions())
        each->setCheckable(true);
    largerText = make(Maker::tr("La&rger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus));
    smallerText = make(Maker::tr("S&maller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus));
    normalText = make(Maker::tr("&Normal text size"), QKeySequence(Qt::CTRL | Qt::Key_0));

    shortcuts = make(Maker::tr("&Keyboard shortcuts"), {}, IconName::Keyboard);
    copyDiagnostics = make(Maker::tr("&Copy diagnostics"));
    about = make(Maker::tr("&About Flavormap"), {}, IconName::Info);
}

QMenu* MainActions::fill(QMenuBar* bar, QAction* activity) const
{
    QMenu* file = bar->addMenu(Maker::tr("&File"));
    file->setToolTipsVisible(true); // why something can't be done now
    file->addActions({newWindow, openChanges});
    file->addSeparator();
    file->addActions({closeWindow, quit});

    QMenu* edit = bar->addMenu(Maker::tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addAction(find);

    QMenu* view = bar->addMenu(Maker::tr("&View"));
    view->addActions({showForm, activity});
    view->addSeparator();
    view->addActions({systemAppearance, lightAppearance, darkAppearance});
    view->addSeparator();
    view->addActions({largerText, smallerText, normalText});
    view->addSeparator();
    view->addActions({nextPane, previousPane});

    QMenu* imageType = bar->addMenu(Maker::tr("&Image type"));
    imageType->addActions({newImageType, duplicate, rename, remove});
    imageType->addSeparator();
    imageType->addAction(revert);
    imageType->addSeparator();
    imageType->addAction(review);

    QMenu* connection = bar->addMenu(Maker::tr("&Connection"));
    connection->addActions({refresh, disconnect});
    connection->addSeparator();
    connection->addActions({newConnection, trySandbox});

    QMenu* help = bar->addMenu(Maker::tr("&Help"));
    help->addActions({shortcuts, copyDiagnostics});
    help->addSeparator();
    help->addAction(about);
    return edit;
}

QList<QAction*> MainActions::needingAConnection() const
{
    return {undo, redo, find, newImageType, duplicate, remove, rename, revert, review, refresh, disconnect,
        showForm};
}

void MainActions::explain(QAction* action, const QString& whyNot)
{
    const QString tip = tipOf(*action);
    action->setToolTip(whyNot.isEmpty() ? tip : tip + u'\n' + whyNot);
}

void MainActions::explain(const QString& whyNot) const
{
    for (QAction* action : {undo, redo, newImageType, duplicate, remove, rename, revert})
        explain(action, whyNot);
}

} // namespace flavormap
