// SPDX-License-Identifier: GPL-3.0-or-later
// A window from right to left: Latin names too stand at the leading edge, which is the right one.
#include "gui/desk.h"

#include "gui/review/changecells.h"
#include "gui/review/changelist.h"
#include "gui/review/panehead.h"
#include "gui/widgets/elidedlabel.h"

#include <QApplication>
#include <QDockWidget>
#include <QScrollBar>
#include <QStyleOptionSlider>

using namespace flavormap;
using namespace Qt::StringLiterals;

namespace {

/// How many pixels of a part are not of its most usual colour.
int inked(const QImage& picture, const QRect& part)
{
    QHash<QRgb, int> colours;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            ++colours[picture.pixel(x, y)];
    }
    int most = 0;
    for (const int count : std::as_const(colours))
        most = std::max(most, count);
    return part.width() * part.height() - most;
}

int inkedRows(const QImage& picture, const QRect& part)
{
    int rows = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        rows += inked(picture, QRect(part.left(), y, part.width(), 1)) > 0 ? 1 : 0;
    return rows;
}

/// The text of this part (short, and nothing else is in it) stands at its right end.
bool isAtTheRight(const QImage& picture, const QRect& part)
{
    const int third = part.width() / 3;
    const QRect left(part.topLeft(), QSize(third, part.height()));
    const QRect right(part.right() + 1 - third, part.top(), third, part.height());
    return inked(picture, right) > 0 && inked(picture, left) == 0;
}

} // namespace

class TestMirrored : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QApplication::setLayoutDirection(Qt::RightToLeft);
    }

    void reviewListsNamesAndCellsAtTheRight()
    {
        Desk desk;
        QTRY_VERIFY(desk.isReady());
        typeIntoCell(desk.table(), u"beta"_s, googleImage, u"x"_s);
        desk.openReview();
        auto* list = desk.review()->findChild<ChangeList*>();
        QTRY_COMPARE(list->changes().rowCount(), 2);
        const QImage names = list->viewport()->grab().toImage();
        const QRect heading = list->visualRect(list->changes().index(0)).adjusted(2, 2, -2, -3);
        QVERIFY(isAtTheRight(names, heading));
        QRect row = list->visualRect(list->changes().index(1)).adjusted(2, 2, -8, -3);
        QVERIFY(isAtTheRight(names, row));

        auto* cells = desk.review()->findChild<ChangeCells*>();
        const QImage values = cells->viewport()->grab().toImage();
        int place = -1;
        for (int at = 0; at < cells->cells().rowCount(); ++at) {
            if (cells->cells().cell(at).path == googleImage)
                place = at;
        }
        QVERIFY(place >= 0);
        const QRect provider = cells->visualRect(cells->cells().index(place, ChangeCellsModel::Place));
        QVERIFY(isAtTheRight(values, provider.adjusted(2, 3, -2, -2)));

        // The arrow between the values points to the left: its head is higher than its tail.
        const QRect before = cells->visualRect(cells->cells().index(place, ChangeCellsModel::Before));
        const int middle = before.top() + before.height() / 2;
        const QRect head(before.left() + 6, middle - 7, 6, 14);
        const QRect tail(before.left() + 13, middle - 7, 6, 14);
        QVERIFY(inkedRows(values, tail) > 0);
        QVERIFY2(inkedRows(values, head) > inkedRows(values, tail),
            qPrintable(u"%1, %2"_s.arg(inkedRows(values, head)).arg(inkedRows(values, tail))));
    }

    void wordsThatBeginWithANumberKeepTheirOrder()
    {
        QVERIFY(Desk::look());
        const auto picture = [](Qt::LayoutDirection direction, Qt::Alignment alignment) {
            ElidedLabel label(u"3 of 14 verified"_s);
            label.setLayoutDirection(direction);
            label.setAlignment(alignment | Qt::AlignVCenter);
            label.resize(200, 24);
            return label.grab().toImage();
        };
        QCOMPARE(picture(Qt::RightToLeft, Qt::AlignLeading), picture(Qt::LeftToRight, Qt::AlignTrailing));
    }

    void aScrollBarBeginsAtTheRight()
    {
        QVERIFY(Desk::look());
        QScrollBar bar(Qt::Horizontal);
        bar.setRange(0, 100);
        bar.setPageStep(50);
        bar.resize(300, 12);
        bar.show();
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.orientation = Qt::Horizontal;
        option.maximum = 100;
        option.pageStep = 50;
        const auto part = [&](QStyle::SubControl control) {
            return QApplication::style()->subControlRect(QStyle::CC_ScrollBar, &option, control, &bar);
        };
        const QRect thumb = part(QStyle::SC_ScrollBarSlider);
        QCOMPARE(thumb.right(), bar.rect().right());
        QCOMPARE(part(QStyle::SC_ScrollBarAddPage).right(), thumb.left() - 1);
        const QImage picture = bar.grab().toImage();
        QVERIFY(picture.pixel(290, 6) != picture.pixel(10, 6));
        QCOMPARE(picture.pixel(10, 6), picture.pixel(10, 0)); // nothing but the ground at the left
        QTest::mousePress(&bar, Qt::LeftButton, {}, thumb.center());
        QTest::mouseMove(&bar, thumb.center() - QPoint(300, 0));
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, thumb.center() - QPoint(300, 0));
        QCOMPARE(bar.value(), 100);
    }

    void theGlyphOfAHeadStandsBeforeItsWords()
    {
        auto* words = new QLabel(u"centos-7"_s);
        PaneHead head({words}, {});
        head.setGlyph(StateGlyph::Staged);
        head.resize(300, 37);
        head.show();
        QCoreApplication::processEvents();
        QCOMPARE_LE(words->geometry().right(), head.width() - 12 - 16 - 6);
        QVERIFY(words->geometry().right() > 200);
    }

    void theFormStandsAtTheTrailingEdge()
    {
        Desk desk;
        desk.window->resize(1300, 700);
        QTRY_VERIFY(desk.isReady());
        const auto* form = desk.window->findChild<QDockWidget*>(u"form"_s);
        QTRY_VERIFY(form->isVisible());
        QTRY_COMPARE_LT(form->geometry().right(), desk.window->width() / 2);
    }
};

QTEST_MAIN(TestMirrored)
#include "tst_mirrored.moc"
