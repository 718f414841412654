// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/changelistmodel.h"

#include "domain/memory.h"
#include "models/cellreader.h"
#include "models/changecellsmodel.h"

#include <algorithm>

namespace flavormap {

namespace {

using Section = ChangeRow::Section;

constexpr int mostProviders = 3; // named in the detail of a change

QString headingOf(Section section)
{
    switch (section) {
    case Section::Problems:
        return ChangeListModel::tr("Adds a problem");
    case Section::New:
        return ChangeListModel::tr("New");
    case Section::Changed:
        return ChangeListModel::tr("Changed");
    case Section::Renamed:
        return ChangeListModel::tr("Renamed");
    case Section::Deleted:
        return ChangeListModel::tr("Deleted");
    case Section::Conflict:
        return ChangeListModel::tr("Conflict");
    }
    Q_UNREACHABLE();
}

QString detailOf(const PlanItem& item)
{
    if (item.entry.kind == PatchEntry::Kind::Delete)
        return ChangeListModel::tr("whole image type");
    QStringList providers;
    int cells = 0;
    for (const CellChange& change : item.changes) {
        cells += isToldByItsCells(change) ? 0 : 1;
        if (change.path.isEntry() && !providers.contains(change.path.providerName()))
            providers += change.path.providerName();
    }
    QString detail = item.entry.isRename() && cells == 0 ? ChangeListModel::tr("whole image type")
                                                         : ChangeListModel::tr("%n cell(s)", nullptr, cells);
    const int more = int(providers.size()) - mostProviders;
    if (more > 0)
        return detail + QStringLiteral(" · ")
            + ChangeListModel::tr("%n provider(s)", nullptr, int(providers.size()));
    for (QString& provider : providers)
        provider = shownName(provider);
    return providers.isEmpty() ? detail
                               : detail + QStringLiteral(" · ") + providers.join(QStringLiteral(", "));
}

QString conflictText(const PlanItem& item)
{
    switch (item.conflicts.front().kind) {
    case Conflict::Kind::Cell:
        return ChangeListModel::tr(
            "Changed on the server after it was read. Held back until you choose a value.");
    case Conflict::Kind::DeletedThere:
        return ChangeListModel::tr("Gone from the server. Held back: keep mine creates it again.");
    case Conflict::Kind::ChangedThere:
        return ChangeListModel::tr(
            "Changed on the server after it was seen. Held back: keep mine deletes it as it is now.");
    case Conflict::Kind::UnreadableThere:
        return ChangeListModel::tr(
            "The server's list has it in a form that can't be read. Held back until it is mended there.");
    case Conflict::Kind::CreatedThere:
        return ChangeListModel::tr(
            "Created on the server meanwhile. Held back: keep mine turns it into yours.");
    }
    Q_UNREACHABLE();
}

} // namespace

ChangeListModel::ChangeListModel(QObject* parent)
    : QAbstractListModel(parent)
    , m_progressOf([](const QString&) { return std::optional<ChangeProgress>(); })
{
}

Section ChangeListModel::sectionOf(const PlanItem& item)
{
    if (item.isHeldBack())
        return Section::Conflict;
    if (!item.newProblems.empty())
        return Section::Problems;
    switch (item.group) {
    case PlanItem::Group::New:
        return Section::New;
    case PlanItem::Group::Changed:
        return Section::Changed;
    case PlanItem::Group::Renamed:
        return Section::Renamed;
    case PlanItem::Group::Deleted:
        return Section::Deleted;
    case PlanItem::Group::Conflict:
        return Section::Conflict;
    }
    Q_UNREACHABLE();
}

void ChangeListModel::show(ChangePlan plan, ProgressOf progressOf)
{
    beginResetModel();
    freeElsewhere(std::exchange(m_plan, std::move(plan)));
    m_progressOf = std::move(progressOf);
    arrange();
    m_tickedCount = ticksNow();
    endResetModel(); // before anybody is told: who hears of it asks for rows
    Q_EMIT ticksChanged();
}

void ChangeListModel::arrange()
{
    std::vector<std::pair<Section, int>> order;
    order.reserve(m_plan.items.size());
    for (size_t at = 0; at < m_plan.items.size(); ++at)
        order.emplace_back(sectionOf(m_plan.items[at]), int(at));
    std::ranges::stable_sort(order, {}, &std::pair<Section, int>::first);
    m_rows.clear();
    m_rowOf.clear();
    size_t heading = 0;
    for (const auto& [section, item] : order) {
        if (m_rows.empty() || m_rows.back().section != section) {
            heading = m_rows.size();
            m_rows.push_back({section, -1, 0});
        }
        ++m_rows[heading].count;
        m_rowOf.insert(m_plan.items[size_t(item)].name, int(m_rows.size()));
        m_rows.push_back({section, item, 0});
    }
}

void ChangeListModel::progressed(const QSet<QString>& names)
{
    int first = rowCount();
    int last = -1;
    for (const QString& name : names) {
        if (const int row = rowOf(name); row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last < 0)
        return;
    countTicks();
    Q_EMIT dataChanged(index(first), index(last));
}

const PlanItem* ChangeListModel::item(int row) const
{
    if (row < 0 || row >= rowCount() || isHeading(row))
        return nullptr;
    return &m_plan.items[size_t(m_rows[size_t(row)].item)];
}

int ChangeListModel::rowOf(const QString& name) const
{
    return m_rowOf.value(name, -1);
}

int ChangeListModel::firstRow() const
{
    return m_rows.size() > 1 ? 1 : -1;
}

QString ChangeListModel::messageOf(const PlanItem& item, const std::optional<ChangeProgress>& progress) const
{
    if (progress && !progress->reason.isEmpty())
        return progress->reason;
    if (item.isHeldBack())
        return conflictText(item);
    if (progress && progress->state == ItemState::Verified)
        return {};
    QStringList sentences;
    for (const Problem& problem : item.newProblems)
        sentences += problemText(problem);
    if (!item.usedByTemplates.isEmpty())
        sentences += tr("Used by the cluster template(s) %1.", nullptr, int(item.usedByTemplates.size()))
                         .arg(item.usedByTemplates.join(QStringLiteral(", ")));
    if (item.areUsesUnknown)
        sentences += tr("Which templates use it is unknown.");
    if (item.endsHistory())
        sentences += tr("Ends the server's version history.");
    return sentences.join(u' ');
}

bool ChangeListModel::hasMessage(int row) const
{
    const PlanItem* change = item(row);
    return change && !messageOf(*change, m_progressOf(change->name)).isEmpty();
}

ChangeRow ChangeListModel::row(int row) const
{
    const Row& at = m_rows[size_t(row)];
    ChangeRow shown;
    shown.section = at.section;
    if (at.item < 0) {
        shown.heading = true;
        shown.text = headingOf(at.section);
        shown.count = at.count;
        return shown;
    }
    const PlanItem& change = m_plan.items[size_t(at.item)];
    shown.text = change.entry.isRename() ? tr("%1 → %2").arg(change.entry.origin, change.name) : change.name;
    shown.detail = detailOf(change);
    shown.progress = m_progressOf(change.name);
    shown.message = messageOf(change, shown.progress);
    shown.deleted = change.entry.kind == PatchEntry::Kind::Delete;
    shown.heldBack = change.isHeldBack();
    shown.tickable = tickable(change);
    shown.ticked = ticked(change);
    return shown;
}

bool ChangeListModel::tickable(const PlanItem& item) const
{
    const std::optional<ChangeProgress> progress = m_progressOf(item.name);
    const bool done
        = progress && (progress->state == ItemState::Verified || progress->state < ItemState::Verified);
    return !item.isHeldBack() && !done;
}

bool ChangeListModel::ticked(const PlanItem& item) const
{
    return tickable(item) && m_ticks.value(item.name, item.startsTicked());
}

int ChangeListModel::ticksNow() const
{
    return int(std::ranges::count_if(m_plan.items, [this](const PlanItem& item) { return ticked(item); }));
}

void ChangeListModel::countTicks()
{
    const int now = ticksNow();
    if (std::exchange(m_tickedCount, now) != now)
        Q_EMIT ticksChanged();
}

QStringList ChangeListModel::tickedNames() const
{
    QStringList names;
    for (const PlanItem& item : m_plan.items) {
        if (ticked(item))
            names += item.name;
    }
    return names;
}

void ChangeListModel::setTicked(int row, bool ticked)
{
    const PlanItem* change = item(row);
    if (!change || !tickable(*change))
        return;
    m_ticks.insert(change->name, ticked);
    countTicks();
    Q_EMIT dataChanged(index(row), index(row), {Qt::CheckStateRole});
}

QString ChangeListModel::word(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return tr("waiting");
    case ItemState::Checking:
        return tr("checking");
    case ItemState::Sending:
        return tr("sending");
    case ItemState::Verifying:
        return tr("reading back");
    case ItemState::Verified:
        return tr("verified");
    case ItemState::Failed:
        return tr("failed");
    case ItemState::Conflict:
        return tr("conflict");
    case ItemState::Unknown:
        return tr("unknown");
    case ItemState::NotSent:
        return tr("not sent");
    }
    Q_UNREACHABLE();
}

int ChangeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ChangeListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::CheckStateRole) {
        const PlanItem* change = item(index.row());
        return change && tickable(*change) ? QVariant(ticked(*change) ? Qt::Checked : Qt::Unchecked)
                                           : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const ChangeRow shown = row(index.row());
    if (shown.heading)
        return role == Qt::ToolTipRole ? QString() : QStringLiteral("%1 %2").arg(shown.text).arg(shown.count);
    if (role == Qt::DisplayRole)
        return shown.text;
    QStringList words{shown.text, headingOf(shown.section), shown.detail};
    if (shown.progress)
        words += word(shown.progress->state);
    if (!shown.message.isEmpty())
        words += shown.message;
    return words.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
}

/// Never shown: for the ear.
QVariant ChangeListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Horizontal)
        return tr("Change");
    return section >= 0 && section < rowCount() ? QVariant(row(section).text) : QVariant();
}

bool ChangeListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    setTicked(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ChangeListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || isHeading(index.row()))
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (tickable(*item(index.row())))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace flavormap

#include "moc_changelistmodel.cpp"
