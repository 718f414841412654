// SPDX-License-Identifier: GPL-3.0-or-later
// By keys alone, and by ear: each control is reached, and a screen reader is told where the keyboard is.
#include "gui/desk.h"
#include "gui/form/imagetypeform.h"
#include "gui/review/changelist.h"
#include "gui/widgets/announcement.h"

#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QTabBar>
#include <QTableView>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// What a screen reader hears, while one of these is there.
class Ear
{
public:
    Ear()
    {
        s_here = this;
        m_before = QAccessible::installUpdateHandler(hear);
    }
    ~Ear()
    {
        QAccessible::installUpdateHandler(m_before);
        s_here = nullptr;
    }
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    QStringList focused;   ///< names, in order
    QStringList announced; ///< sentences, in order

private:
    static void hear(QAccessibleEvent* event)
    {
        QAccessibleInterface* source = event->accessibleInterface();
        if (!source)
            return;
        if (event->type() == QAccessible::Focus)
            s_here->focused += source->text(QAccessible::Name);
        if (event->type() == QAccessible::ObjectShow && source->role() == QAccessible::Notification)
            s_here->announced += source->text(QAccessible::Name);
    }
    static inline Ear* s_here = nullptr;
    QAccessible::UpdateHandler m_before = nullptr;
};

/// All that Tab reaches in the window, beginning with what has the keyboard.
QList<QWidget*> reachedByTab(QWidget* window)
{
    QList<QWidget*> reached;
    for (QWidget* at = window->focusWidget(); at && !reached.contains(at); at = window->focusWidget()) {
        reached += at;
        QTest::keyClick(at, Qt::Key_Tab);
    }
    return reached;
}

} // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachControlOfReviewIsReachedByTab();
    void eachControlOfTheFormIsReachedByTab();
    void theCurrentCellIsToldWhenTheTableGetsTheKeyboard();
    void whatFollowsTheKeyboardSaysNothing();
    void eachTableHasWordsForItsRowsAndColumns();
    void aColumnIsSortedByKeys();
    void undoIsAnnounced();
    void applyIsAnnounced();
    void aRefusalIsAnnounced();
    void whatASearchFindsIsAnnounced();
    void aNewImageTypeHasTheKeyboard();
};

void TestKeyboard::initTestCase()
{
    QTRY_VERIFY2(QAccessible::isActive(), "this test needs AT-SPI around it: tests/support/with-desktop");
}

void TestKeyboard::eachControlOfReviewIsReachedByTab()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    desk.openReview();
    QTRY_VERIFY(named<QPushButton>(desk.review(), u"Apply 1 change"_s)->isEnabled());
    const QList<QWidget*> reached = reachedByTab(desk.review());
    for (QAbstractButton* button : desk.review()->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->isEnabled() && !button->text().isEmpty())
            QVERIFY2(reached.contains(button), qPrintable(button->text()));
    }
    for (auto* table : desk.review()->findChildren<QTableView*>())
        QVERIFY2(!table->isVisible() || reached.contains(table), qPrintable(table->accessibleName()));
}

void TestKeyboard::eachControlOfTheFormIsReachedByTab()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
    auto* form = desk.window->findChild<ImageTypeForm*>();
    auto* label = named<QLineEdit>(form, u"Label"_s);
    QTRY_VERIFY(label && label->isVisible());
    label->setFocus();
    QTest::keyClicks(label, u"New label"_s);
    QTest::keyClick(label, Qt::Key_Return);
    QTRY_COMPARE(desk.session().changedCount(), 1);
    form->findChild<QTabBar*>()->setFocus();
    const QList<QWidget*> reached = reachedByTab(desk.window);
    for (QAbstractButton* button : form->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->isEnabled() && !button->text().isEmpty())
            QVERIFY2(reached.contains(button), qPrintable(button->text()));
    }
}

void TestKeyboard::theCurrentCellIsToldWhenTheTableGetsTheKeyboard()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
    desk.action(u"Find…"_s)->trigger();
    Ear ear;
    QTest::keyClick(desk.window, Qt::Key_F6);
    QTRY_COMPARE(ear.focused.value(ear.focused.size() - 1), u"g-2"_s);
    QTest::keyClick(desk.table(), Qt::Key_F2);
    QTRY_COMPARE(ear.focused.value(ear.focused.size() - 1), u"google image, beta"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(ear.focused.value(ear.focused.size() - 1), u"g-2"_s);
}

