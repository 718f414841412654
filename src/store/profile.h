// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>

namespace flavormap {

/// A saved connection, without its key (that is in SecretStore).
struct Profile
{
    QUuid id;
    QString name;    ///< unique among the profiles, not empty
    int colour = 5;  ///< 0 … 7, index of the connection colours
    QString address; ///< as typed: http(s)://host:port[/path]
    QString tenant;
    QString user;
    bool production = false;
    bool readOnly = false;
    QString caFile;
    int timeoutSeconds = 30; ///< 1 … 600
    QDateTime lastUsed;      ///< this computer's time; invalid: never
    QJsonObject unknown;     ///< members of the file that this version doesn't know: kept

    bool operator==(const Profile&) const = default;
};

} // namespace flavormap
