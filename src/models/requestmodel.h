// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestrecord.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace flavormap {

/// The requests of one window, the newest first; the last `capacity` of them.
class RequestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Method, Path, Status, Milliseconds, Bytes };
    enum Role { FailedRole = Qt::UserRole }; ///< bool: no answer, or one that is an error
    static constexpr int capacity = 5000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(const RequestRecord& record);
    void clear();
    const RequestRecord& record(int row) const { return m_records[size_t(row)]; }
    std::vector<RequestRecord> inOrder() const { return {m_records.rbegin(), m_records.rend()}; } ///< of time

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::deque<RequestRecord> m_records;
};

} // namespace flavormap
