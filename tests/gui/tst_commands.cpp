// SPDX-License-Identifier: GPL-3.0-or-later
// New, Duplicate, Rename, Delete and what fills cells: each stages what it says, in one undo step.
#include "gui/desk.h"

#include <QDialog>
#include <QUndoStack>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const CellPath googleUser = CellPath::entry(u"google"_s, u"sshuser"_s);

struct CommandDesk : Desk
{
    Value value(const QString& name, const CellPath& path) const
    {
        return session().value(session().rowOf(name), path);
    }
    int steps() const { return session().undoStack()->count(); }
    QDialog* dialog() const
    {
        for (auto* each : window->findChildren<QDialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    QLineEdit* field(const QString& name) const { return named<QLineEdit>(dialog(), name); }
    void retype(const QString& text) const
    {
        field(u"Name"_s)->selectAll();
        QTest::keyClicks(field(u"Name"_s), text);
    }
    void press(const QString& text) const
    {
        QVERIFY2(visibleButton(dialog(), text), qPrintable(text));
        QTest::mouseClick(visibleButton(dialog(), text), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
    }
    /// Selects this cell and the ones below and right of it.
    void select(const QString& name, const CellPath& path, int down, int right) const
    {
        QVERIFY(table()->showCell(name, path));
        for (int step = 0; step < down; ++step)
            QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        for (int step = 0; step < right; ++step)
            QTest::keyClick(table(), Qt::Key_Right, Qt::ShiftModifier);
    }
};

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void newStagesAnImageTypeAndGoesToIt()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        QTest::keyClick(desk.window, Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(desk.dialog());
        QCOMPARE(desk.dialog()->windowModality(), Qt::WindowModal);
        QVERIFY(!visibleButton(desk.dialog(), u"Create"_s)->isEnabled()); // without a name
        QTest::keyClicks(desk.field(u"Name"_s), u"delta"_s);
        QTest::keyClicks(desk.field(u"Description"_s), u"D"_s);
        desk.press(u"Create"_s);
        QCOMPARE(desk.table()->currentName(), u"delta"_s);
        QCOMPARE(desk.value(u"delta"_s, CellPath::description()), Value::string(u"D"_s));
        QCOMPARE(desk.value(u"delta"_s, CellPath::map()), Value::emptyObject());
        QCOMPARE(desk.steps(), 1);
        QCOMPARE(desk.server.writesOf(u"delta"_s), 0);
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.session().rowOf(u"delta"_s), -1);
    }

    void aNameThatCannotBeIsToldAtItsField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("rule") << u"my type"_s << QString();
        QTest::newRow("taken") << u"beta"_s << u"There is an image type “beta” already."_s;
        QTest::newRow("dots") << u".."_s << QString();
        QTest::newRow("too long") << QString(256, u'a') << QString();
    }

    void aNameThatCannotBeIsToldAtItsField()
    {
        QFETCH(QString, name);
        QFETCH(QString, said);
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        QTest::keyClick(desk.window, Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(desk.dialog());
        desk.retype(name);
        QVERIFY(desk.field(u"Name"_s)->property("error").toBool());
        QVERIFY(!visibleButton(desk.dialog(), u"Create"_s)->isEnabled());
        if (!said.isEmpty())
            QVERIFY(isSaid(desk.dialog(), said));
        QTest::keyClick(desk.field(u"Name"_s), Qt::Key_Return);
        QVERIFY(desk.dialog());
        desk.retype(u"delta"_s);
        QVERIFY(!desk.field(u"Name"_s)->property("error").toBool());
        desk.press(u"Create"_s);
        QVERIFY(desk.session().rowOf(u"delta"_s) >= 0);
    }

    void cancelAndEscapeStageNothing()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.table()->showRow(u"beta"_s);
        for (const QString& command : {u"New…"_s, u"Duplicate…"_s, u"Rename…"_s}) {
            desk.action(command)->trigger();
            QTRY_VERIFY(desk.dialog());
            desk.retype(u"other"_s);
            desk.press(u"Cancel"_s);
            desk.action(command)->trigger();
            QTRY_VERIFY(desk.dialog());
            desk.retype(u"other"_s);
            QTest::keyClick(desk.dialog(), Qt::Key_Escape);
            QTRY_VERIFY(!desk.dialog());
        }
        QCOMPARE(desk.steps(), 0);
        QVERIFY(!desk.session().isDirty());
    }

