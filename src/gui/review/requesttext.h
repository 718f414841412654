// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"
#include "edit/changeplan.h"

namespace flavormap {

/// The requests of one change as text, and which of its lines are changed ones.
struct RequestText
{
    enum class Tone : quint8 { Plain, Start, Header };
    struct Line
    {
        QString text;
        Tone tone = Tone::Plain;
        bool changed = false;
    };
    std::vector<Line> lines;
    qsizetype bytes = 0; ///< of the bodies

    QString plain() const;
};

/// `changes` are found again in the lines of the (indented) bodies.
RequestText requestText(const std::vector<RequestRecord>& requests, const std::vector<CellChange>& changes);

} // namespace flavormap
