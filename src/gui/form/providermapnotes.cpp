// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/providermapnotes.h"

#include "edit/editsession.h"
#include "gui/form/fieldnote.h"
#include "models/cellreader.h"

#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace flavormap {

namespace {

/// The problem to tell: of the map before all others, then of the current line, then of its provider.
std::optional<Problem> problemAt(const ImageType& draft, const CellPath& path)
{
    const auto found = problems(draft);
    const std::function<bool(const Problem&)> kinds[] = {
        [](const Problem& problem) { return problem.kind == Problem::Kind::NoProviderMap; },
        [&](const Problem& problem) { return path.isEntry() && problem.path == path; },
        [&](const Problem& problem) {
            return path.kind() != CellPath::Kind::Map && problem.kind == Problem::Kind::EntryWithoutImage
                && problem.path.providerName() == path.providerName();
        },
    };
    for (const auto& isIt : kinds) {
        const auto it = std::find_if(found.begin(), found.end(), isIt);
        if (it != found.end())
            return *it;
    }
    return {};
}

} // namespace

ProviderMapNotes::ProviderMapNotes(QWidget* parent)
    : QWidget(parent)
    , m_refused(new FieldNote)
    , m_problem(new FieldNote)
    , m_state(new FieldNote)
    , m_missing(new FieldNote)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 12);
    layout->setSpacing(8);
    for (FieldNote* note : {m_refused, m_problem, m_state, m_missing})
        layout->addWidget(note);
}

void ProviderMapNotes::tell(const Result<void>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
}

void ProviderMapNotes::clear()
{
    for (FieldNote* note : {m_refused, m_problem, m_state, m_missing})
        note->clear();
}

void ProviderMapNotes::showRefused(const QString& sentence)
{
    if (sentence.isEmpty())
        m_refused->clear();
    else
        m_refused->show(FieldNote::Kind::Problem, sentence);
}

void ProviderMapNotes::showSeveral(int count)
{
    m_problem->clear();
    m_state->show(FieldNote::Kind::Hint, tr("What you type here goes into all %n.", nullptr, count));
}

void ProviderMapNotes::showMissing(const QStringList& providers)
{
    constexpr qsizetype most = 4;
    const QString named = providers.mid(0, most).join(QStringLiteral(", "));
    if (providers.isEmpty())
        m_missing->clear();
    else if (providers.size() <= most)
        m_missing->show(FieldNote::Kind::Missing, tr("No mapping for %1").arg(named));
    else
        m_missing->show(FieldNote::Kind::Missing,
            tr("No mapping for %1 and %n more", nullptr, int(providers.size() - most)).arg(named));
}

void ProviderMapNotes::show(EditSession& session, const QString& name, const CellPath& path)
{
    showProblem(session, name, path);
    showState(session, name, path);
}

void ProviderMapNotes::showProblem(EditSession& session, const QString& name, const CellPath& path)
{
    const auto draft = session.draft(name);
    const auto problem = draft ? problemAt(*draft, path) : std::nullopt;
    if (!problem) {
        m_problem->clear();
        return;
    }
    std::vector<FieldNote::Verb> verbs;
    if (session.isEditable(session.rowOf(name))) {
        const Fix fix = fixOf(*problem, *draft);
        verbs.push_back({fixText(fix), [this, &session, name, fix] {
                             tell(session.setCells({{name, fix.path, fix.wanted}}, fixText(fix)));
                         }});
        if (problem->kind == Problem::Kind::EntryWithoutImage)
            verbs.push_back({tr("Add image…"),
                [this, provider = problem->path.providerName()] { Q_EMIT imageWanted(provider); }});
    }
    m_problem->show(FieldNote::Kind::Problem, problemText(*problem), {}, verbs);
}

void ProviderMapNotes::showState(EditSession& session, const QString& name, const CellPath& path)
{
    const int row = session.rowOf(name);
    const bool isNew = row >= 0 && session.rowState(row) == EditSession::RowState::New;
    const CellState cell
        = row < 0 || path.kind() == CellPath::Kind::Map ? CellState() : session.cellState(row, path);
    if (cell.conflict) {
        const auto settle = [this, &session, name, path](Resolution resolution) {
            return
                [this, &session, name, path, resolution] { tell(session.resolve({name}, path, resolution)); };
        };
        m_state->show(FieldNote::Kind::Conflict, tr("Changed on the server since you edited it"),
            spokenText(cell.server),
            {{tr("Keep mine"), settle(Resolution::KeepMine)},
                {tr("Take theirs"), settle(Resolution::TakeTheirs)}});
    } else if (cell.staged && !isNew) {
        m_state->show(FieldNote::Kind::Staged, tr("On the server"), spokenText(cell.server),
            {{tr("Revert"), [this, &session, name, path] { tell(session.revertCell(name, path)); }}});
    } else {
        m_state->clear();
    }
}

} // namespace flavormap

#include "moc_providermapnotes.cpp"
