// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity/activityexport.h"

#include "gui/widgets/filedialog.h"
#include "sync/activitywriter.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QMessageBox>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::ActivityExport)
};

} // namespace

QCoro::Task<void> exportActivity(QPointer<QWidget> window, std::vector<RequestRecord> records)
{
    QPointer<QFileDialog> dialog
        = makeFileDialog(window, Words::tr("Export requests"), QFileDialog::AcceptSave);
    dialog->setNameFilter(Words::tr("JSON Lines (*.jsonl)"));
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->selectFile(QStringLiteral("flavormap-activity.jsonl"));
    dialog->open();
    co_await qCoro(static_cast<QDialog*>(dialog), &QDialog::finished);
    if (!dialog)
        co_return; // its window was closed
    const bool accepted = dialog->result() == QDialog::Accepted;
    const QString path = dialog->selectedFiles().value(0);
    dialog->deleteLater();
    if (!accepted || path.isEmpty())
        co_return;
    const Result<void> saved = co_await writeActivity(path, std::move(records));
    if (saved || !window)
        co_return;
    auto* box
        = new QMessageBox(QMessageBox::Warning, QString(), saved.error().message, QMessageBox::Close, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->open();
}

} // namespace flavormap
