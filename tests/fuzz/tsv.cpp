// SPDX-License-Identifier: GPL-3.0-or-later
// What the clipboard may hold.
#include "fuzz/promise.h"

#include "domain/tsv.h"

using namespace flavormap;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto rows = fromTsv(text);
    for (const QStringList& row : rows)
        promise(!row.isEmpty() && row.size() == rows.front().size(), "all rows are as long as the longest");
    const bool isOneEmptyCell = rows.size() == 1 && rows.front() == QStringList{QString()};
    if (!rows.empty() && !isOneEmptyCell) // which is written as nothing
        promise(fromTsv(toTsv(rows)) == rows, "what is copied is pasted as it was");
    return 0;
}
