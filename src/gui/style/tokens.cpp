// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/tokens.h"

#include "gui/style/contrast.h"
#include "gui/style/palettes.h"

namespace flavormap {

namespace {

void takePalette(Tokens& t, const QPalette& palette)
{
    const auto active
        = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    t.dark = luminance(active(QPalette::Window)) < 0.18;
    t.window = active(QPalette::Window);
    t.base = active(QPalette::Base);
    t.alternate = active(QPalette::AlternateBase);
    t.text = active(QPalette::WindowText);
    t.muted = active(QPalette::PlaceholderText);
    t.disabled = palette.color(QPalette::Disabled, QPalette::WindowText);
    t.button = active(QPalette::Button);
    t.hover = active(QPalette::Midlight);
    t.separator = active(QPalette::Mid);
    t.border = active(QPalette::Dark);
    t.accent = active(QPalette::Highlight);
    t.onAccent = active(QPalette::HighlightedText);
    t.link = active(QPalette::Link);
}

void takeLight(Tokens& t)
{
    t.pressed = QColor(0xD9DFE8);
    t.group = QColor(0xD3D9E1);
    t.grid = QColor(0xECEFF3);
    t.hatch = QColor(0xE3E7ED);
    t.thumb = QColor(0xB7BDC7);
    t.staged = {QColor(0xFFF1CC), QColor(0xB36B00), QColor(0x6F4300)};
    t.created = {QColor(0xE2F5E7), QColor(0x1A7F37), QColor(0x0F5A26)};
    t.deleted = {QColor(0xFCE7E6), QColor(0xC4322B), QColor(0x96231D)};
    t.conflict = {QColor(0xEFE6FC), QColor(0x7A3FD1), QColor(0x55289B)};
    t.problemMark = QColor(0xC4322B);
    t.problemText = QColor(0xA52A23);
    t.searchMatch = QColor(0xFFE58A);
}

void takeDark(Tokens& t)
{
    t.pressed = QColor(0x3A414C);
    t.group = QColor(0x3A414B);
    t.grid = QColor(0x23282F);
    t.hatch = QColor(0x262B32);
    t.thumb = QColor(0x5A636F);
    t.staged = {QColor(0x3A2D0C), QColor(0xE3A52B), QColor(0xF6CF7A)};
    t.created = {QColor(0x122E1C), QColor(0x45BE62), QColor(0x8CE4A1)};
    t.deleted = {QColor(0x351A1B), QColor(0xF06A63), QColor(0xFFA39D)};
    t.conflict = {QColor(0x2D2048), QColor(0xAB88FF), QColor(0xD2BEFF)};
    t.problemMark = QColor(0xF06A63);
    t.problemText = QColor(0xFF9C95);
    t.searchMatch = QColor(0x6B5510);
}

/// The platform's own accent is kept; what must be seen as a line is moved until it can be.
void takeAccent(Tokens& t)
{
    const QPalette own = t.dark ? darkPalette() : lightPalette();
    if (t.accent == own.color(QPalette::Highlight))
        t.focus = t.dark ? QColor(0x6BA4FF) : t.accent;
    else
        t.focus = readableOn(t.accent, t.window, 3.0);
    t.selectionWash = faded(t.accent, t.dark ? 0.27 : 0.13);
    t.selectedRowTint = faded(t.accent, t.dark ? 0.20 : 0.09);
    t.selectedHeaderTint = faded(t.accent, t.dark ? 0.28 : 0.12);
}

} // namespace

Tokens Tokens::of(const QPalette& palette)
{
    Tokens t;
    takePalette(t, palette);
    if (t.dark)
        takeDark(t);
    else
        takeLight(t);
    takeAccent(t);
    t.hatchNew = mixed(t.created.fill, t.created.mark, 0.14);
    // Outlines of 2:1 are fine for most eyes; who asks for high contrast asks for more.
    constexpr double highContrast = 19.0;
    if (contrastRatio(t.text, t.base) >= highContrast)
        t.border = t.muted;
    return t;
}

} // namespace flavormap
