// SPDX-License-Identifier: GPL-3.0-or-later
// Every menu.
#include "pictures/edits.h"

#include "gui/form/providermaptable.h"
#include "gui/review/changelist.h"

#include <QHeaderView>
#include <QTabBar>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void ofTheBar(Stage& stage)
{
    stage.start({.saved = {savedProfile(u"staging"_s, 4, u"http://staging.coopr.example:55054"_s)}});
    stage.untilReady();
    stageThree(stage);
    for (const QString& title :
        {u"File"_s, u"Edit"_s, u"View"_s, u"Image type"_s, u"Connection"_s, u"Help"_s}) {
        stage.openMenu(title);
        stage.take(u"menu-"_s + title.toLower().replace(u' ', u'-'));
        stage.closeTop();
    }
}

void ofButtons(Stage& stage)
{
    stage.start({.saved = {savedProfile(u"staging"_s, 4, u"http://staging.coopr.example:55054"_s)}});
    stage.untilReady();
    for (const auto& [name, picture] : {std::pair(u"Connection"_s, u"menu-of-connection"_s),
             std::pair(u"Columns"_s, u"menu-of-columns"_s)}) {
        stage.pressForMenu(name, [&stage, shown = picture] { stage.take(shown); });
    }
}

void ofTheTable(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageOfEach(stage);
    stage.contextMenu(u"centos-7"_s, cell("aws-us-east-1", "sshuser"));
    stage.take(u"menu-of-cell"_s);
    stage.choose(u"Column"_s);
    stage.take(u"menu-of-column"_s);
    stage.closeTop();
    stage.closeTop();
    rightClick(stage.table()->viewport(), QPoint(stage.table()->frozenRect().center().x(), 40));
    stage.take(u"menu-of-row"_s);
    stage.closeTop();
    const QHeaderView* header = stage.table()->horizontalHeader();
    const int column = stage.table()->tableModel()->columnOf(cell("aws-us-east-1", "image"));
    const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
    for (const auto& [y, picture] : {std::pair(header->height() * 3 / 4, u"menu-of-key-header"_s),
             std::pair(header->height() / 4, u"menu-of-provider-header"_s)}) {
        rightClick(header->viewport(), QPoint(x, y));
        stage.take(picture);
        stage.closeTop();
    }
}

void ofThePanes(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageThree(stage);
    if (!stage.find<QTabBar>())
        stage.trigger(u"Form"_s);
    stage.selectCell(u"ubuntu-22.04"_s, cell("aws-us-east-1", "image"));
    auto* map = stage.find<ProviderMapTable>();
    rightClick(map->viewport(), map->visualRect(map->currentIndex()).center());
    stage.take(u"menu-of-provider-map"_s);
    stage.closeTop();
    stage.openReview();
    auto* list = stage.find<ChangeList>();
    rightClick(list->viewport(), list->visualRect(list->currentIndex()).center());
    stage.take(u"menu-of-change"_s);
}

} // namespace

Scenes menuScenes()
{
    return {{u"menus"_s, ofTheBar}, {u"menus-of-buttons"_s, ofButtons}, {u"menus-of-table"_s, ofTheTable},
        {u"menus-of-panes"_s, ofThePanes}};
}

} // namespace flavormap
