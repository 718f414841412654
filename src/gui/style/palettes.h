// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace flavormap {

/// The two appearances of the program, all groups filled.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// The appearance that suits the desktop: light or dark by the lightness of its `Window`; its `Highlight` is
/// kept if it is the desktop's own and not merely Qt's default.
[[nodiscard]] bool isDarkPalette(const QPalette& palette);

/// The same with black on white or white on black.
[[nodiscard]] QPalette withHighContrast(QPalette palette);

[[nodiscard]] QPalette systemPalette(const QPalette& desktop);

} // namespace flavormap
