// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/history.h"

#include <QScopedValueRollback>

namespace flavormap {

class History::Command : public QUndoCommand
{
public:
    Command(History& history, const QString& text)
        : QUndoCommand(text)
        , m_history(history)
        , m_index(history.m_stack.index())
    {
    }
    void undo() override { restore(m_index); }
    void redo() override { restore(m_index + 1); }

private:
    void restore(int doneCount)
    {
        if (m_history.m_isQuiet)
            return;
        m_history.m_steps.setDoneCount(doneCount);
        if (!m_history.m_steps.at(m_index).changes.empty())
            m_history.m_restore();
    }
    History& m_history;
    const int m_index; // of its step
};

History::History(Restore restore)
    : m_restore(std::move(restore))
{
}

void History::push(UndoStep step)
{
    const QString text = step.text;
    m_steps.push(std::move(step));
    push(text);
}

void History::push(const QString& text)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_stack.push(std::make_unique<Command>(*this, text).release()); // the stack owns it
}

void History::restore(const std::vector<UndoStep>& done, const std::vector<UndoStep>& undone)
{
    m_stack.clear();
    m_steps = UndoHistory(done, undone);
    for (qsizetype index = 0; index < m_steps.size(); ++index)
        push(m_steps.at(index).text);
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_stack.setIndex(int(m_steps.doneCount()));
}

const UndoStep* History::nextUndo() const
{
    for (int index = m_stack.index() - 1; index >= 0; --index) {
        if (!m_steps.at(index).changes.empty())
            return &m_steps.at(index);
    }
    return nullptr;
}

const UndoStep* History::nextRedo() const
{
    for (int index = m_stack.index(); index < m_stack.count(); ++index) {
        if (!m_steps.at(index).changes.empty())
            return &m_steps.at(index);
    }
    return nullptr;
}

void History::undo()
{
    for (bool isEmpty = true; isEmpty && m_stack.canUndo();) {
        isEmpty = m_steps.at(m_stack.index() - 1).changes.empty();
        m_stack.undo();
    }
}

void History::redo()
{
    for (bool isEmpty = true; isEmpty && m_stack.canRedo();) {
        isEmpty = m_steps.at(m_stack.index()).changes.empty();
        m_stack.redo();
    }
}

QSet<QString> History::namesOnServer() const
{
    QSet<QString> names;
    for (qsizetype index = 0; index < m_steps.size(); ++index) {
        for (const EntryChange& change : m_steps.at(index).changes) {
            names.insert(change.name);
            for (const auto* entry : {&change.before, &change.after}) {
                if (*entry && (*entry)->isRename())
                    names.insert((*entry)->origin);
            }
        }
    }
    return names;
}

bool History::rememberGone(const QString& name, const ImageType& last)
{
    std::shared_ptr<const ImageType> whole;
    for (qsizetype index = 0; index < m_steps.size(); ++index) {
        const auto needsIt = [&name](const QString& at, const std::optional<PatchEntry>& entry) {
            return entry && entry->kind == PatchEntry::Kind::Update
                && (entry->isRename() ? entry->origin : at) == name;
        };
        // Steps are shared with the store: only what changes becomes a copy.
        const QList<EntryChange> changes = m_steps.at(index).changes;
        for (qsizetype at = 0; at < changes.size(); ++at) {
            for (const auto entry : {&EntryChange::before, &EntryChange::after}) {
                if (!needsIt(changes[at].name, changes[at].*entry))
                    continue;
                if (!whole)
                    whole = std::make_shared<const ImageType>(last);
                (m_steps.change(index).changes[at].*entry)->seenWhole = whole;
            }
        }
    }
    return whole != nullptr;
}

bool History::translate(const StepTranslation& translation)
{
    bool isConcerned = false;
    for (qsizetype index = 0; index < m_steps.size() && !isConcerned; ++index)
        isConcerned = translation.concerns(m_steps.at(index));
    if (!isConcerned)
        return false;
    std::vector<UndoStep> translated;
    translated.reserve(size_t(m_steps.size()));
    std::vector<UndoStep*> all;
    for (qsizetype index = 0; index < m_steps.size(); ++index)
        all.push_back(&translated.emplace_back(m_steps.at(index))); // reserved: they stay where they are
    translation.translate(all);
    for (qsizetype index = 0; index < m_steps.size(); ++index) {
        UndoStep& step = translated[size_t(index)];
        if (!step.changes.isSharedWith(m_steps.at(index).changes))
            m_steps.change(index) = std::move(step);
    }
    return true;
}

} // namespace flavormap
