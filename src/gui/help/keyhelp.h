// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QWidget;

namespace flavormap {

/// One line of the help on keys.
struct KeyHelp
{
    QString group; ///< the menu, or the pane
    QString what;
    QString keys; ///< as this platform writes them
    bool operator==(const KeyHelp&) const = default;
};

/// The keys of a window: of its real actions, by the menu that they stand in, then those that the table
/// handles by itself.
std::vector<KeyHelp> keyHelp(const QWidget& window);

} // namespace flavormap
