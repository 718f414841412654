// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/summaryfile.h"

#include "store/savedsummary.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

QCoro::Task<Result<void>> writeSummary(QString path, QByteArray contents)
{
    auto writing = QtConcurrent::run(&saveSummaryFile, std::move(path), std::move(contents));
    co_return co_await writing;
}

} // namespace flavormap
