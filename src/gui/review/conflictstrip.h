// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edit/changeplan.h"

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
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
    /// `inAll`: how many image types are in conflict.
    void show(const std::vector<Conflict>& conflicts, bool editable, int inAll);
    /// The three values of the current cell; nothing: it is in no conflict.
    void showCell(const std::optional<Conflict>& conflict);

Q_SIGNALS:
    void chosen(flavormap::Resolution resolution);
    void chosenInAll(flavormap::Resolution resolution); ///< of all image types
    void editRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* m_text;
    QLabel* m_values;
    QBoxLayout* m_row = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    QPushButton* m_mine;
    QPushButton* m_theirs;
    QPushButton* m_edit;
    QPushButton* m_all;
};

} // namespace flavormap
