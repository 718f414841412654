// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/tokens.h"
#include "models/changecellsmodel.h"

#include <QStyledItemDelegate>

#include <array>

namespace flavormap {

class ChangeCells;

/// Paints the cells of a change: the old value on grey, the new one on the colour of what happens to it,
/// what stays the same muted, and the verbs as links.
class ChangeCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Verb { Revert, KeepMine, TakeTheirs, Edit };
    static constexpr std::array verbs{Revert, KeepMine, TakeTheirs, Edit};

    explicit ChangeCellDelegate(ChangeCells* view);

    static QString word(Verb verb);
    static QString shortWord(Verb verb); ///< beside the cells
    bool offers(int row, Verb verb) const;
    int verbsWidth() const;                ///< what the verbs of the cells shown need
    static constexpr int placeIndent = 12; ///< of the first column, its header's too
    /// In the verbs' column; -1: none there.
    int verbAt(const QRect& rect, int row, const QPoint& point) const;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPlace(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintValue(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintVerbs(QPainter& painter, const QRect& rect, int row) const;
    std::vector<std::pair<Verb, QRect>> verbRects(const QRect& rect, int row) const;
    Tokens::State toneOf(const ChangeCell& cell, const Tokens& tokens) const;
    QFont fontOf(const ChangeCell& cell, const Value& value) const;
    QRect mirrored(const QRect& cell, const QRect& rect) const;

    ChangeCells* const m_view;
};

} // namespace flavormap
