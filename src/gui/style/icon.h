// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/iconname.h"

#include <QIcon>

namespace flavormap {

/// What an icon's lines are coloured with. All follow the application's palette when they are painted.
enum class IconColour : quint8 {
    Muted, ///< the usual one; text while hovered or selected, grey while disabled
    Text,
    Focus, ///< something under way
    OnAccent,
    Staged,
    Created,
    Deleted,
    Conflict,
    Problem,
};

/// A line icon, drawn from its SVG at the size and device pixel ratio that is asked for.
[[nodiscard]] QIcon icon(IconName name, IconColour colour = IconColour::Muted);

/// The same in a connection's colour, made readable on the palette's Window (asText()).
[[nodiscard]] QIcon icon(IconName name, const QColor& connectionColour);

/// Within a field, where it can be pressed: as large as others, with air around it that can be hit.
[[nodiscard]] QIcon fieldIcon(IconName name);

/// The program's own icon, for windows and the task bar.
[[nodiscard]] QIcon applicationIcon();

} // namespace flavormap
