// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit/rowindex.h"

#include "edit/stagedcells.h"

#include "domain/problem.h"

#include <algorithm>

namespace flavormap {

namespace {

const QString& nameOnServer(const QString& name, const PatchEntry& entry)
{
    return entry.isRename() ? entry.origin : name;
}

bool isSimple(const PatchEntry& entry, bool isThere)
{
    return isThere
        && (entry.kind == PatchEntry::Kind::Delete
            || (entry.kind == PatchEntry::Kind::Update
                && std::ranges::none_of(
                    entry.cells, [](const auto& cell) { return isContainer(cell.first); })));
}

} // namespace

RowIndex::RowIndex(const Base& base, const Patch& patch)
    : m_base(base)
    , m_patch(patch)
{
}

void RowIndex::swap(RowIndex& other)
{
    m_marks.swap(other.m_marks);
    m_rows.swap(other.m_rows);
    m_rowOf.swap(other.m_rowOf);
    m_renamed.swap(other.m_renamed);
    std::swap(m_counts, other.m_counts);
}

void RowIndex::reset(const Marks& known)
{
    const Catalogue& catalogue = *m_base.catalogue();
    m_marks.assign(size_t(catalogue.size()), Exists);
    m_rows.clear();
    m_rowOf.clear();
    m_renamed.clear();
    m_counts = {catalogue.size(), catalogue.problemCount(), 0};
    for (const auto& [name, entry] : m_patch) {
        if (entry.isRename())
            m_renamed.insert(entry.origin, name);
    }
    QStringList unknown(m_base.overlay().keyBegin(), m_base.overlay().keyEnd());
    for (const auto& [name, entry] : m_patch) {
        const auto marks = known.constFind(name);
        const int row = rowOfServerName(nameOnServer(name, entry));
        if (marks != known.cend() && row >= 0)
            look(row, nameOnServer(name, entry), &*marks);
        else
            unknown.append(nameOnServer(name, entry));
        if (entry.isRename())
            unknown.append(name); // its new name may be there
    }
    update(unknown);
}

QStringList RowIndex::noteChanges(const std::vector<EntryChange>& changes)
{
    QStringList names;
    for (const EntryChange& change : changes) {
        names.append(change.name);
        if (change.before && change.before->isRename()) {
            names.append(change.before->origin);
            m_renamed.remove(change.before->origin);
        }
    }
    for (const EntryChange& change : changes) {
        if (change.after && change.after->isRename()) {
            names.append(change.after->origin);
            m_renamed.insert(change.after->origin, change.name);
        }
    }
    return names;
}

std::vector<int> RowIndex::update(const QStringList& serverNames, const Marks& known)
{
    std::vector<int> rows;
    rows.reserve(size_t(serverNames.size()));
    for (const QString& name : serverNames) {
        int row = rowOfServerName(name);
        if (row < 0) {
            const Row fresh = rowFor(name);
            if (!fresh.entry && !m_base.contains(name))
                continue;
            row = size();
            m_marks.push_back(0);
            m_rowOf.insert(name, row);
        }
        const auto marks = known.constFind(name);
        const bool isKnown = marks != known.cend() && !m_renamed.contains(name);
        look(row, name, isKnown ? &*marks : nullptr);
        rows.push_back(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void RowIndex::moveRow(const QString& fromServerName, const QString& toServerName)
{
    const int row = rowOfServerName(fromServerName);
    if (row < 0 || rowOfServerName(toServerName) >= 0)
        return;
    m_rowOf.insert(fromServerName, -1);
    m_rowOf.insert(toServerName, row);
    look(row, toServerName);
}

RowIndex::Row RowIndex::rowFor(const QString& serverName) const
{
    const QString renamed = m_renamed.value(serverName);
    const auto staged = m_patch.find(renamed.isEmpty() ? serverName : renamed);
    const bool isOwn = staged != m_patch.end() && nameOnServer(staged->first, staged->second) == serverName;
    if (!isOwn)
        return {serverName, {}, nullptr, true, {}};
    return {serverName, staged->first, &staged->second, isSimple(staged->second, m_base.contains(serverName)),
        {}};
}

void RowIndex::look(int row, const QString& serverName, const quint8* known)
{
    Row found = rowFor(serverName);
    const bool isPlain = !found.entry && row < m_base.catalogue()->size()
        && !m_base.overlay().contains(serverName) && m_base.catalogue()->name(row) == serverName
        && m_patch.find(serverName) == m_patch.end();
    if (isPlain) {
        setMarks(row, Exists);
        m_rows.remove(row);
        return;
    }
    const quint8 marks = marksOf(found, known);
    setMarks(row, marks);
    m_rows.insert(row, std::move(found));
}

quint8 RowIndex::marksOf(const Row& row, const quint8* known) const
{
    if (known)
        return *known;
    // Hidden: a rename onto this name is staged, and its row tells of the conflict.
    const bool isHidden = !row.entry && m_patch.find(row.serverName) != m_patch.end();
    if (isHidden || (!row.entry && !m_base.contains(row.serverName)))
        return Touched;
    if (!row.entry)
        return marksOf(m_base.imageType(row.serverName), false);
    const Theirs theirs = m_base.theirs(row.entryName, *row.entry);
    return marksOf(patched(row.entryName, *row.entry, theirs),
        m_base.isKnown() && !rebase(row.entryName, *row.entry, theirs).conflicts.empty());
}

quint8 RowIndex::marksOf(const std::optional<ImageType>& draft, bool inConflict)
{
    quint8 marks = Touched | Exists;
    if (draft && !problems(*draft).empty())
        marks |= Problem;
    if (inConflict)
        marks |= Conflict;
    return marks;
}

bool RowIndex::hasProblem(int row) const
{
    return isTouched(row) ? (marks(row) & Problem) : m_base.catalogue()->hasProblem(row);
}

void RowIndex::setMarks(int row, quint8 marks)
{
    const auto count = [this, row](int sign) {
        m_counts.existing += this->marks(row) & Exists ? sign : 0;
        m_counts.conflicts += this->marks(row) & Conflict ? sign : 0;
        m_counts.problems += hasProblem(row) ? sign : 0;
    };
    if (this->marks(row) != 0)
        count(-1);
    m_marks[size_t(row)] = marks;
    count(+1);
}

int RowIndex::rowOfServerName(const QString& name) const
{
    const auto it = m_rowOf.constFind(name);
    return it != m_rowOf.cend() ? *it : m_base.catalogue()->rowOf(name);
}

int RowIndex::rowOfDraftName(const QString& name) const
{
    const auto staged = m_patch.find(name);
    if (staged != m_patch.end())
        return rowOfServerName(nameOnServer(name, staged->second));
    if (m_renamed.contains(name))
        return -1;
    const int row = rowOfServerName(name);
    return row >= 0 && (marks(row) & Exists) ? row : -1;
}

QString RowIndex::draftName(int row) const
{
    if (!isTouched(row))
        return m_base.catalogue()->name(row);
    const Row& data = touched(row);
    return data.entry ? data.entryName : data.serverName;
}

Value RowIndex::value(int row, const CellPath& path) const
{
    if (!isTouched(row))
        return m_base.catalogue()->value(row, path);
    const Row& data = touched(row);
    if (!data.entry)
        return m_base.value(data.serverName, path);
    if (!data.isSimple || isContainer(path))
        return shown(data).value(path);
    if (const PatchCell* cell = data.entry->find(path))
        return cell->wanted;
    return m_base.value(data.serverName, path);
}

const ImageType& RowIndex::shown(const Row& row) const
{
    if (!row.draft) {
        std::optional<ImageType> draft;
        if (row.entry)
            draft = patched(row.entryName, *row.entry, m_base.theirs(row.entryName, *row.entry));
        if (!draft)
            draft = m_base.imageType(row.serverName);
        if (!draft && row.entry && row.entry->seenWhole)
            draft = *row.entry->seenWhole; // of a delete, what can't be read any more
        row.draft = std::make_shared<const ImageType>(draft.value_or(ImageType(row.serverName)));
    }
    return *row.draft;
}

} // namespace flavormap
