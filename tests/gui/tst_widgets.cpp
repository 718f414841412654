// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/connectioncolours.h"
#include "gui/style/flavormapstyle.h"
#include "gui/style/palettes.h"
#include "gui/style/tokens.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/circlesteps.h"
#include "gui/widgets/colourpicker.h"
#include "gui/widgets/connectionband.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/fieldmessage.h"
#include "gui/widgets/identitybutton.h"
#include "gui/widgets/identitylabel.h"
#include "gui/widgets/pill.h"
#include "gui/widgets/searchfield.h"
#include "gui/widgets/wordchip.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

QString accessible(QWidget& widget, QAccessible::Text what)
{
    return QAccessible::queryAccessibleInterface(&widget)->text(what);
}

QAccessible::Role roleOf(QWidget& widget)
{
    return QAccessible::queryAccessibleInterface(&widget)->role();
}

Profile production()
{
    Profile profile;
    profile.name = u"production"_s;
    profile.tenant = u"superadmin"_s;
    profile.user = u"admin"_s;
    profile.address = u"https://coopr.example:55054"_s;
    profile.colour = 0;
    profile.production = true;
    return profile;
}

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(std::make_unique<FlavormapStyle>().release()); }
    void init() { QApplication::setPalette(lightPalette()); }

    void chipIsNamedByWordAndCount();
    void compactChipIsNarrowerAndKeepsItsName();
    void chipsExcludeEachOtherByKeyboard();
    void colourIsChosenByArrowKeys();
    void theFocusIsSeenOnEveryColour();
    void coloursAreNamedRadioButtons();
    void colourChangeIsToldOnce();
    void bandShowsProductionAndReadOnlyByPattern();
    void bandTellsWhatItShows();
    void identityIsToldWithTenantAndUser();
    void elidedLabelKeepsTheWholeText();
    void fieldMessageMarksItsField();
    void fieldMessageFallsBackToItsHint();
    void stepsTellTheirStates();
    void searchIsClearedByEscapeBeforeAnybodyElseSeesIt();
    void emptyStateShowsEachWordLiterally();
    void pillFollowsTheAppearance();
};

void TestWidgets::chipIsNamedByWordAndCount()
{
    Chip chip(u"Changed"_s, StateGlyph::Staged);
    chip.setCount(3);
    QCOMPARE(accessible(chip, QAccessible::Name), u"Changed 3"_s);
    QCOMPARE(roleOf(chip), QAccessible::RadioButton);
    QCOMPARE(chip.sizeHint().height(), std::max(24, QFontMetrics(chip.font()).height() + 6));
}

void TestWidgets::compactChipIsNarrowerAndKeepsItsName()
{
    Chip chip(u"Changed"_s, StateGlyph::Staged);
    chip.setCount(12);
    const int wide = chip.sizeHint().width();
    chip.setCompact(true);
    QVERIFY(chip.sizeHint().width() < wide - 30);
    QCOMPARE(accessible(chip, QAccessible::Name), u"Changed 12"_s);
}

void TestWidgets::chipsExcludeEachOtherByKeyboard()
{
    QWidget bar;
    QHBoxLayout layout(&bar);
    Chip all(u"All"_s);
    Chip changed(u"Changed"_s, StateGlyph::Staged);
    Chip problems(u"Problems"_s, StateGlyph::Problem);
    for (Chip* chip : {&all, &changed, &problems})
        layout.addWidget(chip);
    all.setChecked(true);
    bar.show();
    bar.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    all.setFocus();
    QTest::keyClick(&all, Qt::Key_Right);
    QVERIFY(changed.hasFocus());
    QVERIFY(changed.isChecked());
    QVERIFY(!all.isChecked());
    problems.setFocus();
    QTest::keyClick(&problems, Qt::Key_Space);
    QVERIFY(problems.isChecked());
    QVERIFY(!changed.isChecked());
    for (Chip* chip : {&all, &changed, &problems})
        chip->setParent(nullptr);
}

