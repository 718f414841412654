// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/matrixtable.h"

#include "gui/style/palettes.h"
#include "gui/style/tokens.h"

#include <QImage>
#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace flavormap {

inline bool isLike(const QColor& a, const QColor& b, int tolerance = 2)
{
    return std::abs(a.red() - b.red()) <= tolerance && std::abs(a.green() - b.green()) <= tolerance
        && std::abs(a.blue() - b.blue()) <= tolerance;
}

/// What is seen when `wash` (translucent) lies over `below`.
inline QColor washed(const QColor& below, const QColor& wash)
{
    const auto over = [&wash](int under, int top) {
        return int(std::lround(under + (top - under) * double(wash.alphaF())));
    };
    return {
        over(below.red(), wash.red()), over(below.green(), wash.green()), over(below.blue(), wash.blue())};
}

/// A MatrixTable that is looked at: pictures of it, pixel by pixel. The letters are large, so that some of
/// their pixels have the pure colour.
struct PaintedTable : MatrixTable
{
    explicit PaintedTable(bool dark = false, Qt::LayoutDirection direction = Qt::LeftToRight,
        const QByteArrayList& types = someTypes())
        : MatrixTable(types)
        , palette(dark ? darkPalette() : lightPalette())
        , tokens(Tokens::of(palette))
    {
        QFont large(QStringLiteral("DejaVu Sans"));
        large.setPixelSize(24);
        view.setFont(large);
        view.setPalette(palette);
        view.horizontalHeader()->setPalette(palette);
        view.setLayoutDirection(direction);
        view.resize(1400, 400);
    }

    /// Paints everything anew.
    void look()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        picture = view.screen()->grabWindow(view.winId()).toImage();
    }
    QRect cell(const QString& name, const CellPath& path) const
    {
        return inPicture(view.visualRect(model->index(model->rowOf(name), model->columnOf(path))));
    }
    QRect nameCell(const QString& name) const
    {
        return inPicture(view.visualRect(model->index(model->rowOf(name), 0)));
    }
    QRect inPicture(const QRect& rect) const { return rect.translated(view.viewport()->pos()); }

    QColor at(const QPoint& point) const { return picture.pixelColor(point); }
    /// Some pixel of the part has just this colour.
    bool has(const QRect& part, const QColor& colour) const { return count(part, colour) > 0; }
    int count(const QRect& part, const QColor& colour) const
    {
        int found = 0;
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x)
                found += isLike(at({x, y}), colour, 0) ? 1 : 0;
        }
        return found;
    }
    /// The leading edge's middle, clear of text, corner and grid.
    QColor ground(const QRect& cell) const
    {
        const int x = view.isRightToLeft() ? cell.right() - 3 : cell.left() + 3;
        return at({x, cell.center().y()});
    }
    /// So many pixels at the trailing edge.
    QRect trailing(const QRect& cell, int width) const
    {
        return view.isRightToLeft() ? QRect(cell.left(), cell.top(), width, cell.height())
                                    : QRect(cell.right() - width + 1, cell.top(), width, cell.height());
    }

    QPalette palette;
    Tokens tokens;
    QImage picture;
};

} // namespace flavormap
