// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/cellpainter.h"

#include "gui/style/fonts.h"
#include "gui/style/glyphs.h"
#include "gui/table/cellelision.h"

#include <QStyle>

#include <cmath>

namespace flavormap {

namespace {

constexpr int iconSpace = 18; // taken from the text at the trailing edge

bool hasIcon(const TableCell& cell)
{
    return cell.flags & (TableCell::Conflict | TableCell::Problem);
}

std::optional<StateGlyph> glyphOf(RowMark mark)
{
    switch (mark) {
    case RowMark::None:
        return {};
    case RowMark::Staged:
        return StateGlyph::Staged;
    case RowMark::Conflict:
        return StateGlyph::Conflict;
    case RowMark::New:
        return StateGlyph::Created;
    case RowMark::Deleted:
        return StateGlyph::Deleted;
    case RowMark::Problem:
    case RowMark::Unreadable:
        return StateGlyph::Problem;
    }
    return {};
}

} // namespace

CellPainter::CellPainter(const QFont& font, const QPalette& palette)
    : m_font(font)
    , m_paletteKey(palette.cacheKey())
    , m_tokens(Tokens::of(palette))
    , m_faces{Face(font), Face(weighted(font, QFont::Medium)), Face(weighted(font, QFont::DemiBold)),
          Face(monoFont(font)), Face(font)}
{
    m_faces.back() = Face(weighted(m_faces[3].font, QFont::Medium));
}

bool CellPainter::isFor(const QFont& font, const QPalette& palette) const
{
    return palette.cacheKey() == m_paletteKey && font == m_font;
}

const CellPainter::Face& CellPainter::face(const CellFrame& frame, const TableCell& cell) const
{
    if (frame.isName)
        return m_faces[cell.mark == RowMark::None ? 0 : 2];
    const bool heavier = cell.flags & (TableCell::Staged | TableCell::Conflict);
    return m_faces[(cell.flags & TableCell::Mono ? 3U : 0U) + (heavier ? 1U : 0U)];
}

const QFont& CellPainter::fontOf(const CellFrame& frame, const TableCell& cell) const
{
    return face(frame, cell).font;
}

double CellPainter::naturalWidth(const CellFrame& frame, const TableCell& cell) const
{
    const int leading = frame.isName ? gutter : padding;
    return leading + face(frame, cell).metrics.horizontalAdvance(cell.text) + padding + 2
        + (hasIcon(cell) ? iconSpace : 0);
}

QRect CellPainter::mirrored(const CellFrame& frame, const QRect& rect) const
{
    return QStyle::visualRect(frame.direction, frame.rect, rect);
}

QColor CellPainter::fillOf(const TableCell& cell) const
{
    if (cell.flags & TableCell::DeletedRow)
        return m_tokens.deleted.fill;
    if (cell.flags & TableCell::Conflict)
        return m_tokens.conflict.fill;
    if (cell.flags & TableCell::Staged)
        return m_tokens.staged.fill;
    return cell.flags & TableCell::NewRow ? m_tokens.created.fill : m_tokens.base;
}

QColor CellPainter::textOf(const CellFrame& frame, const TableCell& cell) const
{
    if (cell.flags & TableCell::DeletedRow)
        return m_tokens.deleted.text;
    if (cell.flags & TableCell::Conflict)
        return m_tokens.conflict.text;
    if (cell.flags & TableCell::Staged)
        return m_tokens.staged.text;
    const bool second = frame.isMuted || cell.flags & (TableCell::Json | TableCell::EmptyString)
        || cell.flags & (TableCell::InFlight | TableCell::Unreadable);
    return second ? m_tokens.muted : m_tokens.text;
}

void CellPainter::paintGround(QPainter& painter, const CellFrame& frame, const TableCell& cell) const
{
    painter.fillRect(frame.rect, fillOf(cell));
    if ((cell.flags & TableCell::Missing) && !(cell.flags & TableCell::Plain)) {
        const bool inNew = cell.flags & TableCell::NewRow;
        paintHatch(painter, frame.rect, inNew ? m_tokens.hatchNew : m_tokens.hatch, frame.origin);
    }
    if (frame.selected)
        painter.fillRect(frame.rect, m_tokens.selectionWash);
    else if (frame.rowSelected && !frame.current)
        painter.fillRect(frame.rect, m_tokens.selectedRowTint);
}

void CellPainter::paintMatches(QPainter& painter, const CellFrame& frame, const QRectF& box,
    const QString& shown, const Face& face) const
{
    const double start = frame.direction == Qt::RightToLeft
        ? box.right() - face.metrics.horizontalAdvance(shown)
        : box.left();
    for (const auto& [position, length] : frame.query->matchesIn(shown)) {
        const double left = start + face.metrics.horizontalAdvance(shown.left(position));
        const QString letters = shown.mid(position, length);
        const QRectF behind(
            left - 1, box.top() + 4, face.metrics.horizontalAdvance(letters) + 2, box.height() - 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tokens.searchMatch);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.drawRoundedRect(behind, 2, 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void CellPainter::paintText(QPainter& painter, const CellFrame& frame, const TableCell& cell) const
{
    if (cell.text.isEmpty())
        return;
    const Face& face = this->face(frame, cell);
    const int leading = frame.isName ? gutter : padding;
    const int trailing = hasIcon(cell) ? iconSpace + padding : padding;
    // The grid line is the last pixel of either side.
    const QRectF box = mirrored(frame, frame.rect.adjusted(leading, 0, -trailing, -1));
    const QString shown
        = elidedCellText(cell.text, face.metrics, box.width() + 1, cell.flags & TableCell::Mono);
    const double width = face.metrics.horizontalAdvance(shown);
    const bool rightToLeft = frame.direction == Qt::RightToLeft;
    const double left = rightToLeft ? box.right() - width : box.left();
    const double baseline
        = std::floor(box.top() + (box.height() + face.metrics.ascent() - face.metrics.descent()) / 2);

    painter.setFont(face.font);
    const QColor colour = textOf(frame, cell);
    const bool searched = frame.query != nullptr && !frame.query->isEmpty();
    if (searched)
        paintMatches(painter, frame, box, shown, face);
    const bool matched = searched && !frame.query->matchesIn(shown).empty();
    painter.setPen(matched && !(cell.flags & TableCell::DeletedRow) ? m_tokens.text : colour);
    // Ids, paths and JSON are written from left to right whatever the window's direction.
    painter.setLayoutDirection(cell.flags & TableCell::Mono ? Qt::LeftToRight : Qt::LayoutDirectionAuto);
    painter.drawText(QPointF(left, baseline), shown);

    if (cell.flags & TableCell::Problem && !frame.isName)
        paintWave(painter, left, left + width, baseline + 3, m_tokens.problemMark);
    if (cell.flags & TableCell::DeletedRow)
        paintStrike(painter, QRectF(left, box.top(), width, box.height()), colour);
}

void CellPainter::paintMarks(QPainter& painter, const CellFrame& frame, const TableCell& cell) const
{
    const QRect& rect = frame.rect;
    if (frame.isName) {
        if (const auto glyph = glyphOf(cell.mark)) {
            const QRect place(rect.left(), rect.top(), gutter, rect.height() - 1);
            paintStateGlyph(painter, mirrored(frame, place), *glyph, m_tokens);
        }
        if (frame.rowSelected)
            painter.fillRect(
                mirrored(frame, QRect(rect.left(), rect.top(), 3, rect.height())), m_tokens.focus);
    }
    if (hasIcon(cell)) {
        const QRect place(rect.right() - iconSpace - 4, rect.top(), iconSpace, rect.height() - 1);
        const bool conflict = cell.flags & TableCell::Conflict;
        paintStateGlyph(
            painter, mirrored(frame, place), conflict ? StateGlyph::Conflict : StateGlyph::Problem, m_tokens);
    }
    if ((cell.flags & TableCell::Staged) && !(cell.flags & TableCell::Conflict)) {
        const QRect inside = mirrored(frame, rect.adjusted(0, 0, -1, -1));
        paintCorner(painter, inside, m_tokens.staged.mark, frame.direction);
    }
}

void CellPainter::paintLines(QPainter& painter, const CellFrame& frame, const TableCell& cell) const
{
    const QRect& rect = frame.rect;
    QColor line = m_tokens.grid;
    // On a coloured row the grid would vanish: a little of its mark is in the line.
    if (cell.flags & (TableCell::NewRow | TableCell::DeletedRow)) {
        line = cell.flags & TableCell::NewRow ? m_tokens.created.mark : m_tokens.deleted.mark;
        line.setAlphaF(0.16F);
    }
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
    if (frame.edge == CellFrame::Edge::Provider)
        line = m_tokens.group;
    else if (frame.edge == CellFrame::Edge::Frozen)
        line = m_tokens.border;
    painter.fillRect(mirrored(frame, QRect(rect.right(), rect.top(), 1, rect.height())), line);
}

void CellPainter::paint(QPainter& painter, const CellFrame& frame, const TableCell& cell) const
{
    paintGround(painter, frame, cell);
    paintText(painter, frame, cell);
    paintMarks(painter, frame, cell);
    paintLines(painter, frame, cell);
    if (frame.current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_tokens.focus, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(frame.rect).adjusted(1, 1, -1, -1));
    }
}

} // namespace flavormap
