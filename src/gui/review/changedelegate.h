// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/glyphs.h"
#include "gui/style/tokens.h"
#include "models/changelistmodel.h"

#include <QStyledItemDelegate>

namespace flavormap {

class ChangeList;

/// The sign of a change, by what is most important about it.
[[nodiscard]] StateGlyph glyphOf(ChangeRow::Section section);

/// Paints a ChangeList: a heading as a band, an image type as its tick, sign, name, what changes, and at the
/// trailing edge how its Apply goes.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ChangeDelegate(ChangeList* list);

    int plainHeight() const; ///< of an image type without a message
    int heightOf(const ChangeRow& row, int width) const;
    QRect tickRect(const QRect& row) const;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Place;
    void paintHeading(QPainter& painter, const QRect& rect, const ChangeRow& row) const;
    void paintGround(QPainter& painter, const QRect& rect, bool selected) const;
    void paintTick(QPainter& painter, const QRect& rect, const ChangeRow& row) const;
    QString timeOf(const ChangeProgress& progress) const;
    int timeWidth(const ChangeRow& row) const;
    int paintState(QPainter& painter, const QRect& rect, const ChangeProgress& progress) const;
    void paintText(QPainter& painter, const QRect& rect, const ChangeRow& row) const;
    int lineHeight() const;
    QRect mirrored(const QRect& row, const QRect& rect) const;

    ChangeList* const m_list;
};

} // namespace flavormap
