// SPDX-License-Identifier: GPL-3.0-or-later
// The Help menu of a real window on a real server.
#include "gui/help/aboutdialog.h"
#include "gui/help/diagnostics.h"
#include "gui/help/keyhelp.h"
#include "gui/help/libraries.h"
#include "gui/help/shortcutsdialog.h"

#include "gui/desk.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTreeView>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

QAction* action(const QWidget* window, const QString& text)
{
    for (QAction* each : window->findChildren<QAction*>()) {
        if (QString(each->text()).remove(u'&') == text)
            return each;
    }
    return nullptr;
}

template <typename Dialog> Dialog* shown()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* dialog = qobject_cast<Dialog*>(widget); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

/// Rows of groups and of what is in them.
int lines(const QAbstractItemModel& model)
{
    int count = model.rowCount();
    for (int row = 0; row < model.rowCount(); ++row)
        count += model.rowCount(model.index(row, 0));
    return count;
}

} // namespace

class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionWithAKeyIsTold();
    void noKeyIsToldTwiceInAGroup();
    void typingNarrowsTheShortcuts();
    void aboutNamesEachLibraryWithVersionAndLicence();
    void diagnosticsAreCopiedAndNameNoSecret();
};

void TestHelp::everyActionWithAKeyIsTold()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    const std::vector<KeyHelp> help = keyHelp(*desk.window);
    int checked = 0;
    for (const QAction* each : desk.window->findChildren<QAction*>()) {
        if (each->shortcut().isEmpty() || each->text().isEmpty())
            continue;
        const QString keys = each->shortcut().toString(QKeySequence::NativeText);
        const QString text = QString(each->text()).remove(u'&').remove(u'…');
        QVERIFY2(std::any_of(help.begin(), help.end(),
                     [&](const KeyHelp& line) { return line.what == text && line.keys.contains(keys); }),
            qPrintable(text));
        ++checked;
    }
    QVERIFY(checked > 15);
    QVERIFY(std::any_of(help.begin(), help.end(), [](const KeyHelp& line) {
        return line.group == u"Edit" && line.what == u"Undo" && line.keys == u"Ctrl+Z";
    }));
}

void TestHelp::noKeyIsToldTwiceInAGroup()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    const std::vector<KeyHelp> help = keyHelp(*desk.window);
    for (size_t one = 0; one < help.size(); ++one) {
        for (size_t other = one + 1; other < help.size(); ++other)
            QVERIFY2(help[one].group != help[other].group || help[one].keys != help[other].keys,
                qPrintable(help[one].what + u" / "_s + help[other].what));
    }
}

void TestHelp::typingNarrowsTheShortcuts()
{
    Desk desk;
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    action(desk.window, u"Keyboard shortcuts"_s)->trigger();
    auto* dialog = shown<ShortcutsDialog>();
    QVERIFY(dialog);
    const auto* list = dialog->findChild<QTreeView*>();
    const int all = lines(*list->model());
    auto* search = dialog->findChild<QLineEdit*>();
    QTest::keyClicks(search, u"undo"_s);
    QVERIFY(lines(*list->model()) < all);
    const QModelIndex group = list->model()->index(0, 0);
    QVERIFY(list->isExpanded(group));
    QCOMPARE(list->model()->index(0, 0, group).data().toString(), u"Undo"_s);
    QTest::keyClicks(search, u"xyz"_s);
    QVERIFY(!list->isVisible());
    QTest::keyClick(search, Qt::Key_Escape); // clears first
    QCOMPARE(lines(*list->model()), all);
    dialog->close();
}

void TestHelp::aboutNamesEachLibraryWithVersionAndLicence()
{
    for (const Library& library : libraries()) {
        QVERIFY(!library.licence.isEmpty());
        QVERIFY2(library.name == u"SQLite" || library.version.contains(u'.'), qPrintable(library.name));
    }
    Desk desk;
    action(desk.window, u"About Flavormap"_s)->trigger();
    auto* about = shown<AboutDialog>();
    QVERIFY(about);
    const auto* list = about->findChild<QTreeView*>();
    QCOMPARE(list->model()->rowCount(), int(libraries().size()));
    about->close();
}

void TestHelp::diagnosticsAreCopiedAndNameNoSecret()
{
    Desk desk(true);
    QTRY_COMPARE(desk.table()->model()->rowCount(), 3);
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    QTRY_COMPARE(desk.table()->tableModel()->session()->changedCount(), 1);
    action(desk.window, u"Copy diagnostics"_s)->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    for (const QString& part : {u"Flavormap 0"_s, u"Qt 6"_s, u"3 image types"_s, u"1 changed"_s,
             u"http, production"_s, u"Platform: offscreen"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    for (const QString& secret : {u"127.0.0.1"_s, QString::fromLatin1(deskKey), u"superadmin"_s, u"desk"_s,
             u"beta"_s, u"ami-new"_s, u"google"_s})
        QVERIFY2(!text.contains(secret), qPrintable(text));
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
