// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/spokenhelp.h"

#include <QWidget>

namespace flavormap {

void describe(QWidget& widget, const QString& now)
{
    QString help;
    for (const QWidget* part = &widget; part && help.isEmpty(); part = part->parentWidget())
        help = part->whatsThis();
    if (now.isEmpty() || help.isEmpty())
        widget.setAccessibleDescription(now + help);
    else
        widget.setAccessibleDescription(
            now + (now.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral(". ")) + help);
}

} // namespace flavormap
