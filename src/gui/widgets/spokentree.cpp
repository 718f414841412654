// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/spokentree.h"

#include <QAccessible>
#include <QTimer>

namespace flavormap {

void SpokenTree::focusInEvent(QFocusEvent* event)
{
    QTreeWidget::focusInEvent(event);
    if (!QAccessible::isActive())
        return;
    QTimer::singleShot(0, this, [this] { // after Qt has told of the tree itself
        if (hasFocus())
            currentChanged(currentIndex(), {});
    });
}

} // namespace flavormap

#include "moc_spokentree.cpp"
