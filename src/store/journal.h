// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/journalitem.h"

#include <QCoroTask>

#include <vector>

namespace flavormap {

class DraftStore;

/// What Apply did, on disk before a request leaves and after it ended. Only tells the person; nothing is
/// resumed from it. Owned by its DraftStore; writes go through the same store thread and are grouped with
/// whatever waits.
class Journal
{
public:
    /// Done when SQLite acknowledged it. Error Storage: nothing may be sent.
    QCoro::Task<Result<void>> record(JournalItem item);
    QCoro::Task<Result<void>> record(std::vector<JournalItem> items); ///< in one go
    /// All items of the newest run, in order of writing.
    QCoro::Task<Result<std::vector<JournalItem>>> lastRun();
    QCoro::Task<Result<std::vector<JournalItem>>> run(QString run);

private:
    friend class DraftStore;
    explicit Journal(DraftStore& store);
    DraftStore& m_store;
};

} // namespace flavormap
