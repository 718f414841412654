// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/formhead.h"

#include "edit/editsession.h"
#include "gui/form/fieldnote.h"
#include "gui/style/fonts.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/pill.h"

#include <QVBoxLayout>

#include <algorithm>

namespace flavormap {

namespace {

constexpr int mostCounted = 1000; ///< image types whose staged cells are counted

QString conflictText(Conflict::Kind kind, const QString& name)
{
    switch (kind) {
    case Conflict::Kind::DeletedThere:
        return FormHead::tr("%1 was deleted on the server since you edited it.").arg(name);
    case Conflict::Kind::ChangedThere:
        return FormHead::tr("%1 was changed on the server since you staged its end.").arg(name);
    case Conflict::Kind::CreatedThere:
        return FormHead::tr("%1 was created on the server too, with other content.").arg(name);
    case Conflict::Kind::UnreadableThere:
        return FormHead::tr("What the server has of %1 can't be read: mend it there, then refresh.")
            .arg(name);
    case Conflict::Kind::Cell:
        break;
    }
    return {};
}

} // namespace

FormHead::FormHead(QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel)
    , m_state(new Pill)
    , m_note(new FieldNote)
{
    m_title->setFont(weighted(font(), QFont::DemiBold));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_title, 1);
    line->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(8);
    layout->addLayout(line);
    layout->addWidget(m_note);
}

void FormHead::show(EditSession* session, const QStringList& names, const QString& refusal)
{
    m_state->hide();
    m_note->clear();
    if (!session || names.isEmpty()) {
        m_title->setText(tr("No image type selected"));
        return;
    }
    m_title->setText(
        names.size() == 1 ? names.first() : tr("%n image type(s) selected", nullptr, int(names.size())));
    showState(*session, names);
    if (names.size() == 1)
        showNote(*session, names.first(), refusal);
    else if (!refusal.isEmpty())
        m_note->show(FieldNote::Kind::Hint, refusal);
}

void FormHead::showState(const EditSession& session, const QStringList& names)
{
    if (names.size() == 1) {
        if (const int row = session.rowOf(names.first()); row >= 0)
            showStateOfOne(session, row);
        return;
    }
    if (names.size() > mostCounted)
        return;
    int cells = 0;
    for (const QString& name : names) {
        if (const auto entry = session.patch().find(name); entry != session.patch().end())
            cells += std::max(1, int(entry->second.cells.size()));
    }
    m_state->setVisible(cells > 0);
    m_state->setText(tr("%n staged", nullptr, cells));
    m_state->setTone(Pill::Tone::Staged);
    m_state->setGlyph(StateGlyph::Staged);
}

void FormHead::showStateOfOne(const EditSession& session, int row)
{
    const auto entry = session.patch().find(session.name(row));
    m_state->setVisible(entry != session.patch().end());
    if (entry == session.patch().end())
        return;
    const auto say = [this](const QString& text, Pill::Tone tone, StateGlyph glyph) {
        m_state->setText(text);
        m_state->setTone(tone);
        m_state->setGlyph(glyph);
    };
    const EditSession::RowState state = session.rowState(row);
    if (session.hasConflict(row))
        say(tr("Conflict"), Pill::Tone::Conflict, StateGlyph::Conflict);
    else if (state == EditSession::RowState::New)
        say(tr("New"), Pill::Tone::Created, StateGlyph::Created);
    else if (state == EditSession::RowState::Deleted)
        say(tr("Deleted"), Pill::Tone::Deleted, StateGlyph::Deleted);
    else if (entry->second.cells.empty())
        say(tr("Renamed"), Pill::Tone::Staged, StateGlyph::Staged);
    else
        say(tr("%n staged", nullptr, int(entry->second.cells.size())), Pill::Tone::Staged,
            StateGlyph::Staged);
}

void FormHead::tell(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
}

void FormHead::showNote(EditSession& session, const QString& name, const QString& refusal)
{
    const auto conflicts = session.conflicts(name);
    const auto whole = std::find_if(conflicts.begin(), conflicts.end(),
        [](const Conflict& conflict) { return conflict.kind != Conflict::Kind::Cell; });
    if (whole != conflicts.end()) {
        const auto settle = [this, &session, name](Resolution resolution) {
            return [this, &session, name, resolution] { tell(session.resolve({name}, {}, resolution)); };
        };
        std::vector<FieldNote::Verb> choices{{tr("Take theirs"), settle(Resolution::TakeTheirs)}};
        if (whole->kind != Conflict::Kind::UnreadableThere)
            choices.insert(choices.begin(), {tr("Keep mine"), settle(Resolution::KeepMine)});
        m_note->show(FieldNote::Kind::Conflict, conflictText(whole->kind, name), {}, choices);
        return;
    }
    const int row = session.rowOf(name);
    if (row >= 0 && session.rowState(row) == EditSession::RowState::Deleted) {
        m_note->show(FieldNote::Kind::Hint, tr("Staged for deletion: revert it to edit."), {},
            {{tr("Revert"),
                [this, &session, name] { tell(session.revert({name}, tr("Revert %1").arg(name))); }}});
    } else if (!refusal.isEmpty()) {
        m_note->show(FieldNote::Kind::Hint, refusal);
    } else if (const auto entry = session.patch().find(name);
               entry != session.patch().end() && entry->second.isRename()) {
        m_note->show(FieldNote::Kind::Staged, tr("Renamed, on the server: %1").arg(entry->second.origin));
    }
}

} // namespace flavormap

#include "moc_formhead.cpp"
