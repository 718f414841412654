// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/requestpath.h"

#include <cctype>

namespace flavormap {

namespace {
bool hasMalformedEscape(QByteArrayView text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        if (at + 2 >= text.size() || !std::isxdigit(uchar(text[at + 1]))
            || !std::isxdigit(uchar(text[at + 2])))
            return true;
    }
    return false;
}

QByteArray withoutBareDots(const QByteArray& path)
{
    QList<QByteArray> kept;
    for (const QByteArray& part : path.split('/')) {
        if (part == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!part.isEmpty() && part != ".") {
            kept.append(part);
        }
    }
    return kept.join('/');
}
} // namespace

std::optional<QStringList> pathParts(QByteArrayView target)
{
    const qsizetype query = target.indexOf('?');
    const QByteArrayView path = query < 0 ? target : target.first(query);
    if (hasMalformedEscape(path))
        return std::nullopt;
    const QByteArray decoded = QByteArray::fromPercentEncoding(withoutBareDots(path.toByteArray()));
    return QString::fromUtf8(decoded).split(u'/', Qt::SkipEmptyParts);
}

} // namespace flavormap
