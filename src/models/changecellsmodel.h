// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"

#include <QAbstractTableModel>

namespace flavormap {

/// One cell of a change: what the server has and what it will become.
struct ChangeCell
{
    CellPath path;
    QString place; ///< the provider, or the member's word: "Label"
    QString key;   ///< of an entry
    Value before;
    Value after;
    bool changed = false;
    bool first = false; ///< of its provider: the line above it is one between providers
    std::optional<Conflict> conflict;
};

/// Of a map or provider: its own cells say all of it, so it is no cell of its own to the person.
bool isToldByItsCells(const CellChange& change);

/// The cells of one change of a Review, in the order of the server's object, with the unchanged ones where
/// they are asked for.
class ChangeCellsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Place, Key, Seen, Before, After, Verbs, ColumnCount };

    explicit ChangeCellsModel(QObject* parent = nullptr);

    /// Null: nothing. `editable`: another value may be typed into what changes.
    void show(const PlanItem* item, bool withUnchanged, bool editable = false);
    const ChangeCell& cell(int row) const { return m_cells[size_t(row)]; }
    int changedCount() const { return m_changed; }
    int allCount() const { return m_all; }
    int firstChangedRow() const; ///< -1
    int conflictCount() const { return m_conflicts; }
    /// "New", "Changed", …: what the fill behind the new value means.
    PlanItem::Group group() const { return m_group; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Changes nothing here: it is edited().
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    bool mayEdit(int row) const;

Q_SIGNALS:
    void edited(const QString& name, const flavormap::CellPath& path, const flavormap::Value& value);

private:
    QString m_name; ///< of the change
    bool m_editable = false;
    std::vector<ChangeCell> m_cells;
    PlanItem::Group m_group = PlanItem::Group::Changed;
    int m_changed = 0;
    int m_all = 0;
    int m_conflicts = 0;
};

} // namespace flavormap
