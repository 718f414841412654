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

/// A desktop's own palette of high contrast is taken as it is; what we need on top of it is as strong.
QPalette completed(const QPalette& desktop)
{
    const auto active
        = [&desktop](QPalette::ColorRole role) { return desktop.color(QPalette::Active, role); };
    const QColor window = active(QPalette::Window);
    const QColor text = active(QPalette::WindowText);
    QPalette p = desktop;
    const auto all
        = [&p](QPalette::ColorRole role, const QColor& colour) { p.setColor(QPalette::All, role, colour); };
    all(QPalette::AlternateBase, active(QPalette::Base));
    all(QPalette::PlaceholderText, mixed(text, window, 0.2));
    all(QPalette::Light, active(QPalette::Base));
    all(QPalette::Midlight, mixed(window, text, 0.2));
    all(QPalette::Mid, mixed(window, text, 0.5));
    all(QPalette::Dark, text);
    all(QPalette::Link, readableOn(active(QPalette::Link), window, 7.0));
    all(QPalette::LinkVisited, p.color(QPalette::Link));
    all(QPalette::ToolTipBase, active(QPalette::Base));
    all(QPalette::ToolTipText, text);
    all(QPalette::HighlightedText, inkOn(active(QPalette::Highlight)));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::PlaceholderText, QPalette::HighlightedText, QPalette::Link})
        p.setColor(QPalette::Disabled, role, mixed(text, window, 0.45));
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

bool isDarkPalette(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Window)) < 0.18;
}

QPalette withHighContrast(QPalette palette)
{
    const bool isDark = isDarkPalette(palette);
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        palette.setColor(QPalette::All, role, isDark ? Qt::black : Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::All, role, isDark ? Qt::white : Qt::black);
    return palette;
}

QPalette systemPalette(const QPalette& desktop)
{
    const auto active
        = [&desktop](QPalette::ColorRole role) { return desktop.color(QPalette::Active, role); };
    // Black on white, as for weak eyes; what Fusion has of its own is less.
    constexpr double highContrast = 19.0;
    if (contrastRatio(active(QPalette::WindowText), active(QPalette::Window)) >= highContrast)
        return completed(desktop);
    QPalette palette = isDarkPalette(desktop) ? darkPalette() : lightPalette();
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
