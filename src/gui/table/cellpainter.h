// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/searchquery.h"
#include "gui/style/tokens.h"
#include "models/tablecell.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>

#include <array>

namespace flavormap {

/// What a cell is besides its content: where it stands and what the view does with it.
struct CellFrame
{
    enum class Edge : quint8 { Cell, Provider, Frozen }; ///< the line at the trailing edge

    QRect rect;
    QPoint origin; ///< of the content in viewport coordinates, so that hatches join and scroll along
    Qt::LayoutDirection direction = Qt::LeftToRight;
    Edge edge = Edge::Cell;
    bool isName = false;
    bool isMuted = false;     ///< second text (Description)
    bool selected = false;    ///< washed; not the current cell
    bool current = false;     ///< ringed
    bool rowSelected = false; ///< Name only: a cell of the row is selected
    const SearchQuery* query = nullptr;
};

/// Paints the cells of the table, in the order: fill, hatch, selection wash, matches, text, wave, icon,
/// corner, grid lines, ring of the current cell. One for many cells: it keeps the fonts.
class CellPainter
{
public:
    static constexpr int padding = 8;
    static constexpr int gutter = 30; ///< before the Name, for the mark of the row

    CellPainter(const QFont& font, const QPalette& palette);

    bool isFor(const QFont& font, const QPalette& palette) const;
    const Tokens& tokens() const { return m_tokens; }

    void paint(QPainter& painter, const CellFrame& frame, const TableCell& cell) const;

    /// The font of a cell and its width without elision, paddings included.
    const QFont& fontOf(const CellFrame& frame, const TableCell& cell) const;
    double naturalWidth(const CellFrame& frame, const TableCell& cell) const;

private:
    struct Face
    {
        QFont font;
        QFontMetricsF metrics;
        explicit Face(const QFont& f)
            : font(f)
            , metrics(f)
        {
        }
    };
    const Face& face(const CellFrame& frame, const TableCell& cell) const;
    QColor fillOf(const TableCell& cell) const;
    QColor textOf(const CellFrame& frame, const TableCell& cell) const;
    void paintGround(QPainter& painter, const CellFrame& frame, const TableCell& cell) const;
    void paintText(QPainter& painter, const CellFrame& frame, const TableCell& cell) const;
    void paintMatches(QPainter& painter, const CellFrame& frame, const QRectF& box, const QString& shown,
        const Face& face) const;
    void paintMarks(QPainter& painter, const CellFrame& frame, const TableCell& cell) const;
    void paintLines(QPainter& painter, const CellFrame& frame, const TableCell& cell) const;
    QRect mirrored(const CellFrame& frame, const QRect& rect) const;

    QFont m_font;
    qint64 m_paletteKey;
    Tokens m_tokens;
    std::array<Face, 5> m_faces; ///< plain, plain 500, plain 600, mono, mono 500
};

} // namespace flavormap
