// SPDX-License-Identifier: GPL-3.0-or-later
// Every dialog that no other scene opens.
#include "pictures/edits.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
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
    stage.pressForMenu(u"Columns"_s, [&stage] { stage.choose(u"Arrange columns…"_s); });
    takeDialog(stage, u"dialog-arrange"_s);
    if (!stage.find<QTabBar>())
        stage.trigger(u"Form"_s);
    stage.selectCell(u"debian-11"_s, cell("aws-us-east-1", "image"));
    stage.press(u"Add provider"_s);
    takeDialog(stage, u"dialog-add-provider"_s);
    stage.press(u"Add key"_s);
    takeDialog(stage, u"dialog-add-key"_s);
}

/// As the window of another connection copies these cells: with its name and its values.
void makeClipboardAnothers()
{
    const QString format = u"application/x-flavormap-cells+json"_s;
    QClipboard* clipboard = QGuiApplication::clipboard();
    QByteArray cells = clipboard->mimeData()->data(format);
    QJsonObject json = QJsonDocument::fromJson(cells).object();
    json[u"connection"_s] = u"another"_s;
    json[u"connectionName"_s] = u"staging"_s;
    cells = QJsonDocument(json).toJson(QJsonDocument::Compact);
    cells.replace("ami-3", "ami-7").replace("coreos-stable", "flatcar").replace("\"core\"", "null");
    auto data = std::make_unique<QMimeData>();
    data->setData(format, cells);
    clipboard->setMimeData(data.release());
}

void ofPaste(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    stage.selectCell(u"centos-6"_s, CellPath::member(u"description"_s));
    for (int right = 0; right < 6; ++right)
        stage.key(Qt::Key_Right, Qt::ShiftModifier);
    for (int down = 0; down < 4; ++down)
        stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.key(Qt::Key_C, Qt::ControlModifier);
    makeClipboardAnothers();
    stage.key(Qt::Key_V, Qt::ControlModifier);
    takeDialog(stage, u"dialog-paste"_s);
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
        {u"dialog-of-paste"_s, ofPaste}, {u"dialogs-of-help"_s, ofHelp}, {u"dialogs-of-files"_s, ofFiles}};
}

} // namespace flavormap
