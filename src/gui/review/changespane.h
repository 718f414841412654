// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace flavormap {

class ChangeList;
class ElidedLabel;

/// The list of changes below its head: how many there are, and of what kinds.
class ChangesPane : public QWidget
{
    Q_OBJECT

public:
    /// Takes the list.
    explicit ChangesPane(ChangeList& list, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

private:
    void showCounts();

    ChangeList& m_list;
    QLabel* m_count;
    ElidedLabel* m_groups;
};

} // namespace flavormap
