// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace flavormap {

/// Several GB/s: cheap enough for every reply.
bool isValidUtf8(QByteArrayView bytes);

/// Where the first byte stands that is not UTF-8, -1: nowhere.
qsizetype firstBadUtf8(QByteArrayView bytes);

/// QString::fromUtf8 drops a U+FEFF at the beginning; a value that begins with one must keep it.
QString textFromUtf8(QByteArrayView bytes);

} // namespace flavormap
