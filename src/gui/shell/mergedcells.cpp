// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mergedcells.h"

#include "gui/shell/mergedcellsdialog.h"
#include "gui/shell/noticebar.h"

#include <QCoreApplication>
#include <QLocale>

namespace flavormap {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(flavormap::MergedCells)
};

} // namespace

void tellOfMergedCells(
    NoticeBar& notices, QPointer<QWidget> window, const RebaseReport& report, const QDateTime& readAt)
{
    if (report.merged.empty())
        return;
    const QString text = Words::tr("%n cell(s) came from the server at %1, beside what you have staged.",
        nullptr, int(report.merged.size()))
                             .arg(QLocale().toString(readAt.time(), QLocale::ShortFormat));
    const auto list = [window, text, merged = report.merged] {
        if (!window)
            return;
        auto* dialog = new MergedCellsDialog(text, merged, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    notices.show(
        {QStringLiteral("merged"), NoticeBar::Kind::Information, text, {{Words::tr("Show which"), list}}});
}

} // namespace flavormap
