// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mergedcellsdialog.h"

#include "edit/plantext.h"
#include "models/tablecell.h"
#include "ui_mergedcellsdialog.h"

#include <QHeaderView>
#include <QStandardItemModel>

namespace flavormap {

namespace {

QStandardItem* itemOf(const QString& text)
{
    auto* item = new QStandardItem(text);
    item->setToolTip(text); // where the column is too narrow
    item->setEditable(false);
    return item;
}

} // namespace

MergedCellsDialog::MergedCellsDialog(
    const QString& text, const std::vector<RebaseReport::Merged>& merged, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::MergedCellsDialog>())
{
    m_ui->setupUi(this);
    m_ui->text->setText(text);
    auto* model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Image type"), tr("Cell"), tr("Was"), tr("Is now")});
    for (const RebaseReport::Merged& each : merged) {
        model->appendRow({itemOf(each.name), itemOf(shownPath(each.cell.path)),
            itemOf(spokenText(each.cell.before)), itemOf(spokenText(each.cell.after))});
    }
    m_ui->list->setModel(model);
    m_ui->list->verticalHeader()->hide();
    m_ui->list->horizontalHeader()->setResizeContentsPrecision(100); // of many, the first say how wide
    m_ui->list->resizeColumnsToContents();
    m_ui->list->horizontalHeader()->setStretchLastSection(true);
    m_ui->list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_ui->list->setCurrentIndex(model->index(0, 0));
    const int em = fontMetrics().height();
    resize(QSize(44 * em, 22 * em).boundedTo(parent ? parent->size() - QSize(40, 40) : QSize(640, 400)));
}

MergedCellsDialog::~MergedCellsDialog() = default;

} // namespace flavormap

#include "moc_mergedcellsdialog.cpp"
