// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/frames.h"

#include "gui/style/fonts.h"
#include "gui/style/parts/checks.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace flavormap {

namespace {

constexpr int titleHeight = 24;
constexpr int indicator = 16 + 8;

QFont titleFont(const QWidget* widget)
{
    return weighted(widget ? widget->font() : QApplication::font(), QFont::DemiBold);
}

} // namespace

QRect groupBoxRect(const QStyleOptionGroupBox& option, QStyle::SubControl part, const QWidget* widget)
{
    const QRect& r = option.rect;
    const bool titled = !option.text.isEmpty();
    const bool checkable = option.subControls.testFlag(QStyle::SC_GroupBoxCheckBox);
    const QFontMetrics metrics(titleFont(widget));
    const int height = std::max(titleHeight, metrics.height() + 6);
    QRect result = r;
    if (part == QStyle::SC_GroupBoxCheckBox)
        result = QRect(r.left(), r.top() + (height - 16) / 2, 16, 16);
    else if (part == QStyle::SC_GroupBoxLabel)
        result = QRect(r.left() + (checkable ? indicator : 0), r.top(),
            metrics.horizontalAdvance(option.text) + 2, height);
    else if (titled || checkable)
        result = r.adjusted(0, height, 0, 0);
    return QStyle::visualRect(option.direction, r, result);
}

void paintGroupBox(const QStyleOptionGroupBox& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    const QRect label = groupBoxRect(option, QStyle::SC_GroupBoxLabel, widget);
    if (option.subControls.testFlag(QStyle::SC_GroupBoxCheckBox)) {
        QStyleOption box = option;
        box.rect = groupBoxRect(option, QStyle::SC_GroupBoxCheckBox, widget);
        paintCheckBox(box, painter);
        if (has(option, QStyle::State_HasFocus))
            paintFocusRing(painter, label.adjusted(-4, 1, 4, -1), tokens.focus, metrics::radius - 1);
    }
    if (option.text.isEmpty())
        return;
    painter.save();
    painter.setFont(titleFont(widget));
    painter.setPen(has(option, QStyle::State_Enabled) ? tokens.text : tokens.disabled);
    painter.drawText(label,
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextHideMnemonic,
        option.text);
    painter.restore();
    const bool leftToRight = option.direction == Qt::LeftToRight;
    const int y = label.center().y();
    const int from = leftToRight ? label.right() + 12 : option.rect.left();
    const int to = leftToRight ? option.rect.right() : label.left() - 12;
    painter.fillRect(QRect(QPoint(from, y), QPoint(to, y)), tokens.separator);
}

void paintFrame(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool text = qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget);
    const QRectF edge = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    if (hasFlag(widget, "error"))
        painter.setPen(tokens.problemMark);
    else if (text && has(option, QStyle::State_HasFocus))
        painter.setPen(tokens.focus);
    else
        painter.setPen(text ? tokens.border : tokens.separator);
    painter.drawRect(edge);
    if (text && (has(option, QStyle::State_HasFocus) || hasFlag(widget, "error")))
        painter.drawRect(edge.adjusted(1, 1, -1, -1));
    painter.restore();
}

void paintLine(const QStyleOptionFrame& option, QPainter& painter)
{
    const QRect& r = option.rect;
    const bool lying = option.frameShape == QFrame::HLine;
    painter.fillRect(
        lying ? QRect(r.left(), r.center().y(), r.width(), 1) : QRect(r.center().x(), r.top(), 1, r.height()),
        Tokens::of(option.palette).separator);
}

void paintToolTip(const QStyleOption& option, QPainter& painter)
{
    const Tokens tokens = Tokens::of(option.palette);
    painter.fillRect(option.rect, option.palette.brush(QPalette::ToolTipBase));
    painter.setPen(tokens.border);
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintFocusRect(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const bool item = qobject_cast<const QAbstractItemView*>(widget);
    // The list of a combo box shows where the keyboard is by its wash alone.
    if (item && widget->window()->windowFlags().testFlag(Qt::Popup))
        return;
    paintFocusRing(painter, option.rect, Tokens::of(option.palette).focus, item ? 1.0 : metrics::radius - 1);
}

} // namespace flavormap
