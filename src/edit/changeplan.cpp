// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/changeplan.h"

#include "edit/editsession.h"
#include "edit/plantext.h"

#include <algorithm>
#include <tuple>

namespace flavormap {

namespace {

using Kind = PatchEntry::Kind;
using Group = PlanItem::Group;

const std::optional<ImageType>& onServer(const PlanItem& item)
{
    return item.entry.isRename() ? item.server.origin : item.server.current;
}

Group groupOf(const PlanItem& item)
{
    if (item.isHeldBack())
        return Group::Conflict;
    if (item.entry.isRename())
        return Group::Renamed;
    switch (item.entry.kind) {
    case Kind::Create:
        return Group::New;
    case Kind::Delete:
        return Group::Deleted;
    case Kind::Update:
        break;
    }
    return Group::Changed;
}

std::vector<CellChange> changesOf(const PlanItem& item)
{
    const std::optional<ImageType>& there = onServer(item);
    if (item.entry.kind != Kind::Update || !there)
        return diff(there.value_or(ImageType(item.name)), item.becomes.value_or(ImageType(item.name)));
    std::vector<CellChange> changes; // the staged cells themselves, so that each can be reverted by its path
    for (const auto& [path, cell] : item.entry.cells)
        changes.push_back({path, there->value(path), cell.wanted});
    return changes;
}

std::vector<Problem> newProblemsOf(const PlanItem& item)
{
    if (!item.becomes)
        return {};
    std::vector<Problem> found = problems(*item.becomes);
    if (const std::optional<ImageType>& there = onServer(item)) {
        const std::vector<Problem> known = problems(*there);
        std::erase_if(found, [&](const Problem& problem) { return std::ranges::count(known, problem) > 0; });
    }
    return found;
}

} // namespace

ChangePlan ChangePlan::of(
    const EditSession& session, const std::optional<QHash<QString, QStringList>>& templatesByImageType)
{
    return of(session.base(), session.patch(), templatesByImageType);
}

ChangePlan ChangePlan::of(const Base& base, const Patch& patch,
    const std::optional<QHash<QString, QStringList>>& templatesByImageType)
{
    ChangePlan plan{QDateTime::currentDateTime(), {}};
    plan.items.reserve(patch.size());
    for (const auto& [name, entry] : patch) {
        PlanItem item;
        item.name = name;
        item.entry = entry;
        item.server = base.theirs(name, entry);
        item.becomes = patched(name, entry, item.server);
        if (base.isKnown())
            item.conflicts = rebase(name, entry, item.server).conflicts;
        item.group = groupOf(item);
        item.changes = changesOf(item);
        item.newProblems = newProblemsOf(item);
        if (entry.kind == Kind::Delete || entry.isRename()) {
            item.areUsesUnknown = !templatesByImageType;
            if (templatesByImageType)
                item.usedByTemplates = templatesByImageType->value(entry.isRename() ? entry.origin : name);
        }
        plan.items.push_back(std::move(item));
    }
    std::ranges::stable_sort(plan.items, {}, [](const PlanItem& item) {
        return std::tuple(item.newProblems.empty(), item.group); // by name already: the patch is sorted
    });
    return plan;
}

const PlanItem* ChangePlan::find(const QString& name) const
{
    const auto it = std::ranges::find(items, name, &PlanItem::name);
    return it == items.end() ? nullptr : &*it;
}

QString ChangePlan::asText(const QString& connectionName) const
{
    return planText(*this, connectionName);
}

} // namespace flavormap
