// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/celldelegate.h"

#include "gui/style/tokens.h"
#include "gui/table/matrixview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace flavormap {

namespace {

/// The text that an editor was opened with. Later changes of the model must not type over what the person
/// types.
constexpr char filledProperty[] = "filled";

/// Lies on its cell: the ring of the current cell goes round it, and the style's inset is that of a cell.
class CellEditor : public QLineEdit
{
public:
    explicit CellEditor(QWidget* parent)
        : QLineEdit(parent)
    {
        setFrame(false);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLineEdit::paintEvent(event);
        QPainter painter(this);
        painter.setPen(QPen(Tokens::of(palette()).focus, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
};

} // namespace

CellDelegate::CellDelegate(MatrixView* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
}

CellDelegate::~CellDelegate() = default;

const CellPainter& CellDelegate::painter() const
{
    if (!m_painter || !m_painter->isFor(m_view->font(), m_view->palette()))
        m_painter.emplace(m_view->font(), m_view->palette());
    return *m_painter;
}

CellFrame CellDelegate::frameOf(const QModelIndex& index, const QRect& rect) const
{
    const ImageTypeTableModel& model = *m_view->tableModel();
    const auto& columns = model.columns();
    const auto at = size_t(index.column());
    CellFrame frame;
    frame.rect = rect;
    frame.origin = m_view->contentOrigin();
    frame.direction = m_view->layoutDirection();
    frame.isName = columns[at].kind == TableColumn::Kind::Name;
    frame.isMuted = columns[at].kind == TableColumn::Kind::Description;
    const bool endsProvider = at + 1 == columns.size()
        || columns[at].id.provider != columns[at + 1].id.provider || columns[at].kind != columns[at + 1].kind;
    frame.edge = frame.isName ? CellFrame::Edge::Frozen
        : endsProvider        ? CellFrame::Edge::Provider
                              : CellFrame::Edge::Cell;
    frame.query = &model.query();
    return frame;
}

void CellDelegate::paintCell(QPainter* painter, const QModelIndex& index, const QRect& rect) const
{
    const QItemSelectionModel& selection = *m_view->selectionModel();
    CellFrame frame = frameOf(index, rect);
    frame.current = index == m_view->currentIndex();
    frame.selected = !frame.current && selection.isSelected(index);
    frame.rowSelected = frame.isName && selection.rowIntersectsSelection(index.row());
    this->painter().paint(*painter, frame, m_view->tableModel()->cell(index.row(), index.column()));
}

void CellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintCell(painter, index, option.rect);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const CellFrame frame = frameOf(index, option.rect);
    const double width
        = painter().naturalWidth(frame, m_view->tableModel()->cell(index.row(), index.column()));
    return {int(width), m_view->verticalHeader()->defaultSectionSize()};
}

QWidget* CellDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* const editor = new CellEditor(parent);
    const TableCell cell = m_view->tableModel()->cell(index.row(), index.column());
    CellFrame frame = frameOf(index, {});
    frame.isName = false;
    TableCell plain;
    plain.flags.setFlag(TableCell::Mono, bool(cell.flags & TableCell::Mono));
    editor->setFont(painter().fontOf(frame, plain));
    editor->setAccessibleName(m_view->model()->headerData(index.column(), Qt::Horizontal).toString()
        + QStringLiteral(", ") + m_view->tableModel()->name(index.row()));
    m_editor = editor;
    return editor;
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* const line = qobject_cast<QLineEdit*>(editor);
    if (line == nullptr || line->property(filledProperty).isValid())
        return;
    line->setText(index.data(Qt::EditRole).toString());
    line->selectAll();
    line->setProperty(filledProperty, line->text());
}

bool CellDelegate::isEdited(const QLineEdit& editor)
{
    // A screen reader sets a text without typing it.
    return editor.isModified() || editor.text() != editor.property(filledProperty).toString();
}

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const auto* const line = qobject_cast<QLineEdit*>(editor);
    // Looked at and left: a value that is no string, or "", stays what it is.
    if (line != nullptr && isEdited(*line) && !model->setData(index, line->text(), Qt::EditRole))
        Q_EMIT refused(index, line->text());
}

void CellDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const
{
    if (editor == m_editor)
        m_editor.clear(); // it lives on until the event loop, but takes no text any more
    QStyledItemDelegate::destroyEditor(editor, index);
}

void CellDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

void CellDelegate::finish(QWidget* editor, int rows, int columns)
{
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor, NoHint);
    if (rows != 0 || columns != 0)
        Q_EMIT left(rows, columns);
}

bool CellDelegate::editorKey(QWidget* editor, const QKeyEvent& key)
{
    const bool back = key.modifiers().testFlag(Qt::ShiftModifier);
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key.modifiers().testFlag(Qt::ControlModifier)) {
            const QString text = m_editor ? m_editor->text() : QString();
            const bool changed = m_editor && isEdited(*m_editor);
            Q_EMIT closeEditor(editor, NoHint);
            Q_EMIT fillRequested(text, changed);
            return true;
        }
        finish(editor, back ? -1 : 1, 0);
        return true;
    case Qt::Key_Tab:
        finish(editor, 0, 1);
        return true;
    case Qt::Key_Backtab:
        finish(editor, 0, -1);
        return true;
    case Qt::Key_Escape:
        Q_EMIT closeEditor(editor, RevertModelCache);
        return true;
    default:
        return false;
    }
}

bool CellDelegate::eventFilter(QObject* object, QEvent* event)
{
    auto* const editor = qobject_cast<QWidget*>(object);
    if (editor != nullptr && event->type() == QEvent::KeyPress) {
        if (editorKey(editor, *static_cast<QKeyEvent*>(event)))
            return true;
        return false; // not Qt's own handling of Enter and Tab
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace flavormap
#include "moc_celldelegate.cpp"
