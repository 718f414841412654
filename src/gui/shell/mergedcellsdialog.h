// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/rebasing.h"

#include <QDialog>

#include <memory>

namespace flavormap {

namespace Ui {
class MergedCellsDialog;
}

/// The cells that a refresh brought into image types with staged changes: as they were and as they are.
class MergedCellsDialog : public QDialog
{
    Q_OBJECT

public:
    MergedCellsDialog(
        const QString& text, const std::vector<RebaseReport::Merged>& merged, QWidget* parent = nullptr);
    ~MergedCellsDialog() override;

private:
    std::unique_ptr<Ui::MergedCellsDialog> m_ui;
};

} // namespace flavormap
