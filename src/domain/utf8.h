// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace flavormap {

/// Several GB/s: cheap enough for every reply.
bool isValidUtf8(QByteArrayView bytes);

/// Where the first byte stands that is not UTF-8, -1: nowhere.
qsizetype firstBadUtf8(QByteArrayView bytes);

} // namespace flavormap
