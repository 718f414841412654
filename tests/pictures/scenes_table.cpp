// SPDX-License-Identifier: GPL-3.0-or-later
// The table with rows, and Activity below it.
#include "pictures/edits.h"

#include <QComboBox>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void table(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.take(u"table-14"_s);
    stage.key(Qt::Key_F12);
    stage.until([&] { return stage.button(u"Copy as curl"_s) != nullptr; }, "Activity");
    stage.take(u"activity"_s);
}

void large(Stage& stage)
{
    Stage::Options options;
    options.server.types = 10'000;
    stage.start(options);
    stage.untilReady();
    stage.until([&] { return stage.table()->tableModel()->rowCount() == 10'000; }, "all of them");
    stage.take(u"table-10000"_s);
    stage.key(Qt::Key_End, Qt::ControlModifier);
    stage.take(u"table-10000-end"_s);
}

void states(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageOfEach(stage);
    stage.take(u"table-states"_s);
    stage.selectCell(u"debian-12"_s, cell("aws-us-east-1", "image"));
    stage.key(Qt::Key_F2);
    stage.take(u"table-cell-editor"_s);
}

void narrowed(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stageOfEach(stage);
    auto* keys = stage.find<QComboBox>();
    stage.click(keys);
    stage.take(u"key-popup"_s);
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Return);
    stage.until([keys] { return keys->currentIndex() == 1; }, "the first key");
    stage.take(u"key-narrowed"_s);
    stage.selectCell(u"debian-11"_s, cell("aws-us-east-1", "image"));
    for (int times = 0; times < 2; ++times)
        stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.key(Qt::Key_Right, Qt::ShiftModifier);
    stage.take(u"block-selected"_s);
}

void searched(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.key(Qt::Key_F, Qt::ControlModifier);
    stage.type(u"ubuntu ami"_s);
    stage.take(u"search"_s);
}

void readOnly(Stage& stage)
{
    Stage::Options options;
    options.isReadOnly = true;
    stage.start(options);
    stage.until([&] { return stage.table() && stage.table()->currentIndex().isValid(); }, "rows");
    stage.take(u"read-only"_s);
}

} // namespace

Scenes tableScenes()
{
    return {{u"table"_s, table}, {u"table-10000"_s, large}, {u"table-states"_s, states},
        {u"key-narrowed"_s, narrowed}, {u"search"_s, searched}, {u"read-only"_s, readOnly}};
}

} // namespace flavormap
