// SPDX-License-Identifier: GPL-3.0-or-later
// The edits of the person.
#include "edit/editsession_p.h"
#include "edit/plainentry.h"
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
    QSet<std::pair<QString, CellPath>> met;
    met.reserve(qsizetype(edits.size()));
    std::vector<const CellEdit*> chosen;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        const qsizetype before = met.size();
        met.insert({edit->name, edit->path});
        if (met.size() > before)
            chosen.push_back(&*edit);
    }
    std::ranges::reverse(chosen);
    return chosen;
}

} // namespace

Result<std::shared_ptr<Staging>> EditSession::Private::beginSetCells(
    const std::vector<CellEdit>& edits, const QString& undoText) const
{
    QHash<QString, std::vector<CellEdit>> byName;
    QStringList order;
    for (const CellEdit* edit : lastOfEachCell(edits)) {
        auto& ofName = byName[edit->name];
        if (ofName.empty())
            order.append(edit->name);
        ofName.push_back(*edit);
    }
    auto staging = std::make_shared<Staging>(undoText);
    for (const QString& name : order) {
        if (const Result<void> allowed = mayEditCells(name); !allowed)
            return tl::unexpected(allowed.error());
        staging->add(
            [name, before = staged(name), cells = byName.take(name)](Staging& self, const Base& known) {
                if (!before && cells.size() == 1) {
                    const CellEdit& cell = cells.front();
                    PatchEntry entry;
                    entry.cells.emplace_back(cell.path, PatchCell{known.value(name, cell.path), cell.wanted});
                    if (isPlain(known, name, entry)) {
                        self.change(known, name, before, std::move(entry));
                        return;
                    }
                }
                const Theirs theirs = known.theirs(name, before.value_or(PatchEntry{}));
                ImageType wanted = *patched(name, before.value_or(PatchEntry{}), theirs);
                for (const CellEdit& cell : cells) {
                    if (wanted.value(cell.path) != cell.wanted)
                        wanted.setValue(cell.path, cell.wanted);
                }
                self.change(known, name, before, restaged(before, theirs, wanted));
            });
    }
    return staging;
}

Result<void> EditSession::setCells(const std::vector<CellEdit>& edits, const QString& undoText)
{
    return d->run([this, edits, undoText] { return d->beginSetCells(edits, undoText); });
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

Result<std::shared_ptr<Staging>> EditSession::Private::beginRemoval(
    const QStringList& names, const QString& undoText) const
{
    auto staging = std::make_shared<Staging>(undoText);
    for (const QString& name : withoutDuplicates(names)) {
        if (const Result<void> allowed = mayTouch(name); !allowed)
            return tl::unexpected(allowed.error());
        if (const Result<void> readable = mayCompare(name); !readable)
            return tl::unexpected(readable.error());
        const std::optional<PatchEntry> entry = staged(name);
        if (entry && entry->kind == Kind::Delete)
            continue;
        const QString server = entry && entry->isRename() ? entry->origin : name;
        staging->add([name, entry, server, there = staged(server)](Staging& self, const Base& known) {
            const bool isNew = entry && entry->kind == Kind::Create;
            if (entry && (isNew || entry->isRename() || !known.contains(server)))
                self.change(known, name, entry, std::nullopt);
            if (!isNew && known.contains(server))
                self.change(known, server, there, deleteOf(*known.imageType(server)));
        });
    }
    return staging;
}

Result<void> EditSession::remove(const QStringList& names, const QString& undoText)
{
    return d->run([this, names, undoText] { return d->beginRemoval(names, undoText); });
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
    return d->run([this, names, undoText]() -> Result<std::shared_ptr<Staging>> {
        auto staging = std::make_shared<Staging>(undoText);
        for (const QString& name : withoutDuplicates(names)) {
            if (const Result<void> allowed = d->mayTouch(name); !allowed)
                return tl::unexpected(allowed.error());
            staging->add([name, before = d->staged(name)](
                             Staging& self, const Base& known) { self.change(known, name, before, {}); });
        }
        return staging;
    });
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

} // namespace flavormap
