// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpframe.h"

#include <QList>

namespace flavormap {

std::optional<HttpFrame> HttpFrame::of(const QByteArray& bytes, bool isReply)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    HttpFrame frame{.headSize = end + 4};
    QList<QByteArray> lines = bytes.first(end).split('\n');
    const QByteArray first = lines.takeFirst();
    bool isAnnounced = false;
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (line.first(std::max<qsizetype>(colon, 0)).trimmed().compare("Content-Length", Qt::CaseInsensitive)
            == 0) {
            isAnnounced = true;
            frame.bodySize = line.sliced(colon + 1).trimmed().toLongLong();
        }
    }
    const int status = isReply ? first.split(' ').value(1).toInt() : 0;
    frame.untilClose = isReply && !isAnnounced && status != 204 && status != 304;
    return frame;
}

} // namespace flavormap
