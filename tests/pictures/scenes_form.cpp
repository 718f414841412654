// SPDX-License-Identifier: GPL-3.0-or-later
// The panel beside the table. On a small window it is unfolded first.
#include "pictures/edits.h"

#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void unfold(Stage& stage)
{
    if (!stage.find<QTabBar>())
        stage.trigger(u"Form"_s);
    stage.until([&] { return stage.find<QTabBar>() != nullptr; }, "the form");
}

void chooseTab(Stage& stage, int at)
{
    auto* tabs = stage.find<QTabBar>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(at).center());
}

void one(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageOfEach(stage);
    unfold(stage);
    stage.take(u"form"_s);
    stage.selectCell(u"centos-7"_s, cell("aws-us-east-1", "sshuser"));
    stage.take(u"form-conflict"_s);
    stage.selectCell(u"ubuntu-12.04"_s, CellPath::member(u"description"_s));
    stage.take(u"form-deleted"_s);
    chooseTab(stage, 2);
    stage.selectCell(u"ubuntu-22.04"_s, CellPath::member(u"description"_s));
    stage.take(u"form-used-by"_s);
}

void several(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    unfold(stage);
    stage.selectCell(u"debian-11"_s, cell("aws-us-east-1", "image"));
    for (int times = 0; times < 5; ++times)
        stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.take(u"form-bulk"_s);
    // Beside it there may be no room for all of the search bar.
    if (stage.button(u"More"_s))
        stage.pressForMenu(u"More"_s, [&stage] { stage.take(u"more-menu"_s); });
}

void json(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    unfold(stage);
    stage.selectCell(u"debian-11"_s, cell("aws-us-east-1", "image"));
    chooseTab(stage, 1);
    stage.take(u"form-json"_s);
    auto* text = stage.find<QPlainTextEdit>();
    stage.click(text->viewport());
    QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(text, u" and more"_s);
    stage.take(u"form-json-error"_s);
    stage.key(Qt::Key_W, Qt::ControlModifier);
    stage.until([&] { return stage.shown().size() == 2; }, "the question");
    stage.take(u"close-unfinished"_s);
}

} // namespace

Scenes formScenes()
{
    return {{u"form"_s, one}, {u"form-bulk"_s, several}, {u"form-json"_s, json}};
}

} // namespace flavormap
