// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace flavormap {

/// Which of the two servers of CONTRACT.md the sandbox is: the public REST page's, or the one that was
/// measured.
enum class Dialect : quint8 { Page, Server };

/// What a SandboxServer is made with. Of `types`, `loadDirectory`, `imageTypesJson` the first that is set
/// gives the image types of the tenant "superadmin"; with none of them it is the built-in catalogue.
struct SandboxOptions
{
    Dialect dialect = Dialect::Server;
    quint16 port = 0; ///< 0: any free one
    int delayMs = 0;  ///< waited before each answer, after the request has done its work

    int types = 0;             ///< more than 0: that many generated image types
    int providers = 8;         ///< of the generated image types: 1 to 64
    quint64 seed = 1;          ///< same seed, same catalogue
    QString loadDirectory;     ///< *.json, each an image type or an array of them
    QByteArray imageTypesJson; ///< an array of image types; "[]" is an empty server; null: not set

    QStringList otherTenants = {QStringLiteral("empty")}; ///< without image types, besides "superadmin"
    bool caseInsensitiveNames = false; ///< as on MariaDB: dup and DUP are one; the list has no order
    bool collisions = false; ///< writers of one name may choose the same version: 500 for the later, as on
                             ///< the real server
    QByteArray bearerToken;  ///< not empty: security is on, every path wants "Authorization: Bearer <token>"
};

} // namespace flavormap
