// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/changesfile.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace flavormap {

SavedChanges changesFor(const Connection& connection, Patch patch)
{
    DraftKey place = connection.draftKey();
    place.profile = {};
    return {std::move(patch), connection.name, std::move(place), QDateTime::currentDateTime()};
}

QCoro::Task<Result<void>> writeChanges(QString path, SavedChanges changes)
{
    auto writing = QtConcurrent::run(&savePatchFile, std::move(path), std::move(changes));
    co_return co_await writing;
}

QCoro::Task<Result<SavedChanges>> readChanges(QString path)
{
    auto reading = QtConcurrent::run(&loadPatchFile, std::move(path));
    co_return co_await reading;
}

} // namespace flavormap
