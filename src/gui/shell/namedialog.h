// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace flavormap {

namespace Ui {
class NameDialog;
}

/// Asks for the name of an image type (New, Duplicate, Rename) and says at the field what is wrong with it
/// while it is typed.
class NameDialog : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString hint; ///< one muted line; may be empty
        QString verb; ///< of the button: "Create"
        QString name; ///< to begin with
        bool asksForDescription = false;
    };
    /// Why a name can't be used; empty: it can.
    using Check = std::function<QString(const QString&)>;
    /// Stages what was typed. Where it is refused the dialog stays, with the reason at the name.
    using Stage = std::function<Result<void>(const NameDialog&)>;

    NameDialog(const Words& words, Check check, Stage stage, QWidget* parent);
    ~NameDialog() override;

    QString name() const;
    QString description() const;

    void accept() override;

private:
    void checkName();

    const Check m_check;
    const Stage m_stage;
    const std::unique_ptr<Ui::NameDialog> m_ui;
};

} // namespace flavormap
