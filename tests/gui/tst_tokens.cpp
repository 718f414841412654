// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/connectioncolours.h"
#include "gui/style/contrast.h"
#include "gui/style/palettes.h"
#include "gui/style/tokens.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

struct Pair
{
    QString name;
    QColor text;
    QColor ground;
};

QColor washed(const QColor& ground, const QColor& wash)
{
    return mixed(ground, wash, wash.alphaF());
}

/// Everything that is written on anything.
QList<Pair> pairsOf(const Tokens& t)
{
    QList<Pair> pairs;
    const QList<std::pair<QString, QColor>> grounds{{u"window"_s, t.window}, {u"base"_s, t.base},
        {u"alternate"_s, t.alternate}, {u"button"_s, t.button}, {u"hover"_s, t.hover},
        {u"selected base"_s, washed(t.base, t.selectionWash)},
        {u"selected row"_s, washed(t.base, t.selectedRowTint)},
        {u"selected header"_s, washed(t.window, t.selectedHeaderTint)}};
    for (const auto& [name, ground] : grounds) {
        pairs.append({u"text on "_s + name, t.text, ground});
        pairs.append({u"muted on "_s + name, t.muted, ground});
    }
    for (const auto& [name, ground] : {grounds[0], grounds[1]}) {
        pairs.append({u"link on "_s + name, t.link, ground});
        pairs.append({u"problem on "_s + name, t.problemText, ground});
    }
    const QList<std::pair<QString, Tokens::State>> states{{u"staged"_s, t.staged}, {u"created"_s, t.created},
        {u"deleted"_s, t.deleted}, {u"conflict"_s, t.conflict}};
    for (const auto& [name, state] : states) {
        pairs.append({name, state.text, state.fill});
        pairs.append({name + u" selected"_s, state.text, washed(state.fill, t.selectionWash)});
        pairs.append({u"text on "_s + name, t.text, state.fill});
        pairs.append({u"muted on "_s + name, t.muted, state.fill});
    }
    pairs.append({u"on accent"_s, t.onAccent, t.accent});
    pairs.append({u"search match"_s, t.text, t.searchMatch});
    return pairs;
}

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfTheStandard();
    void everyTextIsReadable_data();
    void everyTextIsReadable();
    void marksAndRingsAreSeen_data() { everyTextIsReadable_data(); }
    void marksAndRingsAreSeen();
    void connectionColoursAreReadableOnBothAppearances();
    void connectionColoursHaveDistinctNames();
    void appearanceFollowsTheDesktopsLightness();
    void desktopsOwnAccentIsKept();
    void highContrastGetsStrongerOutlines();
    void aDesktopOfHighContrastIsRespected();
    void disabledGroupIsGrey();
};

void TestTokens::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    // #767676 on white is the textbook's lightest grey that passes.
    QVERIFY(contrastRatio(QColor(0x767676), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x777777), Qt::white) < 4.5);
}

void TestTokens::everyTextIsReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
    QPalette green = lightPalette();
    green.setColor(QPalette::Highlight, QColor(0x2E7D32));
    QTest::newRow("light with a desktop's green") << systemPalette(green);
    QPalette orange = darkPalette();
    orange.setColor(QPalette::Highlight, QColor(0xE95420));
    QTest::newRow("dark with a desktop's orange") << systemPalette(orange);
}

void TestTokens::everyTextIsReadable()
{
    QFETCH(QPalette, palette);
    for (const Pair& pair : pairsOf(Tokens::of(palette))) {
        const double ratio = contrastRatio(pair.text, pair.ground);
        QVERIFY2(ratio >= 4.5, qPrintable(u"%1: %2"_s.arg(pair.name).arg(ratio)));
    }
}

