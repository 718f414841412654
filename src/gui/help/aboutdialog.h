// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace flavormap {

namespace Ui {
class AboutDialog;
}

/// Help > About Flavormap: version, licence, and the libraries with theirs.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);
    ~AboutDialog() override;

Q_SIGNALS:
    void copyDiagnostics();

private:
    const std::unique_ptr<Ui::AboutDialog> m_ui;
};

} // namespace flavormap
