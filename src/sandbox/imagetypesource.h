// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "sandbox/sandboxoptions.h"

#include <QList>

#include <optional>

namespace flavormap {

/// The elements of a JSON array, each as it is spelled; a single object is a list of one. Nothing: neither of
/// the two.
std::optional<QList<QByteArray>> jsonElements(const QByteArray& json);

/// The image types that the options ask for, as JSON objects (not for generated ones: see generator.h).
/// Errors: Storage (a directory or file that can't be read), Invalid (what is in it), naming the file.
Result<QList<QByteArray>> imageTypesToServe(const SandboxOptions& options);

} // namespace flavormap
