// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace flavormap {

/// Every colour of the window by what it means. Roles of the palette come from the palette, the rest is
/// chosen for a light or dark `Window`. A plain value: make a new one on PaletteChange (or for each paint; it
/// is cheap).
struct Tokens
{
    /// A state of a cell or row: what is filled, the mark (corner, glyph) and the text on the fill.
    struct State
    {
        QColor fill;
        QColor mark;
        QColor text;
    };

    [[nodiscard]] static Tokens of(const QPalette& palette);

    bool dark = false;

    QColor window;    ///< chrome, headers, panels
    QColor base;      ///< cells and fields
    QColor alternate; ///< gutters
    QColor text;
    QColor muted;    ///< second text, icons, placeholders
    QColor disabled; ///< disabled only, never information
    QColor button;
    QColor hover; ///< also the grey behind "on the server"
    QColor pressed;
    QColor separator; ///< 1 px lines
    QColor group;     ///< edges between providers
    QColor border;    ///< outlines of fields and buttons; `muted` in a high-contrast palette
    QColor grid;      ///< lines between cells
    QColor hatch;     ///< a missing mapping
    QColor hatchNew;  ///< a missing mapping in a new row
    QColor accent;    ///< primary button, check marks
    QColor onAccent;
    QColor focus; ///< focus ring, underline of a tab
    QColor link;  ///< verbs in text
    QColor thumb; ///< scroll bars

    State staged;
    State created;
    State deleted;
    State conflict;
    QColor problemMark;
    QColor problemText;
    QColor searchMatch; ///< behind matched letters, which take `text`

    QColor selectionWash;      ///< translucent, over whatever is below
    QColor selectedRowTint;    ///< translucent, behind the Name of a selected row
    QColor selectedHeaderTint; ///< translucent, behind the key header of a selected column
};

} // namespace flavormap
