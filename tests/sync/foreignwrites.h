// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultyworkspace.h"

#include "api/imagetypesclient.h"

#include <atomic>
#include <functional>

namespace flavormap {

/// Does `write` when the sandbox gets the request of this method and number (from 0) on image types.
inline void atRequest(FaultyWorkspace& at, const char* method, int number, std::function<void()> write)
{
    at.server.onRequest(
        [method = QByteArray(method), number, write = std::move(write),
            seen = std::make_shared<std::atomic<int>>(0)](const QByteArray& asked, const QString& path) {
            if (asked == method && path.contains(QStringLiteral("/imagetypes")) && (*seen)++ == number)
                write();
        });
}

/// A colleague writes an image type.
inline void theirs(FaultyWorkspace& at, const QString& name, const QByteArray& json)
{
    if (const auto done = at.server.replaceBehindTheBack(name, json); !done)
        qFatal("%s", qPrintable(done.error().message));
}

inline void theirs(FaultyWorkspace& at, const QByteArray& image = "theirs")
{
    theirs(at, alpha, alphaWith(image));
}

/// What a version holds in google image; absent: it is not there.
inline Value inVersion(const FaultyWorkspace& at, const QString& name, qint64 version)
{
    HttpFunnel funnel(at.endpoint);
    ImageTypesClient client(funnel);
    const auto kept = QCoro::waitFor(client.getVersion(name, version));
    return kept ? kept->value(googleImage) : Value();
}

} // namespace flavormap
