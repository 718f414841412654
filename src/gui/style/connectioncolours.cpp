// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/connectioncolours.h"

#include "gui/style/contrast.h"

#include <QCoreApplication>
#include <array>

namespace flavormap {

namespace {

struct Named
{
    QRgb colour;
    const char* name;
};

constexpr std::array<Named, 8> colours{{
    {0xB5165B, QT_TRANSLATE_NOOP("flavormap", "Magenta")},
    {0xB5480F, QT_TRANSLATE_NOOP("flavormap", "Orange")},
    {0x856400, QT_TRANSLATE_NOOP("flavormap", "Ochre")},
    {0x3B781C, QT_TRANSLATE_NOOP("flavormap", "Green")},
    {0x0A757C, QT_TRANSLATE_NOOP("flavormap", "Teal")},
    {0x1F66D1, QT_TRANSLATE_NOOP("flavormap", "Blue")},
    {0x6B4FC9, QT_TRANSLATE_NOOP("flavormap", "Violet")},
    {0x5B6675, QT_TRANSLATE_NOOP("flavormap", "Grey")},
}};

const Named& at(int index)
{
    constexpr int count = static_cast<int>(colours.size());
    return colours[static_cast<std::size_t>((index % count + count) % count)];
}

} // namespace

QList<QColor> connectionColours()
{
    QList<QColor> all;
    for (const Named& named : colours)
        all.append(QColor(named.colour));
    return all;
}

QColor connectionColour(int index)
{
    return QColor(at(index).colour);
}

QString connectionColourName(int index)
{
    return QCoreApplication::translate("flavormap", at(index).name);
}

QColor asText(const QColor& colour, const QPalette& palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    // A margin on dark: the text also stands on hover and selection, which are lighter than Window.
    constexpr double onDark = 5.5;
    return readableOn(colour, window, luminance(window) < 0.18 ? onDark : 4.5);
}

} // namespace flavormap
