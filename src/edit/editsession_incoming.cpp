// SPDX-License-Identifier: GPL-3.0-or-later
// A patch that was made elsewhere comes in: what fits, and staging it.
#include "domain/namerule.h"
#include "edit/editsession_p.h"

namespace flavormap {

namespace {

using Fit = IncomingChange::Fit;

QStringList namesOf(const QString& name, const PatchEntry& entry)
{
    return entry.isRename() ? QStringList{name, entry.origin} : QStringList{name};
}

/// The names that a patch has to do with (new and old ones of a rename), and under which one its entry is.
QHash<QString, QString> entriesByName(const Patch& patch)
{
    QHash<QString, QString> entries;
    for (const auto& [name, entry] : patch) {
        for (const QString& each : namesOf(name, entry))
            entries.insert(each, name);
    }
    return entries;
}

/// Do both make the same of what the server has?
bool saysTheSame(const QString& name, const PatchEntry& a, const PatchEntry& b, const Theirs& theirs)
{
    if (a.kind != b.kind || a.origin != b.origin)
        return false;
    const std::optional<ImageType> mine = patched(name, a, theirs);
    const std::optional<ImageType> other = patched(name, b, theirs);
    return mine && other ? equal(*mine, *other) : mine.has_value() == other.has_value();
}

bool bringsName(const PatchEntry& entry)
{
    return entry.kind == PatchEntry::Kind::Create || entry.isRename();
}

} // namespace

QString EditSession::Private::refusalOfIncoming(const QString& name, const PatchEntry& entry) const
{
    for (const QString& each : namesOf(name, entry)) {
        if (const Result<void> rule = checkName(each); !rule)
            return rule.error().message;
        if (inFlight.contains(each))
            return tr("“%1” is being applied: wait for it to end, then open the changes again.").arg(each);
    }
    const QString other = bringsName(entry) && !base.contains(name) ? namedAlike(name) : QString();
    if (!other.isEmpty())
        return tr("“%1” differs only in case from “%2”, which is one name on some servers.").arg(name, other);
    return {};
}

IncomingChange EditSession::Private::examined(
    const QString& name, const PatchEntry& entry, const QStringList& rivals) const
{
    if (QString reason = refusalOfIncoming(name, entry); !reason.isEmpty())
        return {name, Fit::Refused, std::move(reason)};
    const Theirs theirs = base.theirs(name, entry);
    const Rebased now = flavormap::rebase(name, entry, theirs);
    if (now.isDone())
        return {name, Fit::Done, {}};
    if (rivals.isEmpty())
        return {name, now.conflicts.empty() ? Fit::Clean : Fit::Conflict, {}};
    for (const QString& rival : rivals) {
        for (const QString& each : namesOf(rival, patch.at(rival))) {
            if (inFlight.contains(each))
                return {name, Fit::Refused,
                    tr("“%1” is being applied: wait for it to end, then open the changes again.").arg(each)};
        }
    }
    const auto mine = patch.find(name);
    const bool isStaged = mine != patch.end() && saysTheSame(name, entry, mine->second, theirs);
    return {name, isStaged ? Fit::Staged : Fit::Rival, {}};
}

std::vector<EditSession::Private::Incoming> EditSession::Private::examined(const Patch& incoming) const
{
    const QHash<QString, QString> staged = entriesByName(patch);
    QHash<QString, QString> met;     // a name of the patch: the entry that has to do with it
    QHash<QString, QString> brought; // the same of new names, case-folded
    std::vector<Incoming> all;
    for (const auto& [name, entry] : incoming) {
        QStringList rivals;
        QString other;
        for (const QString& each : namesOf(name, entry)) {
            if (const QString rival = staged.value(each); !rival.isEmpty() && !rivals.contains(rival))
                rivals += rival;
            if (const auto before = met.constFind(each); before != met.cend())
                other = *before;
            met.insert(each, name);
        }
        if (bringsName(entry)) {
            if (const auto before = brought.constFind(caseFolded(name)); before != brought.cend())
                other = *before;
            brought.insert(caseFolded(name), name);
        }
        IncomingChange change = examined(name, entry, rivals);
        if (!other.isEmpty() && change.fit != Fit::Refused)
            change = {name, Fit::Refused, tr("“%1” and “%2” can't both be staged.").arg(other, name)};
        all.push_back({std::move(change), std::move(rivals)});
    }
    return all;
}

std::vector<IncomingChange> EditSession::examine(const Patch& incoming) const
{
    std::vector<IncomingChange> changes;
    for (Private::Incoming& each : d->examined(incoming))
        changes.push_back(std::move(each.change));
    return changes;
}

Result<void> EditSession::stageIncoming(const Patch& incoming, Rivals rivals, const QString& undoText)
{
    if (const Result<void> allowed = d->mayEdit(); !allowed)
        return allowed;
    std::map<QString, std::optional<PatchEntry>> after;
    for (const auto& [change, replaced] : d->examined(incoming)) {
        const bool isTaken = change.fit == Fit::Clean || change.fit == Fit::Conflict
            || (change.fit == Fit::Rival && rivals == Rivals::Replace);
        if (!isTaken)
            continue;
        for (const QString& rival : replaced)
            after.try_emplace(rival);
        after.insert_or_assign(change.name, incoming.at(change.name));
    }
    std::vector<EntryChange> changes;
    RowIndex::Marks marks;
    for (const auto& [name, entry] : after)
        changes.push_back(d->changeTo(name, entry, &marks));
    d->stage(std::move(changes), undoText, marks);
    return {};
}

} // namespace flavormap
