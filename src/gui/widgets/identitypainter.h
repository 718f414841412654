// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainter>
#include <QWidget>

namespace flavormap {

/// What IdentityLabel and IdentityButton have in common.
struct IdentityLook
{
    QList<QIcon> icons; ///< one, or one for each mark
    QString name;
    QString detail;
    QColor nameColour;
    bool isPressed = false;
};

[[nodiscard]] int identityWidth(
    const QFont& font, qsizetype icons, const QString& name, const QString& detail);

/// Icons, name and detail from the leading edge of `rect`, in the font, palette and direction of `widget`.
void paintIdentity(QPainter& painter, const QRect& rect, const QWidget& widget, const IdentityLook& look);

} // namespace flavormap
