// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tablecolumns.h"

#include <QDialog>
#include <QHash>

#include <memory>

class QTreeWidgetItem;

namespace flavormap {

namespace Ui {
class ArrangeDialog;
}

/// Arrange columns…: which are shown, in which order their providers stand, how wide they are. Accepted:
/// choice() and chosenWidths() are wanted.
class ArrangeDialog : public QDialog
{
    Q_OBJECT

public:
    struct Columns
    {
        ColumnChoice choice;
        std::vector<TableColumn> entries;      ///< all that can be shown, in the table's order
        std::vector<TableColumn> entriesByUse; ///< in the order that they have by themselves
        QHash<ColumnId, int> chosenWidths;     ///< those that the person chose
        QHash<ColumnId, int> widths;           ///< of all that are shown
    };
    ArrangeDialog(Columns columns, QWidget* parent);
    ~ArrangeDialog() override;

    ColumnChoice choice() const;
    QHash<ColumnId, int> chosenWidths() const { return m_columns.chosenWidths; }

private:
    void fill(const std::vector<TableColumn>& entries);
    void showCurrent();
    void move(int step);
    void chooseWidth(int width);
    void reset();
    void follow(QTreeWidgetItem* item, int column);
    void speak(QTreeWidgetItem* item) const;
    QTreeWidgetItem* currentProvider() const;

    const std::unique_ptr<Ui::ArrangeDialog> m_ui;
    Columns m_columns;
};

} // namespace flavormap
