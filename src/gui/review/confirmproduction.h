// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/connection.h"

#include <QDialog>

#include <memory>

namespace flavormap {

namespace Ui {
class ConfirmProduction;
}

/// Before anything leaves for a production server: its name has to be typed.
class ConfirmProduction : public QDialog
{
    Q_OBJECT

public:
    ConfirmProduction(const Connection& connection, int changes, QWidget* parent);
    ~ConfirmProduction() override;

private:
    const std::unique_ptr<Ui::ConfirmProduction> m_ui;
};

} // namespace flavormap
