// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/requestmodel.h"

#include <QLocale>

namespace flavormap {

void RequestModel::append(const RequestRecord& record)
{
    if (m_records.size() >= capacity) {
        beginRemoveRows({}, capacity - 1, capacity - 1);
        m_records.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_records.push_front(record);
    endInsertRows();
}

void RequestModel::clear()
{
    beginResetModel();
    m_records.clear();
    endResetModel();
}

int RequestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int RequestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Bytes + 1;
}

QVariant RequestModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RequestRecord& record = m_records[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() >= Status ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role == FailedRole)
        return record.error.has_value() || record.status >= 400;
    if (role == Qt::ToolTipRole)
        return record.error ? record.error->message : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return record.started.toString(QStringLiteral("HH:mm:ss.zzz"));
    case Method:
        return QString::fromLatin1(record.method);
    case Path:
        return record.url.path(QUrl::FullyEncoded);
    case Status:
        return record.status > 0 ? QString::number(record.status) : tr("no answer");
    case Milliseconds:
        return QString::number(record.milliseconds);
    case Bytes:
        return QLocale().formattedDataSize(record.bytesReceived, 1, QLocale::DataSizeTraditionalFormat);
    default:
        return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Status ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Time"), tr("Method"), tr("Path"), tr("Status"), tr("ms"), tr("Bytes")};
    return names[section];
}

} // namespace flavormap

#include "moc_requestmodel.cpp"
