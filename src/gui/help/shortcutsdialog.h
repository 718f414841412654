// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/help/keyhelp.h"

#include <QDialog>

#include <memory>

class QSortFilterProxyModel;
class QStandardItemModel;

namespace flavormap {

namespace Ui {
class ShortcutsDialog;
}

/// Help > Keyboard shortcuts: all keys by group; typing narrows them. Beside the window, not in its way.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const std::vector<KeyHelp>& help, QWidget* parent);
    ~ShortcutsDialog() override;

private:
    void fill(const std::vector<KeyHelp>& help);
    void search(const QString& words);

    const std::unique_ptr<Ui::ShortcutsDialog> m_ui;
    QStandardItemModel* m_keys;
    QSortFilterProxyModel* m_found;
};

} // namespace flavormap
