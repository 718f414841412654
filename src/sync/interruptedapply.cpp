// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal of an Apply says at the next start: what to tell the person, and what undo needs to know.
#include "domain/comparison.h"
#include "domain/imagetypecodec.h"
#include "sync/workspace_p.h"

#include <QLocale>

#include <algorithm>

namespace flavormap {

namespace {

std::optional<ImageType> decoded(const QByteArray& json)
{
    if (json.isEmpty())
        return std::nullopt;
    auto read = ImageTypeCodec::decode(json);
    return read ? std::optional(std::move(read->imageType)) : std::nullopt;
}

/// What the journal says of one image type, over all its writes.
struct Recorded
{
    std::vector<const JournalItem*> states; ///< in order
    const JournalItem& last() const { return *states.back(); }
    const JournalItem* sent() const ///< when its last write left
    {
        const auto found = std::find_if(states.rbegin(), states.rend(),
            [](const JournalItem* item) { return item->state == ItemState::Sending; });
        return found == states.rend() ? nullptr : *found;
    }
    QByteArray before() const { return firstOf(&JournalItem::before); }
    QByteArray after() const { return firstOf(&JournalItem::after); }

private:
    QByteArray firstOf(QByteArray JournalItem::*part) const
    {
        const auto found = std::ranges::find_if(
            states, [part](const JournalItem* item) { return !(item->*part).isEmpty(); });
        return found == states.end() ? QByteArray() : (*found)->*part;
    }
};

QString timeText(const QDateTime& when)
{
    return QLocale().toString(when.time(), QLocale::ShortFormat);
}

/// As it was sent. Empty where nothing was: then the server had it by itself.
PlanItem doneItem(const ApplyItem& shown, const Recorded& recorded)
{
    PlanItem item;
    item.name = shown.name;
    item.entry.kind = shown.kind;
    item.entry.origin = shown.origin;
    const std::optional<ImageType> before = decoded(recorded.before());
    item.becomes = decoded(recorded.after());
    if (shown.rename) {
        item.group = PlanItem::Group::Renamed;
        item.server.origin = before;
    } else {
        item.server.current = before;
        item.group = shown.kind == PatchEntry::Kind::Create ? PlanItem::Group::New
            : shown.kind == PatchEntry::Kind::Delete        ? PlanItem::Group::Deleted
                                                            : PlanItem::Group::Changed;
    }
    if (item.becomes)
        item.changes = diff(before ? *before : ImageType(shown.name), *item.becomes);
    return item;
}

void nameWhat(ApplyItem& shown, const QString& what)
{
    constexpr QLatin1StringView rename("rename of ");
    shown.rename = what.startsWith(rename);
    if (shown.rename)
        shown.origin = what.sliced(rename.size());
    else if (what == u"create")
        shown.kind = PatchEntry::Kind::Create;
    else if (what == u"delete")
        shown.kind = PatchEntry::Kind::Delete;
}

} // namespace

void Workspace::Private::readLastApply(std::vector<JournalItem> run)
{
    lastRun = std::move(run);
    std::map<QString, const JournalItem*> last;
    QSet<QString> sent;
    for (const JournalItem& item : lastRun) {
        if (item.isEnd())
            continue;
        last.insert_or_assign(item.name, &item);
        if (item.state == ItemState::Sending)
            sent += item.name;
    }
    for (const auto& [name, item] : last) {
        if (sent.contains(name))
            openWrites.push_back(*item); // a verified one may not have left the draft yet
    }
    if (!lastRun.empty() && lastRun.back().isEnd())
        lastRun.clear();
}

/// Once the draft is compared with what the server has now.
void Workspace::Private::compareLastApply()
{
    if (lastRun.empty())
        return;
    std::vector<QString> order;
    QHash<QString, Recorded> recorded;
    for (const JournalItem& item : lastRun) {
        if (!recorded.contains(item.name))
            order.push_back(item.name);
        recorded[item.name].states.push_back(&item);
    }
    InterruptedApply found;
    found.report = {lastRun.front().run, lastRun.front().when, lastRun.back().when, true, {}};
    for (const QString& name : order) {
        const Recorded& one = recorded[name];
        ApplyItem shown;
        shown.name = name;
        nameWhat(shown, one.last().what);
        for (const JournalItem* item : one.states)
            shown.steps.push_back({item->state, item->when, item->reason});
        tellOutcome(shown, one.last(), one.sent());
        if (shown.state == ItemState::Verified)
            found.done.push_back(doneItem(shown, one));
        found.report.items.push_back(std::move(shown));
    }
    interrupted = std::move(found);
    drafts.journal().record(JournalItem::endOf(lastRun.back().run)); // told once; nobody waits for it
    lastRun.clear();
}

void Workspace::Private::tellOutcome(ApplyItem& shown, const JournalItem& last, const JournalItem* sent) const
{
    const auto end = [&shown, this](ItemState now, const QString& text) {
        shown.state = now;
        shown.steps.push_back({now, readAt, text});
        if (now != ItemState::Verified)
            shown.error = Error{Error::Kind::OutcomeUnknown, text, {}};
    };
    if (!session.patch().contains(shown.name)) {
        end(ItemState::Verified,
            last.state == ItemState::Verified ? tr("verified before the program ended")
                : sent                        ? tr("found on the server: its write had arrived")
                                              : tr("the server has it already; nothing was sent"));
    } else if (!session.conflicts(shown.name).empty()) {
        end(ItemState::Conflict,
            tr("The server has something else than was seen and than was sent: keep mine or take theirs, "
               "then apply again."));
    } else if (last.state == ItemState::Verified) {
        end(ItemState::NotSent,
            tr("It was verified at %1, but the server has again what it had before: somebody took it back. "
               "It is staged; look at it before you apply again.")
                .arg(timeText(last.when)));
    } else if (last.state == ItemState::Failed) {
        end(ItemState::Failed, last.reason);
    } else if (sent) {
        end(ItemState::Unknown,
            tr("Its write left at %1 and the answer was not seen; at %2 the server did not have it. It is "
               "staged: Apply looks again before it sends.")
                .arg(timeText(sent->when), timeText(readAt)));
    } else {
        end(ItemState::NotSent, tr("The program ended before it was sent. It is staged: apply it now."));
    }
}

void Workspace::Private::noteSent(const JournalItem& item)
{
    const auto staged = stored->patch.find(item.name);
    if (staged == stored->patch.end())
        return;
    const PatchEntry& entry = staged->second;
    const std::optional<ImageType> before = decoded(item.before);
    const std::optional<ImageType> after = decoded(item.after);
    const Theirs found = entry.isRename() ? Theirs{std::nullopt, before} : Theirs{before, std::nullopt};
    const std::optional<ImageType> wanted = patched(item.name, entry, found);
    // It was edited since: then what is staged now is not what was sent. The second half of a rename sends
    // no content.
    const bool isThat = wanted && after ? equal(*wanted, *after) : !after && (!wanted || entry.isRename());
    if (isThat)
        session.noteSent(item.name, entry, found);
}

} // namespace flavormap
