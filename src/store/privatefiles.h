// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QFileDevice>
#include <QStringList>

namespace flavormap {

/// 0600 and 0700: nobody else on this computer reads connections and drafts.
constexpr QFileDevice::Permissions privateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions privateFolder = privateFile | QFileDevice::ExeOwner;

/// Makes the folder and what is missing above it, 0700 each. A folder that is there keeps its permissions: it
/// may be one of the person's own. Error Storage.
Result<void> makePrivateFolder(const QString& path);
/// A folder that this user can't enter: what is in it can't even be seen.
bool isClosedFolder(const QString& path);
/// Its disk is mounted read-only: no permission of the folder helps.
bool isOnReadOnlyDisk(const QString& folder);

/// Writes a file whole or not at all, 0600. Gives why it could not be written; empty: it was.
QString writePrivateFile(const QString& path, const QByteArray& contents);

/// Renames a file that can't be read to "NAME.damaged-2026-11-24T035530", and with it the companions
/// (`path` + each of `endings`) that are there. Never replaces anything. Gives the new path; Error Storage
/// when the folder refuses: then nothing was renamed, or the file has its new name already.
Result<QString> setAside(const QString& path, const QStringList& endings = {});

} // namespace flavormap
