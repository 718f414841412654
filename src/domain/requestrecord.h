// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

#include <optional>

namespace flavormap {

/// One HTTP exchange as the Activity dock shows it. Secrets are gone before a record is made: the key's
/// header reads
/// "$COOPR_API_KEY", bodies of /providers are left out.
struct RequestRecord
{
    quint64 id = 0;    ///< counts up within one funnel
    QDateTime started; ///< this computer's time
    QByteArray method;
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> requestHeaders;
    QByteArray requestBody; ///< whole
    int status = 0;         ///< 0: no answer
    QList<QPair<QByteArray, QByteArray>> replyHeaders;
    QByteArray replyBody; ///< at most the first 64 KiB
    qint64 bytesReceived = 0;
    qint64 milliseconds = 0; ///< from the call to the end
    std::optional<Error> error;
};

/// The request as a curl command for a POSIX shell, the key as "$COOPR_API_KEY".
QString toCurl(const RequestRecord& record);

} // namespace flavormap
