// SPDX-License-Identifier: GPL-3.0-or-later
// What may be edited and which names may be given; each refusal has its own sentence.
#include "edit/editsession_p.h"

#include "domain/namerule.h"

namespace flavormap {

namespace {

tl::unexpected<Error> refused(QString message)
{
    return failure(Error::Kind::Invalid, std::move(message));
}

/// By its name, or as its row is shown: "#17". Such rows are the last ones, and found by no name.
bool isUnreadable(const Catalogue& catalogue, const QString& name)
{
    for (int row = catalogue.size() - 1; row >= 0 && !catalogue.isEditable(row); --row) {
        if (catalogue.name(row) == name)
            return true;
    }
    return catalogue.isUnreadable(name);
}

} // namespace

Result<void> EditSession::Private::mayEdit() const
{
    if (!readOnlyReason.isEmpty())
        return refused(tr("Nothing can be changed: %1").arg(readOnlyReason));
    if (pending.staging)
        return refused(
            tr("“%1” is being staged: wait for it to end, or cancel it.").arg(pending.staging->title()));
    return {};
}

Result<void> EditSession::Private::mayTouch(const QString& draftName) const
{
    if (const Result<void> allowed = mayEdit(); !allowed)
        return allowed;
    if (inFlight.contains(draftName))
        return refused(tr("“%1” is being applied: wait for it to end, then change it.").arg(draftName));
    const int row = rows.rowOfDraftName(draftName);
    if (row < 0 && !isUnreadable(*base.catalogue(), draftName))
        return refused(tr("There is no image type “%1” here: refresh to see what there is.").arg(draftName));
    if (row < 0 || q->rowState(row) == RowState::Unreadable)
        return refused(tr("“%1” can't be edited here, because it could not be read as an image type: mend it "
                          "on the server, "
                          "then refresh.")
                           .arg(draftName));
    return {};
}

Result<void> EditSession::Private::mayCompare(const QString& draftName) const
{
    const auto entry = patch.find(draftName);
    const bool isStaged = entry != patch.end();
    const bool isRename = isStaged && entry->second.isRename();
    if (isStaged && (base.isUnreadable(draftName) || (isRename && base.isUnreadable(entry->second.origin))))
        return refused(
            tr("“%1” can't be changed further, because what the server has of it can't be read any "
               "more: mend it on the server, then refresh.")
                .arg(draftName));
    return {};
}

Result<void> EditSession::Private::mayEditCells(const QString& draftName) const
{
    const Result<void> allowed = mayTouch(draftName);
    if (const Result<void> readable = mayCompare(draftName); allowed && !readable)
        return readable;
    if (allowed && q->rowState(rows.rowOfDraftName(draftName)) == RowState::Deleted)
        return refused(tr("“%1” is staged to be deleted: revert that to change it.").arg(draftName));
    return allowed;
}

Result<void> EditSession::Private::mayName(
    const QString& name, const QString& renamedFrom, const std::optional<PatchEntry>& renamed) const
{
    if (const Result<void> rule = checkName(name); !rule)
        return rule;
    if (inFlight.contains(name))
        return refused(tr("“%1” is being applied: wait for it to end, or choose another name.").arg(name));
    if (renamed && renamed->isRename() && renamed->origin == name)
        return {};
    const std::optional<PatchEntry> there = staged(name);
    const bool isDeleted = there && there->kind == PatchEntry::Kind::Delete;
    if (isDeleted && !renamedFrom.isEmpty())
        return refused(
            tr("“%1” is staged to be deleted: revert or apply that, or choose another name.").arg(name));
    if (const QString to = rows.renamedTo(name); !to.isEmpty())
        return refused(tr("“%1” is staged to be renamed to “%2”: apply that first, or choose another name.")
                           .arg(name, to));
    if (base.isUnreadable(name))
        return refused(
            tr("There is an image type “%1” already, which can't be read: mend it on the server, or "
               "choose another name.")
                .arg(name));
    if (!isDeleted && (there || base.contains(name)))
        return refused(tr("There is an image type “%1” already: choose another name.").arg(name));

    if (const QString other = namedAlike(name); !other.isEmpty())
        return refused(tr("“%1” differs only in case from “%2”, which is one name on some servers: choose "
                          "another name.")
                           .arg(name, other));
    return {};
}

QString EditSession::Private::namedAlike(const QString& name) const
{
    if (baseNamesByFold.isEmpty()) {
        const Catalogue& catalogue = *base.catalogue();
        for (int row = 0; row < catalogue.size(); ++row)
            baseNamesByFold.insert(caseFolded(catalogue.name(row)), catalogue.name(row));
    }
    const QString folded = caseFolded(name);
    QStringList alike = baseNamesByFold.values(folded);
    for (const auto& [other, entry] : patch) {
        if (other.size() == name.size() && caseFolded(other) == folded)
            alike.append(other);
    }
    for (const auto& [other, imageType] : base.overlay().asKeyValueRange()) {
        if (imageType && caseFolded(other) == folded)
            alike.append(other);
    }
    for (const QString& other : alike) {
        if (other != name && (base.contains(other) || patch.contains(other)))
            return other;
    }
    return {};
}

} // namespace flavormap
