// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

class QSqlError;

namespace flavormap {

/// Why a draft file failed: what the store decides by. The sentence in `error` is what the person reads.
struct StorageFault
{
    enum class Cause : quint8 {
        Damaged,    ///< not SQLite, torn, or not what this program wrote: is set aside
        Foreign,    ///< a good file, but of something or somebody else: is set aside
        Newer,      ///< of a newer version of this program: is not touched
        Full,       ///< the disk
        Denied,     ///< no right to write
        ReadOnly,   ///< the disk is mounted so
        Unreadable, ///< no right to read, or to enter the folder
        Replaced,   ///< another file has its name now
        Failed,     ///< anything else (I/O)
        Absent,     ///< opened to read only, and there is none
    };

    Cause cause = Cause::Failed;
    Error error;
};

template <typename T> using Outcome = tl::expected<T, StorageFault>;

/// Why nothing may be made in that folder: Denied, Unreadable or ReadOnly.
StorageFault::Cause deniedIn(const QString& folder);
/// `path` names the draft file in the sentence.
StorageFault storageFault(StorageFault::Cause cause, const QString& path, const QString& detail = {});
StorageFault storageFault(const QSqlError& error, const QString& path);

inline tl::unexpected<StorageFault> fault(
    StorageFault::Cause cause, const QString& path, const QString& detail = {})
{
    return tl::unexpected<StorageFault>(storageFault(cause, path, detail));
}

} // namespace flavormap
