// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultyworkspace.h"

namespace flavormap {

/// The shortest time-out that there is, for what ends by it; what doesn't is never hurried.
constexpr std::chrono::seconds shortest(1);
constexpr std::chrono::seconds patient(10);

inline std::chrono::seconds timeoutFor(const WireFault& fault)
{
    return fault.isSilent || fault.stallReplyAt || fault.dribbleBytes > 0 ? shortest : patient;
}

inline const QByteArray html = "<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>";

/// 400 bytes a second, without end.
inline WireFault slowReply()
{
    WireFault fault = WireFault::dribble(40, 100);
    fault.instead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n["
        + QByteArray(999'999, ' ');
    return fault;
}

/// Rows: what a server, or what stands before it, may answer where it does nothing.
inline void anyBodyOfAnyStatus()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    using Kind = Error::Kind;
    const QList<std::pair<int, Kind>> statuses{{400, Kind::Invalid}, {401, Kind::Denied}, {403, Kind::Denied},
        {404, Kind::NotFound}, {409, Kind::Conflict}, {500, Kind::ServerFault}};
    const QList<std::pair<const char*, QByteArray>> bodies{{"empty", ""}, {"text", "no"}, {"web page", html},
        {"1 MB", QByteArray(1 << 20, 'x')}, {"bytes", QByteArray("\x00\xff\xfe\x01", 4)},
        {"JSON", R"({"error":{"code":7}})"}};
    for (const auto& [status, kind] : statuses) {
        for (const auto& [name, body] : bodies)
            QTest::addRow("%d, %s", status, name) << status << body << kind;
    }
}

/// The image type of stageFor().
inline QString nameFor(const QByteArray& method)
{
    return method == "PUT" ? alpha : method == "DELETE" ? beta : delta;
}

/// One change, which is sent by this method.
inline void stageFor(FaultyWorkspace& at, const QByteArray& method)
{
    if (method == "PUT")
        at.set(alpha, googleImage, QStringLiteral("mine"));
    else if (method == "DELETE")
        at.stageDelete(beta);
    else
        at.stageCreate("mine");
}

/// Has the server done what stageFor() staged?
inline bool isStored(const FaultyWorkspace& at, const QByteArray& method)
{
    if (method == "DELETE")
        return at.server.imageType(beta).isEmpty();
    return at.onServer(nameFor(method)).value(googleImage) == text("mine");
}

} // namespace flavormap
