// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"

#include <QWidget>

namespace flavormap {

/// An icon as a widget; paints at the screen's ratio and follows the palette. Decoration: it has no
/// accessible name.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QIcon& icon, int side = 16, QWidget* parent = nullptr);

    void setIcon(const QIcon& icon);

    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
    int m_side;
};

} // namespace flavormap
