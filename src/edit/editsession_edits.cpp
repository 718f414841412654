// SPDX-License-Identifier: GPL-3.0-or-later
// The edits of the person.
#include "edit/editsession_p.h"
#include "edit/stagedcells.h"

#include "domain/namerule.h"

#include <algorithm>

namespace flavormap {

namespace {

using Kind = PatchEntry::Kind;

PatchEntry deleteOf(const ImageType& there)
{
    PatchEntry entry;
    entry.kind = Kind::Delete;
    entry.seenWhole = std::make_shared<const ImageType>(there);
    return entry;
}

QStringList withoutDuplicates(QStringList names)
{
    names.removeDuplicates();
    return names;
}

std::vector<const CellEdit*> lastOfEachCell(const std::vector<CellEdit>& edits)
{
    QHash<std::pair<QString, CellPath>, const CellEdit*> last;
    for (const CellEdit& edit : edits)
        last.insert({edit.name, edit.path}, &edit);
    std::vector<const CellEdit*> chosen;
    for (const CellEdit& edit : edits) {
        if (last.value({edit.name, edit.path}) == &edit)
            chosen.push_back(&edit);
    }
    return chosen;
}

} // namespace

Result<void> EditSession::setCells(const std::vector<CellEdit>& edits, const QString& undoText)
{
    QHash<QString, std::vector<const CellEdit*>> byName;
    QStringList order;
    for (const CellEdit* edit : lastOfEachCell(edits)) {
        auto& ofName = byName[edit->name];
        if (ofName.empty())
            order.append(edit->name);
        ofName.push_back(edit);
    }
    std::vector<EntryChange> changes;
    RowIndex::Marks marks;
    for (const QString& name : order) {
        if (const Result<void> allowed = d->mayEditCells(name); !allowed)
            return allowed;
        const std::optional<PatchEntry> before = d->staged(name);
        const Theirs theirs = d->base.theirs(name, before.value_or(PatchEntry{}));
        ImageType wanted = *patched(name, before.value_or(PatchEntry{}), theirs);
        for (const CellEdit* edit : byName.value(name)) {
            if (wanted.value(edit->path) != edit->wanted)
                wanted.setValue(edit->path, edit->wanted);
        }
        changes.push_back(d->changeTo(name, restaged(before, theirs, wanted), &marks));
    }
    d->stage(std::move(changes), undoText, marks);
    return {};
}

Result<void> EditSession::replaceDraft(const QString& name, const ImageType& wanted, const QString& undoText)
{
    if (const Result<void> allowed = d->mayEditCells(name); !allowed)
        return allowed;
    if (wanted.name() != name)
        return failure(Error::Kind::Invalid,
            tr("The name “%1” can't become “%2” here: use Rename….").arg(name, wanted.name()));
    const std::optional<PatchEntry> before = d->staged(name);
    const Theirs theirs = d->base.theirs(name, before.value_or(PatchEntry{}));
    d->stage({d->changeTo(name, restaged(before, theirs, wanted))}, undoText);
    return {};
}

Result<void> EditSession::create(const ImageType& imageType, const QString& undoText)
{
    const QString& name = imageType.name();
    if (const Result<void> allowed = d->mayEdit(); !allowed)
        return allowed;
    if (const Result<void> free = d->mayName(name); !free)
        return free;
    // A staged delete of the name: the new content becomes an update of what is there.
    d->stage({d->changeTo(name, restaged({}, {d->base.imageType(name), {}}, imageType))}, undoText);
    return {};
}

std::vector<EntryChange> EditSession::Private::removal(const QString& name, RowIndex::Marks& marks) const
{
    const std::optional<PatchEntry> entry = staged(name);
    if (entry && entry->kind == Kind::Delete)
        return {};
    std::vector<EntryChange> changes;
    const QString& server = entry && entry->isRename() ? entry->origin : name;
    const bool isNew = entry && entry->kind == Kind::Create;
    if (entry && (isNew || entry->isRename() || !base.contains(server)))
        changes.push_back(changeTo(name, std::nullopt));
    if (!isNew && base.contains(server))
        changes.push_back(changeTo(server, deleteOf(*base.imageType(server)), &marks));
    return changes;
}

Result<void> EditSession::remove(const QStringList& names, const QString& undoText)
{
    std::vector<EntryChange> changes;
    RowIndex::Marks marks;
    for (const QString& name : withoutDuplicates(names)) {
        if (const Result<void> allowed = d->mayTouch(name); !allowed)
            return allowed;
        if (const Result<void> readable = d->mayCompare(name); !readable)
            return readable;
        std::ranges::move(d->removal(name, marks), std::back_inserter(changes));
    }
    d->stage(std::move(changes), undoText, marks);
    return {};
}

std::vector<EntryChange> EditSession::Private::renaming(const QString& from, const QString& to) const
{
    PatchEntry entry = staged(from).value_or(PatchEntry{});
    std::vector<EntryChange> changes{changeTo(from, std::nullopt)};
    if (entry.isRename() && entry.origin == to) { // back again: the changed cells stay
        entry.origin.clear();
        changes.push_back(changeTo(to, std::move(entry)));
        return changes;
    }
    if (entry.kind == Kind::Update && !entry.isRename()) {
        entry.origin = from;
        if (const std::optional<ImageType> there = base.imageType(from))
            entry.seenWhole = std::make_shared<const ImageType>(*there);
    }
    changes.push_back(changeTo(to, std::move(entry)));
    return changes;
}

Result<void> EditSession::rename(const QString& from, const QString& to)
{
    if (const Result<void> allowed = d->mayEditCells(from); !allowed)
        return allowed;
    if (from == to)
        return {};
    if (caseFolded(from) == caseFolded(to))
        return failure(Error::Kind::Invalid,
            tr("“%1” can't be renamed to “%2”, because only the case differs and some servers take both for "
               "one "
               "name: choose another name.")
                .arg(from, to));
    const std::optional<PatchEntry> entry = d->staged(from);
    if (const Result<void> free = d->mayName(to, from, entry); !free)
        return free;
    if (entry && entry->kind == Kind::Update && !entry->isRename() && !d->base.contains(from))
        return failure(Error::Kind::Invalid,
            tr("“%1” is gone from the server: resolve that conflict first, then rename it.").arg(from));
    d->stage(d->renaming(from, to), tr("Rename %1 to %2").arg(from, to));
    return {};
}

Result<void> EditSession::revert(const QStringList& names, const QString& undoText)
{
    std::vector<EntryChange> changes;
    for (const QString& name : withoutDuplicates(names)) {
        if (const Result<void> allowed = d->mayTouch(name); !allowed)
            return allowed;
        changes.push_back(d->changeTo(name, std::nullopt));
    }
    d->stage(std::move(changes), undoText);
    return {};
}

Result<void> EditSession::revertCell(const QString& name, const CellPath& path)
{
    if (const Result<void> allowed = d->mayTouch(name); !allowed)
        return allowed;
    std::optional<PatchEntry> entry = d->staged(name);
    if (!entry || !entry->find(path))
        return {};
    entry->cells = withoutCell(entry->cells, path);
    d->stage({d->changeTo(name, std::move(entry))}, tr("Revert cell of %1").arg(name));
    return {};
}

Result<void> EditSession::resolve(
    const QStringList& names, const std::optional<CellPath>& path, Resolution resolution)
{
    QStringList chosen = names;
    if (names.isEmpty()) {
        for (const auto& [name, entry] : d->patch)
            chosen.append(name);
    }
    std::vector<EntryChange> changes;
    int count = 0;
    for (const QString& name : withoutDuplicates(chosen)) {
        if (conflicts(name).empty())
            continue;
        if (const Result<void> allowed = d->mayTouch(name); !allowed)
            return allowed;
        const PatchEntry& entry = d->patch.at(name);
        const Patch left = resolved(name, entry, d->base.theirs(name, entry), resolution, path);
        if (!left.contains(name))
            changes.push_back(d->changeTo(name, std::nullopt));
        for (const auto& [at, kept] : left)
            changes.push_back(d->changeTo(at, kept));
        ++count;
    }
    d->stage(std::move(changes),
        resolution == Resolution::KeepMine ? tr("Keep mine in %n image type(s)", nullptr, count)
                                           : tr("Take theirs in %n image type(s)", nullptr, count));
    return {};
}

Result<void> EditSession::resolveCells(const std::vector<CellAddress>& cells, Resolution resolution)
{
    std::map<QString, std::optional<PatchEntry>> decided;
    int count = 0;
    for (const CellAddress& cell : cells) {
        const auto isIt = [&cell](const Conflict& conflict) {
            return conflict.kind == Conflict::Kind::Cell && conflict.path == cell.path;
        };
        const std::vector<Conflict> all = conflicts(cell.name);
        if (std::none_of(all.begin(), all.end(), isIt))
            continue;
        if (const Result<void> allowed = d->mayTouch(cell.name); !allowed)
            return allowed;
        ++count;
        std::optional<PatchEntry>& entry = decided.try_emplace(cell.name, d->staged(cell.name)).first->second;
        if (!entry)
            continue;
        const Patch left
            = resolved(cell.name, *entry, d->base.theirs(cell.name, *entry), resolution, cell.path);
        const auto kept = left.find(cell.name);
        entry = kept == left.end() ? std::nullopt : std::optional(kept->second);
    }
    std::vector<EntryChange> changes;
    for (const auto& [name, entry] : decided)
        changes.push_back(d->changeTo(name, entry));
    d->stage(std::move(changes),
        resolution == Resolution::KeepMine ? tr("Keep mine in %n cell(s)", nullptr, count)
                                           : tr("Take theirs in %n cell(s)", nullptr, count));
    return {};
}

} // namespace flavormap
