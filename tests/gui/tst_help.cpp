// SPDX-License-Identifier: GPL-3.0-or-later
// The Help menu of a real window on a real server.
#include "gui/connections/connectionfields.h"
#include "gui/help/aboutdialog.h"
#include "gui/help/diagnostics.h"
#include "gui/help/keyhelp.h"
#include "gui/help/libraries.h"
#include "gui/help/shortcutsdialog.h"

#include "gui/desk.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QWhatsThis>

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
    void eachToolButtonSaysInItsTipWhatItDoesAndByWhichKeys();
    void whatsThisIsToldByShiftF1();
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

void TestHelp::eachToolButtonSaysInItsTipWhatItDoesAndByWhichKeys()
{
    Desk desk;
    desk.window->resize(1400, 900); // with the form
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
    int buttons = 0;
    for (const auto* button : desk.window->findChildren<QToolButton*>()) {
        if (!button->isVisible() || qobject_cast<QLineEdit*>(button->parent()))
            continue; // in a field it is a picture
        ++buttons;
        QVERIFY2(!button->toolTip().isEmpty(),
            qPrintable(button->text() + button->objectName()
                + QLatin1StringView(button->parent()->metaObject()->className())));
        if (const QAction* does = button->defaultAction(); does && !does->shortcut().isEmpty()) {
            const QString keys = does->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(button->toolTip().contains(keys), qPrintable(button->toolTip()));
        }
    }
    QVERIFY(buttons > 8);
    for (const QAction* each : desk.window->actions()) {
        const QString keys = each->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(each->toolTip().contains(keys), qPrintable(each->text()));
    }
}

void TestHelp::whatsThisIsToldByShiftF1()
{
    const auto told = [] {
        const auto windows = QApplication::topLevelWidgets();
        return std::any_of(windows.begin(), windows.end(),
            [](const QWidget* each) { return each->isVisible() && each->inherits("QWhatsThat"); });
    };
    Desk desk;
    desk.window->resize(1400, 900); // with the form
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
    QTRY_VERIFY(
        named<QLineEdit>(desk.window, u"Label"_s) && named<QLineEdit>(desk.window, u"Label"_s)->isVisible());
    ConnectionFields fields(Profile(), [](const QString&) { return false; });
    fields.show();
    const QList<QWidget*> asked{named<QLineEdit>(desk.window, u"Search"_s),
        named<QLineEdit>(desk.window, u"Label"_s), named<QTableView>(desk.window, u"Provider map"_s),
        named<QLineEdit>(&fields, u"Server URL"_s), named<QLineEdit>(&fields, u"Tenant"_s),
        named<QLineEdit>(&fields, u"User"_s), named<QLineEdit>(&fields, u"API key"_s),
        named<QLineEdit>(&fields, u"CA file"_s), named<QSpinBox>(&fields, u"Time-out"_s),
        fields.findChild<QCheckBox*>(u"production"_s), fields.findChild<QCheckBox*>(u"readOnly"_s)};
    for (QWidget* field : asked) {
        QVERIFY(field);
        QTest::keyClick(field, Qt::Key_F1, Qt::ShiftModifier);
        QVERIFY2(told(), qPrintable(field->accessibleName() + field->objectName()));
        QWhatsThis::hideText();
        QTRY_VERIFY(!told());
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
    QCOMPARE(search->placeholderText(), u"Search actions and keys …"_s);
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
