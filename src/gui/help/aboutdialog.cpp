// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/aboutdialog.h"

#include "gui/help/libraries.h"
#include "gui/style/fonts.h"
#include "gui/style/icon.h"
#include "ui_aboutdialog.h"

#include <algorithm>

namespace flavormap {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    m_ui->picture->setPixmap(applicationIcon().pixmap(48, 48));
    m_ui->version->setText(tr("Flavormap %1").arg(QStringLiteral(FLAVORMAP_VERSION)));
    m_ui->version->setFont(weighted(font(), QFont::DemiBold));
    for (const Library& library : libraries())
        new QTreeWidgetItem(m_ui->libraries,
            {library.name, library.version.isEmpty() ? tr("the system's") : library.version,
                library.licence});
    for (int column = 0; column < m_ui->libraries->columnCount(); ++column)
        m_ui->libraries->resizeColumnToContents(column);
    connect(m_ui->copy, &QPushButton::clicked, this, &AboutDialog::copyDiagnostics);
    m_ui->close->setFocus();
    const int width
        = sizeHint().width(); // Qt takes at most two thirds of the screen, whatever is cut by that
    resize(width, std::max(sizeHint().height(), layout()->totalMinimumHeightForWidth(width)));
}

AboutDialog::~AboutDialog() = default;

} // namespace flavormap

#include "moc_aboutdialog.cpp"
