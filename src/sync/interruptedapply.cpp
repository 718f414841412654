// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal of an Apply says at the next start: what to tell the person, and what undo needs to know.
#include "domain/comparison.h"
#include "domain/imagetypecodec.h"
#include "sync/workspace_p.h"

#include <QLocale>

namespace flavormap {

namespace {

std::optional<ImageType> decoded(const QByteArray& json)
{
    if (json.isEmpty())
        return std::nullopt;
    auto read = ImageTypeCodec::decode(json);
    return read ? std::optional(std::move(read->imageType)) : std::nullopt;
}

} // namespace

void Workspace::Private::readLastApply(const std::vector<JournalItem>& run)
{
    if (run.empty())
        return;
    std::map<QString, const JournalItem*> last;
    for (const JournalItem& item : run) {
        if (!item.isEnd())
            last.insert_or_assign(item.name, &item);
    }
    int verified = 0;
    QStringList open;
    for (const auto& [name, item] : last) {
        openWrites.push_back(*item); // a verified one may not have left the draft yet
        if (item->state == ItemState::Verified)
            ++verified;
        if (item->state == ItemState::Sending || item->state == ItemState::Unknown)
            open += name;
    }
    const JournalItem& newest = run.back();
    if (newest.isEnd())
        return;
    interruptedApply = tr(
        "Apply was interrupted at %1: %2 verified, %3 sent without a known outcome%4. What the server has "
        "now is compared with it; Review shows what is still to be sent.")
                           .arg(QLocale().toString(newest.when, QLocale::ShortFormat))
                           .arg(verified)
                           .arg(open.size())
                           .arg(open.isEmpty()
                                   ? QString()
                                   : QStringLiteral(" (%1)").arg(open.join(QStringLiteral(", "))));
    drafts.journal().record(JournalItem::endOf(newest.run)); // told once; nobody waits for it
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
