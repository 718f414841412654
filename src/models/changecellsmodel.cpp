// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/changecellsmodel.h"

#include "models/tablecell.h"

#include <QHash>

namespace flavormap {

namespace {

bool hasCells(const Value& value)
{
    return value.text().startsWith(u'{') && value.text().size() > 2;
}

bool isToldByItsCells(const CellPath& path, const Value& before, const Value& after)
{
    const bool container = path.kind() == CellPath::Kind::Map || path.kind() == CellPath::Kind::Provider;
    return container && (hasCells(before) || hasCells(after));
}

QString memberWord(const QString& member)
{
    if (member == u"label")
        return ChangeCellsModel::tr("Label");
    if (member == u"description")
        return ChangeCellsModel::tr("Description");
    if (member == u"icon")
        return ChangeCellsModel::tr("Icon");
    return shownName(member);
}

ChangeCell cellAt(const CellPath& path)
{
    ChangeCell cell;
    cell.path = path;
    switch (path.kind()) {
    case CellPath::Kind::Member:
        cell.place = memberWord(path.memberName());
        break;
    case CellPath::Kind::Map:
        cell.place = ChangeCellsModel::tr("Provider map");
        break;
    case CellPath::Kind::Entry:
        cell.key = shownName(path.key());
        [[fallthrough]];
    case CellPath::Kind::Provider:
        cell.place = shownName(path.providerName());
        break;
    }
    return cell;
}

/// The server's cells in its order, then what is new.
std::vector<ChangeCell> cellsOf(const PlanItem& item)
{
    const std::optional<ImageType>& server = item.entry.isRename() ? item.server.origin : item.server.current;
    std::vector<ChangeCell> cells;
    QHash<CellPath, size_t> at;
    const auto add = [&](const CellPath& path) -> ChangeCell& {
        if (const auto known = at.constFind(path); known != at.cend())
            return cells[*known];
        at.insert(path, cells.size());
        return cells.emplace_back(cellAt(path));
    };
    for (const std::optional<ImageType>* type : {&server, &item.becomes}) {
        if (!*type)
            continue;
        for (const ImageType::Cell& cell : (*type)->cells()) {
            ChangeCell& shown = add(cell.path);
            (type == &server ? shown.before : shown.after) = cell.value;
        }
    }
    for (const CellChange& change : item.changes) {
        ChangeCell& shown = add(change.path);
        shown.before = change.before;
        shown.after = change.after;
        shown.changed = true;
    }
    for (const Conflict& conflict : item.conflicts) {
        if (conflict.kind == Conflict::Kind::Cell)
            add(conflict.path).conflict = conflict;
    }
    std::erase_if(
        cells, [](const ChangeCell& cell) { return isToldByItsCells(cell.path, cell.before, cell.after); });
    return cells;
}

} // namespace

bool isToldByItsCells(const CellChange& change)
{
    return isToldByItsCells(change.path, change.before, change.after);
}

ChangeCellsModel::ChangeCellsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ChangeCellsModel::show(const PlanItem* item, bool withUnchanged, bool editable)
{
    beginResetModel();
    m_name = item ? item->name : QString();
    m_editable = editable;
    m_cells = item ? cellsOf(*item) : std::vector<ChangeCell>();
    m_group = item ? item->group : PlanItem::Group::Changed;
    m_all = int(m_cells.size());
    m_changed = int(std::ranges::count_if(m_cells, &ChangeCell::changed));
    m_conflicts = int(
        std::ranges::count_if(m_cells, [](const ChangeCell& cell) { return cell.conflict.has_value(); }));
    // A provider's keys stand together, where its first one stands, whether or not that is shown.
    std::vector<QString> order;
    for (const ChangeCell& cell : m_cells) {
        if (std::ranges::find(order, cell.place) == order.end())
            order.push_back(cell.place);
    }
    std::ranges::stable_sort(m_cells, {}, [&](const ChangeCell& cell) {
        return std::pair(
            cell.path.kind() != CellPath::Kind::Member, std::ranges::find(order, cell.place) - order.begin());
    });
    if (!withUnchanged)
        std::erase_if(m_cells, [](const ChangeCell& cell) { return !cell.changed && !cell.conflict; });
    for (size_t at = 0; at < m_cells.size(); ++at)
        m_cells[at].first = at == 0 || m_cells[at].place != m_cells[at - 1].place;
    endResetModel();
}

int ChangeCellsModel::firstChangedRow() const
{
    const auto first = std::ranges::find(m_cells, true, &ChangeCell::changed);
    return first == m_cells.end() ? -1 : int(first - m_cells.begin());
}

int ChangeCellsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_cells.size());
}

int ChangeCellsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangeCellsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChangeCell& at = cell(index.row());
    if (role == Qt::ToolTipRole) {
        if (at.conflict) {
            return tr("seen: %1\non the server now: %2\nmine: %3")
                .arg(spokenText(at.conflict->seen), spokenText(at.conflict->theirs),
                    spokenText(at.conflict->mine));
        }
        if (index.column() == Before || index.column() == After)
            return spokenText(index.column() == Before ? at.before : at.after);
        return {};
    }
    if (role == Qt::EditRole && index.column() == After)
        return at.after.isAbsent() ? QString() : at.after.text();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const bool spoken = role == Qt::AccessibleTextRole;
    const auto shown = [&](const Value& value) {
        return spoken ? spokenText(value) : value.isAbsent() ? QString() : shownText(value);
    };
    switch (index.column()) {
    case Place:
        return spoken || at.first || at.changed ? at.place : QString();
    case Key:
        return at.key;
    case Seen:
        return at.conflict ? shown(at.conflict->seen) : QString();
    case Before:
        return shown(at.before);
    case After:
        if (!at.changed)
            return tr("same");
        return at.conflict && spoken ? tr("%1, in conflict").arg(shown(at.after)) : shown(at.after);
    default:
        return {};
    }
}

QVariant ChangeCellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical) { // never shown: for the ear
        if (section < 0 || section >= rowCount())
            return {};
        return QString(cell(section).place + u' ' + cell(section).key).trimmed();
    }
    switch (section) {
    case Place:
        return tr("Cell");
    case Key: // shown without a word of its own
        return role == Qt::AccessibleTextRole ? tr("Key") : QString();
    case Seen:
        return tr("You saw");
    case Before:
        return tr("On the server");
    case After:
        return tr("Will become");
    default:
        return QString();
    }
}

/// A text of one line, of a cell that changes: the rest is edited in the table and the form.
bool ChangeCellsModel::mayEdit(int row) const
{
    const ChangeCell& at = cell(row);
    const bool isCell = at.path.isEntry() || at.path.kind() == CellPath::Kind::Member;
    return m_editable && isCell && at.changed && m_group != PlanItem::Group::Deleted
        && !at.after.text().contains(u'\n');
}

Qt::ItemFlags ChangeCellsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == After && mayEdit(index.row()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ChangeCellsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const QString text = value.toString();
    const ChangeCell at = cell(index.row());
    if (text != data(index, Qt::EditRole).toString())
        Q_EMIT edited(m_name, at.path, text.isEmpty() ? Value() : Value::string(text));
    return true;
}

} // namespace flavormap

#include "moc_changecellsmodel.cpp"
