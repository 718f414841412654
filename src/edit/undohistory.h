// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/undostep.h"

#include <vector>

namespace flavormap {

/// The steps of an undo stack in its order, and how many of them are done. A copy costs next to nothing,
/// however many there are, and one more step costs no more than a page of them: it is handed to the store at
/// every edit.
class UndoHistory
{
public:
    UndoHistory() = default;
    UndoHistory(const std::vector<UndoStep>& done, const std::vector<UndoStep>& undone);

    qsizetype size() const { return m_size; }
    const UndoStep& at(qsizetype index) const;
    std::vector<UndoStep> done() const { return steps(0, m_done); }
    std::vector<UndoStep> undone() const { return steps(m_done, m_size); }

    qsizetype doneCount() const { return m_done; }
    void setDoneCount(qsizetype count) { m_done = count; }
    /// A step that is done; those that could be redone are gone.
    void push(UndoStep step);
    /// Copies of this history keep what it was.
    UndoStep& change(qsizetype index);

    /// The places of the steps that `older` does not have there.
    std::vector<qsizetype> changedSince(const UndoHistory& older) const;

private:
    using Page = QList<UndoStep>;
    static constexpr qsizetype pageSize = 256;

    void append(UndoStep step);
    std::vector<UndoStep> steps(qsizetype first, qsizetype end) const;

    QList<Page> m_pages; ///< all but the last are full
    qsizetype m_size = 0;
    qsizetype m_done = 0;
};

} // namespace flavormap
