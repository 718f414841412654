// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace flavormap {

/// The eight connection colours as radio buttons: one is chosen, arrow keys go round, each is named for
/// screen readers.
class ColourPicker : public QWidget
{
    Q_OBJECT

public:
    explicit ColourPicker(QWidget* parent = nullptr);

    [[nodiscard]] int colour() const; ///< index of connectionColours()
    void setColour(int index);        ///< out of range: wraps, as connectionColour() does

Q_SIGNALS:
    void colourChanged(int index); ///< by the person or by setColour(), if it is another one

private:
    QButtonGroup* m_group;
};

} // namespace flavormap
