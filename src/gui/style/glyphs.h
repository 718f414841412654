// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/itemstate.h"
#include "gui/style/tokens.h"

#include <QPainter>

namespace flavormap {

/// The signs of a row's state. Each has its own shape, so that none depends on its colour.
enum class StateGlyph : quint8 {
    Created,  ///< plus in a square
    Deleted,  ///< minus in a square
    Conflict, ///< diamond with !
    Problem,  ///< triangle with !
    Staged,   ///< dot
};

/// Paints the sign centred in `rect`, 13 logical pixels wide and high at most (a bigger rect does not blow it
/// up).
void paintStateGlyph(QPainter& painter, const QRectF& rect, StateGlyph glyph, const Tokens& tokens);

/// The mark of a staged cell: a triangle of 8 px in the top trailing corner (top left in right-to-left).
void paintCorner(QPainter& painter, const QRectF& cell, const QColor& colour, Qt::LayoutDirection direction);

/// A wave of 1.25 px from `left` to `right`, its middle at `y`, under the text of a problem.
void paintWave(QPainter& painter, double left, double right, double y, const QColor& colour);

/// A line of 1 px through a text that is to go, 60 % opaque, 1 px below the middle of `text`.
void paintStrike(QPainter& painter, const QRectF& text, const QColor& colour);

/// Lines of 1 px at 45 degrees every 6 px where (x + y) mod 6 == 0, counted from `origin` (a scrolled view
/// passes minus its offsets), so that neighbouring cells join. Clipped to `rect`.
void paintHatch(QPainter& painter, const QRectF& rect, const QColor& colour, const QPointF& origin = {});

/// The circle of an item of Apply, centred in `rect`, 16 px at most; `phase` (0 to 7) turns the spinner.
void paintItemState(
    QPainter& painter, const QRectF& rect, ItemState state, const Tokens& tokens, int phase = 0);

/// The colour of the word beside that circle, for text on Base.
[[nodiscard]] QColor itemStateText(ItemState state, const Tokens& tokens);

/// Eight rays, the one at `phase` (0 to 7) darkest, centred in `rect`, 16 px at most.
void paintSpinner(QPainter& painter, const QRectF& rect, const QColor& colour, int phase);

} // namespace flavormap
