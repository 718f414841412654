// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/table/openedit.h"

#include "gui/table/celldelegate.h"
#include "gui/table/matrixview.h"

#include <utility>

namespace flavormap {

void OpenEdit::opened(const QModelIndex& index)
{
    m_index = index;
    m_name = m_view.tableModel()->name(index.row());
    m_path = m_view.tableModel()->path(index);
}

void OpenEdit::takeFrom(int firstRow, int lastRow)
{
    if (!m_index.isValid() || m_index.row() < firstRow || m_index.row() > lastRow)
        return;
    remember();
    if (m_typed)
        stageLater(*std::exchange(m_typed, {}));
}

void OpenEdit::remember()
{
    m_typed.reset();
    if (const QLineEdit* const editor = m_delegate.editor()) {
        m_typed = Typed{editor->text(), editor->cursorPosition(), editor->selectionStart(),
            int(editor->selectedText().size()), CellDelegate::isEdited(*editor)};
    }
}

void OpenEdit::restore()
{
    if (!m_typed)
        return;
    const Typed typed = *std::exchange(m_typed, {});
    const ImageTypeTableModel& model = *m_view.tableModel();
    const int row = model.rowOf(m_name);
    const int column = model.columnOf(m_path);
    if (row < 0 || column < 0)
        stageLater(typed);
    else if (!m_delegate.editor())
        reopen(typed);
}

void OpenEdit::reopen(const Typed& typed)
{
    m_view.showCell(m_name, m_path);
    m_view.editCurrent();
    QLineEdit* const editor = m_delegate.editor();
    if (!editor) {
        stageLater(typed); // the session refuses it, and tells why
        return;
    }
    editor->setText(typed.text);
    editor->setModified(typed.changed);
    if (typed.selectionStart >= 0)
        editor->setSelection(typed.selectionStart, typed.selectionLength);
    else
        editor->setCursorPosition(typed.cursor);
}

void OpenEdit::stageLater(const Typed& typed)
{
    m_view.discardEditor();
    if (!typed.changed)
        return;
    m_waiting.push_back({m_name, m_path, typed.text.isEmpty() ? Value() : Value::string(typed.text)});
    // Others still follow the change that took the cell away.
    QMetaObject::invokeMethod(
        &m_view, [this] { stageWaiting(); }, Qt::QueuedConnection);
}

void OpenEdit::stageWaiting()
{
    for (const CellEdit& edit : std::exchange(m_waiting, {})) {
        const auto staged
            = m_view.tableModel()->session()->setCells({edit}, MatrixView::tr("Edit %1").arg(edit.name));
        if (!staged) {
            Q_EMIT m_view.typedRefused(MatrixView::tr("%1 What was typed into %2 is not staged: %3")
                                           .arg(staged.error().message, edit.name, edit.wanted.text()));
        }
    }
}

} // namespace flavormap
