// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/history.h"

#include <QScopedValueRollback>

namespace flavormap {

class History::Command : public QUndoCommand
{
public:
    Command(History& history, UndoStep undoStep)
        : QUndoCommand(undoStep.text)
        , step(std::make_unique<UndoStep>(std::move(undoStep)))
        , m_history(history)
    {
    }
    void undo() override { restore(Side::Before); }
    void redo() override { restore(Side::After); }

    const std::unique_ptr<UndoStep> step; // the stack hands out const commands only

private:
    void restore(Side side)
    {
        if (!m_history.m_isQuiet && !step->changes.empty())
            m_history.m_restore(*step, side);
    }
    History& m_history;
};

History::History(Restore restore)
    : m_restore(std::move(restore))
{
}

void History::push(UndoStep step)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_stack.push(std::make_unique<Command>(*this, std::move(step)).release()); // the stack owns it
}

void History::restore(std::vector<UndoStep> done, std::vector<UndoStep> undone)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_stack.clear();
    const int index = int(done.size());
    for (auto* steps : {&done, &undone}) {
        for (UndoStep& step : *steps)
            push(std::move(step));
    }
    m_stack.setIndex(index);
}

UndoStep* History::step(int index) const
{
    return static_cast<const Command*>(m_stack.command(index))->step.get();
}

const UndoStep* History::nextUndo() const
{
    for (int index = m_stack.index() - 1; index >= 0; --index) {
        if (!step(index)->changes.empty())
            return step(index);
    }
    return nullptr;
}

const UndoStep* History::nextRedo() const
{
    for (int index = m_stack.index(); index < m_stack.count(); ++index) {
        if (!step(index)->changes.empty())
            return step(index);
    }
    return nullptr;
}

void History::undo()
{
    for (bool isEmpty = true; isEmpty && m_stack.canUndo();) {
        isEmpty = step(m_stack.index() - 1)->changes.empty();
        m_stack.undo();
    }
}

void History::redo()
{
    for (bool isEmpty = true; isEmpty && m_stack.canRedo();) {
        isEmpty = step(m_stack.index())->changes.empty();
        m_stack.redo();
    }
}

std::vector<UndoStep> History::steps(int first, int end) const
{
    std::vector<UndoStep> steps;
    for (int index = first; index < end; ++index)
        steps.push_back(*step(index));
    return steps;
}

std::vector<UndoStep> History::done() const
{
    return steps(0, m_stack.index());
}

std::vector<UndoStep> History::undone() const
{
    return steps(m_stack.index(), m_stack.count());
}

QSet<QString> History::namesOnServer() const
{
    QSet<QString> names;
    for (int index = 0; index < m_stack.count(); ++index) {
        for (const EntryChange& change : std::as_const(step(index)->changes)) {
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
    for (int index = 0; index < m_stack.count(); ++index) {
        const auto needsIt = [&name](const QString& at, const std::optional<PatchEntry>& entry) {
            return entry && entry->kind == PatchEntry::Kind::Update
                && (entry->isRename() ? entry->origin : at) == name;
        };
        // Steps are shared with the store: only what changes becomes a copy.
        const QList<EntryChange> changes = step(index)->changes;
        for (qsizetype at = 0; at < changes.size(); ++at) {
            for (const auto entry : {&EntryChange::before, &EntryChange::after}) {
                if (!needsIt(changes[at].name, changes[at].*entry))
                    continue;
                if (!whole)
                    whole = std::make_shared<const ImageType>(last);
                (step(index)->changes[at].*entry)->seenWhole = whole;
            }
        }
    }
    return whole != nullptr;
}

bool History::translate(const StepTranslation& translation)
{
    std::vector<UndoStep*> all;
    bool isConcerned = false;
    for (int index = 0; index < m_stack.count(); ++index) {
        all.push_back(step(index));
        isConcerned = isConcerned || translation.concerns(*all.back());
    }
    if (isConcerned)
        translation.translate(all);
    return isConcerned;
}

} // namespace flavormap