void TestWidgets::theFocusIsSeenOnEveryColour()
{
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* picker = new ColourPicker;
    auto* other = new QLineEdit;
    layout->addWidget(picker);
    layout->addWidget(other);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (int colour = 0; colour < 8; ++colour) {
        picker->setColour(colour);
        other->setFocus();
        const QImage without = picker->grab().toImage();
        QTest::keyClick(other, Qt::Key_Backtab);
        QVERIFY(picker->isAncestorOf(QApplication::focusWidget()));
        const QImage with = picker->grab().toImage();
        int differing = 0;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x)
                differing += with.pixelColor(x, y) != without.pixelColor(x, y);
        }
        QVERIFY2(differing > 100, qPrintable(QString::number(colour)));
    }
}

void TestWidgets::colourIsChosenByArrowKeys()
{
    ColourPicker picker;
    picker.setColour(4);
    picker.show();
    picker.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&picker));
    picker.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(picker.colour(), 5);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(picker.colour(), 3);
}

void TestWidgets::coloursAreNamedRadioButtons()
{
    ColourPicker picker;
    const auto buttons = picker.findChildren<QRadioButton*>();
    QCOMPARE(buttons.size(), 8);
    for (int i = 0; i < buttons.size(); ++i) {
        QCOMPARE(accessible(*buttons[i], QAccessible::Name), connectionColourName(i));
        QCOMPARE(roleOf(*buttons[i]), QAccessible::RadioButton);
    }
}

void TestWidgets::colourChangeIsToldOnce()
{
    ColourPicker picker;
    QSignalSpy spy(&picker, &ColourPicker::colourChanged);
    picker.setColour(6);
    picker.setColour(6);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toInt(), 6);
    picker.setColour(-1);
    QCOMPARE(picker.colour(), 7);
}

void TestWidgets::bandShowsProductionAndReadOnlyByPattern()
{
    Profile profile = production();
    QSet<QRgb> plain;
    QList<QImage> bands;
    for (const auto& [live, locked] :
        {std::pair(false, false), std::pair(true, false), std::pair(false, true)}) {
        profile.production = live;
        profile.readOnly = locked;
        ConnectionBand band;
        band.resize(200, 4);
        band.setProfile(profile);
        bands.append(band.grab().toImage());
    }
    QCOMPARE(bands[0].pixelColor(3, 1), connectionColour(0));
    QCOMPARE(bands[0].pixelColor(150, 3), connectionColour(0));
    QVERIFY(bands[1] != bands[0]);
    QVERIFY(bands[2] != bands[0]);
    QVERIFY(bands[2] != bands[1]);
}

void TestWidgets::bandTellsWhatItShows()
{
    ConnectionBand band;
    band.setProfile(production());
    const QString told = accessible(band, QAccessible::Description);
    QVERIFY(told.contains(u"production, Magenta, production"_s));
    Profile nameless = production(); // a new one, before it is typed
    nameless.name.clear();
    band.setProfile(nameless);
    QCOMPARE(accessible(band, QAccessible::Description), u"Magenta, production"_s);
    QCOMPARE(band.sizeHint().height(), 4);
    band.clear();
    QCOMPARE(accessible(band, QAccessible::Description), u"Not connected"_s);
}

void TestWidgets::identityIsToldWithTenantAndUser()
{
    IdentityLabel label;
    label.setProfile(production());
    QVERIFY(accessible(label, QAccessible::Name).contains(u"production"_s));
    QCOMPARE(accessible(label, QAccessible::Description), u"superadmin/admin, production"_s);
    IdentityButton button;
    QCOMPARE(accessible(button, QAccessible::Name), u"Connection"_s);
    QCOMPARE(accessible(button, QAccessible::Description), u"Not connected"_s);
    button.setProfile(production());
    QCOMPARE(accessible(button, QAccessible::Description), u"production, superadmin/admin, production"_s);
    Profile both = production();
    both.readOnly = true;
    const int alone = button.sizeHint().width();
    button.setProfile(both);
    QCOMPARE(accessible(button, QAccessible::Description),
        u"production, superadmin/admin, production, read-only"_s);
    QVERIFY(button.sizeHint().width() > alone); // a sign for each mark
    QCOMPARE(button.sizeHint().height(), std::max(28, QFontMetrics(button.font()).height() + 10));
}

