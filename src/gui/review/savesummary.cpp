// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/review/savesummary.h"

#include "gui/widgets/filedialog.h"
#include "gui/widgets/question.h"
#include "sync/summaryfile.h"

#include <QCoreApplication>
#include <QCoroSignal>

namespace flavormap {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::SaveSummary)
};

QCoro::Task<QString> askForFile(QPointer<QWidget> window)
{
    const QString asText = Words::tr("Text (*.txt)");
    QPointer<QFileDialog> dialog
        = makeFileDialog(window, Words::tr("Save the summary of this Apply"), QFileDialog::AcceptSave);
    dialog->setNameFilters({asText, Words::tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"flavormap-apply"_s);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, asText](const QString& filter) {
        dialog->setDefaultSuffix(filter == asText ? u"txt"_s : u"json"_s);
    });
    dialog->open();
    co_await qCoro(static_cast<QDialog*>(dialog), &QDialog::finished);
    if (!dialog)
        co_return QString(); // its window was closed
    dialog->deleteLater();
    co_return dialog->result() == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString();
}

} // namespace

QCoro::Task<void> saveSummary(QPointer<QWidget> window, QPointer<Workspace> workspace, ApplyReport report)
{
    const QString path = co_await askForFile(window);
    if (path.isEmpty() || !window || !workspace)
        co_return;
    const Connection connection = workspace->connection();
    QByteArray contents = report.asText(connection.name).toUtf8();
    std::optional<Error> error;
    if (path.endsWith(u".json"_s, Qt::CaseInsensitive)) {
        const auto journal = co_await workspace->journal(report.run);
        if (journal)
            contents = report.asJson(connection, *journal);
        else
            error = journal.error();
    }
    if (!error) {
        const auto saved = co_await writeSummary(path, contents);
        if (!saved)
            error = saved.error();
    }
    if (!error || !window)
        co_return;
    auto* box = new Question(connection.identity(), error->message, {}, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace flavormap
