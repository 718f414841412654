// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/common.h"

#include "gui/style/fonts.h"
#include "gui/style/painterscope.h"
#include "gui/style/svg.h"

#include <QFontMetrics>
#include <QVariant>
#include <algorithm>
#include <cmath>

namespace flavormap {

bool hasFlag(const QWidget* widget, const char* name)
{
    return widget && widget->property(name).toBool();
}

int controlHeight(const QFontMetrics& metrics)
{
    return std::max(metrics::control, metrics.height() + 10);
}

void paintBox(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line, double width,
    double radius)
{
    const PainterScope scope(painter);
    const bool outlined = line.isValid() && line.alpha() > 0;
    const double half = outlined ? width / 2 : 0;
    painter.setPen(outlined ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
}

void paintFocusRing(QPainter& painter, const QRectF& rect, const QColor& colour, double radius)
{
    paintBox(painter, rect, QColor(), colour, 2, radius);
}

void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& colour)
{
    const auto name = [direction] {
        switch (direction) {
        case Qt::UpArrow:
            return IconName::ChevronUp;
        case Qt::LeftArrow:
            return IconName::ChevronLeft;
        case Qt::RightArrow:
            return IconName::ChevronRight;
        default:
            return IconName::ChevronDown;
        }
    }();
    const int side = static_cast<int>(std::lround(14 * textScale()));
    const qreal ratio = painter.device()->devicePixelRatio();
    QPixmap pixmap = iconPixmap(name, QSize(side, side) * ratio, ratio, colour);
    pixmap.setDevicePixelRatio(ratio);
    const QPoint corner(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2);
    painter.drawPixmap(corner, pixmap);
}

QPixmap tinted(const QPixmap& pixmap, const QColor& colour)
{
    QPixmap result = pixmap;
    QPainter painter(&result);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(QPointF(), pixmap.deviceIndependentSize()), colour);
    return result;
}

} // namespace flavormap
