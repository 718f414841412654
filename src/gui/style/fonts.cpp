// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace flavormap {

namespace {

int scaledPixels(const QFont& font, double factor)
{
    return std::max(8, static_cast<int>(std::lround(QFontInfo(font).pixelSize() * factor)));
}

/// True where fontconfig or Qt had to invent a family because nobody chose one.
bool isStandIn(const QFont& desktop)
{
    const QString real = QFontInfo(desktop).family();
    for (const auto& family :
        {u"DejaVu Sans"_s, u"Bitstream Vera Sans"_s, u"Sans Serif"_s, u"Sans"_s, u""_s}) {
        if (real.compare(family, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

QFont uiFont(const QFont& desktop)
{
    constexpr int pixels = 13;
    QFont font = desktop;
    if (isStandIn(desktop) && QFontDatabase::hasFamily(u"Inter"_s)) {
        font = QFont(u"Inter"_s);
        font.setPixelSize(std::max(pixels, QFontInfo(desktop).pixelSize()));
    }
    // Scripts that need shaping get it nonetheless. For the others it is a third of what layout and paint
    // cost.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QFont smallFont(const QFont& ui)
{
    QFont font = ui;
    font.setPixelSize(scaledPixels(ui, 11.0 / 13.0));
    return font;
}

QFont monoFont(const QFont& ui)
{
    // The first of them that is there: to ask for each costs fontconfig a third of a millisecond.
    QFont font(QStringList{u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, u"monospace"_s});
    font.setStyleHint(QFont::Monospace);
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setWeight(ui.weight());
    font.setPixelSize(scaledPixels(ui, 12.0 / 13.0));
    return font;
}

double textScale()
{
    constexpr double usual = 13;
    const QFont font = QGuiApplication::font();
    double pixels = font.pixelSize();
    if (pixels <= 0) {
        const QScreen* screen = QGuiApplication::primaryScreen();
        pixels = font.pointSizeF() * (screen ? screen->logicalDotsPerInch() : 96.0) / 72.0;
    }
    // A desktop's 10 pt are 13.3 px: not yet bigger.
    return pixels < usual * 1.15 ? 1.0 : pixels / usual;
}

int grown(int pixels)
{
    return int(std::lround(pixels * textScale()));
}

QFont weighted(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

} // namespace flavormap
