// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever comes from the server or is taken back, the table stays where the person is, and never goes away.
#include "desk.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSet>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

constexpr int typeCount = 400;
constexpr int providerCount = 12;

QByteArray typeJson(const QByteArray& name, int number)
{
    QByteArray map;
    for (int provider = 0; provider < providerCount; ++provider) {
        const QByteArray image = "ami-" + QByteArray::number(100'000 - number * 7 + provider);
        map += (provider ? ",\"p" : "\"p") + QByteArray::number(provider + 10) + "\":{\"image\":\"" + image
            + "\",\"sshuser\":\"root\"}";
    }
    return "{\"name\":\"" + name + "\",\"description\":\"D\",\"providermap\":{" + map + "}}";
}

SandboxOptions manyTypes()
{
    QByteArrayList types;
    for (int number = 0; number < typeCount; ++number)
        types.append(typeJson("t" + QByteArray::number(1000 + number), number));
    SandboxOptions options;
    options.imageTypesJson = '[' + types.join(',') + ']';
    return options;
}

const CellPath image = CellPath::entry(u"p15"_s, u"image"_s);

/// Where the person is.
struct Place
{
    QString topName, currentName;
    int topAt = 0, currentAt = 0, left = 0;
    CellPath current;
    QStringList selected;
    qsizetype cells = 0;
    bool operator==(const Place&) const = default;
};

/// Sees whether the table was hidden, be it for a moment.
class Watch : public QObject
{
public:
    explicit Watch(QWidget* table) { table->installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        m_hides += event->type() == QEvent::Hide;
        return false;
    }
    int hides() const { return m_hides; }

private:
    int m_hides = 0;
};

struct SteadyDesk : Desk
{
    SteadyDesk()
        : Desk(false, manyTypes())
    {
        const bool ready = QTest::qWaitFor([&] {
            return table() && table()->model() && table()->model()->rowCount() == typeCount
                && session().readOnlyReason().isEmpty();
        });
        if (!ready)
            qFatal("the catalogue is not there");
        window->resize(1024, 640);
        // A block of six cells in the middle, the columns scrolled.
        table()->showCell(u"t1200"_s, image);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Down})
            QTest::keyClick(table(), key, Qt::ShiftModifier);
    }
    Place place() const
    {
        const MatrixView& view = *table();
        const ImageTypeTableModel& model = *view.tableModel();
        const int top = view.rowAt(0);
        const QModelIndex current = view.currentIndex();
        return {model.name(top), view.currentName(), view.rowViewportPosition(top),
            view.rowViewportPosition(current.row()), view.horizontalScrollBar()->value(), model.path(current),
            view.selectedNames(), view.selectedCellCount()};
    }
};

} // namespace

class TestSteadyView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefreshMovesAndHidesNothing()
    {
        SteadyDesk desk;
        const Place before = desk.place();
        QCOMPARE(before.cells, 6);
        QVERIFY(before.left > 0 && before.topName != u"t1000");
        Watch watch(desk.table());
        QVERIFY(desk.server.replaceBehindTheBack(u"a-new-one"_s, typeJson("a-new-one", 1)));
        QVERIFY(desk.server.replaceBehindTheBack(u"t1201"_s, typeJson("t1201", 9)));
        QTest::keyClick(desk.window, Qt::Key_F5);
        QTRY_COMPARE(desk.table()->model()->rowCount(), typeCount + 1);
        QCOMPARE(desk.place(), before);
        QCOMPARE(watch.hides(), 0);
    }

    void aSortKeepsTheSelectionAndScrollsNothing()
    {
        SteadyDesk desk;
        const Place before = desk.place();
        const int down = desk.table()->verticalScrollBar()->value();
        Watch watch(desk.table());
        auto* const header = desk.table()->horizontalHeader();
        const int column = desk.table()->currentIndex().column() - 1; // images; users are all the same
        const QString top = desk.table()->tableModel()->name(0);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                header->height() * 3 / 4));
        QTRY_VERIFY(desk.table()->tableModel()->name(0) != top);
        const Place after = desk.place();
        QCOMPARE(desk.table()->verticalScrollBar()->value(), down);
        QCOMPARE(after.currentName, before.currentName);
        QCOMPARE(after.current, before.current);
        QCOMPARE(after.left, before.left);
        QCOMPARE(QSet<QString>(after.selected.begin(), after.selected.end()),
            (QSet<QString>{u"t1200"_s, u"t1201"_s, u"t1202"_s}));
        QCOMPARE(after.cells, before.cells);
        QCOMPARE(watch.hides(), 0);
    }

    void undoAndRedoOfWhatIsSeenMoveNothing()
    {
        SteadyDesk desk;
        QVERIFY(desk.session().setCells({{u"t1201"_s, image, Value::string(u"x"_s)}}, u"Edit"_s));
        const Place before = desk.place();
        QTest::keyClick(desk.table(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.session().isDirty());
        QCOMPARE(desk.place(), before);
        QTest::keyClick(desk.table(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk.session().isDirty());
        QCOMPARE(desk.place(), before);
    }

    void anApplyMovesAndHidesNothing()
    {
        SteadyDesk desk;
        QVERIFY(desk.session().setCells(
            {{u"t1201"_s, image, Value::string(u"x"_s)}, {u"t1000"_s, image, Value::string(u"y"_s)}},
            u"Edit"_s));
        const Place before = desk.place();
        Watch watch(desk.table());
        desk.openReview();
        desk.apply(u"Apply 2"_s);
        QTRY_VERIFY(desk.says(u"2 verified"_s));
        QTest::keyClick(desk.review(), Qt::Key_Escape);
        QTRY_VERIFY(!desk.review());
        QCOMPARE(desk.onServer(u"t1201"_s, image), Value::string(u"x"_s));
        QCOMPARE(desk.place(), before);
        QCOMPARE(watch.hides(), 0);
    }
};

QTEST_MAIN(TestSteadyView)
#include "tst_steadyview.moc"
