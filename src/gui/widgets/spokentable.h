// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

namespace flavormap {

/// A table that tells a screen reader where the keyboard is: the current cell also when the table gets the
/// keyboard, which Qt 6.4 leaves out, and nothing while the keyboard is elsewhere, where Qt would say that it
/// went to each cell that follows a choice in another table.
class SpokenTable : public QTableView
{
    Q_OBJECT

public:
    explicit SpokenTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// All rows are as high as a line of text with so much more, and follow the text's size.
    void setRows(int leastHeight, int more);

protected:
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void fitRows();
    void speakSoon();
    void speakCurrent();

    QTimer m_speakSoon;
    int m_leastRow = 0;
    int m_more = 0;
};

} // namespace flavormap
