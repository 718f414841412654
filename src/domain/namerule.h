// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArrayView>

namespace flavormap {

/// Image type names: 1 to 255 of [a-zA-Z0-9_.-] (the server's rule), and not "." or "..", which an HTTP stack
/// resolves as a path. Errors: Invalid, naming the name, the first wrong character and what is allowed.
Result<void> checkName(const QString& name);

/// The same rule over UTF-8, without a sentence: for lists of names.
bool isAddressableName(QByteArrayView name);

/// One name on a server that does not distinguish case.
QString caseFolded(const QString& name);

} // namespace flavormap
