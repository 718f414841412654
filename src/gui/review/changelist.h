// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/spokentable.h"
#include "models/changelistmodel.h"

#include <QBasicTimer>

namespace flavormap {

class ChangeDelegate;

/// The changes of a Review at its leading edge: headings, ticks, and how the Apply of each goes. One column
/// of a table, because only a table keeps a few tall rows among 100,000 others for nothing.
class ChangeList : public SpokenTable
{
    Q_OBJECT

public:
    explicit ChangeList(QWidget* parent = nullptr);

    ChangeListModel& changes() { return *m_changes; }
    /// Ticks, the current row and the place it is scrolled to stay with their names.
    void show(ChangePlan plan, ChangeListModel::ProgressOf progressOf);
    void progressed(const QSet<QString>& names);

    QString currentName() const;
    void setCurrentName(const QString& name); ///< unknown: the first one, where none is current
    /// Turns the spinners of what is under way.
    void setBusy(bool busy);
    int phase() const { return m_phase; }

Q_SIGNALS:
    void currentNameChanged();
    void activated(const QString& name);
    void revertRequested(const QString& name);
    /// Empty names: all conflicts.
    void resolveRequested(const QStringList& names, flavormap::Resolution resolution);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setHeights();
    void setHeight(int row);

    ChangeListModel* const m_changes;
    ChangeDelegate* m_delegate;
    QSet<int> m_tall; ///< rows whose height follows the width
    QBasicTimer m_timer;
    int m_phase = 0;
    bool m_filling = false;
};

} // namespace flavormap