void TestKeyboard::whatFollowsTheKeyboardSaysNothing()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showCell(u"alpha"_s, googleImage));
    desk.table()->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), desk.table());
    Ear ear;
    QTest::keyClick(desk.table(), Qt::Key_Down);
    QCOMPARE(ear.focused, QStringList{u"g-2"_s});
    QTest::keyClick(desk.table(), Qt::Key_Down);
    QCOMPARE(ear.focused, (QStringList{u"g-2"_s, u"g-3"_s}));
}

void TestKeyboard::eachTableHasWordsForItsRowsAndColumns()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    desk.openReview();
    for (const QWidget* window : {static_cast<QWidget*>(desk.window), desk.review()}) {
        for (auto* table : window->findChildren<QTableView*>()) {
            if (!table->isVisible())
                continue;
            QVERIFY2(!table->accessibleName().isEmpty(), table->metaObject()->className());
            QAccessibleTableInterface* spoken
                = QAccessible::queryAccessibleInterface(table)->tableInterface();
            for (int row = 0; row < spoken->rowCount(); ++row)
                QVERIFY2(spoken->rowDescription(row).contains(QRegularExpression(u"[A-Za-z]"_s)),
                    qPrintable(table->accessibleName()));
        }
    }
    QAccessibleTableInterface* changes
        = QAccessible::queryAccessibleInterface(desk.review()->findChild<ChangeList*>())->tableInterface();
    QCOMPARE(changes->columnDescription(0), u"Change"_s);
    QCOMPARE(changes->rowDescription(1), u"beta"_s);
}

void TestKeyboard::aColumnIsSortedByKeys()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(desk.table()->showCell(u"alpha"_s, googleImage));
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::AltModifier);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_D); // Sort descending
    QTRY_COMPARE(desk.table()->tableModel()->name(0), u"gamma"_s);
    QCOMPARE(desk.table()->currentName(), u"alpha"_s);
}

void TestKeyboard::undoIsAnnounced()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    Ear ear;
    QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
    desk.table()->setFocus();
    QTest::keyClick(desk.window, Qt::Key_Delete, Qt::ControlModifier);
    QTRY_COMPARE(ear.announced, QStringList{u"Staged: Delete beta"_s});
    QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(ear.announced.mid(1), QStringList{u"Undone: Delete beta"_s});
    QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(ear.announced.mid(2), QStringList{u"Done again: Delete beta"_s});
}

void TestKeyboard::applyIsAnnounced()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    typeIntoCell(desk.table(), u"beta"_s, googleImage, u"ami-new"_s);
    Ear ear;
    desk.openReview();
    QTRY_VERIFY(ear.announced.contains(u"1 change(s) staged; nothing was sent yet."_s));
    ear.announced.clear();
    QTest::keyClick(desk.review(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(ear.announced, (QStringList{u"Applying 1 change(s) to desk …"_s, u"1 verified"_s}));
}

void TestKeyboard::aRefusalIsAnnounced()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    Ear ear;
    QVERIFY(desk.table()->showCell(u"beta"_s, googleImage));
    desk.table()->setCurrentIndex(desk.table()->currentIndex().siblingAtColumn(0));
    desk.table()->setFocus();
    QTest::keyClick(desk.table(), Qt::Key_Delete);
    QTRY_COMPARE(ear.announced.size(), 1);
    QVERIFY2(
        ear.announced.first().startsWith(u"A name is changed by Rename"), qPrintable(ear.announced.first()));
}

void TestKeyboard::whatASearchFindsIsAnnounced()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    Ear ear;
    desk.action(u"Find…"_s)->trigger();
    QTest::keyClicks(QApplication::focusWidget(), u"g-1"_s);
    QTRY_COMPARE(ear.announced, QStringList{u"1 of 3 image type(s)"_s});
    QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
    QTRY_COMPARE(ear.announced.size(), 2);
    QVERIFY2(ear.announced[1].startsWith(u"Nothing matches the search"), qPrintable(ear.announced[1]));
}

void TestKeyboard::aNewImageTypeHasTheKeyboard()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.action(u"Find…"_s)->trigger();
    QTest::keyClick(desk.window, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(QTest::qWaitForWindowActive(QApplication::activeModalWidget()));
    auto* name = QApplication::activeModalWidget()->findChild<QLineEdit*>();
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"fresh"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(desk.table()->currentName(), u"fresh"_s);
    QTRY_COMPARE(QApplication::focusWidget(), desk.table());
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
