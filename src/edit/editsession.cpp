// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/editsession.h"

#include "edit/editsession_p.h"

#include <algorithm>

namespace flavormap {

EditSession::Private::Private(EditSession* session)
    : q(session)
    , rows(base, patch)
    , history([this] { restoreStep(); })
{
}

EditSession::EditSession(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

EditSession::~EditSession() = default;

const Base& EditSession::base() const
{
    return d->base;
}

const Patch& EditSession::patch() const
{
    return d->patch;
}

int EditSession::rowCount() const
{
    return d->rows.size();
}

bool EditSession::rowExists(int row) const
{
    return row >= 0 && row < d->rows.size() && (d->rows.marks(row) & RowIndex::Exists);
}

int EditSession::rowOf(const QString& draftName) const
{
    return d->rows.rowOfDraftName(draftName);
}

QString EditSession::name(int row) const
{
    return d->rows.draftName(row);
}

EditSession::RowState EditSession::rowState(int row) const
{
    if (!d->rows.isTouched(row))
        return d->base.catalogue()->isEditable(row) ? RowState::Unchanged : RowState::Unreadable;
    const PatchEntry* entry = d->rows.touched(row).entry;
    if (!entry)
        return RowState::Unchanged;
    if (entry->isRename())
        return RowState::Renamed;
    switch (entry->kind) {
    case PatchEntry::Kind::Create:
        return RowState::New;
    case PatchEntry::Kind::Delete:
        return RowState::Deleted;
    case PatchEntry::Kind::Update:
        break;
    }
    return RowState::Changed;
}

bool EditSession::isEditable(int row) const
{
    if (!d->readOnlyReason.isEmpty() || !rowExists(row))
        return false;
    const RowState state = rowState(row);
    return state != RowState::Unreadable && state != RowState::Deleted
        && (d->inFlight.isEmpty() || !isInFlight(name(row)));
}

bool EditSession::isInFlight(const QString& name) const
{
    return d->inFlight.contains(name);
}

Value EditSession::value(int row, int column) const
{
    const Catalogue& catalogue = *d->base.catalogue();
    if (!d->rows.isTouched(row))
        return catalogue.value(row, column);
    const Catalogue::Column& shown = catalogue.columns()[size_t(column)];
    return d->rows.value(row, CellPath::entry(shown.provider, shown.key));
}

Value EditSession::value(int row, const CellPath& path) const
{
    return d->rows.value(row, path);
}

ImageType EditSession::draft(int row) const
{
    return d->rows.isTouched(row) ? d->rows.shown(d->rows.touched(row)) : d->base.catalogue()->imageType(row);
}

std::optional<ImageType> EditSession::draft(const QString& name) const
{
    const int row = rowOf(name);
    if (row < 0 || rowState(row) == RowState::Deleted)
        return std::nullopt;
    return draft(row);
}

CellState EditSession::cellState(int row, const CellPath& path) const
{
    if (!d->rows.isTouched(row)) {
        const Value value = d->base.catalogue()->value(row, path);
        return {false, false, value, {}, value};
    }
    const RowIndex::Row& shown = d->rows.touched(row);
    CellState state;
    state.server = d->base.value(shown.serverName, path);
    state.draft = d->rows.value(row, path);
    const PatchCell* cell = shown.entry ? shown.entry->find(path) : nullptr;
    if (!cell)
        return state;
    state.staged = true;
    state.seen = cell->seen;
    if (hasConflict(row)) {
        const std::vector<Conflict> all = conflicts(shown.entryName);
        state.conflict = std::ranges::any_of(all, [&path](const Conflict& conflict) {
            return conflict.kind == Conflict::Kind::Cell && conflict.path == path;
        });
    }
    return state;
}

bool EditSession::hasConflict(int row) const
{
    return d->rows.marks(row) & RowIndex::Conflict;
}

bool EditSession::hasProblem(int row) const
{
    return d->rows.hasProblem(row);
}

int EditSession::existingCount() const
{
    return d->rows.counts().existing;
}

int EditSession::problemCount() const
{
    return d->rows.counts().problems;
}

int EditSession::conflictCount() const
{
    return d->rows.counts().conflicts;
}

std::vector<Conflict> EditSession::conflicts(const QString& name) const
{
    const auto staged = d->patch.find(name);
    if (staged == d->patch.end() || !d->base.isKnown())
        return {};
    return flavormap::rebase(name, staged->second, d->base.theirs(name, staged->second)).conflicts;
}

bool EditSession::canUndo() const
{
    return d->readOnlyReason.isEmpty() && d->history.nextUndo();
}

bool EditSession::canRedo() const
{
    return d->readOnlyReason.isEmpty() && d->history.nextRedo();
}

QString EditSession::undoText() const
{
    const UndoStep* step = d->history.nextUndo();
    return step ? step->text : QString();
}

QString EditSession::redoText() const
{
    const UndoStep* step = d->history.nextRedo();
    return step ? step->text : QString();
}

QUndoStack* EditSession::undoStack() const
{
    return d->history.stack();
}

void EditSession::setReadOnly(const QString& reason)
{
    if (reason == d->readOnlyReason)
        return;
    d->readOnlyReason = reason;
    ++d->permission;
    d->history.stack()->setActive(reason.isEmpty());
    Q_EMIT readOnlyChanged();
}

QString EditSession::readOnlyReason() const
{
    return d->readOnlyReason;
}

void EditSession::setInFlight(const QSet<QString>& names)
{
    std::vector<int> rows;
    for (const QSet<QString>& changed : {d->inFlight - names, names - d->inFlight}) {
        for (const QString& name : changed) {
            if (const int row = rowOf(name); row >= 0)
                rows.push_back(row);
        }
    }
    d->inFlight = names;
    ++d->permission;
    std::ranges::sort(rows);
    if (!rows.empty())
        Q_EMIT rowsChanged(rows);
}

void EditSession::release(const QStringList& names)
{
    std::vector<int> rows;
    for (const QString& name : names) {
        const int row = d->inFlight.remove(name) ? rowOf(name) : -1;
        if (row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    if (!rows.empty())
        Q_EMIT rowsChanged(rows);
}

std::vector<UndoStep> EditSession::doneSteps() const
{
    return d->history.steps().done();
}

std::vector<UndoStep> EditSession::undoneSteps() const
{
    return d->history.steps().undone();
}

const UndoHistory& EditSession::history() const
{
    return d->history.steps();
}

} // namespace flavormap

#include "moc_editsession.cpp"
