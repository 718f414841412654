// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/shortcutsdialog.h"

#include "gui/style/fonts.h"
#include "ui_shortcutsdialog.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

namespace flavormap {

ShortcutsDialog::ShortcutsDialog(const std::vector<KeyHelp>& help, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ShortcutsDialog>())
    , m_keys(new QStandardItemModel(this))
    , m_found(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_ui->nothing->setForegroundRole(QPalette::PlaceholderText);
    fill(help);
    m_found->setSourceModel(m_keys);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setFilterKeyColumn(-1);
    m_found->setRecursiveFilteringEnabled(true);
    m_found->setAutoAcceptChildRows(true); // the words of a group find all of it
    m_ui->list->setModel(m_found);
    m_ui->list->header()->setSectionResizeMode(QHeaderView::Stretch);
    connect(m_ui->search, &QLineEdit::textChanged, this, &ShortcutsDialog::search);
    search({});
    m_ui->search->setFocus();
}

ShortcutsDialog::~ShortcutsDialog() = default;

void ShortcutsDialog::fill(const std::vector<KeyHelp>& help)
{
    m_keys->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    QHash<QString, QStandardItem*> groups;
    for (const KeyHelp& each : help) {
        QStandardItem*& group = groups[each.group];
        if (!group) {
            group = new QStandardItem(each.group);
            group->setFont(weighted(font(), QFont::DemiBold));
            m_keys->appendRow({group, new QStandardItem});
        }
        group->appendRow({new QStandardItem(each.what), new QStandardItem(each.keys)});
    }
}

void ShortcutsDialog::search(const QString& words)
{
    m_found->setFilterFixedString(words.trimmed());
    m_ui->list->expandAll();
    const bool any = m_found->rowCount() > 0;
    m_ui->list->setVisible(any);
    m_ui->nothing->setVisible(!any);
}

} // namespace flavormap

#include "moc_shortcutsdialog.cpp"
