// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/flavormapstyle.h"
#include "gui/style/fonts.h"
#include "gui/style/palettes.h"
#include "gui/style/tokens.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QStyleOption>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

QColor pixel(QWidget& widget, const QPoint& at)
{
    return widget.grab().toImage().pixelColor(at);
}

struct PaintCounter : QObject
{
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
    int count = 0;
};

/// A window with one widget beside another that takes the focus first.
struct Stage
{
    template <typename Widget, typename... Args> Widget* add(Args&&... args)
    {
        auto* widget = new Widget(std::forward<Args>(args)...);
        layout.addWidget(widget);
        return widget;
    }
    bool show()
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }

    QWidget window;
    QHBoxLayout layout{&window};
};

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void controlsAre28High();
    void menuRowsAre26High();
    void controlsGrowWithTheFont();
    void fieldsStartTheirTextEightPixelsIn();
    void primaryIsFilledWithTheAccentOrItsOwnColour();
    void disabledPrimaryIsGrey();
    void flatHasNoOutline();
    void errorOutlineIsRed();
    void focusIsSeenOnEveryControl_data();
    void focusIsSeenOnEveryControl();
    void splitterIsThinAndCanBeGrabbed();
    void scrollBarHasNoArrows();
    void aMenuThatIsHigherThanTheScreenScrolls();
    void returnPressesTheButtonThatHasTheKeyboard();
    void choosingATabMovesNone();
    void selectedItemKeepsItsTextColour();
    void arrowsAreMirroredInRightToLeft();
    void tableRowsCanBe25High();
    void busyProgressMoves();
    void monoFontIsOneStepSmallerAndUnshaped();
};

void TestStyle::initTestCase()
{
    QApplication::setStyle(std::make_unique<FlavormapStyle>().release());
}

void TestStyle::init()
{
    QApplication::setPalette(lightPalette());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QFont font = uiFont(QApplication::font());
    font.setPixelSize(13);
    QApplication::setFont(font);
}

void TestStyle::controlsAre28High()
{
    QPushButton button(u"Rename…"_s);
    QLineEdit edit;
    QComboBox combo;
    QSpinBox spin;
    QToolButton tool;
    tool.setText(u"Refresh"_s);
    for (QWidget* control : QList<QWidget*>{&button, &edit, &combo, &spin, &tool})
        QCOMPARE(control->sizeHint().height(), 28);
}

void TestStyle::menuRowsAre26High()
{
    QMenu menu;
    QAction* first = menu.addAction(u"New image type"_s);
    QAction* line = menu.addSeparator();
    QAction* last = menu.addAction(u"Delete"_s);
    menu.sizeHint(); // lays out
    QCOMPARE(menu.actionGeometry(first).height(), 26);
    QCOMPARE(menu.actionGeometry(last).height(), 26);
    QCOMPARE(menu.actionGeometry(line).height(), 9);
}

void TestStyle::controlsGrowWithTheFont()
{
    QFont twice = QApplication::font();
    twice.setPixelSize(26);
    QPushButton button(u"Rename…"_s);
    QLineEdit edit;
    QComboBox combo;
    for (QWidget* control : QList<QWidget*>{&button, &edit, &combo}) {
        control->setFont(twice);
        QVERIFY(control->sizeHint().height() >= QFontMetrics(twice).height() + 8);
    }
    QApplication::setFont(twice);
    QCOMPARE(QApplication::style()->pixelMetric(QStyle::PM_ButtonIconSize), 32);
    QCOMPARE(QApplication::style()->pixelMetric(QStyle::PM_IndicatorWidth), 32);
}

void TestStyle::fieldsStartTheirTextEightPixelsIn()
{
    const auto firstInk = [](QWidget& field, int width) {
        field.resize(width, 28);
        const QImage image = field.grab().toImage();
        for (int x = 4; x < image.width(); ++x) {
            for (int y = 5; y < 23; ++y) {
                if (image.pixelColor(x, y).lightness() < 120)
                    return x;
            }
        }
        return -1;
    };
    QLineEdit edit(u"lll"_s);
    QComboBox combo;
    combo.addItem(u"lll"_s);
    QComboBox editable;
    editable.setEditable(true);
    editable.addItem(u"lll"_s);
    const int expected = firstInk(edit, 120);
    QVERIFY2(expected >= 8 && expected <= 10, qPrintable(QString::number(expected)));
    QCOMPARE(firstInk(combo, 120), expected);
    QCOMPARE(firstInk(editable, 120), expected);
}