void TestTokens::marksAndRingsAreSeen()
{
    QFETCH(QPalette, palette);
    const Tokens t = Tokens::of(palette);
    for (const QColor& mark :
        {t.focus, t.staged.mark, t.created.mark, t.deleted.mark, t.conflict.mark, t.problemMark}) {
        QVERIFY2(contrastRatio(mark, t.base) >= 3.0, qPrintable(mark.name()));
        QVERIFY2(contrastRatio(mark, t.window) >= 3.0, qPrintable(mark.name()));
    }
}

void TestTokens::connectionColoursAreReadableOnBothAppearances()
{
    QCOMPARE(connectionColours().size(), 8);
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        for (const QColor& colour : connectionColours()) {
            const QColor text = asText(colour, palette);
            QVERIFY(contrastRatio(text, palette.color(QPalette::Window)) >= 4.5);
            QVERIFY(std::abs(text.hslHue() - colour.hslHue()) <= 3);
        }
    }
    for (const QColor& colour : connectionColours())
        QCOMPARE(asText(colour, lightPalette()), colour);
}

void TestTokens::connectionColoursHaveDistinctNames()
{
    QSet<QString> names;
    for (int i = 0; i < 8; ++i)
        names.insert(connectionColourName(i));
    QCOMPARE(names.size(), 8);
    QCOMPARE(connectionColour(8), connectionColour(0));
    QCOMPARE(connectionColour(-1), connectionColour(7));
}

void TestTokens::appearanceFollowsTheDesktopsLightness()
{
    QVERIFY(!Tokens::of(systemPalette(QPalette(QColor(0xEFEFEF)))).dark);
    QVERIFY(Tokens::of(systemPalette(QPalette(QColor(0x2D2D2D)))).dark);
}

void TestTokens::desktopsOwnAccentIsKept()
{
    QPalette desktop = lightPalette();
    desktop.setColor(QPalette::Highlight, QColor(0x8E24AA));
    const Tokens t = Tokens::of(systemPalette(desktop));
    QCOMPARE(t.accent, QColor(0x8E24AA));
    QCOMPARE(t.focus, QColor(0x8E24AA));
    QCOMPARE(t.selectionWash.rgb(), QColor(0x8E24AA).rgb());

    desktop.setColor(QPalette::Highlight, QColor(48, 140, 198)); // what Fusion puts there by itself
    QCOMPARE(Tokens::of(systemPalette(desktop)).accent, Tokens::of(lightPalette()).accent);
}

void TestTokens::aDesktopOfHighContrastIsRespected()
{
    for (const QPalette& own : {lightPalette(), darkPalette()}) {
        const QPalette desktop = withHighContrast(own);
        const QPalette palette = systemPalette(desktop);
        for (const auto role : {QPalette::Window, QPalette::WindowText, QPalette::Base, QPalette::Highlight})
            QCOMPARE(palette.color(role), desktop.color(role));
        const Tokens t = Tokens::of(palette);
        for (const QColor& colour : {t.text, t.muted, t.link})
            QVERIFY2(contrastRatio(colour, t.window) >= 7.0, qPrintable(colour.name()));
        QVERIFY(contrastRatio(t.border, t.base) >= 7.0);
    }
    QCOMPARE(systemPalette(QPalette(QColor(0xEFEFEF))).color(QPalette::Window),
        lightPalette().color(QPalette::Window));
}

void TestTokens::highContrastGetsStrongerOutlines()
{
    QPalette palette = lightPalette();
    QCOMPARE(Tokens::of(palette).border, palette.color(QPalette::Dark));
    palette.setColor(QPalette::WindowText, Qt::black);
    QCOMPARE(Tokens::of(palette).border, Tokens::of(palette).muted);
}

void TestTokens::disabledGroupIsGrey()
{
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        const Tokens t = Tokens::of(palette);
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            QCOMPARE(palette.color(QPalette::Disabled, role), t.disabled);
        QVERIFY(t.disabled != t.text);
        QVERIFY(t.disabled != t.muted);
    }
}

} // namespace flavormap

QTEST_MAIN(flavormap::TestTokens)
#include "tst_tokens.moc"
