// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>
#include <QString>

namespace flavormap {

/// The colours that a connection can have, in their order; a profile keeps the index.
[[nodiscard]] QList<QColor> connectionColours();

/// The colour of an index; one that is out of range wraps, so that a file from elsewhere still has a colour.
[[nodiscard]] QColor connectionColour(int index);

/// The translated name of a colour ("Teal"), for screen readers and tool tips.
[[nodiscard]] QString connectionColourName(int index);

/// `colour` as text or icon on the palette's Window: lightened or darkened until the contrast is at
/// least 4.5:1.
[[nodiscard]] QColor asText(const QColor& colour, const QPalette& palette);

} // namespace flavormap
