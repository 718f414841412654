// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/imagetypesclient.h"
#include "sandbox/sandboxserver.h"
#include "support/faultproxy.h"
#include "support/imagetypes.h"

#include <QCoroTask>

namespace flavormap {

/// A real sandbox with the image types "web" and "db", a proxy before it that breaks what the test wants
/// broken, and a client of that proxy: where tests of the wire begin.
class BrokenWire
{
public:
    static constexpr auto patience = std::chrono::milliseconds(20'000); ///< longer than any test takes

    explicit BrokenWire(HttpLimits limits = {.inactivity = patience})
        : server(twoTypes())
        , isStarted(server.start().has_value())
        , proxy(server.port())
        , endpoint(endpointOf(proxy.port()))
        , funnel(endpoint, nullptr, limits)
        , client(funnel)
    {
        if (!isStarted)
            qFatal("the sandbox does not start");
    }

    static Endpoint endpointOf(quint16 port)
    {
        Endpoint endpoint;
        endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1/v2").arg(port));
        endpoint.tenant = QStringLiteral("superadmin");
        endpoint.user = QStringLiteral("admin");
        endpoint.apiKey = QStringLiteral("s3cret-key");
        return endpoint;
    }

    static ImageType web() { return typeOf("{'name': 'web', 'description': 'Web', 'providermap': {}}"); }

    /// "127.0.0.1:PORT", as sentences name it.
    QString address() const { return endpoint.shownAddress(); }

    SandboxServer server;
    const bool isStarted;
    FaultProxy proxy;
    const Endpoint endpoint;
    HttpFunnel funnel;
    ImageTypesClient client;

private:
    static SandboxOptions twoTypes()
    {
        SandboxOptions options;
        options.imageTypesJson = R"([{"name":"db","description":"Database","providermap":{}},
            {"name":"web","description":"Web","providermap":{}}])";
        return options;
    }
};

} // namespace flavormap
