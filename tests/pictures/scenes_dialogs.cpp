// SPDX-License-Identifier: GPL-3.0-or-later
// Every dialog that no other scene opens.
#include "pictures/edits.h"

#include <QTabBar>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

void takeDialog(Stage& stage, const QString& picture)
{
    stage.until([&] { return stage.shown().size() == 2; }, qPrintable(picture));
    stage.take(picture);
    stage.closeTop();
}

void ofImageTypes(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.selectCell(u"debian-11"_s, CellPath::member(u"description"_s));
    stage.trigger(u"New…"_s);
    stage.until([&] { return stage.shown().size() == 2; }, "New");
    stage.take(u"dialog-new"_s);
    stage.type(u"centos-7"_s); // there is one
    stage.key(Qt::Key_Return);
    takeDialog(stage, u"dialog-new-refused"_s);
    stage.trigger(u"Duplicate…"_s);
    takeDialog(stage, u"dialog-duplicate"_s);
    stage.trigger(u"Rename…"_s);
    takeDialog(stage, u"dialog-rename"_s);
}

void ofProviders(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.pressForMenu(u"Columns"_s, [&stage] { stage.choose(u"Add provider column…"_s); });
    takeDialog(stage, u"dialog-column"_s);
    if (!stage.find<QTabBar>())
        stage.trigger(u"Form"_s);
    stage.selectCell(u"debian-11"_s, cell("aws-us-east-1", "image"));
    stage.press(u"Add provider"_s);
    takeDialog(stage, u"dialog-add-provider"_s);
    stage.press(u"Add key"_s);
    takeDialog(stage, u"dialog-add-key"_s);
}

void ofHelp(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.trigger(u"Keyboard shortcuts"_s);
    takeDialog(stage, u"dialog-shortcuts"_s);
    stage.trigger(u"About Flavormap"_s);
    takeDialog(stage, u"dialog-about"_s);
}

void ofFiles(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.trigger(u"Open changes…"_s);
    takeDialog(stage, u"dialog-open-changes"_s);
    stage.key(Qt::Key_F12);
    stage.press(u"Export…"_s);
    takeDialog(stage, u"dialog-export"_s);
}

} // namespace

Scenes dialogScenes()
{
    return {{u"dialogs-of-image-types"_s, ofImageTypes}, {u"dialogs-of-providers"_s, ofProviders},
        {u"dialogs-of-help"_s, ofHelp}, {u"dialogs-of-files"_s, ofFiles}};
}

} // namespace flavormap
