// SPDX-License-Identifier: GPL-3.0-or-later
// Commands on more cells than one can look at: what concerns few of them is done, what would hold the window
// for seconds is told as too much, and nothing is changed.
#include "gui/shell/imagetypecommands.h"
#include "matrixtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 12'000; ///< of 5 cells beside Name

QByteArrayList manyTypes()
{
    QByteArrayList types;
    for (int number = 0; number < rows; ++number)
        types += typeJson("type-" + QByteArray::number(number), "ami-1", "g-1");
    return types;
}

/// A table of many rows, all of it selected, and what was refused.
struct Many : MatrixTable
{
    Many()
        : MatrixTable(manyTypes())
        , refused(&view, &MatrixView::refused)
    {
    }
    Value value(const QString& name) { return session.value(session.rowOf(name), googleImage); }
    void stageAt(const QString& name)
    {
        QVERIFY(session.setCells({{name, googleImage, Value::string(u"mine"_s)}}, u"Edit"_s));
    }

    QSignalSpy refused;
};

} // namespace

class TestManyCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesTooManyCellsIsToldAndNothingIsChanged_data()
    {
        QTest::addColumn<std::function<void(MatrixView&)>>("command");
        using Command = std::function<void(MatrixView&)>;
        QTest::newRow("clear") << Command([](MatrixView& view) { view.clearSelectedCells(); });
        QTest::newRow("empty string") << Command([](MatrixView& view) { view.setEmptyString(); });
        QTest::newRow("cut") << Command([](MatrixView& view) { view.cut(); });
        QTest::newRow("paste one") << Command([](MatrixView& view) {
            QGuiApplication::clipboard()->setText(u"one"_s);
            view.paste();
        });
        QTest::newRow("fill down") << Command(
            [](MatrixView& view) { QTest::keyClick(&view, Qt::Key_D, Qt::ControlModifier); });
        QTest::newRow("fill right") << Command(
            [](MatrixView& view) { QTest::keyClick(&view, Qt::Key_R, Qt::ControlModifier); });
    }

    void whatChangesTooManyCellsIsToldAndNothingIsChanged()
    {
        QFETCH(std::function<void(MatrixView&)>, command);
        Many many;
        many.view.selectAll();
        command(many.view);
        QCOMPARE(many.refused.size(), 1);
        const QString said = many.refused.at(0).at(0).toString();
        QVERIFY2(
            said.contains(u"too many to be changed at once") && said.contains(QLocale().toString(10'000)),
            qPrintable(said));
        QVERIFY(!many.session.isDirty());
    }

    void aWholeColumnOfTenThousandIsStillChanged()
    {
        Many many;
        const int column = many.model->columnOf(googleImage);
        const QItemSelection cells(
            many.model->index(0, column), many.model->index(int(MatrixView::mostChanged) - 1, column));
        many.view.selectionModel()->select(cells, QItemSelectionModel::ClearAndSelect);
        many.view.clearSelectedCells();
        QCOMPARE(many.refused.size(), 0);
        QCOMPARE(many.session.changedCount(), int(MatrixView::mostChanged));
        QVERIFY(many.session.undo());
        QVERIFY(!many.session.isDirty());
    }

    void tooManyAreNotCopied()
    {
        EditSession session;
        QByteArrayList types;
        for (int number = 0; number < 45'000; ++number)
            types += typeJson("type-" + QByteArray::number(number), "ami-1", "g-1");
        MatrixTable table(types);
        QSignalSpy refused(&table.view, &MatrixView::refused);
        QGuiApplication::clipboard()->setText(u"before"_s);
        table.view.selectAll();
        table.view.copy();
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.at(0).at(0).toString().contains(u"too many to be copied at once"));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    }

    void revertOfAllRevertsWhatIsStaged()
    {
        Many many;
        many.stageAt(u"type-7"_s);
        many.stageAt(u"type-11999"_s);
        many.view.selectAll();
        many.view.revertSelectedCells();
        QCOMPARE(many.refused.size(), 0);
        QVERIFY(!many.session.isDirty());
        QCOMPARE(many.session.undoText(), u"Revert 2 cells"_s);
    }

    void conflictsOfAllAreDecided()
    {
        Many many;
        many.stageAt(u"type-7"_s);
        QByteArrayList types = manyTypes();
        types[7] = typeJson("type-7", "ami-1", "theirs");
        many.session.rebase(catalogueOf(types));
        QCOMPARE(many.session.conflictCount(), 1);
        many.view.selectAll();
        many.view.takeTheirs();
        QCOMPARE(many.session.conflictCount(), 0);
        QCOMPARE(many.value(u"type-7"_s), Value::string(u"theirs"_s));
    }

    void problemsOfAllAreFixed()
    {
        Many many;
        QVERIFY(many.session.setCells({{u"type-9"_s, googleImage, Value::string(u" g-1"_s)}}, u"Edit"_s));
        QVERIFY(many.session.problemCount() == 1);
        many.view.selectAll();
        many.view.fixProblems();
        QCOMPARE(many.refused.size(), 0);
        QCOMPARE(many.session.problemCount(), 0);
        QCOMPARE(many.value(u"type-9"_s), Value::string(u"g-1"_s));
    }

    void tooManyImageTypesAreNotDeleted()
    {
        Many many;
        QWidget window;
        ImageTypeCommands commands(many.session, &window);
        QSignalSpy refused(&commands, &ImageTypeCommands::refused);
        many.view.selectAll();
        commands.remove(many.view.selectedNames());
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.at(0).at(0).value<Error>().message.contains(u"too many to be changed at once"));
        QVERIFY(!many.session.isDirty());

        many.stageAt(u"type-7"_s);
        commands.revert(many.view.selectedNames()); // of those only one is staged
        QCOMPARE(refused.size(), 1);
        QVERIFY(!many.session.isDirty());
    }
};

QTEST_MAIN(TestManyCells)
#include "tst_manycells.moc"
