// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPointer>
#include <QRectF>
#include <QString>
#include <QWidget>

namespace flavormap {

/// One run of letters as a window paints it, in coordinates of the window.
struct PaintedText
{
    QPointer<QWidget> widget; ///< that paints it
    QString text;
    QRectF ink;   ///< of its letters, without the room around them
    QRectF shown; ///< where something of it can be seen: the widget's visible part and what the painter clips
    QColor colour;
    QColor otherColour; ///< of the same letters where they are selected; may be invalid
    QFont font;
    bool isScrolledUnder = false; ///< something was painted over a part of it later
};

/// All that `window` paints as letters, in the order in which it does.
QList<PaintedText> paintedTexts(QWidget& window);

} // namespace flavormap
