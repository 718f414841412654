// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/parts/fields.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>

namespace flavormap {

namespace {

/// QLineEdit keeps this much free on its own (QLineEditPrivate::horizontalMargin).
constexpr int lineEditMargin = 2;

bool isInsideAnotherField(const QWidget* widget)
{
    return widget
        && (qobject_cast<QComboBox*>(widget->parentWidget())
            || qobject_cast<QAbstractSpinBox*>(widget->parentWidget()));
}

} // namespace

void paintFieldBox(const QStyleOption& option, QPainter& painter, const QWidget* widget, bool readOnly)
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool open = enabled && !readOnly;
    const QColor fill = open ? tokens.base : tokens.window;
    if (has(option, QStyle::State_HasFocus))
        return paintBox(
            painter, option.rect, fill, hasFlag(widget, "error") ? tokens.problemMark : tokens.focus, 2);
    if (hasFlag(widget, "error"))
        return paintBox(painter, option.rect, fill, tokens.problemMark, 1.5);
    paintBox(painter, option.rect, fill, open ? tokens.border : tokens.separator);
}

void paintLineEdit(const QStyleOptionFrame& option, QPainter& painter, const QWidget* widget)
{
    if (isInsideAnotherField(widget))
        return;
    if (option.lineWidth <= 0) {
        painter.fillRect(option.rect, option.palette.brush(QPalette::Base));
        return;
    }
    paintFieldBox(option, painter, widget, has(option, QStyle::State_ReadOnly));
}

QRect lineEditContents(const QStyleOption& option, const QWidget* widget)
{
    int left = metrics::inset - lineEditMargin;
    int right = left;
    // Icons inside (actions, the clear button) bring their own room: text 8 px behind the icon, not 12.
    constexpr int besideIcon = 2;
    if (widget) {
        for (const auto* button : widget->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly)) {
            if (button->isHidden())
                continue;
            (button->geometry().center().x() < widget->width() / 2 ? left : right) = besideIcon;
        }
    }
    return option.rect.adjusted(left, 0, -right, 0);
}

void paintComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget)
{
    if (option.frame) {
        paintFieldBox(option, painter, widget);
        if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled) && !option.editable
            && !has(option, QStyle::State_HasFocus))
            paintBox(
                painter, option.rect, Tokens::of(option.palette).hover, Tokens::of(option.palette).border);
    } else {
        painter.fillRect(option.rect, option.palette.brush(QPalette::Base));
    }
    const Tokens tokens = Tokens::of(option.palette);
    paintChevron(painter, comboRect(option, QStyle::SC_ComboBoxArrow), Qt::DownArrow,
        has(option, QStyle::State_Enabled) ? tokens.muted : tokens.disabled);
}

void paintComboLabel(const QStyleOptionComboBox& option, QPainter& painter, const QWidget*)
{
    if (option.editable)
        return;
    const QRect field = comboRect(option, QStyle::SC_ComboBoxEditField);
    QRect text = field;
    const bool enabled = has(option, QStyle::State_Enabled);
    if (!option.currentIcon.isNull()) {
        const QRect place(field.left(), field.top() + (field.height() - option.iconSize.height()) / 2,
            option.iconSize.width(), option.iconSize.height());
        option.currentIcon.paint(&painter, QStyle::visualRect(option.direction, field, place),
            Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        text.setLeft(text.left() + option.iconSize.width() + metrics::iconGap);
        text = QStyle::visualRect(option.direction, field, text);
    }
    painter.save();
    painter.setPen(
        option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(text, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
        option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, text.width()));
    painter.restore();
}

QRect comboRect(const QStyleOptionComboBox& option, QStyle::SubControl part)
{
    const QRect& r = option.rect;
    QRect result = r;
    if (part == QStyle::SC_ComboBoxArrow)
        result = QRect(r.right() - metrics::arrowColumn + 1, r.top(), metrics::arrowColumn, r.height());
    else if (part == QStyle::SC_ComboBoxEditField && option.editable)
        result = r.adjusted(0, 2, -metrics::arrowColumn, -2);
    else if (part == QStyle::SC_ComboBoxEditField)
        result = r.adjusted(metrics::inset, 0, -metrics::arrowColumn, 0);
    else if (part == QStyle::SC_ComboBoxListBoxPopup)
        return r.adjusted(0, 2, 0, 2);
    return QStyle::visualRect(option.direction, r, result);
}

QSize comboSize(const QStyleOptionComboBox& option, const QSize& contents, const QWidget*)
{
    // Fusion's contents are measured without the side bearings: 4 px keep the last letter.
    const int icon = option.currentIcon.isNull() ? 4 : 8;
    return {contents.width() + metrics::inset + metrics::arrowColumn + icon
            + (option.editable ? metrics::inset : 0),
        controlHeight(option.fontMetrics)};
}

void paintSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget)
{
    const Tokens tokens = Tokens::of(option.palette);
    if (option.frame)
        paintFieldBox(option, painter, widget);
    else
        painter.fillRect(option.rect, tokens.base);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const bool enabled = has(option, QStyle::State_Enabled);
    const auto arrow
        = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType type) {
              const bool possible = enabled && option.stepEnabled.testFlag(step);
              const bool hot = possible && option.activeSubControls.testFlag(part);
              paintChevron(painter, spinRect(option, part), type,
                  !possible ? tokens.disabled : (hot ? tokens.text : tokens.muted));
          };
    arrow(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    arrow(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

QRect spinRect(const QStyleOptionSpinBox& option, QStyle::SubControl part)
{
    const QRect& r = option.rect;
    const int column = option.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : metrics::arrowColumn - 2;
    const int half = r.height() / 2;
    QRect result = r;
    if (part == QStyle::SC_SpinBoxUp)
        result = QRect(r.right() - column + 1, r.top() + 2, column, half - 2);
    else if (part == QStyle::SC_SpinBoxDown)
        result = QRect(r.right() - column + 1, r.top() + half, column, half - 2);
    else if (part == QStyle::SC_SpinBoxEditField)
        result = r.adjusted(0, 2, -column, -2);
    return QStyle::visualRect(option.direction, r, result);
}

} // namespace flavormap