void TestStyle::primaryIsFilledWithTheAccentOrItsOwnColour()
{
    const Tokens tokens = Tokens::of(lightPalette());
    QPushButton button(u"Review"_s);
    button.resize(button.sizeHint());
    const QPoint inside(4, 14);
    QCOMPARE(pixel(button, inside), tokens.button);
    button.setProperty("primary", true);
    QCOMPARE(pixel(button, inside), tokens.accent);
    button.setProperty("accentColor", QColor(0xB5165B));
    QCOMPARE(pixel(button, inside), QColor(0xB5165B));
}

void TestStyle::disabledPrimaryIsGrey()
{
    QPushButton button(u"Apply"_s);
    button.setProperty("primary", true);
    button.setEnabled(false);
    button.resize(button.sizeHint());
    QVERIFY(pixel(button, {4, 14}).hslSaturation() < 60);
}

void TestStyle::flatHasNoOutline()
{
    const Tokens tokens = Tokens::of(lightPalette());
    QPushButton button(u"Edit"_s);
    button.resize(button.sizeHint());
    const QPoint edge(button.width() / 2, 0);
    QCOMPARE(pixel(button, edge), tokens.border);
    button.setProperty("flat", true);
    QCOMPARE(pixel(button, edge), tokens.window);
}

void TestStyle::errorOutlineIsRed()
{
    QLineEdit edit;
    edit.resize(120, 28);
    const QPoint edge(60, 0);
    QCOMPARE(pixel(edit, edge), Tokens::of(lightPalette()).border);
    edit.setProperty("error", true);
    QCOMPARE(pixel(edit, edge), Tokens::of(lightPalette()).problemMark);
}

void TestStyle::focusIsSeenOnEveryControl_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind :
        {"button", "primary", "tool", "field", "combo", "spin", "check", "radio", "tabs", "text"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestStyle::focusIsSeenOnEveryControl()
{
    QFETCH(QString, kind);
    Stage stage;
    auto* other = stage.add<QPushButton>(u"Other"_s);
    QWidget* control = nullptr;
    if (kind == u"button" || kind == u"primary")
        control = stage.add<QPushButton>(u"Button"_s);
    else if (kind == u"tool")
        control = stage.add<QToolButton>();
    else if (kind == u"field")
        control = stage.add<QLineEdit>();
    else if (kind == u"combo")
        control = stage.add<QComboBox>();
    else if (kind == u"spin")
        control = stage.add<QSpinBox>();
    else if (kind == u"check")
        control = stage.add<QCheckBox>(u"Check"_s);
    else if (kind == u"radio")
        control = stage.add<QRadioButton>(u"Radio"_s);
    else if (kind == u"tabs")
        stage.layout.addWidget(control = new QTabBar);
    else
        control = stage.add<QPlainTextEdit>();
    if (auto* tabs = qobject_cast<QTabBar*>(control))
        tabs->addTab(u"Form"_s);
    control->setProperty("primary", kind == u"primary");
    control->setFocusPolicy(Qt::StrongFocus);
    QVERIFY(stage.show());
    other->setFocus();
    QTRY_VERIFY(other->hasFocus());
    const QColor ring = kind == u"primary" ? QColor(Qt::white) : Tokens::of(lightPalette()).focus;
    const auto count = [&] {
        const QImage image = control->grab().toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == ring;
        }
        return pixels;
    };
    const int before = count();
    control->setFocus();
    QTRY_VERIFY(control->hasFocus());
    // A ring of 2 px round something at least 16 px wide and high.
    QVERIFY2(count() - before >= 60, qPrintable(u"%1 then %2"_s.arg(before).arg(count())));
}

void TestStyle::splitterIsThinAndCanBeGrabbed()
{
    QSplitter splitter;
    auto* left = new QWidget;
    auto* right = new QWidget;
    splitter.addWidget(left);
    splitter.addWidget(right);
    splitter.resize(205, 60);
    QCOMPARE(splitter.handleWidth(), 5);
    splitter.show();
    const QImage handle = splitter.handle(1)->grab().toImage();
    int lines = 0;
    for (int x = 0; x < handle.width(); ++x)
        lines += handle.pixelColor(x, 30) == Tokens::of(lightPalette()).separator;
    QCOMPARE(lines, 1);
}

