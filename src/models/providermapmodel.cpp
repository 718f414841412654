// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/providermapmodel.h"

#include "edit/editsession.h"
#include "models/refusal.h"
#include "models/tablecell.h"

#include <algorithm>

namespace flavormap {

ProviderMapModel::ProviderMapModel(EditSession* session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(session, &EditSession::rowsChanged, this, &ProviderMapModel::onRowsChanged);
    connect(session, &EditSession::baseReplaced, this, &ProviderMapModel::reload);
}

ProviderMapModel::~ProviderMapModel() = default;

void ProviderMapModel::setImageTypes(const QStringList& names)
{
    if (names == m_names)
        return;
    beginResetModel();
    m_names = names;
    m_rows = providerMapRows(*m_session, m_names);
    endResetModel();
}

void ProviderMapModel::onRowsChanged(const std::vector<int>& sessionRows)
{
    const bool ours = std::any_of(m_names.cbegin(), m_names.cend(), [&](const QString& name) {
        const int row = m_session->rowOf(name);
        return row < 0 || std::binary_search(sessionRows.begin(), sessionRows.end(), row);
    });
    if (ours)
        reload();
}

void ProviderMapModel::reload()
{
    // Line by line, never a reset: an editor stays open in a line that stays, wherever it goes.
    const std::vector<ProviderMapRow> fresh = providerMapRows(*m_session, m_names);
    const auto isIn = [](const std::vector<ProviderMapRow>& rows, const ProviderMapRow& line, size_t from) {
        const auto start = rows.begin() + std::min(std::ptrdiff_t(from), std::ptrdiff_t(rows.size()));
        return std::find_if(start, rows.end(), [&](const ProviderMapRow& row) { return row.sameCell(line); });
    };
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (isIn(fresh, m_rows[size_t(row)], 0) != fresh.end())
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(fresh.size()); ++row) {
        const ProviderMapRow& line = fresh[size_t(row)];
        const auto there = isIn(m_rows, line, size_t(row));
        const int from = int(there - m_rows.begin());
        if (there == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, line);
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
    }
    for (int row = 0; row < int(fresh.size()); ++row) {
        if (m_rows[size_t(row)] == fresh[size_t(row)])
            continue;
        m_rows[size_t(row)] = fresh[size_t(row)];
        Q_EMIT dataChanged(index(row, 0), index(row, ValueColumn));
    }
}

int ProviderMapModel::rowOf(const CellPath& path) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const ProviderMapRow& row) { return row.path() == path; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

CellPath ProviderMapModel::path(int row) const
{
    return m_rows[size_t(row)].path();
}

int ProviderMapModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProviderMapModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 3;
}

QString ProviderMapModel::valueText(const ProviderMapRow& row) const
{
    if (row.differing > 1)
        return tr("%n different values", nullptr, row.differing);
    const QString text = shownText(row.value);
    if (row.removed || m_names.size() <= 1 || row.holders == m_names.size())
        return text;
    return tr("%1 · %2 of %3", "a value, and how many of the selected image types have it")
        .arg(text)
        .arg(row.holders)
        .arg(m_names.size());
}

int ProviderMapModel::flagsOf(const ProviderMapRow& row) const
{
    TableCell::Flags flags = TableCell::Plain;
    flags.setFlag(TableCell::Staged, row.staged);
    flags.setFlag(TableCell::Conflict, row.conflict);
    flags.setFlag(TableCell::Problem, !row.problem.isEmpty());
    flags.setFlag(TableCell::Json, row.value.isRawJson());
    flags.setFlag(TableCell::EmptyString, row.value.isString() && row.value.text().isEmpty());
    flags.setFlag(TableCell::Mono, row.value.isRawJson() || row.key == QStringLiteral("image"));
    flags.setFlag(TableCell::DeletedRow, row.removed);
    return flags.toInt();
}

QVariant ProviderMapModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProviderMapRow& at = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == ProviderColumn)
            return role == Qt::EditRole ? at.provider : shownName(at.provider);
        if (index.column() == KeyColumn)
            return role == Qt::EditRole || !at.isEntry() ? at.key : shownName(at.key);
        if (role == Qt::EditRole)
            return at.differing > 1 ? QString() : at.value.text();
        return valueText(at);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        if (index.column() == ProviderColumn && !at.providerProblem.isEmpty())
            return at.providerProblem;
        if (index.column() != ValueColumn)
            return role == Qt::ToolTipRole ? QVariant() : data(index);
        QStringList parts{at.differing > 1 ? valueText(at) : spokenText(at.value)};
        if (at.removed)
            parts << tr("staged to be removed");
        else if (at.staged)
            parts << tr("staged, on the server: %1").arg(spokenText(at.server));
        if (!at.problem.isEmpty())
            parts << at.problem;
        return parts.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
    case FlagsRole:
        if (index.column() == ProviderColumn && !at.removed && !at.providerProblem.isEmpty())
            return int(TableCell::Plain | TableCell::Problem);
        return index.column() == ValueColumn || at.removed ? flagsOf(at) : int(TableCell::Plain);
    case FirstOfProviderRole:
        return at.firstOfProvider;
    case RemovedRole:
        return at.removed;
    case MixedRole:
        return at.differing > 1 || (!at.removed && at.holders < m_names.size());
    case ServerTextRole:
        return at.staged ? spokenText(at.server) : QVariant();
    case ProblemRole: {
        const QString& problem = index.column() == ProviderColumn ? at.providerProblem : at.problem;
        return problem.isEmpty() ? QVariant() : problem;
    }
    default:
        return {};
    }
}

QVariant ProviderMapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical) { // never shown: for the ear
        if (section < 0 || section >= rowCount())
            return {};
        return QString(shownName(row(section).provider) + u' ' + row(section).key).trimmed();
    }
    switch (section) {
    case ProviderColumn:
        return tr("Provider");
    case KeyColumn:
        return tr("Key");
    case ValueColumn:
        return tr("Value");
    default:
        return {};
    }
}

Qt::ItemFlags ProviderMapModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags always = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const ProviderMapRow& at = row(index.row());
    if (at.removed || (index.column() != ProviderColumn && !at.isEntry()))
        return always;
    if (index.column() != ValueColumn && m_names.size() != 1)
        return always;
    const bool free = std::all_of(m_names.cbegin(), m_names.cend(),
        [this](const QString& name) { return m_session->isEditable(m_session->rowOf(name)); });
    return free ? always | Qt::ItemIsEditable : always;
}

} // namespace flavormap

#include "moc_providermapmodel.cpp"
