// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/checks.h"

#include <QAbstractButton>
#include <QLabel>
#include <QWidget>

namespace flavormap {

using namespace Qt::StringLiterals;

QString described(const QWidget& widget)
{
    QString name = widget.accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget); name.isEmpty() && button)
        name = button->text();
    if (const auto* label = qobject_cast<const QLabel*>(&widget); name.isEmpty() && label)
        name = label->text();
    if (name.isEmpty())
        name = widget.objectName();
    const QString type = QString::fromLatin1(widget.metaObject()->className()).remove(u"flavormap::"_s);
    return name.isEmpty() ? type : u"%1 “%2”"_s.arg(type, name.left(60));
}

QStringList faultsOf(QWidget& window)
{
    QStringList faults = placeFaults(window) + textFaults(window) + contrastFaults(window);
    faults.removeDuplicates();
    return faults;
}

} // namespace flavormap
