// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/icon.h"

#include "gui/style/iconengine.h"
#include "gui/style/svg.h"

namespace flavormap {

// QIcon takes the engine and owns it from here on.
QIcon icon(IconName name, IconColour colour)
{
    return QIcon(std::make_unique<IconEngine>(name, colour).release());
}

QIcon icon(IconName name, const QColor& connectionColour)
{
    return QIcon(std::make_unique<IconEngine>(name, connectionColour).release());
}

QIcon fieldIcon(IconName name)
{
    return QIcon(std::make_unique<IconEngine>(name, IconColour::Muted, 16.0 / 22).release());
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(applicationPixmap(size));
    return icon;
}

} // namespace flavormap
