// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace flavormap {

class MatrixView;

/// The Name column painted over the scrolled ones. Only a picture: the mouse goes through it to the view,
/// which takes what is there for Name, and the accessibility tree has no second table.
class FrozenColumn : public QWidget
{
    Q_OBJECT

public:
    explicit FrozenColumn(MatrixView* view);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MatrixView* const m_view;
};

} // namespace flavormap
