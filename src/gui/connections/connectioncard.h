// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QFrame>

class QPushButton;

namespace flavormap {

/// One saved connection: who, where, last used, what is staged.
class ConnectionCard : public QFrame
{
    Q_OBJECT

public:
    ConnectionCard(const Profile& profile, const QString& dataDir, QWidget* parent = nullptr);

    void setPrimary(bool primary);

Q_SIGNALS:
    void connectClicked();
    void editClicked();
    void duplicateClicked();
    void deleteClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Profile m_profile;
    QPushButton* m_connect;
};

} // namespace flavormap
