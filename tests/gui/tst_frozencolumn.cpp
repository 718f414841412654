// SPDX-License-Identifier: GPL-3.0-or-later
// Name stays in sight over the scrolled columns, and is a part of the one table in everything else.
#include "gui/paintedtable.h"

#include "gui/table/frozencolumn.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QWheelEvent>

#include <functional>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

QByteArrayList manyTypes()
{
    QByteArrayList types;
    for (int number = 10; number < 60; ++number)
        types += typeJson("type-" + QByteArray::number(number), "ami-" + QByteArray::number(number), "g");
    return types;
}

/// Gathers what of a widget is painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* watched) { watched->installEventFilter(this); }
    QRegion painted;
    /// Until nothing waits to be painted any more.
    void settle()
    {
        do {
            painted = {};
            QCoreApplication::processEvents();
        } while (!painted.isEmpty());
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

struct ScrolledTable : PaintedTable
{
    explicit ScrolledTable(Qt::LayoutDirection direction = Qt::LeftToRight)
        : PaintedTable(false, direction, manyTypes())
    {
        view.resize(600, 400);
        view.showCell(u"type-10"_s, CellPath::description());
        horizontal().setValue(horizontal().maximum());
    }
    QScrollBar& horizontal() const { return *view.horizontalScrollBar(); }
    QScrollBar& vertical() const { return *view.verticalScrollBar(); }
};

void directions()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

} // namespace

class TestFrozenColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameIsSeenHoweverFarTheColumnsAreScrolled_data() { directions(); }
    void theNameIsSeenHoweverFarTheColumnsAreScrolled()
    {
        QFETCH(Qt::LayoutDirection, direction);
        ScrolledTable table(direction);
        QVERIFY(table.horizontal().maximum() > 100);
        table.look();
        const QRect name = table.nameCell(u"type-11"_s);
        const QRect body = table.inPicture(table.view.viewport()->rect());
        QCOMPARE(direction == Qt::LeftToRight ? name.left() : name.right(),
            direction == Qt::LeftToRight ? body.left() : body.right());
        QVERIFY(table.has(name, table.tokens.text));
        const QImage scrolled = table.picture.copy(name);
        table.horizontal().setValue(0);
        table.look();
        QCOMPARE(table.picture.copy(name), scrolled);
        // The border between Name and the columns.
        const int edge = direction == Qt::LeftToRight ? name.right() : name.left();
        QVERIFY(isLike(table.at({edge, name.center().y()}), table.tokens.border));
    }

    void rowsAndNamesScrollTogether()
    {
        ScrolledTable table;
        QVERIFY(table.session.setCells({{u"type-17"_s, amazonImage, Value::string(u"x"_s)}}, u"Edit"_s));
        for (const int row : {0, 2, 4}) {
            table.vertical().setValue(row * table.view.rowHeight(0) + row);
            table.look();
            const QRect name = table.nameCell(u"type-17"_s);
            QVERIFY(table.picture.rect().contains(name));
            QVERIFY(table.has(name, table.tokens.staged.mark)); // the dot stands in its row …
            QVERIFY(
                !table.has(name.translated(0, name.height()), table.tokens.staged.mark)); // … and only there
            QVERIFY(!table.has(name.translated(0, -name.height()), table.tokens.staged.mark));
        }
    }

    void whatIsOverTheColumnsIsPaintedAnew_data()
    {
        QTest::addColumn<std::function<void(ScrolledTable&)>>("does");
        using Does = std::function<void(ScrolledTable&)>;
        QTest::newRow("rows scroll") << Does([](ScrolledTable& table) { table.vertical().setValue(60); });
        QTest::newRow("columns scroll") << Does([](ScrolledTable& table) { table.horizontal().setValue(0); });
        QTest::newRow("a row is selected")
            << Does([](ScrolledTable& table) { table.view.showCell(u"type-13"_s, googleImage); });
        QTest::newRow("an edit") << Does([](ScrolledTable& table) {
            table.model->setData(table.model->index(2, table.model->columnOf(googleImage)), u"x"_s);
        });
        QTest::newRow("a search") << Does(
            [](ScrolledTable& table) { table.model->setQuery(SearchQuery(u"type-4"_s)); });
    }

    void whatIsOverTheColumnsIsPaintedAnew()
    {
        QFETCH(std::function<void(ScrolledTable&)>, does);
        ScrolledTable table;
        PaintWatch name(table.view.findChild<FrozenColumn*>());
        name.settle();
        does(table);
        QTRY_VERIFY(!name.painted.isEmpty());
    }

    void theNamesOfProvidersArePaintedAnewWhenColumnsScroll()
    {
        ScrolledTable table;
        PaintWatch header(table.view.horizontalHeader()->viewport());
        header.settle();
        table.horizontal().setValue(table.horizontal().maximum() / 2);
        QTRY_COMPARE(header.painted.boundingRect(), table.view.horizontalHeader()->viewport()->rect());
    }

    void theWheelOverTheNameScrollsTheTable()
    {
        ScrolledTable table;
        const QPoint at = table.view.viewport()->pos() + QPoint(20, 60);
        QWidget* const below = table.view.childAt(at);
        QCOMPARE(below, table.view.viewport());
        QWheelEvent wheel(below->mapFrom(&table.view, at), table.view.mapToGlobal(at), {}, {0, -120},
            Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(below, &wheel);
        QVERIFY(table.vertical().value() > 0);
    }

    void theCurrentCellIsNeverUnderTheName_data() { directions(); }
    void theCurrentCellIsNeverUnderTheName()
    {
        QFETCH(Qt::LayoutDirection, direction);
        ScrolledTable table(direction);
        const auto isClear = [&] {
            const QRect cell = table.view.visualRect(table.view.currentIndex());
            return table.view.currentIndex().column() == 0 || !cell.intersects(table.view.frozenRect());
        };
        for (int column = table.model->columnCount() - 1; column > 0; --column) {
            table.horizontal().setValue(table.horizontal().maximum());
            QVERIFY(table.view.showCell(u"type-30"_s, table.model->column(column).path()));
            QVERIFY(isClear());
        }
        table.horizontal().setValue(table.horizontal().maximum());
        for (int step = 0; step < 8; ++step) {
            QTest::keyClick(&table.view, Qt::Key_Backtab, Qt::ShiftModifier);
            QVERIFY(isClear());
        }
    }

    void goingToTheNameDoesNotScrollTheColumns()
    {
        ScrolledTable table;
        const int before = table.horizontal().value();
        QTest::mouseClick(table.view.viewport(), Qt::LeftButton, {}, QPoint(20, 60));
        QCOMPARE(table.view.currentIndex().column(), 0);
        QCOMPARE(table.horizontal().value(), before);
    }

    void theNamesOfSelectedRowsAreTinted()
    {
        ScrolledTable table;
        table.view.showCell(u"type-12"_s, googleImage);
        QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
        table.look();
        const Tokens& t = table.tokens;
        const auto tint = [&](const QString& name) {
            const QRect cell = table.nameCell(name);
            return table.at({cell.left() + 4, cell.center().y()});
        };
        QVERIFY(isLike(tint(u"type-12"_s), washed(t.base, t.selectedRowTint)));
        QVERIFY(isLike(tint(u"type-13"_s), washed(t.base, t.selectedRowTint)));
        QVERIFY(isLike(tint(u"type-14"_s), t.base));
        table.view.showCell(u"type-15"_s, googleImage);
        table.look();
        QVERIFY(isLike(tint(u"type-12"_s), t.base));
    }

    void anEditShowsInTheNameAtOnce()
    {
        ScrolledTable table;
        table.look();
        QVERIFY(table.session.remove({u"type-11"_s}, u"Delete"_s));
        table.look();
        QVERIFY(isLike(table.ground(table.nameCell(u"type-11"_s)), table.tokens.deleted.fill));
        QVERIFY(table.session.undo());
        table.look();
        QVERIFY(isLike(table.ground(table.nameCell(u"type-11"_s)), table.tokens.base));
    }

    void eachColumnKeepsTheWidthThatItWasGiven()
    {
        ScrolledTable table;
        const int name = table.view.columnWidth(0);
        table.view.setColumnWidth(1, 333);
        table.view.setColumnWidth(3, 99);
        table.model->setOnlyKey(u"image"_s);
        table.model->setOnlyKey({});
        QCOMPARE(table.view.columnWidth(0), name);
        QCOMPARE(table.view.columnWidth(1), 333);
        QCOMPARE(table.view.columnWidth(3), 99);
    }

    void theTableIsOneForTheScreenReader()
    {
        ScrolledTable table;
        QAccessibleInterface* const seen = QAccessible::queryAccessibleInterface(&table.view);
        QVERIFY(seen->tableInterface());
        QCOMPARE(seen->tableInterface()->columnCount(), table.model->columnCount());
        for (const QWidget* child : table.view.findChildren<QWidget*>())
            QVERIFY(child == table.view.viewport() || child->accessibleName() != table.view.accessibleName());
    }
};

} // namespace flavormap

QTEST_MAIN(flavormap::TestFrozenColumn)
#include "tst_frozencolumn.moc"
