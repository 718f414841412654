// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/imagetypetablemodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace flavormap {

class Chip;
class MoreButton;
class SearchField;

/// The line above the table: search, chips that count and filter, Key, Columns.
class SearchBar : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives the bar.
    explicit SearchBar(ImageTypeTableModel& model, QWidget* parent = nullptr);

    void focusSearch();
    void clearSearch();
    void clearText(); ///< what is typed only, not the chips
    /// Chips and the keys to choose from, after the catalogue or the counts changed.
    void update();
    /// Those of the server and those in use, for Add provider column….
    void setKnownProviders(const QStringList& providers) { m_knownProviders = providers; }

Q_SIGNALS:
    /// Esc, Enter or Down in the search: the keyboard goes on to the table.
    void left();
    void arrangeRequested(); ///< of columns
    void columnAdded(const flavormap::CellPath& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    QSize minimumSizeHint() const override;

private:
    void fitText();
    void giveWay(int room);
    void chooseShow(ImageTypeTableModel::Show show);
    void fillKeys();
    void fillColumnsMenu();
    void askForColumn();

    ImageTypeTableModel& m_model;
    SearchField* m_search;
    Chip* m_all;
    Chip* m_changed;
    Chip* m_problems;
    Chip* m_conflicts;
    QLabel* m_keyLabel;
    QComboBox* m_key;
    MoreButton* m_more; ///< than there is room for
    QToolButton* m_columns;
    QStringList m_knownProviders, m_keys;
};

} // namespace flavormap
