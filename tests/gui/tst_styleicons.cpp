// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/connectioncolours.h"
#include "gui/style/glyphs.h"
#include "gui/style/icon.h"
#include "gui/style/palettes.h"
#include "gui/style/svg.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

/// The colours of all opaque pixels.
QSet<QRgb> solidColours(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                colours.insert(image.pixel(x, y));
        }
    }
    return colours;
}

QSet<QRgb> coloursOf(const QIcon& icon, QIcon::Mode mode = QIcon::Normal)
{
    return solidColours(icon.pixmap(QSize(64, 64), 1.0, mode).toImage());
}

template <typename Paint> QImage painted(const QSize& size, Paint paint, qreal ratio = 1)
{
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    return image;
}

} // namespace

class TestStyleIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }

    void everyIconIsDrawnInThePalettesColour_data();
    void everyIconIsDrawnInThePalettesColour();
    void iconMadeBeforeAChangeOfAppearanceFollowsIt();
    void disabledIconIsGrey();
    void connectionIconIsReadableOnDark();
    void pixmapHasTheScreensPixels();
    void linesKeepTheirWidthFromSizeToSize();
    void applicationIconHasTheUsualSizes();
    void cornerIsMirroredInRightToLeft();
    void hatchOfNeighboursJoins_data();
    void hatchOfNeighboursJoins();
    void stateSignsDifferInShapeAlone();
    void itemStatesDifferInShapeAlone();
};

void TestStyleIcons::everyIconIsDrawnInThePalettesColour_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < iconCount; ++i)
        QTest::newRow(qPrintable(iconFileName(static_cast<IconName>(i)))) << i;
}

void TestStyleIcons::everyIconIsDrawnInThePalettesColour()
{
    QFETCH(int, index);
    const QSet<QRgb> colours = coloursOf(icon(static_cast<IconName>(index)));
    const QRgb expected = Tokens::of(lightPalette()).muted.rgb();
    QVERIFY(colours.contains(expected));
    // Where two lines cross the blending rounds.
    for (const QRgb colour : colours)
        QVERIFY(std::abs(qRed(colour) - qRed(expected)) + std::abs(qGreen(colour) - qGreen(expected))
                + std::abs(qBlue(colour) - qBlue(expected))
            <= 3);
}

void TestStyleIcons::iconMadeBeforeAChangeOfAppearanceFollowsIt()
{
    const QIcon plain = icon(IconName::Refresh);
    const QIcon problem = icon(IconName::WarningCircle, IconColour::Problem);
    const QSet<QRgb> before = coloursOf(plain);
    QApplication::setPalette(darkPalette());
    QVERIFY(coloursOf(plain) != before);
    QCOMPARE(coloursOf(plain), QSet<QRgb>{Tokens::of(darkPalette()).muted.rgb()});
    QCOMPARE(coloursOf(problem), QSet<QRgb>{Tokens::of(darkPalette()).problemMark.rgb()});
}

void TestStyleIcons::disabledIconIsGrey()
{
    QCOMPARE(coloursOf(icon(IconName::Redo), QIcon::Disabled),
        QSet<QRgb>{Tokens::of(lightPalette()).disabled.rgb()});
}

void TestStyleIcons::connectionIconIsReadableOnDark()
{
    QApplication::setPalette(darkPalette());
    const QIcon shield = icon(IconName::Shield, connectionColour(0));
    QCOMPARE(coloursOf(shield), QSet<QRgb>{asText(connectionColour(0), darkPalette()).rgb()});
}

void TestStyleIcons::pixmapHasTheScreensPixels()
{
    const QPixmap pixmap = icon(IconName::Trash).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestStyleIcons::linesKeepTheirWidthFromSizeToSize()
{
    QCOMPARE(iconStroke(16), 1.75);
    QCOMPARE(iconStroke(20), 1.6);
    // 16 px at 2x has the lines of 16 px, not those of an icon of 32 px.
    const auto ink = [](const QPixmap& pixmap) {
        qint64 sum = 0;
        const QImage image = pixmap.toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                sum += image.pixelColor(x, y).alpha();
        }
        return sum;
    };
    const QSize size(32, 32);
    QVERIFY(ink(iconPixmap(IconName::Minus, size, 2.0, Qt::black))
        > ink(iconPixmap(IconName::Minus, size, 1.0, Qt::black)));
}

