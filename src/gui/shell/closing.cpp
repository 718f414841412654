// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/closing.h"

#include "gui/widgets/question.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QLocale>
#include <QPushButton>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::Closing)
};

} // namespace

QCoro::Task<ApplyChoice> askDuringApply(QWidget* window, Workspace* workspace)
{
    const ApplyJob& job = *workspace->applyJob();
    auto* box = new Question(workspace->connection().identity(),
        Words::tr("%1 of %n change(s) are applied to %2 so far.", nullptr, int(job.items().size()))
            .arg(job.endedCount())
            .arg(workspace->connection().name),
        Words::tr("What was not sent stays staged."), window);
    const QPushButton* wait = box->addButton(Words::tr("Wait until it ends"), QMessageBox::AcceptRole);
    const QPushButton* stop
        = box->addButton(Words::tr("Stop after the requests in flight"), QMessageBox::DestructiveRole);
    box->addButton(Words::tr("Cancel"), QMessageBox::RejectRole);
    box->open();
    co_await qCoro(box, &QDialog::finished);
    const QAbstractButton* clicked = box->clickedButton();
    box->deleteLater();
    co_return clicked == wait ? ApplyChoice::Wait : clicked == stop ? ApplyChoice::Stop : ApplyChoice::Cancel;
}

QCoro::Task<bool> askAboutUnfinished(QWidget* window, Workspace* workspace, QStringList names)
{
    auto* box = new Question(workspace->connection().identity(),
        Words::tr("What was typed as JSON of %1 can't be staged as it is.")
            .arg(QLocale().createSeparatedList(names)),
        Words::tr("Mend it in the JSON tab of the form, or lose it. What is staged stays."), window);
    const QPushButton* lose
        = box->addButton(Words::tr("Close and lose what was typed"), QMessageBox::DestructiveRole);
    box->addButton(Words::tr("Cancel"), QMessageBox::RejectRole);
    box->open();
    co_await qCoro(box, &QDialog::finished);
    const bool leaves = box->clickedButton() == lose;
    box->deleteLater();
    co_return leaves;
}

QCoro::Task<LossChoice> askAboutLoss(QWidget* window, Workspace* workspace)
{
    const int changes = workspace->session().changedCount();
    auto* box = new Question(workspace->connection().identity(),
        Words::tr("%n change(s) for %1 can't be kept as a draft.", nullptr, changes)
            .arg(workspace->connection().name),
        workspace->storeFailure() ? workspace->storeFailure()->message : QString(), window);
    const QPushButton* save = box->addButton(Words::tr("Save changes to a file…"), QMessageBox::AcceptRole);
    const QPushButton* lose = box->addButton(
        Words::tr("Close and lose %n change(s)", nullptr, changes), QMessageBox::DestructiveRole);
    box->addButton(Words::tr("Cancel"), QMessageBox::RejectRole);
    box->open();
    co_await qCoro(box, &QDialog::finished);
    const QAbstractButton* clicked = box->clickedButton();
    box->deleteLater();
    co_return clicked == save ? LossChoice::Save : clicked == lose ? LossChoice::Lose : LossChoice::Cancel;
}

} // namespace flavormap
