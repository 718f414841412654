// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/spokentable.h"
#include "models/changecellsmodel.h"

#include <QPointer>

namespace flavormap {

class ChangeCellDelegate;

/// The cells of one change: on the server -> will become, with the verbs that take one back or decide a
/// conflict; by mouse at the trailing edge, by Del, F2 and the context menu otherwise. Of a conflict also
/// what was there when the person edited it.
class ChangeCells : public SpokenTable
{
    Q_OBJECT

public:
    explicit ChangeCells(QWidget* parent = nullptr);

    ChangeCellsModel& cells() { return *m_cells; }
    /// Null: nothing. `editable`: the verbs are offered.
    void show(const PlanItem* item, bool withUnchanged, bool editable);
    bool isEditable() const { return m_editable; }
    std::optional<Conflict> currentConflict() const;
    bool editConflict(); ///< the current one, or the first; false: none can be edited here
    void commitEditor();
    void setEditor(QWidget* editor) { m_editor = editor; } ///< by the delegate

Q_SIGNALS:
    void currentCellChanged();
    void revertRequested(const flavormap::CellPath& path);
    void edited(const QString& name, const flavormap::CellPath& path, const flavormap::Value& value);
    void resolveRequested(const flavormap::CellPath& path, flavormap::Resolution resolution);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
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
    void editCell(int row);

    ChangeCellsModel* const m_cells;
    ChangeCellDelegate* m_delegate;
    QPointer<QWidget> m_editor;
    QString m_shown; ///< the image type's name
    bool m_editable = false;
};

} // namespace flavormap
