// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

namespace flavormap {

/// How to paint text at the leading edge of its box, in the middle of its height. (Qt::AlignLeading alone
/// goes by the letters of each text, so that a Latin name would stand at the left in a window from right to
/// left.)
inline int leadingAlignment(Qt::LayoutDirection direction, Qt::Alignment vertical = Qt::AlignVCenter)
{
    return int(QStyle::visualAlignment(direction, Qt::AlignLeft | vertical));
}

/// The same at the trailing edge.
inline int trailingAlignment(Qt::LayoutDirection direction)
{
    return int(QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter));
}

} // namespace flavormap
