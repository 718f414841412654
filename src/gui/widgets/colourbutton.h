// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>

namespace flavormap {

/// One circle of ColourPicker: a tick and a ring when it is chosen, the ring in the focus colour where the
/// keyboard is.
class ColourButton : public QRadioButton
{
    Q_OBJECT

public:
    ColourButton(const QColor& colour, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {28, 28}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& position) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
};

} // namespace flavormap
