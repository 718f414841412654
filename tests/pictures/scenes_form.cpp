// SPDX-License-Identifier: GPL-3.0-or-later
// The panel beside the table. On a small window it is unfolded first.
#include "pictures/edits.h"

#include "gui/form/providermaptable.h"
#include "models/providermapmodel.h"

#include <QLineEdit>
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

/// Providers and keys are renamed, added and taken away; what can't be is said where it was typed.
void map(Stage& stage)
{
    stage.start({});
    stage.untilReady();
    unfold(stage);
    stage.selectCell(u"debian-11"_s, cell("aws-us-east-1", "image"));
    auto* table = stage.find<ProviderMapTable>();
    const auto editor = [table] { return table->viewport()->findChild<QLineEdit*>(); };
    const auto retype = [&](const CellPath& path, int column, const QString& text) {
        const auto* model = static_cast<ProviderMapModel*>(table->model());
        const QModelIndex index = model->index(model->rowOf(path), column);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        stage.until([&] { return editor() != nullptr; }, "an editor");
        QTest::keyClicks(editor(), text);
        QTest::keyClick(editor(), Qt::Key_Return);
        stage.until([&] { return editor() == nullptr; }, "it is closed");
    };
    retype(cell("aws-us-east-1", "image"), ProviderMapModel::ProviderColumn, u"google"_s); // it has that one
    stage.take(u"form-map-refused"_s);
    retype(cell("aws-us-east-1", "image"), ProviderMapModel::ProviderColumn, u"aws-us-east-9"_s);
    retype(cell("aws-us-east-9", "sshuser"), ProviderMapModel::KeyColumn, u"user"_s);
    stage.take(u"form-map-renamed"_s);
    stage.press(u"Add key"_s);
    stage.until([&] { return stage.shown().size() == 2; }, "Add key");
    stage.typeInto(u"Key"_s, u"region"_s);
    stage.typeInto(u"Value"_s, u"north"_s);
    stage.key(Qt::Key_Return);
    stage.until([&] { return stage.shown().size() == 1; }, "it is added");
    stage.press(u"Remove"_s);
    stage.selectCell(u"debian-11"_s, cell("google", "image"));
    stage.press(u"Remove"_s);
    stage.take(u"form-map-removed"_s);
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
    return {{u"form"_s, one}, {u"form-bulk"_s, several}, {u"form-json"_s, json}, {u"form-map"_s, map}};
}

} // namespace flavormap
