// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into the table is staged, or told with its text; keys and menus stay at hand.
#include "gui/matrixtable.h"
#include "gui/table/cellactions.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QStyle>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

const QString debian = u"debian-12"_s;

QMenu* menuOf(MatrixTable& table)
{
    for (QMenu* menu : table.view.findChildren<QMenu*>()) {
        if (menu->isVisible())
            return menu;
    }
    return nullptr;
}

/// As a right click on the current cell does.
void openMenu(MatrixTable& table)
{
    const QPoint at = table.view.visualRect(table.view.currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, table.view.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(table.view.viewport(), &event);
}

void rightClickHeader(MatrixTable& table, int column, int band)
{
    auto* const header = table.view.horizontalHeader();
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
        header->height() * (2 * band + 1) / 4);
    QTest::mouseClick(header->viewport(), Qt::RightButton, {}, at);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(header->viewport(), &event);
}

QAction* actionOf(const QMenu* menu, const QString& text)
{
    for (QAction* action : menu->actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

QLineEdit* openEditor(MatrixTable& table, const QString& name, const CellPath& path)
{
    table.view.showCell(name, path);
    QTest::keyClick(&table.view, Qt::Key_F2);
    return table.editor();
}

QByteArray oddType()
{
    return "{'name':'odd','description':'d','providermap':{'aws-us-east-1':{'image':'','sshuser':5},"
           "'google':{'image':'one\\ntwo','sshuser':'root'}}}";
}

} // namespace

class TestCellEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysOfTheCellsLiveOnAfterAMenuOnAName()
    {
        MatrixTable table;
        table.view.setCurrentIndex(table.model->index(table.model->rowOf(debian), 0));
        openMenu(table);
        QTRY_VERIFY(menuOf(table));
        QVERIFY(!actionOf(menuOf(table), u"Clear"_s)); // a name is no cell to clear
        QVERIFY(actionOf(menuOf(table), u"Select row"_s));
        QTest::keyClick(menuOf(table), Qt::Key_Escape);
        QTRY_VERIFY(!menuOf(table));

        QGuiApplication::clipboard()->setText(u"ami-pasted"_s);
        table.view.showCell(debian, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(table.text(debian, amazonImage), u"ami-pasted"_s);
        QTest::keyClick(&table.view, Qt::Key_X, Qt::ControlModifier);
        QVERIFY(table.session.value(table.session.rowOf(debian), amazonImage).isAbsent());
        table.view.showCell(debian, googleImage);
        QTest::keyClick(&table.view, Qt::Key_Delete);
        QVERIFY(table.session.value(table.session.rowOf(debian), googleImage).isAbsent());
    }

    void delOnANameSaysWhyNot()
    {
        MatrixTable table;
        QSignalSpy refused(&table.view, &MatrixView::refused);
        table.view.setCurrentIndex(table.model->index(0, 0));
        QTest::keyClick(&table.view, Qt::Key_Delete);
        QCOMPARE(refused.count(), 1);
        QVERIFY(!table.session.isDirty());
    }

    void aRefusedTextIsToldWhole_data()
    {
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Enter") << Qt::KeyboardModifiers();
        QTest::newRow("Ctrl+Enter") << Qt::KeyboardModifiers(Qt::ControlModifier);
    }

    void aRefusedTextIsToldWhole()
    {
        QFETCH(Qt::KeyboardModifiers, modifiers);
        MatrixTable table;
        QSignalSpy told(&table.view, &MatrixView::typedRefused);
        QLineEdit* const editor = openEditor(table, debian, amazonImage);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"ami-typed"_s);
        table.session.setInFlight({debian}); // an Apply took it meanwhile
        QTest::keyClick(editor, Qt::Key_Return, modifiers);
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(told.first().first().toString().contains(u"ami-typed"_s));
        QVERIFY(told.first().first().toString().contains(debian));
        QVERIFY(!table.session.isDirty());
    }

    void theTextOfARowThatGoesIsTold()
    {
        MatrixTable table;
        QVERIFY(table.session.create(ImageType(u"new"_s), u"New"_s));
        QSignalSpy told(&table.view, &MatrixView::typedRefused);
        QLineEdit* const editor = openEditor(table, u"new"_s, amazonImage);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"ami-typed"_s);
        QVERIFY(table.session.undo());
        QCOMPARE(table.model->rowOf(u"new"_s), -1);
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(told.first().first().toString().contains(u"ami-typed"_s));
    }

    void lookingAtAValueChangesNothing_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("an empty string") << u"image"_s;
        QTest::newRow("a number") << u"sshuser"_s;
    }

    void lookingAtAValueChangesNothing()
    {
        QFETCH(QString, key);
        MatrixTable table({oddType()});
        QLineEdit* const editor = openEditor(table, u"odd"_s, CellPath::entry(u"aws-us-east-1"_s, key));
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!table.editor());
        QVERIFY(!table.session.isDirty());
    }

    void whatWasEditedIsTaken_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Value>("wanted");
        QTest::newRow("nothing for an empty string") << u"image"_s << u""_s << Value();
        QTest::newRow("5 for a number") << u"sshuser"_s << u"5"_s << Value::string(u"5"_s);
    }

    void whatWasEditedIsTaken()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(Value, wanted);
        MatrixTable table({oddType()});
        const CellPath path = CellPath::entry(u"aws-us-east-1"_s, key);
        QLineEdit* const editor = openEditor(table, u"odd"_s, path);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"x"_s);
        QTest::keyClick(editor, Qt::Key_Backspace);
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(table.session.isDirty());
        QCOMPARE(table.session.value(table.session.rowOf(u"odd"_s), path), wanted);
    }

    void fillingWithWhatIsShownKeepsItsKind()
    {
        MatrixTable table({oddType(), typeJson("other", "ami-1", "")});
        const CellPath path = CellPath::entry(u"aws-us-east-1"_s, u"sshuser"_s);
        table.view.showCell(u"odd"_s, path);
        table.view.selectCurrentColumn();
        table.view.selectionModel()->setCurrentIndex(
            table.model->index(table.model->rowOf(u"odd"_s), table.model->columnOf(path)),
            QItemSelectionModel::NoUpdate);
        QTest::keyClick(&table.view, Qt::Key_F2);
        QVERIFY(table.editor());
        QTest::keyClick(table.editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(table.session.value(table.session.rowOf(u"other"_s), path), Value::rawJson(u"5"_s));
    }

    void lineBreaksAreEditedInTheForm()
    {
        MatrixTable table({oddType()});
        QSignalSpy wanted(&table.view, &MatrixView::formWanted);
        QVERIFY(!openEditor(table, u"odd"_s, googleImage));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<CellPath>(), googleImage);
    }

    void onlyTheLeftButtonSortsAndSelects_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::newRow("right") << Qt::RightButton;
        QTest::newRow("middle") << Qt::MiddleButton;
    }

    void onlyTheLeftButtonSortsAndSelects()
    {
        QFETCH(Qt::MouseButton, button);
        MatrixTable table;
        const QStringList before = table.names();
        const int sorted = table.model->sortColumn();
        const int column = table.model->columnOf(amazonImage);
        auto* const header = table.view.horizontalHeader();
        const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
        for (const int y : {header->height() / 4, header->height() * 3 / 4})
            QTest::mouseClick(header->viewport(), button, {}, QPoint(x, y));
        QCOMPARE(table.model->sortColumn(), sorted);
        QCOMPARE(table.names(), before);
        QVERIFY(table.view.selectedCellCount() <= 1);
    }

    void theMenuOfAHeaderSortsAndHides()
    {
        MatrixTable table;
        const int column = table.model->columnOf(amazonImage);
        rightClickHeader(table, column, 1);
        QTRY_VERIFY(menuOf(table));
        actionOf(menuOf(table), u"Sort descending"_s)->trigger();
        QCOMPARE(table.model->sortColumn(), column);
        QCOMPARE(table.model->sortOrder(), Qt::DescendingOrder);
        menuOf(table)->close();
        QTRY_VERIFY(!menuOf(table));

        rightClickHeader(table, column, 1);
        QTRY_VERIFY(menuOf(table));
        actionOf(menuOf(table), u"Hide column"_s)->trigger();
        QCOMPARE(table.model->columnOf(amazonImage), -1);
        menuOf(table)->close();
    }

    void theMenuOfACellOffersWhatTheHeaderDoes()
    {
        MatrixTable table;
        table.view.showCell(debian, amazonImage);
        openMenu(table);
        QTRY_VERIFY(menuOf(table));
        QMenu* column = actionOf(menuOf(table), u"Column"_s)->menu();
        QStringList texts;
        for (const QAction* action : column->actions()) {
            if (!action->isSeparator())
                texts += action->text().remove(u'&');
        }
        QCOMPARE(texts,
            QStringList({u"Sort ascending"_s, u"Sort descending"_s, u"Select column"_s, u"Hide column"_s,
                u"Move provider left"_s, u"Move provider right"_s, u"Fit width"_s, u"Arrange columns…"_s}));
        QVERIFY(!actionOf(column, u"Move provider left"_s)->isEnabled()); // it is the first
        actionOf(column, u"Sort descending"_s)->trigger();
        QCOMPARE(table.model->sortOrder(), Qt::DescendingOrder);
        menuOf(table)->close();
    }

    void fromRightToLeftAProviderMovesToTheLeftAsOneSeesIt()
    {
        MatrixTable table;
        table.view.setLayoutDirection(Qt::RightToLeft);
        table.view.showCell(debian, amazonImage); // of the first provider, which is the rightmost
        openMenu(table);
        QTRY_VERIFY(menuOf(table));
        QMenu* column = actionOf(menuOf(table), u"Column"_s)->menu();
        QVERIFY(!actionOf(column, u"Move provider right"_s)->isEnabled());
        const int before = table.model->columnOf(amazonImage);
        actionOf(column, u"Move provider left"_s)->trigger();
        QVERIFY(table.model->columnOf(amazonImage) > before);
        menuOf(table)->close();
    }

    void theMenuKeyOpensTheMenuAtTheCurrentCell()
    {
        MatrixTable table;
        table.view.showCell(debian, amazonImage);
        QContextMenuEvent event(
            QContextMenuEvent::Keyboard, QPoint(1, 1), table.view.mapToGlobal(QPoint(1, 1)));
        QCoreApplication::sendEvent(table.view.viewport(), &event);
        QTRY_VERIFY(menuOf(table));
        const QRect cell = table.view.visualRect(table.view.currentIndex());
        const QRect there(table.view.viewport()->mapToGlobal(cell.topLeft()), cell.size());
        QVERIFY(there.contains(menuOf(table)->pos()));
        menuOf(table)->close();
    }

    void nothingIsHiddenWhileTheTableIsNarrowedToAKey()
    {
        MatrixTable table;
        table.model->setOnlyKey(u"image"_s);
        rightClickHeader(table, table.model->columnOf(amazonImage), 1);
        QTRY_VERIFY(menuOf(table));
        QVERIFY(!actionOf(menuOf(table), u"Hide column"_s)->isEnabled());
        menuOf(table)->close();
    }

    void theMenuOfAProviderSelectsItsColumns()
    {
        MatrixTable table;
        rightClickHeader(table, table.model->columnOf(amazonImage), 0);
        QTRY_VERIFY(menuOf(table));
        actionOf(menuOf(table), u"Select columns of aws-us-east-1"_s)->trigger();
        QCOMPARE(table.view.selectedCellCount(), qsizetype(2) * table.model->rowCount());
        menuOf(table)->close();
    }

    void escInTheTableIsPassedOn()
    {
        MatrixTable table;
        QSignalSpy escaped(&table.view, &MatrixView::escaped);
        QLineEdit* const editor = openEditor(table, debian, amazonImage);
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY(!table.editor());
        QCOMPARE(escaped.count(), 0); // the editor's
        QTest::keyClick(&table.view, Qt::Key_Escape);
        QCOMPARE(escaped.count(), 1);
    }

    void mnemonicsOfAMenuAreDifferent()
    {
        MatrixTable table;
        QString letters;
        for (int command = 0; command < CellActions::count; ++command) {
            const QString text = table.view.cellActions()->action(CellActions::Command(command))->text();
            const QChar letter = text.at(text.indexOf(u'&') + 1).toLower();
            QVERIFY2(!letters.contains(letter), qPrintable(text));
            letters += letter;
        }
    }
};

QTEST_MAIN(TestCellEditing)
#include "tst_cellediting.moc"
