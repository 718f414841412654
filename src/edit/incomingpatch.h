// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/patchentry.h"

#include <vector>

namespace flavormap {

/// How one entry of a patch that was made elsewhere (a file) fits into a session.
struct IncomingChange
{
    enum class Fit : quint8 {
        Clean,    ///< the server has what it has seen
        Conflict, ///< the server has something else now: staged it is a conflict
        Done,     ///< the server says it already: nothing is left to stage
        Staged,   ///< the same is staged already
        Rival,    ///< something else is staged for this image type
        Refused,  ///< it can't be staged here: see `reason`
    };

    QString name;
    Fit fit = Fit::Clean;
    QString reason; ///< a sentence; Refused only

    bool operator==(const IncomingChange&) const = default;
};

/// What becomes of the Rival ones.
enum class Rivals : quint8 {
    KeepStaged, ///< what is staged stays, the incoming change is left out
    Replace,    ///< the incoming change takes its place
};

} // namespace flavormap
