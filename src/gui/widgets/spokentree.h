// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

namespace flavormap {

/// A tree that tells a screen reader the current item also when the tree gets the keyboard, which Qt 6.4
/// leaves out.
class SpokenTree : public QTreeWidget
{
    Q_OBJECT

public:
    using QTreeWidget::QTreeWidget;

protected:
    void focusInEvent(QFocusEvent* event) override;
};

} // namespace flavormap
