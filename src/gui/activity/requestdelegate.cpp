// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity/requestdelegate.h"

#include "gui/style/icon.h"
#include "gui/style/tokens.h"
#include "models/requestmodel.h"

namespace flavormap {

void RequestDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Tokens tokens = Tokens::of(option->palette);
    const int column = index.column();
    const bool stands = column == RequestModel::Method || column == RequestModel::Path;
    QColor colour = stands ? tokens.text : tokens.muted;
    if (column == RequestModel::Status && index.data(RequestModel::FailedRole).toBool()) {
        colour = tokens.problemText;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(IconName::WarningCircle, colour);
        option->decorationSize = QSize(14, 14);
    }
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

} // namespace flavormap

#include "moc_requestdelegate.cpp"
