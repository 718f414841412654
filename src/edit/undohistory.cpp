// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/undohistory.h"

#include <algorithm>

namespace flavormap {

UndoHistory::UndoHistory(const std::vector<UndoStep>& done, const std::vector<UndoStep>& undone)
    : m_done(qsizetype(done.size()))
{
    for (const auto* steps : {&done, &undone}) {
        for (const UndoStep& step : *steps)
            append(step);
    }
}

const UndoStep& UndoHistory::at(qsizetype index) const
{
    return m_pages.at(index / pageSize).at(index % pageSize);
}

UndoStep& UndoHistory::change(qsizetype index)
{
    return m_pages[index / pageSize][index % pageSize];
}

void UndoHistory::append(UndoStep step)
{
    if (m_size % pageSize == 0)
        m_pages.append(Page());
    m_pages.last().append(std::move(step));
    ++m_size;
}

void UndoHistory::push(UndoStep step)
{
    m_size = m_done;
    m_pages.resize((m_size + pageSize - 1) / pageSize);
    if (m_size % pageSize != 0)
        m_pages.last().resize(m_size % pageSize);
    append(std::move(step));
    m_done = m_size;
}

std::vector<UndoStep> UndoHistory::steps(qsizetype first, qsizetype end) const
{
    std::vector<UndoStep> steps;
    for (qsizetype index = first; index < end; ++index)
        steps.push_back(at(index));
    return steps;
}

std::vector<qsizetype> UndoHistory::changedSince(const UndoHistory& older) const
{
    std::vector<qsizetype> changed;
    for (qsizetype page = 0; page < m_pages.size(); ++page) {
        const bool isThere = page < older.m_pages.size();
        if (isThere && m_pages.at(page).isSharedWith(older.m_pages.at(page)))
            continue;
        const Page& steps = m_pages.at(page);
        for (qsizetype at = 0; at < steps.size(); ++at) {
            const bool isSame = isThere && at < older.m_pages.at(page).size()
                && older.m_pages.at(page).at(at) == steps.at(at);
            if (!isSame)
                changed.push_back(page * pageSize + at);
        }
    }
    return changed;
}

} // namespace flavormap
