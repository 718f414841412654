// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/matrixtable.h"

#include "gui/style/flavormapstyle.h"
#include "gui/style/fonts.h"
#include "gui/style/palettes.h"
#include "gui/table/cellpainter.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace flavormap {

class TestMatrixView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new FlavormapStyle); } // its insets are a part of the look

    void itIsCalledImageTypes()
    {
        MatrixTable table;
        QCOMPARE(
            QAccessible::queryAccessibleInterface(&table.view)->text(QAccessible::Name), u"Image types"_s);
    }

    void typingEditsAndEnterCommitsAndGoesDown()
    {
        MatrixTable table;
        QVERIFY(table.view.showCell(u"centos-6"_s, amazonImage));
        QTest::keyClicks(&table.view, u"ami-77"_s.left(1));
        QTRY_VERIFY(table.editor() != nullptr);
        QTest::keyClicks(table.editor(), u"mi-77"_s);
        QTest::keyClick(table.editor(), Qt::Key_Return);
        QCOMPARE(table.text(u"centos-6"_s, amazonImage), u"ami-77"_s);
        QCOMPARE(table.view.currentName(), u"centos-10"_s);
        QCOMPARE(table.session.undoStack()->count(), 1);
    }

    void escapeLeavesTheValueAndTabGoesRight()
    {
        MatrixTable table;
        table.view.showCell(u"centos-6"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_F2);
        QTRY_VERIFY(table.editor() != nullptr);
        QTest::keyClicks(table.editor(), u"x"_s);
        QTest::keyClick(table.editor(), Qt::Key_Escape);
        QCOMPARE(table.text(u"centos-6"_s, amazonImage), u"ami-06"_s);
        QVERIFY(!table.session.isDirty());

        const int column = table.view.currentIndex().column();
        table.view.editCurrent();
        auto* const editor = table.view.viewport()->findChildren<QLineEdit*>().constLast();
        editor->setText(u"ami-78"_s);
        QTest::keyClick(editor, Qt::Key_Tab);
        QCOMPARE(table.text(u"centos-6"_s, amazonImage), u"ami-78"_s);
        QCOMPARE(table.view.currentIndex().column(), column + 1);
    }

    void anIdIsWhollyInSightInItsEditor()
    {
        // The 21 characters of an id fill their column.
        MatrixTable table({typeJson("centos-6", "ami-0261755bbcb8c4a84", "")});
        QVERIFY(table.view.showCell(u"centos-6"_s, amazonImage));
        QTest::keyClick(&table.view, Qt::Key_F2);
        QTRY_VERIFY(table.editor() != nullptr);
        QCOMPARE(table.editor()->cursorPosition(), 21);
        QCOMPARE(table.editor()->cursorPositionAt(QPoint(CellPainter::padding + 1, 10)), 0);
    }

    void aCommitNeverMovesTheRow()
    {
        MatrixTable table;
        table.model->sort(table.model->columnOf(amazonImage), Qt::AscendingOrder);
        const QStringList before = table.names();
        table.view.showCell(before.first(), amazonImage);
        table.view.editCurrent();
        table.editor()->setText(u"zzz"_s);
        table.view.commitEditor();
        QCOMPARE(table.text(before.first(), amazonImage), u"zzz"_s);
        QCOMPARE(table.names(), before);
        QVERIFY(table.model->isOutOfDate());
    }

    void deleteClearsTheSelectionInOneStep()
    {
        MatrixTable table;
        table.view.showCell(u"centos-6"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&table.view, Qt::Key_Delete);
        QVERIFY(table.text(u"centos-6"_s, amazonImage).isEmpty());
        QVERIFY(table.text(u"centos-10"_s, amazonImage).isEmpty());
        QVERIFY(table.session.undo());
        QVERIFY(!table.session.isDirty());
    }

    void aClickOnAKeySortsInNaturalOrderAndAgainReverses()
    {
        MatrixTable table;
        QCOMPARE(table.names(), QStringList({u"centos-6"_s, u"centos-10"_s, u"debian-12"_s, u"sles-15"_s}));
        table.clickHeader(0, 1);
        QCOMPARE(table.names().first(), u"sles-15"_s);
        table.clickHeader(table.model->columnOf(amazonImage), 1);
        QCOMPARE(table.names().first(), u"centos-6"_s);
        table.clickHeader(table.model->columnOf(amazonImage), 1);
        QCOMPARE(table.names().first(), u"sles-15"_s);
    }

    void aClickOnAProviderSelectsItsColumns()
    {
        MatrixTable table;
        const int image = table.model->columnOf(amazonImage);
        table.clickHeader(image, 0);
        QCOMPARE(table.view.selectionModel()->selectedColumns().size(), 2);
        QVERIFY(table.view.selectionModel()->isColumnSelected(image));
        QCOMPARE(table.view.selectedNames().size(), 4);
        QCOMPARE(table.model->sortColumn(), 0);
    }

    void theFrozenNameNeverHidesTheCurrentCell()
    {
        MatrixTable table;
        table.view.resize(380, 300);
        table.view.showCell(u"centos-6"_s, googleImage);
        for (int i = 0; i < 6; ++i) {
            const QModelIndex current = table.view.currentIndex();
            if (current.column() > 0)
                QVERIFY(table.view.visualRect(current).left() > table.view.frozenRect().right());
            QTest::keyClick(&table.view, Qt::Key_Left);
        }
        QCOMPARE(table.view.currentIndex().column(), 0);
    }

    void aClickOnTheFrozenNameTakesTheName()
    {
        MatrixTable table;
        table.view.resize(380, 300);
        table.view.horizontalScrollBar()->setValue(table.view.horizontalScrollBar()->maximum());
        QVERIFY(table.view.horizontalScrollBar()->value() > 50);
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, QPoint(20, 5));
        QCOMPARE(table.view.currentIndex(), table.model->index(0, 0));
        QTest::mouseClick(table.view.horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(40, 40));
        QCOMPARE(table.model->sortColumn(), 0);
        QCOMPARE(table.model->sortOrder(), Qt::DescendingOrder);
    }

    void aBlockGoesThroughTheClipboardAsTsvInOneStep()
    {
        MatrixTable table;
        table.view.showCell(u"centos-6"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&table.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"ami-06\tec2-user\nami-10\tec2-user\n"_s);

        table.view.showCell(u"debian-12"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(table.text(u"debian-12"_s, amazonImage), u"ami-06"_s);
        QCOMPARE(table.text(u"sles-15"_s, amazonImage), u"ami-10"_s);
        QVERIFY(table.session.undo());
        QVERIFY(!table.session.isDirty());
    }

    void whatACellHoldsGoesThroughTheClipboardAsItIs_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << Value::string(u"ami-1"_s) << u"ami-1"_s;
        QTest::newRow("nothing") << Value() << QString();
        QTest::newRow("empty string") << Value::string(u""_s) << QString();
        QTest::newRow("null") << Value::null() << u"null"_s;
        QTest::newRow("5") << Value::rawJson(u"5"_s) << u"5"_s;
        QTest::newRow("text that looks like JSON") << Value::string(u"5"_s) << u"5"_s;
        QTest::newRow("tab and line breaks") << Value::string(u"a\tb\r\nc"_s) << u"\"a\tb\r\nc\""_s;
        QTest::newRow("quotes") << Value::string(u"\"x\""_s) << u"\"\"\"x\"\"\""_s;
    }

    void whatACellHoldsGoesThroughTheClipboardAsItIs()
    {
        QFETCH(const Value, value);
        QFETCH(const QString, text);
        MatrixTable table;
        QVERIFY(table.session.setCells({{u"centos-6"_s, amazonImage, value}}, u"Edit"_s));
        const auto goTo = [&](const QString& name) {
            table.view.showCell(name, amazonImage);
            table.view.selectionModel()->select(
                table.view.currentIndex(), QItemSelectionModel::ClearAndSelect);
        };
        goTo(u"centos-6"_s);
        QTest::keyClick(&table.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);

        goTo(u"debian-12"_s);
        QTest::keyClick(&table.view, Qt::Key_V, Qt::ControlModifier);
        const auto pasted
            = [&] { return table.session.value(table.session.rowOf(u"debian-12"_s), amazonImage); };
        QCOMPARE(pasted(), value);
        QCOMPARE(table.text(u"sles-15"_s, amazonImage), u"ami-15"_s); // no other cell was touched

        // The same text from another program is taken literally.
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(&table.view, Qt::Key_V, Qt::ControlModifier);
        if (!text.isEmpty())
            QCOMPARE(pasted(), Value::string(value.text()));
    }

    void aPastePastTheEdgeIsRefusedBeforeItChangesAnything()
    {
        MatrixTable table;
        QSignalSpy refused(&table.view, &MatrixView::refused);
        QGuiApplication::clipboard()->setText(u"a\nb\n"_s);
        table.view.showCell(u"sles-15"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.first().first().toString().contains(u"does not fit"_s));
        QVERIFY(!table.session.isDirty());
    }

    void aRowThatIsStagedForDeletionSaysWhyItIsNotEdited()
    {
        MatrixTable table;
        QVERIFY(table.session.remove({u"centos-6"_s}, u"Delete"_s));
        QSignalSpy refused(&table.view, &MatrixView::refused);
        QVERIFY(table.view.showCell(u"centos-6"_s, amazonImage));
        QTest::keyClicks(&table.view, u"x"_s);
        QCOMPARE(refused.count(), 1);
        QVERIFY(refused.first().first().toString().contains(u"centos-6"_s));
        QVERIFY(table.editor() == nullptr);
    }

    void controlArrowGoesToTheEdgeOfData()
    {
        MatrixTable table;
        table.view.showCell(u"centos-10"_s, googleImage);
        QTest::keyClick(&table.view, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(table.view.currentName(), u"debian-12"_s);
        QTest::keyClick(&table.view, Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(table.view.selectedNames().size(), 2);
    }

    void spaceSelectsTheColumnAndTheRow()
    {
        MatrixTable table;
        table.view.showCell(u"centos-6"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(table.view.selectedNames().size(), 4);
        QCOMPARE(table.view.selectedCellCount(), 4);
        table.view.showCell(u"centos-6"_s, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(table.view.selectedNames(), QStringList{u"centos-6"_s});
        QCOMPARE(table.view.selectedCellCount(), table.model->columnCount());
        QCOMPARE(table.view.currentIndex().column(), table.model->columnOf(amazonImage));
    }

    void spaceSelectsTheColumnsAndTheRowsOfABlock()
    {
        MatrixTable table;
        const auto selectBlock = [&] {
            table.view.showCell(u"centos-6"_s, amazonImage);
            QTest::keyClick(&table.view, Qt::Key_Right, Qt::ShiftModifier);
            QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
        };
        selectBlock();
        QTest::keyClick(&table.view, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(table.view.selectedCellCount(), 2 * 4);
        selectBlock();
        QTest::keyClick(&table.view, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(table.view.selectedCellCount(), 2 * table.model->columnCount());
    }

    void aRefreshKeepsSelectionAndCurrentCell_data()
    {
        QTest::addColumn<bool>("newColumn");
        QTest::newRow("same columns") << false;
        QTest::newRow("a column more") << true;
    }

    void aRefreshKeepsSelectionAndCurrentCell()
    {
        QFETCH(bool, newColumn);
        MatrixTable table;
        table.view.showCell(u"debian-12"_s, googleImage);
        QTest::keyClick(&table.view, Qt::Key_Left, Qt::ShiftModifier);
        const CellPath path = table.model->path(table.view.currentIndex());
        QCOMPARE(table.view.selectedNames(), QStringList{u"debian-12"_s});
        QByteArrayList types = someTypes();
        types.prepend(typeJson("alpine-3", "ami-03", ""));
        if (newColumn)
            types.append("{'name':'zorin','providermap':{'aaa':{'image':'z'}}}");
        table.session.rebase(catalogueOf(types));
        QCOMPARE(table.names().first(), u"alpine-3"_s);
        QCOMPARE(table.view.currentName(), u"debian-12"_s);
        QCOMPARE(table.model->path(table.view.currentIndex()), path);
        QCOMPARE(table.view.selectedNames(), QStringList{u"debian-12"_s});
        QCOMPARE(table.view.selectionModel()->selectedIndexes().size(), 2);
    }

    void noColumnMovesBecauseAValueChangedElsewhere()
    {
        MatrixTable table;
        const auto widths = [&table] {
            QHash<ColumnId, int> all;
            for (int column = 2; column < table.model->columnCount(); ++column)
                all.insert(table.model->column(column).id, table.view.columnWidth(column));
            return all;
        };
        const QHash<ColumnId, int> before = widths();
        QByteArrayList types = someTypes();
        types.removeLast();
        types.append(typeJson("sles-15", "ami-0123456789abcdef0", "a-very-long-name"));
        types.append("{'name':'zorin','providermap':{'aaa':{'image':'ami-0123456789abcdef0'}}}");

        table.session.rebase(catalogueOf(types));

        const QHash<ColumnId, int> after = widths();
        for (auto it = before.cbegin(); it != before.cend(); ++it)
            QCOMPARE(after.value(it.key()), it.value());
        QCOMPARE(after.size(), before.size() + 1); // and the new one fits what is in it
        QVERIFY(after.value({u"aaa"_s, u"image"_s}) > before.value({u"aws-us-east-1"_s, u"image"_s}));
    }
};

} // namespace flavormap

QTEST_MAIN(flavormap::TestMatrixView)
#include "tst_matrixview.moc"
