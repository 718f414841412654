// SPDX-License-Identifier: GPL-3.0-or-later
// A patch that was made elsewhere comes in: what fits, and staging it.
#include "domain/namerule.h"
#include "edit/editsession_p.h"

#include <set>

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

QString isApplied(const QString& name)
{
    return EditSession::tr("“%1” is being applied: wait for it to end, then open the changes again.")
        .arg(name);
}

/// Looks at the entries one after the other, on copies of what the session has.
class Examination
{
public:
    Examination(Base base, Patch patch, QSet<QString> inFlight)
        : m_base(std::move(base))
        , m_patch(std::move(patch))
        , m_inFlight(std::move(inFlight))
        , m_staged(entriesByName(m_patch))
    {
    }

    struct Fitting
    {
        IncomingChange change;
        QStringList rivals; ///< staged entries of the same names
    };
    Fitting next(const QString& name, const PatchEntry& entry);
    const Patch& patch() const { return m_patch; }

private:
    QString refusal(const QString& name, const PatchEntry& entry);
    IncomingChange examined(const QString& name, const PatchEntry& entry, const QStringList& rivals);
    QString namedAlike(const QString& name);

    const Base m_base;
    const Patch m_patch;
    const QSet<QString> m_inFlight;
    const QHash<QString, QString> m_staged;
    QHash<QString, QString> m_met;           // a name of the patch: the entry that has to do with it
    QHash<QString, QString> m_brought;       // the same of new names, case-folded
    QMultiHash<QString, QString> m_byFolded; // all names there and staged; made when first asked for
};

QString Examination::namedAlike(const QString& name)
{
    if (m_byFolded.isEmpty()) {
        const Catalogue& catalogue = *m_base.catalogue();
        for (int row = 0; row < catalogue.size(); ++row)
            m_byFolded.insert(caseFolded(catalogue.name(row)), catalogue.name(row));
        for (auto it = m_base.overlay().keyBegin(); it != m_base.overlay().keyEnd(); ++it)
            m_byFolded.insert(caseFolded(*it), *it);
        for (const auto& [other, entry] : m_patch)
            m_byFolded.insert(caseFolded(other), other);
    }
    for (const QString& other : m_byFolded.values(caseFolded(name))) {
        if (other != name && (m_base.contains(other) || m_patch.contains(other)))
            return other;
    }
    return {};
}

QString Examination::refusal(const QString& name, const PatchEntry& entry)
{
    for (const QString& each : namesOf(name, entry)) {
        if (const Result<void> rule = checkName(each); !rule)
            return rule.error().message;
        if (m_inFlight.contains(each))
            return isApplied(each);
    }
    const QString other = bringsName(entry) && !m_base.contains(name) ? namedAlike(name) : QString();
    if (!other.isEmpty())
        return EditSession::tr("“%1” differs only in case from “%2”, which is one name on some servers.")
            .arg(name, other);
    return {};
}

IncomingChange Examination::examined(const QString& name, const PatchEntry& entry, const QStringList& rivals)
{
    if (QString reason = refusal(name, entry); !reason.isEmpty())
        return {name, Fit::Refused, std::move(reason)};
    const Theirs theirs = m_base.theirs(name, entry);
    const Rebased now = flavormap::rebase(name, entry, theirs);
    if (now.isDone())
        return {name, Fit::Done, {}};
    if (rivals.isEmpty())
        return {name, now.conflicts.empty() ? Fit::Clean : Fit::Conflict, {}};
    for (const QString& rival : rivals) {
        for (const QString& each : namesOf(rival, m_patch.at(rival))) {
            if (m_inFlight.contains(each))
                return {name, Fit::Refused, isApplied(each)};
        }
    }
    const auto mine = m_patch.find(name);
    const bool isStaged = mine != m_patch.end() && saysTheSame(name, entry, mine->second, theirs);
    return {name, isStaged ? Fit::Staged : Fit::Rival, {}};
}

Examination::Fitting Examination::next(const QString& name, const PatchEntry& entry)
{
    QStringList rivals;
    QString other;
    for (const QString& each : namesOf(name, entry)) {
        if (const QString rival = m_staged.value(each); !rival.isEmpty() && !rivals.contains(rival))
            rivals += rival;
        if (const auto before = m_met.constFind(each); before != m_met.cend())
            other = *before;
        m_met.insert(each, name);
    }
    if (bringsName(entry)) {
        if (const auto before = m_brought.constFind(caseFolded(name)); before != m_brought.cend())
            other = *before;
        m_brought.insert(caseFolded(name), name);
    }
    IncomingChange change = examined(name, entry, rivals);
    if (!other.isEmpty() && change.fit != Fit::Refused)
        change
            = {name, Fit::Refused, EditSession::tr("“%1” and “%2” can't both be staged.").arg(other, name)};
    return {std::move(change), std::move(rivals)};
}

} // namespace

std::function<std::vector<IncomingChange>(const Patch&)> EditSession::examiner() const
{
    return [base = d->base, patch = d->patch, inFlight = d->inFlight](const Patch& incoming) {
        Examination examination(base, patch, inFlight);
        std::vector<IncomingChange> changes;
        for (const auto& [name, entry] : incoming)
            changes.push_back(examination.next(name, entry).change);
        return changes;
    };
}

Result<std::shared_ptr<Staging>> EditSession::Private::beginIncoming(
    const Patch& incoming, Rivals rivals, const QString& undoText) const
{
    if (const Result<void> allowed = mayEdit(); !allowed)
        return tl::unexpected(allowed.error());
    const auto examination = std::make_shared<Examination>(base, patch, inFlight);
    const auto replaced = std::make_shared<std::set<QString>>();
    const auto taken = std::make_shared<std::set<QString>>();
    const auto before = [examination](const QString& name) {
        const auto it = examination->patch().find(name);
        return it == examination->patch().end() ? std::nullopt : std::optional(it->second);
    };
    auto staging = std::make_shared<Staging>(undoText);
    for (const auto& [at, wanted] : incoming) {
        staging->add([=, name = at, entry = wanted](Staging& self, const Base& known) {
            const auto [change, others] = examination->next(name, entry);
            const bool isTaken = change.fit == Fit::Clean || change.fit == Fit::Conflict
                || (change.fit == Fit::Rival && rivals == Rivals::Replace);
            if (!isTaken)
                return;
            taken->insert(name);
            replaced->insert(others.begin(), others.end());
            self.change(known, name, before(name), entry);
        });
    }
    staging->add([=](Staging& self, const Base& known) {
        for (const QString& name : *replaced) {
            if (!taken->contains(name))
                self.change(known, name, before(name), std::nullopt);
        }
    });
    return staging;
}

Result<void> EditSession::stageIncoming(const Patch& incoming, Rivals rivals, const QString& undoText)
{
    return d->run(
        [this, incoming, rivals, undoText] { return d->beginIncoming(incoming, rivals, undoText); });
}

} // namespace flavormap
