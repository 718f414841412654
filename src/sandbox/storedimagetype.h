// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/imagetype.h"
#include "domain/result.h"
#include "sandbox/sandboxoptions.h"

namespace flavormap {

/// Is this a body that the real server never answers: nothing, blanks, or null?
bool isNeverAnswered(const QByteArray& body);

/// Reads what POST or PUT sent, by the dialect's rules, and makes of it what that server stores.
/// Server: normalised (see comparison.h). Page: kept as it came; description and a provider map are a must.
/// Errors: Invalid; `message` is the reply's text, not a sentence for a person.
Result<ImageType> readImageType(const QByteArray& body, Dialect dialect);

/// Reads one that a server already holds: the name counts, of the members the page asks for no one.
Result<ImageType> readStoredImageType(const QByteArray& json, Dialect dialect);

/// The JSON that a reply shows: on the server in its own order of members, with `version`; on the page as it
/// came, without.
QByteArray storedJson(const ImageType& imageType, qint64 version, Dialect dialect);

} // namespace flavormap
