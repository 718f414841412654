// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/steptranslation.h"
#include "edit/undohistory.h"

#include <QSet>
#include <QUndoStack>

#include <functional>

namespace flavormap {

/// Undo and redo without end: a QUndoStack whose commands are only the shells of UndoSteps.
class History
{
public:
    enum class Side : quint8 { Before, After };
    /// Puts what undo() or redo() come to in place.
    using Restore = std::function<void()>;

    explicit History(Restore restore);

    QUndoStack* stack() { return &m_stack; }
    /// A step that is done already.
    void push(UndoStep step);
    void restore(const std::vector<UndoStep>& done, const std::vector<UndoStep>& undone);

    /// The step that undo or redo would touch; nothing: none left. Steps that a translation has emptied don't
    /// count.
    const UndoStep* nextUndo() const;
    const UndoStep* nextRedo() const;
    void undo();
    void redo();

    const UndoHistory& steps() const { return m_steps; }

    /// An image type of this name is gone, and this was the last known of it: changes of it that undo or redo
    /// brings back are changes of that. False: no step needs it.
    bool rememberGone(const QString& name, const ImageType& last);
    /// The names on the server that steps have to do with.
    QSet<QString> namesOnServer() const;

    /// False: no step has to do with the write.
    bool translate(const StepTranslation& translation);

private:
    class Command;
    void push(const QString& text);

    QUndoStack m_stack;
    UndoHistory m_steps; // those of the commands, in their order
    Restore m_restore;
    bool m_isQuiet = false; // commands do nothing: what they say is in place already
};

} // namespace flavormap
