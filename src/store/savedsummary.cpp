// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/savedsummary.h"

#include "store/privatefiles.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace flavormap {

Result<void> saveSummaryFile(const QString& path, const QByteArray& contents)
{
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly)) {
        out.setPermissions(privateFile);
        const bool written = out.write(contents) == contents.size() && out.flush(); // as for a full disk
        if (written && out.commit())
            return {};
    }
    return failure(Error::Kind::Storage,
        QCoreApplication::translate(
            "flavormap::SaveSummary", "The summary could not be written to “%1”: %2. Choose another folder.")
            .arg(path, out.errorString()));
}

} // namespace flavormap
