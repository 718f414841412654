// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace flavormap {

/// Above the cells of a change that is held back: what happened on the server, and the choice.
class ConflictStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictStrip(QWidget* parent = nullptr);

    /// Hides itself where there is no conflict.
    void show(const std::vector<Conflict>& conflicts, bool editable);

Q_SIGNALS:
    void chosen(flavormap::Resolution resolution);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_mine;
    QPushButton* m_theirs;
};

} // namespace flavormap
