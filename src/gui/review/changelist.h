// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"
#include "sync/applyjob.h"

#include <QTreeWidget>

#include <functional>

namespace flavormap {

/// The changes of a review, grouped, each with a tick, what it is, and how its Apply goes.
class ChangeList : public QTreeWidget
{
    Q_OBJECT

public:
    using Progress = std::function<const ApplyItem*(const QString&)>;

    explicit ChangeList(QWidget* parent = nullptr);

    /// Ticks and the current row stay with their names.
    void show(const ChangePlan& plan, Progress progress);
    /// Only how the Apply goes.
    void update();
    QStringList tickedNames() const;
    QString currentName() const;
    void setCurrentName(const QString& name);

Q_SIGNALS:
    void currentNameChanged();
    void ticksChanged();
    void activated(const QString& name);

private:
    QTreeWidgetItem* group(PlanItem::Group group);
    void describe(QTreeWidgetItem* row, const PlanItem& item);

    ChangePlan m_plan;
    Progress m_progress;
    QHash<QString, bool> m_ticks; ///< as the person left them
    bool m_filling = false;
};

} // namespace flavormap
