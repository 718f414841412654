// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/utf8.h"

#include <simdjson.h>

namespace flavormap {

bool isValidUtf8(QByteArrayView bytes)
{
    return simdjson::validate_utf8(bytes.data(), size_t(bytes.size()));
}

qsizetype firstBadUtf8(QByteArrayView bytes)
{
    if (isValidUtf8(bytes))
        return -1;
    // The first bad place is in the shortest bad prefix. A prefix may end inside a character that is fine, so
    // each probe is cut back to the beginning of its last character first; a character has at most four
    // bytes.
    qsizetype good = 0;           // bytes before this are valid
    qsizetype bad = bytes.size(); // the prefix of this length is not
    while (bad - good > 4) {
        qsizetype middle = good + (bad - good) / 2;
        for (int back = 0; back < 3 && middle > good + 1 && (quint8(bytes[middle]) & 0xc0) == 0x80; ++back)
            --middle;
        if (isValidUtf8(bytes.sliced(good, middle - good)))
            good = middle;
        else
            bad = middle;
    }
    for (qsizetype length = 1; length <= 4 && good + length <= bytes.size(); ++length) {
        if (isValidUtf8(bytes.sliced(good, length))) {
            good += length;
            length = 0;
        }
    }
    return good;
}

QString textFromUtf8(QByteArrayView bytes)
{
    static constexpr QByteArrayView mark = "\xef\xbb\xbf";
    qsizetype marks = 0;
    for (; bytes.startsWith(mark); bytes = bytes.sliced(mark.size()))
        ++marks;
    const QString text = QString::fromUtf8(bytes);
    return marks == 0 ? text : QString(marks, QChar(0xfeff)) + text;
}

} // namespace flavormap
