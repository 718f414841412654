// SPDX-License-Identifier: GPL-3.0-or-later
// How the person decides conflicts.
#include "edit/editsession_p.h"

#include <algorithm>

namespace flavormap {

Result<std::shared_ptr<Staging>> EditSession::Private::beginResolving(
    const QStringList& names, const std::optional<CellPath>& path, Resolution resolution) const
{
    QStringList chosen = names;
    chosen.removeDuplicates();
    if (names.isEmpty()) {
        for (const auto& [name, entry] : patch)
            chosen.append(name);
    }
    int count = 0;
    std::vector<Staging::Part> parts;
    for (const QString& name : chosen) {
        const std::optional<PatchEntry> entry = staged(name);
        const int row = rows.rowOfDraftName(name);
        if (!entry || row < 0 || !q->hasConflict(row))
            continue;
        if (const Result<void> allowed = mayTouch(name); !allowed)
            return tl::unexpected(allowed.error());
        ++count;
        const bool isRename = entry->isRename();
        parts.push_back(
            [name, entry, path, resolution, origin = isRename ? staged(entry->origin) : std::nullopt](
                Staging& self, const Base& known) {
                const Patch left = resolved(name, *entry, known.theirs(name, *entry), resolution, path);
                if (!left.contains(name))
                    self.change(known, name, entry, std::nullopt);
                for (const auto& [at, kept] : left)
                    self.change(known, at, at == name ? entry : origin, kept);
            });
    }
    auto staging = std::make_shared<Staging>(resolution == Resolution::KeepMine
            ? tr("Keep mine in %n image type(s)", nullptr, count)
            : tr("Take theirs in %n image type(s)", nullptr, count));
    for (Staging::Part& part : parts)
        staging->add(std::move(part));
    return staging;
}

Result<void> EditSession::resolve(
    const QStringList& names, const std::optional<CellPath>& path, Resolution resolution)
{
    return d->run([this, names, path, resolution] { return d->beginResolving(names, path, resolution); });
}

Result<std::shared_ptr<Staging>> EditSession::Private::beginResolvingCells(
    const std::vector<CellAddress>& cells, Resolution resolution) const
{
    std::map<QString, std::vector<CellPath>> byName;
    for (const CellAddress& cell : cells) {
        const int row = rows.rowOfDraftName(cell.name);
        if (row >= 0 && q->hasConflict(row) && patch.contains(cell.name))
            byName[cell.name].push_back(cell.path);
    }
    const auto count = std::make_shared<int>(0);
    const auto text = [count, resolution] {
        return resolution == Resolution::KeepMine ? tr("Keep mine in %n cell(s)", nullptr, *count)
                                                  : tr("Take theirs in %n cell(s)", nullptr, *count);
    };
    auto staging
        = std::make_shared<Staging>(resolution == Resolution::KeepMine ? tr("Keep mine") : tr("Take theirs"));
    staging->nameBy(text);
    for (const auto& [name, paths] : byName) {
        if (const Result<void> allowed = mayTouch(name); !allowed)
            return tl::unexpected(allowed.error());
        staging->add([name = name, before = staged(name), paths = paths, resolution, count](
                         Staging& self, const Base& known) {
            const Theirs theirs = known.theirs(name, *before);
            const std::vector<Conflict> conflicts = flavormap::rebase(name, *before, theirs).conflicts;
            std::optional<PatchEntry> entry = before;
            for (const CellPath& path : paths) {
                const bool isConflict = std::ranges::any_of(conflicts, [&path](const Conflict& conflict) {
                    return conflict.kind == Conflict::Kind::Cell && conflict.path == path;
                });
                if (!isConflict)
                    continue;
                ++*count;
                if (!entry)
                    continue;
                const Patch left = resolved(name, *entry, theirs, resolution, path);
                const auto kept = left.find(name);
                entry = kept == left.end() ? std::nullopt : std::optional(kept->second);
            }
            self.change(known, name, before, entry);
        });
    }
    return staging;
}

Result<void> EditSession::resolveCells(const std::vector<CellAddress>& cells, Resolution resolution)
{
    return d->run([this, cells, resolution] { return d->beginResolvingCells(cells, resolution); });
}

} // namespace flavormap
