// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QPushButton;

namespace flavormap {

class FieldMessage;

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

    NameDialog(const Words& words, Check check, QWidget* parent);

    QString name() const;
    QString description() const;

private:
    void checkName();

    Check m_check;
    QLineEdit* m_name;
    QLineEdit* m_description = nullptr;
    FieldMessage* m_message;
    QPushButton* m_accept;
};

} // namespace flavormap
