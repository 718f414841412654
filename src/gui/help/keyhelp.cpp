// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/keyhelp.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QWidget>

namespace flavormap {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("flavormap", text);
}

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…').trimmed();
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& each : action.shortcuts())
        keys += each.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

void addMenu(const QMenu& menu, const QString& group, std::vector<KeyHelp>& help, QSet<const QAction*>& told)
{
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            addMenu(*action->menu(), group, help, told);
        else if (!action->shortcut().isEmpty() && !told.contains(action))
            help.push_back({group, plain(action->text()), keysOf(*action)});
        told.insert(action);
    }
}

QString keys(const QKeySequence& sequence)
{
    return sequence.toString(QKeySequence::NativeText);
}

/// What the table does with keys that are no actions.
std::vector<KeyHelp> tableKeys()
{
    const QString group = tr("In the table");
    const QString arrows = tr("Arrow keys");
    const auto with = [&](Qt::KeyboardModifiers modifiers) {
        return QKeySequence(int(modifiers)).toString(QKeySequence::NativeText) + arrows;
    };
    return {
        {group, tr("Edit the cell"), keys(Qt::Key_F2) + tr(", or type")},
        {group, tr("Stage what was typed and go down"), keys(Qt::Key_Return)},
        {group, tr("Stage what was typed and go on"), keys(Qt::Key_Tab)},
        {group, tr("Put what was typed into all selected cells"), keys(Qt::CTRL | Qt::Key_Return)},
        {group, tr("Leave the editor, then the search"), keys(Qt::Key_Escape)},
        {group, tr("Go to the edge of the data"), with(Qt::ControlModifier)},
        {group, tr("Menu of the column: sort, select, hide"), keys(Qt::ALT | Qt::Key_Down)},
        {group, tr("Select more cells"), with(Qt::ShiftModifier)},
        {tr("In Review"), tr("Apply"), keys(Qt::CTRL | Qt::Key_Return)},
        {tr("In JSON"), tr("Stage what was typed"), keys(Qt::CTRL | Qt::Key_Return)},
    };
}

} // namespace

std::vector<KeyHelp> keyHelp(const QWidget& window)
{
    std::vector<KeyHelp> help;
    QSet<const QAction*> told;
    if (const auto* bar = window.findChild<QMenuBar*>()) {
        for (const QAction* action : bar->actions()) {
            if (action->menu())
                addMenu(*action->menu(), plain(action->text()), help, told);
        }
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (!action->menu() && !action->shortcut().isEmpty() && !action->text().isEmpty()
            && !told.contains(action))
            help.push_back({tr("Window"), plain(action->text()), keysOf(*action)});
    }
    const std::vector<KeyHelp> more = tableKeys();
    help.insert(help.end(), more.begin(), more.end());
    return help;
}

} // namespace flavormap
