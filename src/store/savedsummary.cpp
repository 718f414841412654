// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/savedsummary.h"

#include "store/privatefiles.h"

#include <QCoreApplication>

namespace flavormap {

Result<void> saveSummaryFile(const QString& path, const QByteArray& contents)
{
    const QString why = writePrivateFile(path, contents);
    if (why.isEmpty())
        return {};
    return failure(Error::Kind::Storage,
        QCoreApplication::translate(
            "flavormap::SaveSummary", "The summary could not be written to “%1”: %2. Choose another folder.")
            .arg(path, why));
}

} // namespace flavormap
