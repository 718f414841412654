// SPDX-License-Identifier: GPL-3.0-or-later
// What each state of a cell looks like: colours of the tokens at chosen points of the painted table.
#include "gui/paintedtable.h"

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

const QString six = u"centos-6"_s;
const QString sles = u"sles-15"_s;
const CellPath googleUser = CellPath::entry(u"google"_s, u"sshuser"_s);

/// What the letters of a cell are painted in, if it is one of these.
bool isWrittenIn(const PaintedTable& table, const QRect& cell, const QColor& ink)
{
    return table.has(cell.adjusted(6, 4, -26, -4), ink);
}

/// 0 … 5: where x + y stands in the hatch's lines, counted from the corner of the content; -1: no lines.
int hatchPhase(const PaintedTable& table, const QRect& cell, const QColor& base)
{
    std::array<int, 6> inked{};
    const QPoint origin = table.inPicture(QRect(table.view.contentOrigin(), QSize(1, 1))).topLeft();
    for (int y = cell.top() + 2; y < cell.bottom() - 2; ++y) {
        for (int x = cell.left() + 12; x < cell.right() - 12; ++x) {
            const QColor seen = table.at({x, y});
            const int sum = x + y - origin.x() - origin.y();
            inked[size_t((sum % 6 + 6) % 6)]
                += std::abs(seen.red() - base.red()) + std::abs(seen.blue() - base.blue());
        }
    }
    const auto most = std::max_element(inked.begin(), inked.end());
    return *most == 0 ? -1 : int(most - inked.begin());
}

void appearances()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << false << Qt::LeftToRight;
    QTest::newRow("dark") << true << Qt::LeftToRight;
    QTest::newRow("light, right to left") << false << Qt::RightToLeft;
}

} // namespace

class TestCellStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // Keeps the ring of the current cell away from what is looked at.
        m_table.reset();
    }

    void aStagedCellIsAmberWithACornerAtItsTrailingEdge_data() { appearances(); }
    void aStagedCellIsAmberWithACornerAtItsTrailingEdge()
    {
        PaintedTable& table = painted();
        stage(six, amazonImage, Value::string(u"ami-77"_s));
        table.look();
        const QRect cell = table.cell(six, amazonImage);
        const Tokens& t = table.tokens;
        QVERIFY(isLike(table.ground(cell), t.staged.fill));
        QVERIFY(isWrittenIn(table, cell, t.staged.text));
        // 8 px along both edges, inside the grid line.
        const QRect corner = table.trailing(cell, 9).adjusted(0, 0, 0, -(cell.height() - 8));
        const int marked = table.count(corner, t.staged.mark);
        QVERIFY2(marked > 20 && marked < 40, qPrintable(QString::number(marked)));
        QCOMPARE(table.count(cell.adjusted(12, 0, -12, 0), t.staged.mark), 0);
        const QRect lower = table.trailing(cell, 9).adjusted(0, 9, 0, 0);
        QCOMPARE(table.count(lower, t.staged.mark), 0);
        QVERIFY(isLike(table.ground(table.cell(u"centos-10"_s, amazonImage)), t.base));
    }

    void aNewRowIsGreenFromItsNameToItsEnd_data() { appearances(); }
    void aNewRowIsGreenFromItsNameToItsEnd()
    {
        PaintedTable& table = painted();
        ImageType created(u"new-1"_s);
        created.setValue(amazonImage, Value::string(u"ami-new"_s));
        QVERIFY(table.session.create(created, u"New"_s));
        table.look();
        const Tokens& t = table.tokens;
        QVERIFY(isLike(table.ground(table.nameCell(u"new-1"_s)), t.created.fill));
        QVERIFY(isLike(table.ground(table.cell(u"new-1"_s, CellPath::description())), t.created.fill));
        QVERIFY(isLike(table.ground(table.cell(u"new-1"_s, amazonImage)), t.created.fill));
        QVERIFY(!table.has(table.cell(u"new-1"_s, amazonImage), t.staged.mark));
        QVERIFY(table.has(table.nameCell(u"new-1"_s), t.created.mark)); // the plus
        // What it lacks is hatched in green-grey, not in the grey of the others.
        const QRect missing = table.cell(u"new-1"_s, googleUser);
        QVERIFY(hatchPhase(table, missing, t.created.fill) >= 0);
        QVERIFY(!table.has(missing, t.base));
        bool isGreen = true; // of the green of the row, not of the blue grey of others
        for (int x = missing.left() + 12; x < missing.left() + 24; ++x) {
            const QColor seen = table.at({x, missing.center().y()});
            isGreen = isGreen && seen.green() > seen.blue();
        }
        QVERIFY(isGreen);
    }

    void aDeletedRowIsRedAndStruckOut_data() { appearances(); }
    void aDeletedRowIsRedAndStruckOut()
    {
        PaintedTable& table = painted();
        QVERIFY(table.session.remove({six}, u"Delete"_s));
        table.look();
        const Tokens& t = table.tokens;
        QColor strike = t.deleted.text;
        strike.setAlphaF(0.6F);
        const QColor line = washed(t.deleted.fill, strike);
        for (const QRect& cell : {table.nameCell(six), table.cell(six, amazonImage)}) {
            QVERIFY(isLike(table.ground(cell), t.deleted.fill));
            QVERIFY(isWrittenIn(table, cell, t.deleted.text));
            // One line, just below the middle of the text's box.
            const int y = cell.top() + (cell.height() - 1) / 2 + 1;
            int struck = 0;
            for (int x = cell.left(); x <= cell.right(); ++x)
                struck += isLike(table.at({x, y}), line) ? 1 : 0;
            QVERIFY2(struck > 20, qPrintable(QString::number(struck)));
        }
        QVERIFY(table.has(table.nameCell(six), t.deleted.mark)); // the minus
    }

    void neighbouringMissingCellsAreHatchedInOnePattern_data() { appearances(); }
    void neighbouringMissingCellsAreHatchedInOnePattern()
    {
        PaintedTable& table = painted();
        table.look();
        const QColor base = table.tokens.base;
        const int first = hatchPhase(table, table.cell(six, googleImage), base);
        QVERIFY(first >= 0);
        QCOMPARE(hatchPhase(table, table.cell(six, googleUser), base), first);
        QCOMPARE(hatchPhase(table, table.cell(sles, googleImage), base), first);
        QCOMPARE(hatchPhase(table, table.cell(six, amazonImage).adjusted(0, 0, 0, 6 - 35), base), -1);
        // An empty description is not missing.
        QCOMPARE(hatchPhase(table, table.cell(u"bare"_s, CellPath::description()), base), -1);
    }

    void theHatchScrollsWithTheCells()
    {
        PaintedTable& table = painted(false, Qt::LeftToRight);
        table.view.resize(800, 400);
        QScrollBar& bar = *table.view.horizontalScrollBar();
        QTRY_VERIFY(bar.maximum() > 20);
        bar.setValue(bar.maximum());
        table.look();
        const int before = hatchPhase(table, table.cell(six, googleUser), table.tokens.base);
        QVERIFY(before >= 0);
        bar.setValue(bar.maximum() - 4); // not one whole step of the pattern
        table.look();
        QCOMPARE(hatchPhase(table, table.cell(six, googleUser), table.tokens.base), before);
    }

    void aConflictIsVioletWithADiamondAtItsTrailingEdge_data() { appearances(); }
    void aConflictIsVioletWithADiamondAtItsTrailingEdge()
    {
        PaintedTable& table = painted();
        stage(six, amazonImage, Value::string(u"ami-mine"_s));
        auto types = allTypes();
        types[1] = typeJson("centos-6", "ami-theirs", "");
        table.session.rebase(catalogueOf(types));
        table.look();
        const QRect cell = table.cell(six, amazonImage);
        const Tokens& t = table.tokens;
        QVERIFY(isLike(table.ground(cell), t.conflict.fill));
        QVERIFY(isWrittenIn(table, cell, t.conflict.text));
        QVERIFY(table.count(table.trailing(cell, 24), t.conflict.mark) > 30);
        QCOMPARE(table.count(cell, t.staged.mark), 0); // no corner: one mark is enough
        QVERIFY(table.has(table.nameCell(six), t.conflict.mark));
    }

    void aProblemHasAWaveAndATriangleButNoFill_data() { appearances(); }
    void aProblemHasAWaveAndATriangleButNoFill()
    {
        PaintedTable& table = painted();
        table.look();
        const QRect cell = table.cell(u"blank"_s, amazonImage);
        const Tokens& t = table.tokens;
        QVERIFY(isLike(table.ground(cell), t.base));
        QVERIFY(isWrittenIn(table, cell, t.text));
        QVERIFY(table.count(table.trailing(cell, 24), t.problemMark) > 20);
        // The wave is red below the letters and nowhere above them.
        const QRect word(table.view.isRightToLeft() ? cell.right() - 60 : cell.left() + 8, cell.center().y(),
            50, cell.height() / 2 - 1);
        const auto reddest = [&](const QRect& part) {
            int most = 0;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x)
                    most = std::max(most, table.at({x, y}).red() - table.at({x, y}).blue());
            }
            return most;
        };
        QVERIFY(reddest(word) > 60);
        QVERIFY(reddest(word.translated(0, -cell.height() / 2 + 1)) < 60);
        QVERIFY(reddest(table.cell(sles, amazonImage)) < 60);
    }

    void whatTheSearchFoundLiesOnYellowInTheColourOfText_data() { appearances(); }
    void whatTheSearchFoundLiesOnYellowInTheColourOfText()
    {
        PaintedTable& table = painted();
        stage(six, amazonImage, Value::string(u"ami-77"_s));
        table.model->setQuery(SearchQuery(u"77"_s));
        table.look();
        const QRect cell = table.cell(six, amazonImage);
        const Tokens& t = table.tokens;
        QVERIFY(table.count(cell, t.searchMatch) > 100);
        QVERIFY(isWrittenIn(table, cell, t.text));
        QVERIFY(!table.has(table.nameCell(six), t.searchMatch));
        // Behind the found letters only: "ami-" is at the leading side of them in both directions.
        const QRect first(cell.left() + 8, cell.top(), 20, cell.height());
        if (!table.view.isRightToLeft())
            QVERIFY(!table.has(first, t.searchMatch));
    }

    void theSelectionIsAWashThroughWhichAmberStaysAmber_data() { appearances(); }
    void theSelectionIsAWashThroughWhichAmberStaysAmber()
    {
        PaintedTable& table = painted();
        stage(six, amazonImage, Value::string(u"ami-77"_s));
        table.view.showCell(six, amazonImage);
        QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier); // current: centos-10
        table.look();
        const Tokens& t = table.tokens;
        const QRect staged = table.cell(six, amazonImage);
        QVERIFY(isLike(table.ground(staged), washed(t.staged.fill, t.selectionWash)));
        QVERIFY(isWrittenIn(table, staged, t.staged.text)); // the text lies above the wash
        QVERIFY(table.has(staged, t.staged.mark));
        // The Name of a selected row: a tint and a bar of 3 px at the leading edge.
        const QRect name = table.nameCell(six);
        const bool rightToLeft = table.view.isRightToLeft();
        const auto inName = [&](int x) {
            return table.at({rightToLeft ? name.right() - x : name.left() + x, name.center().y()});
        };
        QVERIFY(isLike(inName(2), t.focus));
        QVERIFY(isLike(inName(3), washed(t.base, t.selectedRowTint)));
        QVERIFY(isLike(table.ground(table.cell(u"debian-12"_s, amazonImage)), t.base));
    }

    void theCurrentCellHasARingAndNoWash_data() { appearances(); }
    void theCurrentCellHasARingAndNoWash()
    {
        PaintedTable& table = painted();
        stage(six, amazonImage, Value::string(u"ami-77"_s));
        table.view.showCell(six, amazonImage);
        table.look();
        const QRect cell = table.cell(six, amazonImage);
        const Tokens& t = table.tokens;
        QVERIFY(isLike(table.ground(cell), t.staged.fill));
        for (const QPoint& at :
            {QPoint(cell.center().x(), cell.top()), QPoint(cell.center().x(), cell.top() + 1),
                QPoint(cell.center().x(), cell.bottom()), QPoint(cell.left(), cell.center().y()),
                QPoint(cell.left() + 1, cell.center().y()), QPoint(cell.right(), cell.center().y())})
            QVERIFY2(isLike(table.at(at), t.focus), qPrintable(table.at(at).name()));
        QVERIFY(!isLike(table.at({cell.center().x(), cell.top() + 2}), t.focus));
    }

    void emptyStringsAndJsonAreMuted_data() { appearances(); }
    void emptyStringsAndJsonAreMuted()
    {
        PaintedTable& table = painted();
        table.look();
        const Tokens& t = table.tokens;
        const QRect json = table.cell(u"odd"_s, amazonImage);
        QVERIFY(isWrittenIn(table, json, t.muted));
        QVERIFY(!isWrittenIn(table, json, t.text));
        const QRect empty = table.cell(u"odd"_s, googleImage);
        QVERIFY(isWrittenIn(table, empty, t.muted));
        QCOMPARE(hatchPhase(table, empty.adjusted(0, 0, 0, 6 - 35), t.base), -1);
        QVERIFY(isWrittenIn(table, table.cell(six, amazonImage), t.text));
    }

private:
    static QByteArrayList allTypes()
    {
        QByteArrayList types = someTypes();
        types << "{'name':'bare','providermap':{'aws-us-east-1':{'image':'ami-1'}}}"
              << "{'name':'blank','providermap':{'aws-us-east-1':{'image':'ami-1 '}}}"
              << "{'name':'odd','providermap':{'aws-us-east-1':{'image':12345},'google':{'image':''}}}";
        return types;
    }

    PaintedTable& painted()
    {
        QFETCH(bool, dark);
        QFETCH(Qt::LayoutDirection, direction);
        return painted(dark, direction);
    }
    PaintedTable& painted(bool dark, Qt::LayoutDirection direction)
    {
        m_table = std::make_unique<PaintedTable>(dark, direction, allTypes());
        m_table->view.showCell(u"debian-12"_s, CellPath::description());
        return *m_table;
    }
    void stage(const QString& name, const CellPath& path, const Value& value)
    {
        QVERIFY(m_table->session.setCells({{name, path, value}}, u"Edit"_s));
    }

    std::unique_ptr<PaintedTable> m_table;
};

} // namespace flavormap

QTEST_MAIN(flavormap::TestCellStates)
#include "tst_cellstates.moc"
