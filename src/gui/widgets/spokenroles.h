// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace flavormap {

/// What a screen reader calls our own widgets, of which Qt says only that they hold something.
void installSpokenRoles();

} // namespace flavormap