void TestStyleIcons::applicationIconHasTheUsualSizes()
{
    const QList<QSize> sizes = applicationIcon().availableSizes();
    for (const int side : {16, 32, 48, 256})
        QVERIFY(sizes.contains(QSize(side, side)));
    QVERIFY(!solidColours(applicationIcon().pixmap(QSize(48, 48), 1.0).toImage()).isEmpty());
}

void TestStyleIcons::cornerIsMirroredInRightToLeft()
{
    const auto corner = [](Qt::LayoutDirection direction) {
        return painted({40, 25},
            [direction](QPainter& p) { paintCorner(p, QRectF(0, 0, 40, 25), Qt::black, direction); });
    };
    const QImage leading = corner(Qt::LeftToRight);
    const QImage mirrored = corner(Qt::RightToLeft);
    QCOMPARE(leading.pixelColor(38, 0), QColor(Qt::black));
    QCOMPARE(leading.pixelColor(1, 0), QColor(Qt::white));
    QCOMPARE(mirrored.pixelColor(1, 0), QColor(Qt::black));
    QCOMPARE(mirrored.pixelColor(38, 0), QColor(Qt::white));
}

void TestStyleIcons::hatchOfNeighboursJoins_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<QPointF>("origin");
    QTest::newRow("1x") << 1.0 << QPointF();
    QTest::newRow("2x") << 2.0 << QPointF();
    QTest::newRow("scrolled") << 1.0 << QPointF(-17, -5);
}

void TestStyleIcons::hatchOfNeighboursJoins()
{
    QFETCH(double, ratio);
    QFETCH(QPointF, origin);
    const QImage whole = painted(
        {80, 50}, [&](QPainter& p) { paintHatch(p, QRectF(0, 0, 80, 50), Qt::black, origin); }, ratio);
    const QImage cells = painted(
        {80, 50},
        [&](QPainter& p) {
            for (const QRectF& cell :
                {QRectF(0, 0, 33, 25), QRectF(33, 0, 47, 25), QRectF(0, 25, 33, 25), QRectF(33, 25, 47, 25)})
                paintHatch(p, cell, Qt::black, origin);
        },
        ratio);
    QVERIFY(solidColours(whole).size() > 1);
    // Rounding of sub-pixels is allowed, a gap or a jump is not.
    int worst = 0;
    for (int y = 0; y < whole.height(); ++y) {
        for (int x = 0; x < whole.width(); ++x)
            worst = std::max(worst, std::abs(qGray(whole.pixel(x, y)) - qGray(cells.pixel(x, y))));
    }
    QVERIFY2(worst <= 12, qPrintable(QString::number(worst)));
}

void TestStyleIcons::stateSignsDifferInShapeAlone()
{
    Tokens grey;
    grey.base = Qt::white;
    grey.created.mark = grey.deleted.mark = grey.conflict.mark = grey.problemMark = grey.staged.mark
        = Qt::black;
    QList<QImage> seen;
    for (const auto glyph : {StateGlyph::Created, StateGlyph::Deleted, StateGlyph::Conflict,
             StateGlyph::Problem, StateGlyph::Staged}) {
        const QImage image
            = painted({20, 20}, [&](QPainter& p) { paintStateGlyph(p, QRectF(0, 0, 20, 20), glyph, grey); });
        QVERIFY(!seen.contains(image));
        seen.append(image);
    }
}

void TestStyleIcons::itemStatesDifferInShapeAlone()
{
    Tokens grey;
    grey.created.mark = grey.problemMark = grey.conflict.mark = grey.staged.mark = grey.focus = grey.muted
        = Qt::black;
    QList<QImage> seen;
    for (const auto state : {ItemState::Waiting, ItemState::Sending, ItemState::Verified, ItemState::Failed,
             ItemState::Conflict, ItemState::Unknown}) {
        const QImage image
            = painted({20, 20}, [&](QPainter& p) { paintItemState(p, QRectF(0, 0, 20, 20), state, grey); });
        QVERIFY(!seen.contains(image));
        seen.append(image);
    }
    const QImage turned = painted(
        {20, 20}, [&](QPainter& p) { paintItemState(p, QRectF(0, 0, 20, 20), ItemState::Sending, grey, 3); });
    QVERIFY(!seen.contains(turned));
}

} // namespace flavormap

QTEST_MAIN(flavormap::TestStyleIcons)
#include "tst_styleicons.moc"
