// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QPushButton>

namespace flavormap {

/// The tool bar's **Connection** button: identity and a chevron for its menu (setMenu()).
class IdentityButton : public QPushButton
{
    Q_OBJECT

public:
    explicit IdentityButton(QWidget* parent = nullptr);

    void setProfile(const Profile& profile);
    void clear(); ///< not connected

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Profile m_profile;
    bool m_connected = false;
};

} // namespace flavormap
