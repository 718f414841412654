// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace flavormap {

/// Where one image type of an Apply stands.
enum class ItemState : quint8 {
    Waiting,
    Checking,  ///< read from the server, compared with what was seen
    Sending,   ///< the write is on its way
    Verifying, ///< reading back
    Verified,
    Failed,   ///< nothing of it was stored; it stays staged
    Conflict, ///< held back: somebody else changed it
    Unknown,  ///< a write left and its outcome could not be read
    NotSent,  ///< cancelled before its write left
};

} // namespace flavormap
