// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace flavormap {

namespace Ui {
class ColumnDialog;
}

/// Add provider column…: a provider and a key, from the names in use or typed. Shows an empty column; stages
/// nothing.
class ColumnDialog : public QDialog
{
    Q_OBJECT

public:
    ColumnDialog(const QStringList& providers, const QStringList& keys, QWidget* parent);
    ~ColumnDialog() override;

    QString provider() const;
    QString key() const;

private:
    const std::unique_ptr<Ui::ColumnDialog> m_ui;
};

} // namespace flavormap
