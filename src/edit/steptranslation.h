// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/merge.h"
#include "edit/undostep.h"

namespace flavormap {

/// A write of ours was verified: what undo history said of these image types, said again over the new base,
/// so that each state of history still means the same draft. Undo then stages the way back and redo takes it
/// away.
///
/// A state is what is staged for all names that have to do with the write, at one moment of history. Cells
/// that the write did not touch stay as they are: a foreign change still shows as a conflict.
class StepTranslation
{
public:
    using State = std::map<QString, std::optional<PatchEntry>>;

    /// `before`: what was read before the write, `fresh`: after it; for a rename under both names.
    StepTranslation(const QString& name, const PatchEntry& sent, const Theirs& before, const Theirs& fresh);

    State translated(const State& state) const;
    /// `steps` in the order of history, whether done or undone; those that touch none of the names may be
    /// left out.
    void translate(const std::vector<UndoStep*>& steps) const;
    /// Does the step have to do with the write?
    bool concerns(const UndoStep& step) const;

private:
    struct Draft
    {
        QString name;
        ImageType content;
        QString source; ///< the name on the server, after the write, that it comes from; empty: none
        const PatchEntry* entry = nullptr;
    };
    std::vector<Draft> draftsOf(const State& state, State& result) const;
    std::optional<Draft> draftOf(
        const QString& name, const std::optional<PatchEntry>& entry, const State& state) const;
    bool sawOther(const PatchEntry* entry, const QString& serverName) const;
    PatchEntry stagedOver(const QString& source, const Draft& draft) const;
    const ImageType* before(const QString& name) const;
    const ImageType* after(const QString& name) const;
    bool isOurs(const QString& name) const { return name == m_name || (!name.isEmpty() && name == m_origin); }

    QString m_name;
    QString m_origin;
    PatchEntry m_sent;
    std::map<QString, ImageType> m_before; // on the server, before the write
    std::map<QString, ImageType> m_after;
    ImageType m_sentDraft; // what was meant to be stored under m_name
};

} // namespace flavormap
