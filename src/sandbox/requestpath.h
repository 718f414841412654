// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringList>

#include <optional>

namespace flavormap {

/// The parts of a request's path as the real server sees them: a bare "." or ".." is resolved first, then
/// escapes are decoded (%2E is a name, %2F separates), then the path is split; empty parts and the query do
/// not count. Nothing: a malformed escape.
std::optional<QStringList> pathParts(QByteArrayView target);

} // namespace flavormap
