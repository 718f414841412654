// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QFrame>

class QAbstractButton;
class QPushButton;

namespace flavormap {

/// One saved connection: who, where, last used, what is staged.
class ConnectionCard : public QFrame
{
    Q_OBJECT

public:
    ConnectionCard(const Profile& profile, const QString& dataDir, QWidget* parent = nullptr);

    /// The one that was used last: outlined, its Connect is the primary button.
    void setPrimary(bool primary);
    const QUuid& profileId() const { return m_profile.id; }
    /// For a new card in the place of this one: the button with the keyboard, or null.
    QAbstractButton* focusedButton() const;
    void focusButton(const QString& text);

Q_SIGNALS:
    void connectClicked();
    void editClicked();
    void duplicateClicked();
    void deleteClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLayout* buildHead();
    QLayout* buildRows(const QString& dataDir);
    QLayout* buildButtons();

    Profile m_profile;
    bool m_primary = false;
    QPushButton* m_connect;
};

} // namespace flavormap
