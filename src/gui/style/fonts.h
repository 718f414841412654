// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace flavormap {

/// The font to give to the application: the desktop's (`desktop`, QApplication's font at start), or Inter at
/// 13 px or more where the desktop names none and a stand-in would be used.
[[nodiscard]] QFont uiFont(const QFont& desktop);

/// One step smaller (11 px for 13 px): counts, hints, pills.
[[nodiscard]] QFont smallFont(const QFont& ui);

/// Ids, addresses, JSON and times: JetBrains Mono, else DejaVu Sans Mono, else the system's, 12 px for 13 px,
/// without ligatures.
[[nodiscard]] QFont monoFont(const QFont& ui);

/// How much bigger than 13 px the application's text is, at least 1: icons, ticks and chevrons grow with it.
[[nodiscard]] double textScale();

/// A length that is meant for text of 13 px, for the application's text.
[[nodiscard]] int grown(int pixels);

/// `font` in another weight: 500 for labels of buttons and staged values, 600 for names and titles.
[[nodiscard]] QFont weighted(QFont font, QFont::Weight weight);

} // namespace flavormap
