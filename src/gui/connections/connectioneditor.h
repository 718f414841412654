// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoint.h"
#include "gui/shell/services.h"
#include "sync/connectiontest.h"

#include <QCoroTask>
#include <QDialog>
#include <QPointer>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace flavormap {

class CircleSteps;
class ColourPicker;
class FieldMessage;

/// The form of one connection, with Test connection. Saves the profile, then the key.
class ConnectionEditor : public QDialog
{
    Q_OBJECT

public:
    /// Opens it window-modal; it deletes itself. A profile without an id is a new one.
    static void open(Services& services, const Profile& profile, QWidget* window);
    ~ConnectionEditor() override;

private:
    ConnectionEditor(Services& services, const Profile& profile, QWidget* window);
    void build();
    QWidget* buildFields();
    QWidget* buildTest();
    QLineEdit* addField(
        QFormLayout* form, const QString& word, const QString& text, FieldMessage** message = nullptr);
    Profile edited() const;
    bool check();

    static QCoro::Task<void> readKey(QPointer<ConnectionEditor> editor);
    static QCoro::Task<void> save(QPointer<ConnectionEditor> editor);
    static QCoro::Task<void> test(QPointer<ConnectionEditor> editor);
    void showOutcome(const ConnectionTest::Outcome& outcome);

    Services& m_services;
    const Profile m_profile;
    QString m_storedKey;
    QLineEdit *m_name, *m_address, *m_tenant, *m_user, *m_key, *m_caFile;
    FieldMessage *m_nameMessage, *m_addressMessage, *m_keyMessage;
    ColourPicker* m_colour;
    QCheckBox *m_production, *m_readOnly;
    QSpinBox* m_timeout;
    CircleSteps* m_steps;
    QLabel* m_outcome;
    QPushButton *m_test, *m_save;
    std::stop_source m_stopTest;
};

} // namespace flavormap
