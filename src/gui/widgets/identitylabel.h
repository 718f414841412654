// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QIcon>
#include <QWidget>

namespace flavormap {

/// The icon of a connection in its colour: a shield for production, a lock for read-only, else a server.
[[nodiscard]] QIcon identityIcon(const Profile& profile);
/// One for each mark (production, read-only), worst first; that of a server where there is none.
[[nodiscard]] QList<QIcon> identityIcons(const Profile& profile);
/// The marks as words, "production, read-only"; may be empty.
[[nodiscard]] QString marksInWords(const Profile& profile);

/// Who this window talks to: icon, name in 600 in the connection's colour, tenant/user muted (or `detail`).
/// Gives way by eliding the detail, then the name. For the status bar, Review and confirmations.
class IdentityLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IdentityLabel(QWidget* parent = nullptr);

    void setProfile(const Profile& profile);
    void setDetail(const QString& detail); ///< instead of tenant/user; until the next setProfile()

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    Profile m_profile;
    QString m_detail;
};

} // namespace flavormap
