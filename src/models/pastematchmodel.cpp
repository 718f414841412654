// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pastematchmodel.h"

#include "models/tablecell.h"

#include <algorithm>

namespace flavormap {

using Fit = MatchedCell::Fit;

PasteMatchModel::PasteMatchModel(CopiedCells copied, const EditSession& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_copied(std::move(copied))
    , m_session(session)
    , m_cells(matched(m_copied, session))
{
}

void PasteMatchModel::match()
{
    std::vector<MatchedCell> cells = matched(m_copied, m_session);
    if (cells == m_cells)
        return;
    beginResetModel();
    m_cells = std::move(cells);
    endResetModel();
}

int PasteMatchModel::count(Fit fit) const
{
    return int(std::ranges::count(m_cells, fit, &MatchedCell::fit));
}

void PasteMatchModel::setClearsToo(bool clearsToo)
{
    m_clearsToo = clearsToo;
    if (!m_cells.empty())
        Q_EMIT dataChanged(index(0, Pasted), index(rowCount() - 1, Pasted));
}

bool PasteMatchModel::isStaged(const MatchedCell& cell) const
{
    return cell.fit == Fit::Changes || cell.fit == Fit::New || (cell.fit == Fit::Clears && m_clearsToo);
}

int PasteMatchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_cells.size());
}

int PasteMatchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PasteMatchModel::text(const MatchedCell& cell, int column, bool spoken) const
{
    const CellPath& path = cell.edit.path;
    const auto shown = [spoken](const Value& value) {
        return spoken ? spokenText(value) : value.isAbsent() ? QString() : shownText(value);
    };
    switch (column) {
    case Name:
        return cell.edit.name;
    case Provider:
        return path.isEntry() ? shownName(path.providerName()) : tr("Description");
    case Key:
        return path.isEntry() ? shownName(path.key()) : QString();
    case Here:
        return shown(cell.here);
    case Pasted:
        return cell.fit == Fit::Clears && m_clearsToo ? tr("cleared") : shown(cell.edit.wanted);
    default:
        break;
    }
    switch (cell.fit) {
    case Fit::Changes:
        return tr("matched");
    case Fit::New:
        return tr("new");
    case Fit::Clears:
        return tr("empty there");
    case Fit::Unmatched:
        return cell.reason;
    case Fit::Same:
        return tr("the same");
    }
    Q_UNREACHABLE();
}

/// What is pasted says what becomes of it, as the table does.
QString PasteMatchModel::spoken(const MatchedCell& cell, int column) const
{
    const QString said = text(cell, column, true);
    if (column != Pasted)
        return said;
    if (isStaged(cell))
        return tr("%1, will be staged, here now: %2").arg(said, text(cell, Here, true));
    return tr("%1, stays as it is: %2").arg(said, text(cell, Outcome, true));
}

QVariant PasteMatchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(cell(index.row()), index.column(), false);
    case Qt::AccessibleTextRole:
        return spoken(cell(index.row()), index.column());
    case Qt::ToolTipRole: // most are elided somewhere
        return text(cell(index.row()), index.column(), true);
    default:
        return {};
    }
}

QVariant PasteMatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical) { // never shown: for the ear
        if (section < 0 || section >= rowCount())
            return {};
        const MatchedCell& at = cell(section);
        return QStringList{text(at, Name, true), text(at, Provider, true), text(at, Key, true)}
            .join(u' ')
            .trimmed();
    }
    switch (section) {
    case Name:
        return tr("Image type");
    case Provider:
        return tr("Provider");
    case Key:
        return tr("Key");
    case Here:
        return tr("Here now");
    case Pasted:
        return tr("Pasted");
    default:
        return tr("Match");
    }
}

} // namespace flavormap

#include "moc_pastematchmodel.cpp"
