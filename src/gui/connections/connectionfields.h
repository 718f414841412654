// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QCheckBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace flavormap {

class ColourPicker;
class FieldMessage;

/// The fields of a connection in two columns, with what is wrong said at each. Knows nothing of where they
/// are stored.
class ConnectionFields : public QWidget
{
    Q_OBJECT

public:
    /// `isTaken` says whether another connection has this name.
    ConnectionFields(
        const Profile& profile, std::function<bool(const QString&)> isTaken, QWidget* parent = nullptr);

    Profile edited() const;
    QString key() const;
    void setKey(const QString& key);

    bool isGood() const;     ///< it can be saved
    bool hasAddress() const; ///< it can be tested
    void chooseCaFile();     ///< opens the file dialog
    void sayWhereKeysAre(const QString& sentence);
    void sayAtKey(const QString& problem);
    void sayAtName(const QString& problem);

Q_SIGNALS:
    void changed();

private:
    QLineEdit* addField(QGridLayout* grid, const QString& word, const QString& text, FieldMessage** message,
        QWidget* beside = nullptr);
    QLayout* buildConnection();
    QLayout* buildMarks();
    QLayout* buildSecurity();
    void addShowKey();
    /// An empty field is told about once the person has left it.
    void require(QLineEdit* edit, FieldMessage* message, const QString& missing);
    void check();

    const Profile m_profile;
    const std::function<bool(const QString&)> m_isTaken;
    QLineEdit *m_name, *m_address, *m_tenant, *m_user, *m_key, *m_caFile;
    FieldMessage *m_nameMessage, *m_addressMessage, *m_tenantMessage, *m_userMessage, *m_keyMessage,
        *m_caMessage;
    ColourPicker* m_colour;
    QCheckBox *m_production, *m_readOnly;
    QSpinBox* m_timeout;
};

} // namespace flavormap
