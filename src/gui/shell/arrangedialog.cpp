// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/arrangedialog.h"

#include "gui/style/icon.h"
#include "gui/widgets/announcement.h"
#include "gui/widgets/spokenhelp.h"
#include "models/tablecell.h"
#include "ui_arrangedialog.h"

#include <QHeaderView>
#include <QLocale>

namespace flavormap {

namespace {

constexpr int idRole
    = Qt::UserRole; ///< [provider, key] of an entry, [provider] of a provider, [] of Description

QStringList namesOf(const QTreeWidgetItem* item)
{
    return item->data(0, idRole).toStringList();
}

/// By which a width is known; nothing: a provider has none of its own.
std::optional<ColumnId> idOf(const QTreeWidgetItem* item)
{
    if (!item)
        return {};
    const QStringList names = namesOf(item);
    if (names.size() == 2)
        return ColumnId{names[0], names[1]};
    return names.isEmpty()
        ? std::optional(TableColumn{TableColumn::Kind::Description, {}, -1, false}.widthId())
        : std::nullopt;
}

QTreeWidgetItem* makeItem(const QString& text, const QStringList& names)
{
    auto* item = new QTreeWidgetItem({text});
    item->setData(0, idRole, names);
    item->setToolTip(0, text);
    return item;
}

} // namespace

ArrangeDialog::ArrangeDialog(Columns columns, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ArrangeDialog>())
    , m_columns(std::move(columns))
{
    m_ui->setupUi(this);
    const int em = fontMetrics().height();
    resize(QSize(28 * em, 30 * em).boundedTo(parent->window()->size() - QSize(32, 32)).expandedTo(size()));
    m_ui->columns->setMinimumWidth(20 * em);
    m_ui->up->setIcon(icon(IconName::ArrowUp));
    m_ui->down->setIcon(icon(IconName::ArrowDown));
    m_ui->columns->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_ui->columns->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_ui->columns->header()->setStretchLastSection(false);
    fill(m_columns.entries);
    describe(*m_ui->columns, tr("Space shows or hides a column, or all of a provider."));
    connect(m_ui->columns, &QTreeWidget::itemChanged, this, &ArrangeDialog::follow);
    connect(m_ui->columns, &QTreeWidget::currentItemChanged, this, &ArrangeDialog::showCurrent);
    connect(m_ui->up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_ui->width, &QSpinBox::valueChanged, this, &ArrangeDialog::chooseWidth);
    connect(m_ui->reset, &QPushButton::clicked, this, &ArrangeDialog::reset);
    m_ui->columns->setFocus();
}

ArrangeDialog::~ArrangeDialog() = default;

void ArrangeDialog::fill(const std::vector<TableColumn>& entries)
{
    const QSignalBlocker filling(m_ui->columns);
    m_ui->columns->clear();
    const auto check = [](QTreeWidgetItem* item, bool shown) {
        item->setCheckState(0, shown ? Qt::Checked : Qt::Unchecked);
    };
    const auto showWidth = [this](QTreeWidgetItem* item) {
        const int width = m_columns.chosenWidths.value(*idOf(item), m_columns.widths.value(*idOf(item)));
        item->setText(1, width > 0 ? tr("%1 px").arg(QLocale().toString(width)) : QString());
    };
    auto* description = makeItem(tr("Description"), {});
    check(description, !m_columns.choice.descriptionHidden);
    showWidth(description);
    m_ui->columns->addTopLevelItem(description);
    for (const QString& provider : providersOf(entries)) {
        auto* group = makeItem(shownName(provider), {provider});
        group->setFlags(group->flags() | Qt::ItemIsAutoTristate);
        m_ui->columns->addTopLevelItem(group);
        for (const TableColumn& column : entries) {
            if (column.id.provider != provider)
                continue;
            auto* key = makeItem(shownName(column.id.key), {provider, column.id.key});
            group->addChild(key);
            check(key, !m_columns.choice.hidden.contains(column.id));
            showWidth(key);
        }
        group->setExpanded(true);
    }
    for (int at = 0; at < m_ui->columns->topLevelItemCount(); ++at)
        speak(m_ui->columns->topLevelItem(at));
    m_ui->columns->setCurrentItem(
        m_ui->columns->topLevelItem(std::min(1, m_ui->columns->topLevelItemCount() - 1)));
    showCurrent();
}

QTreeWidgetItem* ArrangeDialog::currentProvider() const
{
    QTreeWidgetItem* item = m_ui->columns->currentItem();
    if (item && item->parent())
        item = item->parent();
    return item && !namesOf(item).isEmpty() ? item : nullptr;
}

void ArrangeDialog::showCurrent()
{
    QTreeWidgetItem* provider = currentProvider();
    const int place = provider ? m_ui->columns->indexOfTopLevelItem(provider) : -1;
    m_ui->up->setEnabled(place > 1); // Description stays first
    m_ui->down->setEnabled(place > 0 && place + 1 < m_ui->columns->topLevelItemCount());
    const auto id = idOf(m_ui->columns->currentItem());
    const int width = id ? m_columns.chosenWidths.value(*id, m_columns.widths.value(*id)) : 0;
    const QSignalBlocker blocker(m_ui->width);
    m_ui->width->setEnabled(id.has_value());
    m_ui->width->setValue(width);
}

void ArrangeDialog::move(int step)
{
    QTreeWidgetItem* current = m_ui->columns->currentItem();
    QTreeWidgetItem* provider = currentProvider();
    const int place = m_ui->columns->indexOfTopLevelItem(provider);
    const bool expanded = provider->isExpanded();
    m_ui->columns->takeTopLevelItem(place);
    m_ui->columns->insertTopLevelItem(place + step, provider);
    provider->setExpanded(expanded);
    m_ui->columns->setCurrentItem(current);
    showCurrent();
    announce(this,
        tr("%1 is provider %2 of %3")
            .arg(provider->text(0), locale().toString(place + step),
                locale().toString(m_ui->columns->topLevelItemCount() - 1)));
}

/// A tick that the person sets or takes away.
void ArrangeDialog::follow(QTreeWidgetItem* item, int column)
{
    if (column != 0)
        return;
    QTreeWidgetItem* const top = item->parent() ? item->parent() : item;
    speak(top);
    if (item == m_ui->columns->currentItem())
        announce(this, item->data(0, Qt::AccessibleTextRole).toString());
}

/// Which are shown, in words: of itself and of its keys.
void ArrangeDialog::speak(QTreeWidgetItem* item) const
{
    const QSignalBlocker saying(m_ui->columns);
    const QString state = item->checkState(0) == Qt::Checked ? tr("shown")
        : item->checkState(0) == Qt::Unchecked               ? tr("hidden")
                                                             : tr("partly shown");
    const QString name
        = item->parent() ? tr("%1 of %2").arg(item->text(0), item->parent()->text(0)) : item->text(0);
    item->setData(
        0, Qt::AccessibleTextRole, tr("%1, %2", "a column and whether it is shown").arg(name, state));
    for (int key = 0; key < item->childCount(); ++key)
        speak(item->child(key));
}

void ArrangeDialog::chooseWidth(int width)
{
    QTreeWidgetItem* current = m_ui->columns->currentItem();
    m_columns.chosenWidths.insert(*idOf(current), width);
    current->setText(1, tr("%1 px").arg(QLocale().toString(width)));
}

void ArrangeDialog::reset()
{
    m_columns.chosenWidths.clear();
    m_columns.choice.hidden.clear();
    m_columns.choice.descriptionHidden = false;
    m_columns.choice.providerOrder.clear();
    fill(m_columns.entriesByUse);
}

ColumnChoice ArrangeDialog::choice() const
{
    ColumnChoice choice = m_columns.choice;
    choice.hidden.clear();
    QStringList order;
    for (int at = 0; at < m_ui->columns->topLevelItemCount(); ++at) {
        const QTreeWidgetItem* item = m_ui->columns->topLevelItem(at);
        if (namesOf(item).isEmpty()) {
            choice.descriptionHidden = item->checkState(0) == Qt::Unchecked;
            continue;
        }
        order += namesOf(item).first();
        for (int key = 0; key < item->childCount(); ++key) {
            if (item->child(key)->checkState(0) == Qt::Unchecked)
                choice.hidden.insert(*idOf(item->child(key)));
        }
    }
    // Where nothing was moved a provider that is used more tomorrow still goes before the others.
    if (!choice.providerOrder.isEmpty() || order != providersOf(m_columns.entriesByUse))
        choice.providerOrder = order;
    return choice;
}

} // namespace flavormap

#include "moc_arrangedialog.cpp"