void TestWidgets::elidedLabelKeepsTheWholeText()
{
    const QString path = u"projects/ubuntu-os-cloud/global/images/ubuntu-2204-jammy"_s;
    ElidedLabel label(path);
    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
    label.resize(100, label.height());
    QVERIFY(label.isElided());
    QCOMPARE(label.text(), path);
    QCOMPARE(accessible(label, QAccessible::Name), path);
    QVERIFY(label.minimumSizeHint().width() < 100);
}

void TestWidgets::fieldMessageMarksItsField()
{
    QLineEdit field;
    FieldMessage message;
    message.setField(&field);
    QVERIFY(message.isHidden());
    message.showError(u"Name is used by another connection."_s);
    QVERIFY(!message.isHidden());
    QVERIFY(message.isError());
    QCOMPARE(field.property("error").toBool(), true);
    QCOMPARE(accessible(field, QAccessible::Description), u"Name is used by another connection."_s);
    message.clear();
    QVERIFY(message.isHidden());
    QCOMPARE(field.property("error").toBool(), false);
}

void TestWidgets::fieldMessageFallsBackToItsHint()
{
    FieldMessage message;
    message.showHint(u"Stored in the system keyring"_s, IconName::Key);
    message.showError(u"The keyring is locked."_s);
    QCOMPARE(message.text(), u"The keyring is locked."_s);
    message.clear();
    QCOMPARE(message.text(), u"Stored in the system keyring"_s);
    QVERIFY(!message.isError());
}

void TestWidgets::stepsTellTheirStates()
{
    CircleSteps steps({u"Address"_s, u"Reach"_s, u"TLS"_s});
    steps.setState(0, CircleSteps::State::Ok);
    steps.setState(1, CircleSteps::State::Failed);
    steps.setState(7, CircleSteps::State::Ok);
    const QString told = accessible(steps, QAccessible::Description);
    QVERIFY(told.contains(u"Address: ok"_s));
    QVERIFY(told.contains(u"Reach: failed"_s));
    QVERIFY(told.contains(u"TLS: not reached"_s));
    steps.reset();
    QCOMPARE(steps.state(1), CircleSteps::State::NotReached);
}

void TestWidgets::searchIsClearedByEscapeBeforeAnybodyElseSeesIt()
{
    QWidget window;
    QHBoxLayout layout(&window);
    auto* search = new SearchField;
    layout.addWidget(search);
    int escapes = 0;
    auto* escape = new QAction(&window);
    escape->setShortcut(QKeySequence(Qt::Key_Escape));
    window.addAction(escape);
    connect(escape, &QAction::triggered, this, [&escapes] { ++escapes; });
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    search->setFocus();
    QCOMPARE(accessible(*search, QAccessible::Name), u"Search"_s);
    QTest::keyClicks(search, u"freebsd"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QCOMPARE(escapes, 0);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(escapes, 1);
}

void TestWidgets::emptyStateShowsEachWordLiterally()
{
    EmptyState state;
    state.setTitle(u"Nothing matches the search"_s);
    state.setWords({u"<b>google</b>"_s, u"freebsd"_s});
    QCOMPARE(accessible(state, QAccessible::Name), u"Nothing matches the search"_s);
    const auto chips = state.findChildren<WordChip*>();
    QCOMPARE(chips.size(), 2);
    QCOMPARE(accessible(*chips[0], QAccessible::Name), u"<b>google</b>"_s);
    state.setWords({});
    QTRY_COMPARE(state.findChildren<WordChip*>().size(), 0);
}

void TestWidgets::pillFollowsTheAppearance()
{
    Pill pill;
    pill.setText(u"2 staged"_s);
    pill.setTone(Pill::Tone::Staged);
    pill.resize(pill.sizeHint());
    pill.show();
    const QPoint inside(6, pill.height() / 2);
    QCOMPARE(pill.grab().toImage().pixelColor(inside), Tokens::of(lightPalette()).staged.fill);
    QApplication::setPalette(darkPalette());
    QTRY_COMPARE(pill.grab().toImage().pixelColor(inside), Tokens::of(darkPalette()).staged.fill);
    QCOMPARE(accessible(pill, QAccessible::Name), u"2 staged"_s);
}

} // namespace flavormap

QTEST_MAIN(flavormap::TestWidgets)
#include "tst_widgets.moc"
