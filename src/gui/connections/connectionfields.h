// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QWidget>

#include <functional>
#include <memory>

class QLineEdit;

namespace flavormap {

class FieldMessage;

namespace Ui {
class ConnectionFields;
}

/// The fields of a connection in two columns, with what is wrong said at each. Knows nothing of where they
/// are stored.
class ConnectionFields : public QWidget
{
    Q_OBJECT

public:
    /// `isTaken` says whether another connection has this name.
    ConnectionFields(
        const Profile& profile, std::function<bool(const QString&)> isTaken, QWidget* parent = nullptr);
    ~ConnectionFields() override;

    /// The two columns are put below each other where they have no room beside.
    void arrange(int width);

    Profile edited() const;
    QString key() const;
    void setKey(const QString& key);

    bool isGood() const;     ///< it can be saved
    bool hasAddress() const; ///< it can be tested
    void chooseCaFile();     ///< opens the file dialog
    void sayWhereKeysAre(const QString& sentence);
    void sayAtKey(const QString& problem);
    /// For a keyring that refuses: whether the key is to be stored at all becomes a choice of the person's.
    void offerKeyOnlyHere(bool chosen);
    bool isKeyOnlyHere() const;
    void focusKey();
    void sayAtName(const QString& problem);

Q_SIGNALS:
    void changed();
    void keyOnlyHereChosen(bool chosen);

private:
    void dressLabels();
    void showProfile();
    void listen();
    void addShowKey();
    /// An empty field is told about once the person has left it.
    void require(QLineEdit* edit, FieldMessage* message, const QString& missing);
    void check();

    const Profile m_profile;
    const std::function<bool(const QString&)> m_isTaken;
    const std::unique_ptr<Ui::ConnectionFields> m_ui;
};

} // namespace flavormap
