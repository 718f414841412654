// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/providermapdelegate.h"

#include "gui/form/valuefield.h"
#include "models/providermapmodel.h"

#include <QEvent>

#include <algorithm>

namespace flavormap {

namespace {

const ProviderMapRow& rowOf(const QModelIndex& index)
{
    return static_cast<const ProviderMapModel*>(index.model())->row(index.row());
}

} // namespace

void ProviderMapDelegate::setKnownNames(const QStringList& providers, const QStringList& keys)
{
    m_providers = providers;
    m_keys = keys;
}

void ProviderMapDelegate::finish(ValueField* editor, bool commit)
{
    if (editor != m_editor)
        return;
    m_editor = nullptr; // closing takes the keyboard away, and that is not a second end
    if (commit)
        Q_EMIT commitData(editor);
    if (m_edited.isValid()) // else its line is gone, and the editor with it
        Q_EMIT closeEditor(editor);
}

void ProviderMapDelegate::commitEditor()
{
    if (m_editor)
        finish(m_editor, true);
}

std::optional<ProviderMapDelegate::Typed> ProviderMapDelegate::takeTyped(int firstRow, int lastRow)
{
    if (!m_editor || !m_edited.isValid() || m_edited.row() < firstRow || m_edited.row() > lastRow)
        return {};
    ValueField* editor = m_editor;
    std::optional<Typed> typed;
    if (editor->isModified())
        typed = Typed{rowOf(m_edited).path(), m_edited.column(), editor->text()};
    finish(editor, false);
    return typed;
}

void ProviderMapDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!m_painter || !m_painter->isFor(option.font, option.palette))
        m_painter.emplace(option.font, option.palette);
    const CellPainter& cells = *m_painter;
    const bool isValue = index.column() == ProviderMapModel::ValueColumn;
    TableCell cell;
    if (index.column() != ProviderMapModel::ProviderColumn
        || index.data(ProviderMapModel::FirstOfProviderRole).toBool())
        cell.text = index.data(Qt::DisplayRole).toString();
    cell.flags = TableCell::Flags::fromInt(index.data(ProviderMapModel::FlagsRole).value<quint16>());
    if (index.data(ProviderMapModel::MixedRole).toBool())
        cell.flags.setFlag(TableCell::Mono, false); // words, not an id
    cell.flags.setFlag(TableCell::DeletedRow, index.data(ProviderMapModel::RemovedRole).toBool());
    CellFrame frame;
    // More at the ends, clipped: only the lines between providers are wanted, and names need no padding
    // there.
    const bool current = isValue && option.state.testFlag(QStyle::State_Selected);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const int more = isValue ? 1 : CellPainter::padding;
    frame.rect
        = current ? option.rect : option.rect.adjusted(rightToLeft ? -more : 0, 0, rightToLeft ? 0 : more, 1);
    frame.direction = option.direction;
    frame.isMuted = index.column() == ProviderMapModel::KeyColumn
        || (isValue && index.data(ProviderMapModel::MixedRole).toBool());
    frame.current = current;
    frame.selected = !current && option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    cells.paint(*painter, frame, cell);
    if (!current)
        paintLines(painter, option, index);
    painter->restore();
}

void ProviderMapDelegate::paintLines(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens tokens = Tokens::of(option.palette);
    const bool last = index.row() + 1 == index.model()->rowCount();
    const bool ends
        = last || index.siblingAtRow(index.row() + 1).data(ProviderMapModel::FirstOfProviderRole).toBool();
    if (ends)
        painter->fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.separator);
}

QWidget* ProviderMapDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new ValueField(ValueField::Place::Cell, parent);
    const ProviderMapRow& row = rowOf(index);
    const QString column
        = index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    editor->setFieldName(index.column() == ProviderMapModel::ValueColumn
            ? tr("%1, %2 %3", "the column Value, a provider and a key").arg(column, row.provider, row.key)
            : column);
    if (index.column() == ProviderMapModel::ProviderColumn)
        editor->setCompletions([names = m_providers] { return names; });
    else if (index.column() == ProviderMapModel::KeyColumn)
        editor->setCompletions([names = m_keys] { return names; });
    else if (m_values)
        editor->setCompletions([values = m_values, path = row.path()] { return values(path); });
    if (index.column() == ProviderMapModel::ValueColumn)
        editor->setMono(index.data(ProviderMapModel::FlagsRole).toInt() & TableCell::Mono);
    auto* self = const_cast<ProviderMapDelegate*>(this); // signals of a delegate are not const
    connect(editor, &ValueField::finished, self, [self, editor] { self->finish(editor, true); });
    connect(editor, &ValueField::cancelled, self, [self, editor] { self->finish(editor, false); });
    connect(editor, &ValueField::grew, editor, [editor] {
        editor->resize(editor->width(), std::max(editor->height(), editor->sizeHint().height()));
    });
    m_editor = editor;
    m_edited = index;
    return editor;
}

void ProviderMapDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* field = qobject_cast<ValueField*>(editor);
    // What changes below must not type over what the person types.
    if (!field || field->isModified())
        return;
    field->setText(index.data(Qt::EditRole).toString());
    field->selectAll();
}

void ProviderMapDelegate::setModelData(
    QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    auto* field = qobject_cast<ValueField*>(editor);
    if (!field || !field->isModified())
        return;
    const ProviderMapRow before = rowOf(index);
    m_lastTyped = field->text();
    field->setModified(false); // its line may go with what it stages, and that is not a loss
    const bool staged = model->setData(index, m_lastTyped);
    if (!staged)
        field->setModified(true);
    if (staged && index.column() == ProviderMapModel::KeyColumn)
        Q_EMIT renamed(CellPath::entry(before.provider, m_lastTyped));
    else if (staged && index.column() == ProviderMapModel::ProviderColumn)
        Q_EMIT renamed(
            before.isEntry() ? CellPath::entry(m_lastTyped, before.key) : CellPath::provider(m_lastTyped));
    m_lastTyped.clear();
}

void ProviderMapDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    QRect place = option.rect;
    if (const auto* field = qobject_cast<ValueField*>(editor); field && field->isMultiLine()) {
        place.setHeight(std::max(place.height(), field->sizeHint().height()));
        // The last rows' editors grow upwards.
        if (const int below = place.bottom() - editor->parentWidget()->rect().bottom(); below > 0)
            place.translate(0, -std::min(below, place.top()));
    }
    editor->setGeometry(place);
}

bool ProviderMapDelegate::eventFilter(QObject* object, QEvent* event)
{
    // The editor itself says when it is done.
    if (qobject_cast<ValueField*>(object))
        return false;
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace flavormap

#include "moc_providermapdelegate.cpp"
