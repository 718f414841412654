// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/activitywriter.h"

#include "store/activityfile.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

QCoro::Task<Result<void>> writeActivity(QString path, std::vector<RequestRecord> records)
{
    auto writing = QtConcurrent::run(&saveActivityFile, std::move(path), std::move(records));
    co_return co_await writing;
}

} // namespace flavormap
