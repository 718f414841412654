// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imagetypetablemodel.h"

#include "edit/editsession.h"
#include "models/refusal.h"

#include <QPoint>

#include <algorithm>

namespace flavormap {

ImageTypeTableModel::ImageTypeTableModel(EditSession* session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_order(*session)
    , m_reader(*session)
    , m_tally(*session)
    , m_columns(shownColumns(allEntryColumns(), m_choice))
    , m_refresh(*session)
{
    m_order.applyAll();
    connect(session, &EditSession::rowsChanged, this, &ImageTypeTableModel::onRowsChanged);
    connect(session, &EditSession::rowsAppended, this, &ImageTypeTableModel::onRowsAppended);
    connect(session, &EditSession::baseAboutToBeReplaced, this,
        [this] { Q_EMIT layoutAboutToBeChanged(); }); // while its rows are still those of the session
    connect(session, &EditSession::baseReplaced, this, &ImageTypeTableModel::onBaseReplaced);
    connect(session, &EditSession::readOnlyChanged, this, [this] { m_reader.forget(); });
}

ImageTypeTableModel::~ImageTypeTableModel() = default;

int ImageTypeTableModel::rowOf(const QString& name) const
{
    return rowOfSession(m_session->rowOf(name));
}

QString ImageTypeTableModel::name(int row) const
{
    return m_session->name(sessionRow(row));
}

QStringList ImageTypeTableModel::names(const QItemSelection& selection) const
{
    // By ranges: all cells of a great catalogue are one range and millions of indexes.
    std::vector<bool> selected(m_order.rows().size());
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            selected[size_t(row)] = true;
    }
    QStringList names;
    for (size_t row = 0; row < selected.size(); ++row) {
        if (selected[row])
            names.append(name(int(row)));
    }
    return names;
}

Value ImageTypeTableModel::value(const QModelIndex& index) const
{
    return m_reader.value(sessionRow(index.row()), column(index.column()));
}

std::vector<Problem> ImageTypeTableModel::problemsOf(const QModelIndex& index) const
{
    return m_reader.problemsOf(sessionRow(index.row()), column(index.column()));
}

// -- search, chips, order

void ImageTypeTableModel::setQuery(const SearchQuery& query)
{
    if (query == m_order.filter().query())
        return;
    m_order.filter().setQuery(query);
    relayout(Reapply::Filter);
}

void ImageTypeTableModel::setShow(Show show)
{
    if (show == m_order.filter().show())
        return;
    m_order.filter().setShow(show);
    relayout(Reapply::Filter);
}

void ImageTypeTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    m_order.setOrder(m_columns[size_t(column)], order);
    relayout(Reapply::All);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ImageTypeTableModel::sortColumn() const
{
    for (int section = 0; section < columnCount(); ++section) {
        const TableColumn& column = m_columns[size_t(section)];
        if (column.kind == m_order.column().kind && column.id == m_order.column().id)
            return section;
    }
    return -1;
}

void ImageTypeTableModel::applyAgain()
{
    relayout(Reapply::All);
}

void ImageTypeTableModel::relayout(Reapply what)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sessionRows;
    for (const QModelIndex& index : before)
        sessionRows.push_back(sessionRow(index.row()));
    m_reader.forget();
    if (what == Reapply::All)
        m_order.applyAll();
    else
        m_order.applyFilter();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOfSession(sessionRows[size_t(i)]), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    noteOutOfDate();
    Q_EMIT shownRowsChanged();
}

void ImageTypeTableModel::noteOutOfDate()
{
    if (m_order.isOutOfDate() == m_wasOutOfDate)
        return;
    m_wasOutOfDate = m_order.isOutOfDate();
    Q_EMIT outOfDateChanged(m_wasOutOfDate);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

// -- editing

QString ImageTypeTableModel::refusal(const QModelIndex& index) const
{
    return m_reader.refusal(sessionRow(index.row()), column(index.column()));
}

bool ImageTypeTableModel::setCells(
    const std::vector<std::pair<QModelIndex, Value>>& cells, const QString& undoText)
{
    std::vector<CellEdit> edits;
    for (const auto& [index, wanted] : cells) {
        if (const QString reason = refusal(index); !reason.isEmpty()) {
            Q_EMIT editRefused(reason);
            return false;
        }
        if (value(index) != wanted)
            edits.push_back({name(index.row()), path(index), wanted});
    }
    if (edits.empty())
        return true;
    const Result<void> staged = m_session->setCells(edits, undoText);
    if (!staged)
        Q_EMIT editRefused(staged.error().message);
    return staged.has_value();
}

bool ImageTypeTableModel::clear(const QModelIndexList& indexes)
{
    std::vector<std::pair<QModelIndex, Value>> cells;
    for (const QModelIndex& index : indexes) {
        const bool isName = column(index.column()).kind == TableColumn::Kind::Name;
        if (!isName && !value(index).isAbsent())
            cells.emplace_back(index, Value());
    }
    if (cells.size() == 1)
        return setCells(cells, tr("Clear %1").arg(cellName(cells.front().first)));
    return setCells(cells, tr("Clear %n cells", nullptr, int(cells.size())));
}

QString ImageTypeTableModel::cellName(const QModelIndex& index) const
{
    return tr("%1: %2", "image type and column, in the name of an undo step")
        .arg(name(index.row()), headerData(index.column(), Qt::Horizontal).toString());
}

bool ImageTypeTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const QString text = value.toString();
    const Value wanted = text.isEmpty() ? Value() : Value::string(text);
    const QString undoText = text.isEmpty() ? tr("Clear %1") : tr("Edit %1");
    return setCells({{index, wanted}}, undoText.arg(cellName(index)));
}

// -- reading

int ImageTypeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.rows().size());
}

int ImageTypeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ImageTypeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = sessionRow(index.row());
    const TableColumn& at = column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_reader.cell(row, at).text;
    case Qt::EditRole:
        return m_reader.value(row, at).text();
    case Qt::ToolTipRole:
        return m_reader.toolTip(row, at);
    case Qt::AccessibleTextRole:
        return m_reader.accessibleText(row, at);
    case ValueRole:
        return QVariant::fromValue(m_reader.value(row, at));
    case FlagsRole:
        return m_reader.cell(row, at).flags.toInt();
    case RowMarkRole:
        return int(m_reader.mark(row));
    case MatchesRole: {
        QVariantList matches;
        for (const auto& [position, length] : query().matchesIn(m_reader.cell(row, at).text))
            matches.append(QPoint(int(position), int(length)));
        return matches;
    }
    default:
        return {};
    }
}

QVariant ImageTypeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section >= 0 && section < rowCount() ? QVariant(name(section)) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const TableColumn& at = column(section);
    switch (at.kind) {
    case TableColumn::Kind::Name:
        return tr("Name");
    case TableColumn::Kind::Description:
        return tr("Description");
    case TableColumn::Kind::Entry:
        break;
    }
    return QString(shownName(at.id.provider) + u' ' + shownName(at.id.key));
}

Qt::ItemFlags ImageTypeTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags always = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return refusal(index).isEmpty() ? always | Qt::ItemIsEditable : always;
}

} // namespace flavormap

#include "moc_imagetypetablemodel.cpp"
