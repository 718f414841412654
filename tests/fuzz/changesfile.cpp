// SPDX-License-Identifier: GPL-3.0-or-later
// A file of changes, as a person may open it.
#include "fuzz/promise.h"

#include "store/patchfile.h"

#include <QFile>
#include <QTemporaryDir>

using namespace flavormap;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const QTemporaryDir folder(QStringLiteral("/dev/shm/flavormap-fuzz-XXXXXX"));
    const QString given = folder.filePath(QStringLiteral("given"));
    QFile file(given);
    promise(file.open(QIODevice::WriteOnly), "there is a place for the file");
    file.write(reinterpret_cast<const char*>(data), qint64(size));
    file.close();

    const auto changes = loadPatchFile(given);
    if (!changes) {
        promise(changes.error().message.contains(given), "an error names the file");
        return 0;
    }
    const QString written = folder.filePath(QStringLiteral("written"));
    promise(savePatchFile(written, *changes).has_value(), "it can be saved");
    const auto again = loadPatchFile(written);
    promise(again.has_value(), "what is saved can be opened");
    promise(again->patch == changes->patch, "and is the same");
    promise(again->connection == changes->connection && again->place == changes->place,
        "from the same connection");
    return 0;
}
