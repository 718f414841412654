// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profile.h"

#include <QPainter>
#include <QWidget>

namespace flavormap {

/// The line of 4 px that says which connection a window belongs to: its colour, 45 degree stripes on
/// production, ticks where nothing can be changed. The same words are its accessible description.
class ConnectionBand : public QWidget
{
    Q_OBJECT

public:
    static constexpr int thickness = 4;

    explicit ConnectionBand(QWidget* parent = nullptr);

    void setProfile(const Profile& profile);
    void clear(); ///< no connection: nothing is painted, the height stays

    [[nodiscard]] QSize sizeHint() const override;

    /// The same line elsewhere (the upper edge of a card).
    static void paint(QPainter& painter, const QRectF& rect, const Profile& profile, const QPalette& palette);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Profile m_profile;
    bool m_shown = false;
};

} // namespace flavormap
