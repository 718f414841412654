// SPDX-License-Identifier: GPL-3.0-or-later
// The Help menu of a MainWindow.
#include "gui/help/aboutdialog.h"
#include "gui/help/diagnostics.h"
#include "gui/help/shortcutsdialog.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/noticebar.h"
#include "gui/shell/openconnection.h"

#include <QClipboard>
#include <QGuiApplication>

namespace flavormap {

void MainWindow::connectHelp()
{
    const auto copy = [this] {
        QGuiApplication::clipboard()->setText(diagnostics(*this, m_open ? &m_open->workspace() : nullptr));
        m_notices->show({QStringLiteral("diagnostics"), NoticeBar::Kind::Information,
            tr("Diagnostics were copied. They name no server, user or value."), {}});
    };
    const auto open = [](QDialog* dialog) {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    connect(m_actions.shortcuts, &QAction::triggered, this,
        [this, open] { open(new ShortcutsDialog(keyHelp(*this), this)); });
    connect(m_actions.copyDiagnostics, &QAction::triggered, this, copy);
    connect(m_actions.about, &QAction::triggered, this, [this, open, copy] {
        auto* about = new AboutDialog(this);
        connect(about, &AboutDialog::copyDiagnostics, this, copy);
        open(about);
    });
}

} // namespace flavormap
