// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/providermapdelegate.h"

#include "gui/table/cellpainter.h"
#include "models/providermapmodel.h"

#include <QCompleter>
#include <QWidget>

namespace flavormap {

void ProviderMapDelegate::setKnownNames(const QStringList& providers, const QStringList& keys)
{
    m_providers = providers;
    m_keys = keys;
}

void ProviderMapDelegate::commitEditor()
{
    if (!m_editor)
        return;
    Q_EMIT commitData(m_editor);
    Q_EMIT closeEditor(m_editor);
}

void ProviderMapDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const CellPainter cells(option.font, option.palette);
    const bool isValue = index.column() == ProviderMapModel::ValueColumn;
    TableCell cell;
    if (index.column() != ProviderMapModel::ProviderColumn
        || index.data(ProviderMapModel::FirstOfProviderRole).toBool())
        cell.text = index.data(Qt::DisplayRole).toString();
    if (isValue)
        cell.flags = TableCell::Flags::fromInt(index.data(ProviderMapModel::FlagsRole).value<quint16>());
    cell.flags.setFlag(TableCell::DeletedRow, index.data(ProviderMapModel::RemovedRole).toBool());
    CellFrame frame;
    frame.rect = option.rect;
    frame.direction = option.direction;
    frame.isMuted = index.column() == ProviderMapModel::KeyColumn;
    frame.current = isValue && option.state.testFlag(QStyle::State_HasFocus);
    frame.selected = !frame.current && option.state.testFlag(QStyle::State_Selected);
    cells.paint(*painter, frame, cell);
}

QWidget* ProviderMapDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new QLineEdit(parent);
    editor->setFrame(false);
    if (index.column() != ProviderMapModel::ValueColumn)
        editor->setCompleter(
            new QCompleter(index.column() == ProviderMapModel::KeyColumn ? m_keys : m_providers, editor));
    m_editor = editor;
    return editor;
}

void ProviderMapDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

} // namespace flavormap

#include "moc_providermapdelegate.cpp"
