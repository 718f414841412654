// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/pastematchmodel.h"
#include "store/profile.h"

#include <QDialog>

#include <memory>

namespace flavormap {

namespace Ui {
class PasteDialog;
}

/// A paste of cells that were copied in another connection: how their image types, providers and keys match
/// what is here. Stages nothing by itself; accepted: edits() is wanted.
class PasteDialog : public QDialog
{
    Q_OBJECT

public:
    /// `here`: the connection that they are pasted into. The session outlives the dialog.
    PasteDialog(const CopiedCells& copied, const EditSession& session, const Profile& here, QWidget* parent);
    ~PasteDialog() override;

    std::vector<CellEdit> edits() const;

Q_SIGNALS:
    /// Not by name: from the current cell on, as within one connection.
    void placeChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpCells();
    void follow(const EditSession& session);
    void update();
    void setWidths();

    const std::unique_ptr<Ui::PasteDialog> m_ui;
    PasteMatchModel* m_cells;
};

} // namespace flavormap
