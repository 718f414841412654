// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/spokentable.h"
#include "models/changecellsmodel.h"

namespace flavormap {

class ChangeCellDelegate;

/// The cells of one change: on the server -> will become, with the verbs that take one back or decide a
/// conflict; by mouse at the trailing edge, by Del and the context menu otherwise.
class ChangeCells : public SpokenTable
{
    Q_OBJECT

public:
    explicit ChangeCells(QWidget* parent = nullptr);

    ChangeCellsModel& cells() { return *m_cells; }
    /// Null: nothing. `editable`: the verbs are offered.
    void show(const PlanItem* item, bool withUnchanged, bool editable);
    bool isEditable() const { return m_editable; }

Q_SIGNALS:
    void revertRequested(const flavormap::CellPath& path);
    void resolveRequested(const flavormap::CellPath& path, flavormap::Resolution resolution);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setSizes();
    /// What stands at this place of the verbs' column; -1: nothing.
    int verbAt(const QPoint& point, int* row) const;
    void act(int row, int verb);

    ChangeCellsModel* const m_cells;
    ChangeCellDelegate* m_delegate;
    QString m_shown; ///< the image type's name
    bool m_editable = false;
};

} // namespace flavormap
