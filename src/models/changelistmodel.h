// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/itemstate.h"
#include "edit/changeplan.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include <functional>

namespace flavormap {

/// How Apply goes for one change.
struct ChangeProgress
{
    ItemState state = ItemState::Waiting;
    qint64 milliseconds = 0; ///< since its first request
    QString reason;          ///< why it failed, and what to know; empty: nothing
};

/// What one row of the list says; a heading has only `text` and `count`.
struct ChangeRow
{
    enum class Section : quint8 { Problems, New, Changed, Renamed, Deleted, Conflict };

    bool heading = false;
    Section section = Section::Changed;
    QString text;    ///< the heading's word, or the image type's name
    int count = 0;   ///< of the heading
    QString detail;  ///< "2 cells · aws-us-east-1, openstack"
    QString message; ///< what costs more than it seems, why it is held back, how it went
    bool deleted = false;
    bool heldBack = false;
    bool tickable = false;
    bool ticked = false;
    std::optional<ChangeProgress> progress;
};

/// The changes of a Review as a list: headings, and below each its image types, with a tick where they can be
/// sent. Ticks stay with their names when the plan is made anew.
class ChangeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using ProgressOf = std::function<std::optional<ChangeProgress>(const QString& name)>;

    explicit ChangeListModel(QObject* parent = nullptr);

    void show(ChangePlan plan, ProgressOf progressOf);
    /// How the Apply of these image types goes has changed.
    void progressed(const QSet<QString>& names);

    const ChangePlan& plan() const { return m_plan; }
    const PlanItem* item(int row) const;  ///< null: a heading
    int rowOf(const QString& name) const; ///< -1
    int firstRow() const;                 ///< of an image type; -1
    ChangeRow row(int row) const;
    bool isHeading(int row) const { return m_rows[size_t(row)].item < 0; }
    /// Rows that say more than a name and a detail.
    bool hasMessage(int row) const;

    QStringList tickedNames() const; ///< in the plan's order
    int tickedCount() const { return m_tickedCount; }
    void setTicked(int row, bool ticked);

    static QString word(ItemState state);
    static ChangeRow::Section sectionOf(const PlanItem& item);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Row
    {
        ChangeRow::Section section;
        int item;  ///< in the plan; -1: the heading
        int count; ///< of the heading
    };
    bool tickable(const PlanItem& item) const;
    bool ticked(const PlanItem& item) const;
    QString messageOf(const PlanItem& item, const std::optional<ChangeProgress>& progress) const;
    void arrange();
    int ticksNow() const;
    void countTicks();

    ChangePlan m_plan;
    ProgressOf m_progressOf;
    std::vector<Row> m_rows;
    QHash<QString, int> m_rowOf;
    QHash<QString, bool> m_ticks; ///< as the person left them
    int m_tickedCount = 0;
};

} // namespace flavormap
