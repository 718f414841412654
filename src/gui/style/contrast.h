// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace flavormap {

/// WCAG 2.1 relative luminance, 0 (black) to 1 (white). Ignores alpha.
[[nodiscard]] double luminance(const QColor& colour);

/// WCAG 2.1 contrast of two opaque colours, 1 to 21, whichever is the lighter.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// `from` moved towards `to` in sRGB by `amount` (0 to 1); opaque.
[[nodiscard]] QColor mixed(const QColor& from, const QColor& to, double amount);

/// `colour` with another opacity (0 to 1).
[[nodiscard]] QColor faded(QColor colour, double opacity);

/// White, or black where white could not be read on `fill`.
[[nodiscard]] QColor inkOn(const QColor& fill);

/// `colour` moved away from `background` in small steps until the contrast is at least `ratio`.
[[nodiscard]] QColor readableOn(const QColor& colour, const QColor& background, double ratio = 4.5);

} // namespace flavormap
