// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/editsession.h"

#include <QPersistentModelIndex>

#include <optional>
#include <vector>

namespace flavormap {

class CellDelegate;
class MatrixView;

/// What a person is typing into a cell, kept over a change of the rows or columns below it: the editor is
/// opened again where its cell is now, or the text is staged where the table shows the cell no longer.
class OpenEdit
{
public:
    OpenEdit(MatrixView& view, CellDelegate& delegate)
        : m_view(view)
        , m_delegate(delegate)
    {
    }

    /// An editor was opened on this cell.
    void opened(const QModelIndex& index);
    /// Before these rows go: what was typed there is staged, or told where that is refused.
    void takeFrom(int firstRow, int lastRow);
    /// Before the rows or columns change.
    void remember();
    /// After it.
    void restore();
    /// Stages what waits for the end of the change; commitEditor() can't wait for it.
    void stageWaiting();

private:
    struct Typed
    {
        QString text;
        int cursor = 0;
        int selectionStart = -1;
        int selectionLength = 0;
        bool changed = false;
    };
    void reopen(const Typed& typed);
    void stageLater(const Typed& typed);

    MatrixView& m_view;
    CellDelegate& m_delegate;
    QPersistentModelIndex m_index;
    QString m_name;
    CellPath m_path;
    std::optional<Typed> m_typed;
    std::vector<CellEdit> m_waiting;
};

} // namespace flavormap
