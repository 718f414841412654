// SPDX-License-Identifier: GPL-3.0-or-later
// A conflict in Review: three values side by side, and mine, theirs or another one for a cell, an image type
// or all.
#include "gui/asked.h"
#include "gui/review/changecells.h"
#include "gui/review/changelist.h"
#include "gui/review/conflictstrip.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTimer>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const CellPath googleUser = CellPath::entry(u"google"_s, u"sshuser"_s);

struct ConflictDesk : Desk
{
    /// Staged "mine", while a colleague writes "theirs".
    void makeConflicts(const QStringList& names, bool inBothCells = false)
    {
        QTRY_VERIFY(isReady());
        for (const QString& name : names) {
            typeIntoCell(table(), name, googleImage, u"mine"_s);
            if (inBothCells)
                typeIntoCell(table(), name, googleUser, u"me"_s);
            QVERIFY(server.replaceBehindTheBack(name,
                u"{\"name\":\"%1\",\"description\":\"A\",\"providermap\":{\"google\":{\"image\":"
                "\"theirs\",\"sshuser\":\"%2\"}}}"_s.arg(name, inBothCells ? u"they"_s : u"root"_s)
                    .toUtf8()));
        }
        openReview();
        QTRY_COMPARE(session().conflictCount(), int(names.size()));
        choose(names.first());
    }
    void choose(const QString& name) const
    {
        QTRY_VERIFY(list()->changes().rowOf(name) >= 0);
        list()->setCurrentName(name);
        QTRY_VERIFY(cells()->cells().conflictCount() > 0);
    }
    ChangeList* list() const { return review()->findChild<ChangeList*>(); }
    ChangeCells* cells() const { return review()->findChild<ChangeCells*>(); }
    QPushButton* button(const QString& text) const
    {
        return visibleButton(review()->findChild<ConflictStrip*>(), text);
    }
    int rowOf(const CellPath& path) const
    {
        for (int row = 0; row < cells()->cells().rowCount(); ++row) {
            if (cells()->cells().cell(row).path == path)
                return row;
        }
        return -1;
    }
    static void type(const QString& text)
    {
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(!editor->accessibleName().isEmpty());
        editor->selectAll();
        QTest::keyClicks(editor, text);
    }
};

} // namespace

class TestConflictEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void threeValuesStandSideBySide()
    {
        ConflictDesk desk;
        desk.makeConflicts({u"alpha"_s});
        QVERIFY(!desk.cells()->isColumnHidden(ChangeCellsModel::Seen));
        const ChangeCellsModel& cells = desk.cells()->cells();
        const int row = desk.rowOf(googleImage);
        QCOMPARE(cells.index(row, ChangeCellsModel::Seen).data().toString(), u"g-1"_s);
        QCOMPARE(cells.index(row, ChangeCellsModel::Before).data().toString(), u"theirs"_s);
        QCOMPARE(cells.index(row, ChangeCellsModel::After).data().toString(), u"mine"_s);
        const auto whole = u"You saw: g-1\nOn the server: theirs\nYours: mine"_s;
        QTRY_VERIFY(isSaid(desk.review()->findChild<ConflictStrip*>(), whole));
        desk.cells()->setCurrentIndex(cells.index(0, 0)); // the description
        QTRY_VERIFY(!isSaid(desk.review()->findChild<ConflictStrip*>(), whole));

        QTest::mouseClick(desk.button(u"Keep mine"_s), Qt::LeftButton);
        QTRY_VERIFY(desk.cells()->isColumnHidden(ChangeCellsModel::Seen)); // nothing to compare any more
        QCOMPARE(desk.session().conflictCount(), 0);
    }

    void anotherValueDecidesIt_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("by the button above") << 0;
        QTest::newRow("by F2") << 1;
        QTest::newRow("by the word beside it") << 2;
        QTest::newRow("by a double click") << 3;
    }

    void anotherValueDecidesIt()
    {
        QFETCH(const int, way);
        ConflictDesk desk;
        desk.makeConflicts({u"alpha"_s});
        ChangeCells* cells = desk.cells();
        const int row = desk.rowOf(googleImage);
        cells->setCurrentIndex(cells->cells().index(row, 0));
        const QRect after = cells->visualRect(cells->cells().index(row, ChangeCellsModel::After));
        const QRect verbs = cells->visualRect(cells->cells().index(row, ChangeCellsModel::Verbs));
        if (way == 0)
            QTest::mouseClick(desk.button(u"Edit"_s), Qt::LeftButton);
        else if (way == 1)
            QTest::keyClick(cells, Qt::Key_F2);
        else if (way == 2)
            QTest::mouseClick(
                cells->viewport(), Qt::LeftButton, {}, QPoint(verbs.left() + 12, verbs.center().y()));
        else {
            QTest::mouseClick(cells->viewport(), Qt::LeftButton, {}, after.center());
            QTest::mouseDClick(cells->viewport(), Qt::LeftButton, {}, after.center());
        }
        ConflictDesk::type(u"third"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        QTRY_COMPARE(desk.session().conflictCount(), 0);
        QCOMPARE(desk.session().draft(u"alpha"_s)->value(googleImage), Value::string(u"third"_s));
        desk.apply(u"Apply 1"_s);
        QTRY_VERIFY(desk.says(u"1 verified"_s));
        QCOMPARE(desk.onServer(u"alpha"_s, googleImage), Value::string(u"third"_s));
    }

    void whatIsBeingTypedIsNeverLost()
    {
        ConflictDesk desk;
        desk.makeConflicts({u"alpha"_s, u"beta"_s});
        QTest::mouseClick(desk.button(u"Edit"_s), Qt::LeftButton);
        ConflictDesk::type(u"third"_s);
        desk.list()->setCurrentName(u"beta"_s); // by whatever way: another change is shown
        QTRY_COMPARE(desk.session().draft(u"alpha"_s)->value(googleImage), Value::string(u"third"_s));
        QCOMPARE(desk.session().draft(u"beta"_s)->value(googleImage), Value::string(u"mine"_s));
        QTRY_COMPARE(desk.session().conflictCount(), 1);
    }

    void escapeLeavesTheEditorAndReviewStays()
    {
        ConflictDesk desk;
        desk.makeConflicts({u"alpha"_s});
        QTest::mouseClick(desk.button(u"Edit"_s), Qt::LeftButton);
        ConflictDesk::type(u"third"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QVERIFY(desk.review());
        QCOMPARE(desk.session().conflictCount(), 1);
    }

    void oneCellOfSeveralIsDecidedAlone()
    {
        ConflictDesk desk;
        desk.makeConflicts({u"alpha"_s}, true);
        QCOMPARE(desk.cells()->cells().conflictCount(), 2);
        ChangeCells* cells = desk.cells();
        const int row = desk.rowOf(googleUser);
        const QRect verbs = cells->visualRect(cells->cells().index(row, ChangeCellsModel::Verbs));
        QTest::mouseClick(
            cells->viewport(), Qt::LeftButton, {}, QPoint(verbs.left() + 12, verbs.center().y())); // Mine
        QTRY_COMPARE(desk.cells()->cells().conflictCount(), 1);
        QCOMPARE(desk.session().draft(u"alpha"_s)->value(googleUser), Value::string(u"me"_s));
    }

    void allConflictsAreDecidedAtOnce()
    {
        ConflictDesk desk;
        desk.makeConflicts({u"alpha"_s, u"beta"_s});
        QPushButton* all = desk.button(u"All conflicts"_s);
        QVERIFY(all);
        for (QAction* action : all->menu()->actions()) {
            if (action->text() == u"Take theirs in all conflicts")
                action->trigger();
        }
        QTRY_VERIFY(!desk.session().isDirty());
        QVERIFY(desk.session().undo()); // one step
        QCOMPARE(desk.session().conflictCount(), 2);
    }

    void whatIsGoneThereIsShownInTheTable()
    {
        ConflictDesk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"mine"_s);
        QVERIFY(desk.table()->showCell(u"gamma"_s, googleImage));
        desk.server.deleteBehindTheBack(u"beta"_s);
        desk.openReview();
        QTRY_COMPARE(desk.session().conflictCount(), 1);
        QTRY_VERIFY(desk.list()->changes().rowOf(u"beta"_s) >= 0);
        desk.list()->setCurrentName(u"beta"_s);
        QTRY_VERIFY(desk.button(u"Show in the table"_s));
        QTest::mouseClick(desk.button(u"Show in the table"_s), Qt::LeftButton);
        QTRY_COMPARE(desk.table()->currentName(), u"beta"_s);
    }
};

QTEST_MAIN(TestConflictEditing)
#include "tst_conflictediting.moc"