void TestStyle::scrollBarHasNoArrows()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 100);
    bar.setPageStep(50);
    bar.resize(12, 200);
    QCOMPARE(bar.sizeHint().width(), 12);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = 100;
    option.pageStep = 50;
    const auto part = [&](QStyle::SubControl control) {
        return QApplication::style()->subControlRect(QStyle::CC_ScrollBar, &option, control, &bar);
    };
    QVERIFY(part(QStyle::SC_ScrollBarAddLine).isEmpty());
    QVERIFY(part(QStyle::SC_ScrollBarSubLine).isEmpty());
    QCOMPARE(part(QStyle::SC_ScrollBarGroove), bar.rect());
    QCOMPARE(part(QStyle::SC_ScrollBarSlider).top(), 0);
    // A drag over the free part goes over the whole range.
    bar.show();
    const QRect thumb = part(QStyle::SC_ScrollBarSlider);
    QTest::mousePress(&bar, Qt::LeftButton, {}, thumb.center());
    QTest::mouseMove(&bar, thumb.center() + QPoint(0, 200));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, thumb.center() + QPoint(0, 200));
    QCOMPARE(bar.value(), 100);
}

void TestStyle::aMenuThatIsHigherThanTheScreenScrolls()
{
    QMenu menu;
    for (int entry = 0; entry < 300; ++entry)
        menu.addAction(u"entry %1"_s.arg(entry));
    menu.popup({});
    QCOMPARE_LT(menu.width(), 300); // in one column
    QAction* const last = menu.actions().constLast();
    QTest::keyClick(&menu, Qt::Key_End);
    QTRY_VERIFY(menu.rect().contains(menu.actionGeometry(last)));
    menu.close();
}

void TestStyle::returnPressesTheButtonThatHasTheKeyboard()
{
    QWidget window;
    auto* button = new QPushButton(u"Retry"_s, &window);
    QSignalSpy clicked(button, &QPushButton::clicked);
    window.show();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClick(button, Qt::Key_Enter);
    QCOMPARE(clicked.size(), 2);

    QDialog dialog; // has a verb of its own
    auto* other = new QPushButton(u"Test"_s, &dialog);
    other->setAutoDefault(false);
    dialog.show();
    QVERIFY(!other->autoDefault());
}

void TestStyle::choosingATabMovesNone()
{
    QTabBar tabs;
    for (const auto& name : {u"Form"_s, u"JSON"_s, u"History"_s})
        tabs.addTab(name);
    const QRect before = tabs.tabRect(2);
    tabs.setCurrentIndex(1);
    QCOMPARE(tabs.tabRect(2), before);
}

void TestStyle::selectedItemKeepsItsTextColour()
{
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 100, 25);
    option.palette = lightPalette();
    option.text = u"████"_s;
    option.features = QStyleOptionViewItem::HasDisplay;
    option.font = QApplication::font();
    option.state = QStyle::State_Enabled | QStyle::State_Active | QStyle::State_Selected;
    QImage image(100, 25, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &option, &painter);
    painter.end();
    QVERIFY(image.pixelColor(90, 12).lightness() > 200); // a wash, not a full fill
    bool dark = false;
    for (int x = 8; x < 60; ++x)
        dark = dark || image.pixelColor(x, 12) == lightPalette().color(QPalette::Text);
    QVERIFY(dark);
}

void TestStyle::arrowsAreMirroredInRightToLeft()
{
    QComboBox combo;
    combo.resize(120, 28);
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    const auto arrow = [&] {
        return QApplication::style()->subControlRect(
            QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, &combo);
    };
    option.direction = Qt::LeftToRight;
    QCOMPARE(arrow().right(), option.rect.right());
    option.direction = Qt::RightToLeft;
    QCOMPARE(arrow().left(), option.rect.left());
}

void TestStyle::tableRowsCanBe25High()
{
    QTableWidget table(3, 2);
    QCOMPARE(table.rowHeight(1), 25);
    QCOMPARE(table.horizontalHeader()->sizeHint().height(), 25);
}

void TestStyle::busyProgressMoves()
{
    QProgressBar bar;
    bar.setRange(0, 0);
    QCOMPARE(bar.sizeHint().height(), 6);
    bar.resize(200, 6);
    bar.show();
    PaintCounter paints;
    bar.installEventFilter(&paints);
    QTRY_VERIFY(paints.count > 3);
}

void TestStyle::monoFontIsOneStepSmallerAndUnshaped()
{
    const QFont ui = QApplication::font();
    const QFont mono = monoFont(ui);
    QCOMPARE(mono.pixelSize(), 12);
    QCOMPARE(smallFont(ui).pixelSize(), 11);
    QVERIFY(mono.styleStrategy() & QFont::PreferNoShaping);
    const QFontMetrics metrics(mono);
    QCOMPARE(metrics.horizontalAdvance(u"iii"_s), metrics.horizontalAdvance(u"WWW"_s));
    QFont big = ui;
    big.setPixelSize(26);
    QCOMPARE(monoFont(big).pixelSize(), 24);
}

} // namespace flavormap

QTEST_MAIN(flavormap::TestStyle)
#include "tst_style.moc"