    void duplicateCopiesEverythingUnderAFreeName()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"staged"_s);
        for (const QString& name : {u"beta-copy"_s, u"beta-copy-2"_s}) {
            desk.table()->showRow(u"beta"_s);
            QTest::keyClick(desk.window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
            QTRY_VERIFY(desk.dialog());
            QCOMPARE(desk.field(u"Name"_s)->text(), name);
            desk.press(u"Duplicate"_s);
            QCOMPARE(desk.table()->currentName(), name);
            QCOMPARE(desk.value(name, googleImage), Value::string(u"staged"_s)); // as it is here
            QCOMPARE(desk.value(name, googleUser), Value::string(u"root"_s));
            QCOMPARE(desk.value(name, CellPath::description()), Value::string(u"B"_s));
        }
        QCOMPARE(desk.steps(), 3);
    }

    void renameIsOneChangeAndKeepsTheContent()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        QVERIFY(desk.table()->showRow(u"beta"_s));
        desk.table()->setCurrentIndex(desk.table()->currentIndex().siblingAtColumn(0));
        QTest::keyClick(desk.table(), Qt::Key_F2); // on Name
        QTRY_VERIFY(desk.dialog());
        QCOMPARE(desk.field(u"Name"_s)->text(), u"beta"_s);
        QVERIFY(!visibleButton(desk.dialog(), u"Rename"_s)->isEnabled()); // it is that already
        QVERIFY(!desk.field(u"Name"_s)->property("error").toBool());      // which is nobody's mistake
        desk.retype(u"bet"_s);
        desk.retype(u"beta"_s);
        QVERIFY(isSaid(desk.dialog(), u"its name now"_s));
        desk.retype(u"BETA"_s);
        QVERIFY(isSaid(desk.dialog(), u"only in case"_s));
        desk.retype(u"alpha"_s);
        QVERIFY(isSaid(desk.dialog(), u"already"_s));
        desk.retype(u"zeta"_s);
        desk.press(u"Rename"_s);
        QCOMPARE(desk.session().rowOf(u"beta"_s), -1);
        QCOMPARE(desk.value(u"zeta"_s, googleImage), Value::string(u"g-2"_s));
        QCOMPARE(desk.table()->currentName(), u"zeta"_s);
        QCOMPARE(desk.session().changedCount(), 1);
        QCOMPARE(desk.steps(), 1);
    }

    void deleteStagesAllSelectedInOneStep()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"alpha"_s, googleImage, 1, 0);
        QTest::keyClick(desk.table(), Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(desk.session().changedCount(), 2);
        QCOMPARE(desk.table()->tableModel()->mark(0), RowMark::Deleted);
        QCOMPARE(desk.table()->tableModel()->mark(1), RowMark::Deleted);
        QCOMPARE(desk.value(u"alpha"_s, googleImage), Value::string(u"g-1"_s)); // still to be seen
        QCOMPARE(desk.steps(), 1);
        QCOMPARE(desk.server.writesOf(u"alpha"_s), 0);
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.session().isDirty());
    }

    void f5ReadsWhatOthersWroteAndKeepsWhatIsStaged()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"mine"_s);
        QVERIFY(desk.server.replaceBehindTheBack(u"alpha"_s,
            R"({"name":"alpha","description":"theirs","providermap":{"google":{"image":"g-1","sshuser":"root"}}})"));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_COMPARE(desk.value(u"alpha"_s, CellPath::description()), Value::string(u"theirs"_s));
        QCOMPARE(desk.value(u"beta"_s, googleImage), Value::string(u"mine"_s));
        QCOMPARE(desk.session().changedCount(), 1);
    }

    void setEmptyStringIsNotClear()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"alpha"_s, googleImage, 1, 0);
        desk.table()->cellActions()->action(CellActions::SetEmptyString)->trigger();
        QCOMPARE(desk.value(u"alpha"_s, googleImage), Value::string(u""_s));
        QCOMPARE(desk.value(u"beta"_s, googleImage), Value::string(u""_s));
        QCOMPARE(desk.steps(), 1);
        QTest::keyClick(desk.table(), Qt::Key_Delete);
        QVERIFY(desk.value(u"alpha"_s, googleImage).isAbsent());
        QCOMPARE(desk.steps(), 2);
    }

    void fillDownAndRightCopyTheEdgeInOneStep()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"alpha"_s, googleImage, 2, 1);
        QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
        for (const QString& name : {u"beta"_s, u"gamma"_s})
            QCOMPARE(desk.value(name, googleImage), Value::string(u"g-1"_s));
        QCOMPARE(desk.steps(), 1);
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.session().isDirty());
        QTest::keyClick(desk.table(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(desk.value(u"alpha"_s, googleUser), Value::string(u"g-1"_s));
        QCOMPARE(desk.value(u"gamma"_s, googleUser), Value::string(u"g-3"_s));
        QCOMPARE(desk.steps(), 1);
    }

    void oneCellIsFilledFromTheOneBeforeIt()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"beta"_s, googleImage, 0, 0);
        QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.value(u"beta"_s, googleImage), Value::string(u"g-1"_s));
        desk.select(u"gamma"_s, googleUser, 0, 0);
        QTest::keyClick(desk.table(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(desk.value(u"gamma"_s, googleUser), Value::string(u"g-3"_s));
        QCOMPARE(desk.steps(), 2);
        desk.select(u"alpha"_s, googleImage, 0, 0); // nothing is above it
        QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(isSaid(desk.window, u"There is no cell above to fill from."_s));
        QCOMPARE(desk.steps(), 2);
    }

    void fillIsInTheMenusToo()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"alpha"_s, googleImage, 2, 1);
        QVERIFY(desk.action(u"Fill down"_s));
        desk.action(u"Fill down"_s)->trigger();
        QCOMPARE(desk.value(u"gamma"_s, googleImage), Value::string(u"g-1"_s));
        desk.action(u"Fill right"_s)->trigger();
        QCOMPARE(desk.value(u"gamma"_s, googleUser), Value::string(u"g-1"_s));
    }

    void fillOfAnEmptyCellClears()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"alpha"_s, googleImage, 0, 0);
        QTest::keyClick(desk.table(), Qt::Key_Delete);
        desk.select(u"alpha"_s, googleImage, 2, 0);
        QTest::keyClick(desk.table(), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(desk.value(u"gamma"_s, googleImage).isAbsent());
        QCOMPARE(desk.steps(), 2);
    }

    void controlEnterPutsWhatWasTypedIntoTheWholeSelection()
    {
        CommandDesk desk;
        QTRY_VERIFY(desk.isReady());
        desk.select(u"alpha"_s, googleImage, 2, 1);
        QTest::keyClicks(desk.table(), u"x"_s);
        auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(editor);
        QTest::keyClicks(editor, u"yz"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        for (const QString& name : {u"alpha"_s, u"beta"_s, u"gamma"_s}) {
            QCOMPARE(desk.value(name, googleImage), Value::string(u"xyz"_s));
            QCOMPARE(desk.value(name, googleUser), Value::string(u"xyz"_s));
        }
        QCOMPARE(desk.steps(), 1);
        QTest::keyClick(desk.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.session().isDirty());
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
