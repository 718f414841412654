// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/palettes.h"

#include "gui/style/contrast.h"

namespace flavormap {

namespace {

struct Colours
{
    QRgb window, base, alternate, text, muted, disabled, button, hover, separator, border, accent, link,
        toolTip, shadow;
};

constexpr Colours light{0xF2F4F7, 0xFFFFFF, 0xF8F9FB, 0x1A1F26, 0x566070, 0x8A93A0, 0xFFFFFF, 0xE6EAF0,
    0xDDE2E8, 0xA3ACB8, 0x1F66D1, 0x1A5BBF, 0xFFFFFF, 0x566070};
constexpr Colours dark{0x20242A, 0x181B20, 0x1C2026, 0xD9DDE3, 0xA1AAB6, 0x6F7985, 0x2A2F37, 0x2F353E,
    0x343A43, 0x59636F, 0x2E6FDB, 0x7DB0FF, 0x2F353E, 0x0C0E11};

QPalette paletteOf(const Colours& c)
{
    QPalette p;
    const auto all
        = [&p](QPalette::ColorRole role, QRgb colour) { p.setColor(QPalette::All, role, QColor(colour)); };
    all(QPalette::Window, c.window);
    all(QPalette::WindowText, c.text);
    all(QPalette::Base, c.base);
    all(QPalette::AlternateBase, c.alternate);
    all(QPalette::Text, c.text);
    all(QPalette::PlaceholderText, c.muted);
    all(QPalette::Button, c.button);
    all(QPalette::ButtonText, c.text);
    all(QPalette::BrightText, 0xFFFFFF);
    all(QPalette::Light, c.base);
    all(QPalette::Midlight, c.hover);
    all(QPalette::Mid, c.separator);
    all(QPalette::Dark, c.border);
    all(QPalette::Shadow, c.shadow);
    all(QPalette::Highlight, c.accent);
    all(QPalette::HighlightedText, 0xFFFFFF);
    all(QPalette::Link, c.link);
    all(QPalette::LinkVisited, c.link);
    all(QPalette::ToolTipBase, c.toolTip);
    all(QPalette::ToolTipText, c.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::PlaceholderText, QPalette::HighlightedText, QPalette::Link})
        p.setColor(QPalette::Disabled, role, QColor(c.disabled));
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor(c.hover));
    p.setColor(QPalette::Disabled, QPalette::Base, QColor(c.window));
    p.setColor(QPalette::Disabled, QPalette::Button, QColor(c.window));
    p.setColor(QPalette::Disabled, QPalette::Dark, QColor(c.separator));
    return p;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(light);
}

QPalette darkPalette()
{
    return paletteOf(dark);
}

QPalette systemPalette(const QPalette& desktop)
{
    QPalette palette = luminance(desktop.color(QPalette::Window)) < 0.18 ? darkPalette() : lightPalette();
    // What Qt and its Fusion style put there when the desktop says nothing.
    constexpr QRgb defaults[] = {0xFF000080, 0xFF308CC6};
    const QColor accent = desktop.color(QPalette::Active, QPalette::Highlight);
    for (const QRgb colour : defaults) {
        if (accent.rgb() == colour)
            return palette;
    }
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        palette.setColor(group, QPalette::Highlight, accent);
        palette.setColor(group, QPalette::HighlightedText, inkOn(accent));
    }
    return palette;
}

} // namespace flavormap
